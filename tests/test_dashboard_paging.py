"""Order and pages of lists."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.paging import ORDERS, ordered, page_of
from dashboard.table import project_rows
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
SCORES = [0.0, 2.0, 1.0, 0.0, 3.0, 0.0, 0.0, 0.0]
ROWS = project_rows(INDEX, select(INDEX, Filters())).assign(relevance=SCORES)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("relevance", "P5 P2 P3 P1 P4 P6 P7 P8"),
        ("title", "P2 P3 P4 P1 P5 P6 P7 P8"),
        ("start", "P7 P6 P2 P8 P4 P1 P5 P3"),
        ("budget", "P5 P1 P6 P2 P4 P3 P7 P8"),
        ("eu", "P5 P1 P7 P2 P6 P3 P4 P8"),
        ("partners", "P1 P4 P5 P2 P6 P3 P7 P8"),
        ("programme", "P5 P6 P7 P4 P8 P3 P1 P2"),
    ],
)
def test_orders(order, expected):
    assert ordered(ROWS, order)["project_id"].tolist() == expected.split()


def test_every_order_is_tried_above_and_loses_no_row():
    assert len(ORDERS) == 7
    assert all(sorted(ordered(ROWS, order).index) == list(range(8)) for order in ORDERS)


def test_titles_are_sorted_without_regard_to_case():
    rows = pd.DataFrame({"title": ["b", "A", "a", "C"]})
    assert ordered(rows, "title")["title"].tolist() == ["A", "a", "b", "C"]


@pytest.mark.parametrize(
    ("rows", "number", "expected"),
    [
        (0, 1, (1, 1, 0, 0)),
        (8, 1, (1, 1, 1, 8)),
        (50, 1, (1, 1, 1, 50)),
        (51, 2, (2, 2, 51, 51)),
        (120, 2, (2, 3, 51, 100)),
        (120, 99, (3, 3, 101, 120)),
        (120, 0, (1, 3, 1, 50)),
    ],
)
def test_pages(rows, number, expected):
    page = page_of(pd.DataFrame({"x": range(rows)}), number)
    assert (page.number, page.pages, page.first, page.last) == expected


@given(st.integers(0, 40), st.integers(1, 9))
def test_the_pages_together_are_the_list(count, size):
    rows = pd.DataFrame({"x": range(count)})
    pages = page_of(rows, 1, size).pages
    found = [x for number in range(1, pages + 1) for x in page_of(rows, number, size).rows["x"]]
    assert found == list(range(count))
