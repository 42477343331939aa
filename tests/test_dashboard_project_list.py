"""One page of the list of projects: the same rows as sorting all of them, as texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.paging import BEST_FIRST, ORDERS, ordered
from dashboard.project_list import list_message, list_page, sorted_rows
from dashboard.table import project_rows
from dashboard.wording import load_wording
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
LABELS = Labels(INDEX.catalogue, load_wording("en"))
ALL = np.ones(8, dtype=bool)
SORTED = [order for order in ORDERS if order != BEST_FIRST]


def told(selected=ALL, order="title", number=1, size=20, found=None, chosen=""):
    page = list_page(INDEX, selected, order, number, size=size)
    return list_message(INDEX, LABELS, page, SORTED, order, chosen, found)


def column(message, name: str) -> list[str]:
    at = [each["name"] for each in message["columns"]].index(name)
    return [row[at] for row in message["rows"]]


@pytest.mark.parametrize("order", SORTED)
@pytest.mark.parametrize("filters", [Filters(), Filters(countries={"LV"}), Filters(text="none")])
def test_the_order_is_that_of_the_whole_table_sorted(order, filters):
    selection = select(INDEX, filters)
    slow = ordered(project_rows(INDEX, selection), order)["project_id"].tolist()
    rows = sorted_rows(INDEX, selection.project_mask, order)
    assert INDEX.catalogue.projects["project_id"].iloc[rows].tolist() == slow


def test_the_best_come_first_and_equal_ones_keep_their_order():
    scores = np.array([0.0, 2, 1, 0, 3, 0, 0, 0])
    assert sorted_rows(INDEX, ALL, BEST_FIRST, scores).tolist() == [4, 1, 2, 0, 3, 5, 6, 7]
    assert sorted_rows(INDEX, ALL, BEST_FIRST).tolist() == list(range(8))


@given(st.lists(st.booleans(), min_size=8, max_size=8), st.integers(1, 9))
def test_the_pages_together_are_the_list(selected, size):
    mask = np.array(selected)
    pages = list_page(INDEX, mask, "budget", 1, size=size).pages
    rows = [row for number in range(1, pages + 1)
            for row in list_page(INDEX, mask, "budget", number, size=size).rows]
    assert rows == sorted_rows(INDEX, mask, "budget").tolist()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, (1, 3, 1, 3, 8)), (3, (3, 3, 7, 8, 8)), (99, (3, 3, 7, 8, 8)), (-1, (1, 3, 1, 3, 8))],
)
def test_a_page_says_where_it_is(number, expected):
    page = list_page(INDEX, ALL, "title", number, size=3)
    assert (page.number, page.pages, page.first, page.last, page.total) == expected


def test_an_empty_list_has_one_empty_page():
    message = told(np.zeros(8, dtype=bool))
    assert (message["rows"], message["pages"], message["position"]) == (
        [], 1, "Rows 0 to 0 of 0")


def test_published_zero_is_zero_and_nothing_published_a_dash():
    message = told(order="budget")
    money = dict(zip(message["ids"], column(message, "Total budget (€)"), strict=True))
    assert (money["P4"], money["P3"], money["P2"]) == ("0", "–", "363,238")
    days = dict(zip(message["ids"], column(message, "Start"), strict=True))
    assert days["P3"] == "–"


def test_where_the_words_are_stands_second():
    message = told(size=2, found=["title: ‹a›", "title: ‹b›"])
    assert [each["kind"] for each in message["columns"]][:3] == ["text", "found", "text"]
    assert column(message, "Found in") == ["title: ‹a›", "title: ‹b›"]
