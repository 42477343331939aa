"""The tray: every selected partner without a marker, once, with its reason."""

import pytest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.tray import tray_groups
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)


def groups(**chosen):
    found = tray_groups(INDEX, select(INDEX, Filters(**chosen)))
    ids = INDEX.catalogue.partners["partner_id"]
    return {group.kind: ids.iloc[group.rows].tolist() for group in found}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, {"outside": ["P5-03"], "country": ["P4-03"], "not_located": ["P8-01"]}),
        ({"include_outside": True}, {"country": ["P4-03"], "not_located": ["P8-01"]}),
        ({"families": {"CB"}}, {"country": ["P4-03"], "not_located": ["P8-01"]}),
        ({"families": {"LVLT"}}, {}),
    ],
)
def test_groups(chosen, expected):
    assert groups(**chosen) == expected


@pytest.mark.parametrize("include_outside", [False, True])
def test_groups_add_up_to_the_tray(include_outside):
    selection = select(INDEX, Filters(include_outside=include_outside))
    found = tray_groups(INDEX, selection)
    assert sum(group.count for group in found) == selection.tray_mask.sum()


def test_reasons_are_counted():
    by_kind = {group.kind: group for group in tray_groups(INDEX, select(INDEX, Filters()))}
    assert by_kind["country"].reasons == (("Only the country is known.", 1),)
    assert by_kind["outside"].reasons == (("The town Munich is in the gazetteer.", 1),)
