"""The report: rows reconcile, or the build stops; reasons are counted by kind."""

import pytest

from data.errors import BuildError
from data.report import as_text, located_counts, reason_kind, row_balance
from tests.small_world import small_world


def test_a_lost_row_stops_the_build() -> None:
    with pytest.raises(BuildError, match="partners: 5 rows in"):
        row_balance({"raw": {"partners": 5}}, {}, {}, {"partners": 1}, {"partners": 3})


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("No place is named.", "No place is named."),
        ("Not certain enough: Town 'Halle' may be several. Best candidate: Halle (DE), score 0.5.",
         "Not certain enough"),
        ("Town “Halle” is in 2 places (Saale, Westfalen).", "Town … is in 2 places."),
    ],
)
def test_reasons_are_counted_by_kind(reason: str, kind: str) -> None:
    assert reason_kind(reason) == kind


def test_located_counts_of_the_small_world() -> None:
    assert located_counts(small_world().partners) == {
        "postcode": 2, "place": 11, "municipality": 0, "region": 1, "country": 1, "none": 1}


def test_a_point_that_disagrees_with_its_precision_stops_the_build() -> None:
    partners = small_world().partners
    with pytest.raises(BuildError, match="16 partners"):
        located_counts(partners.assign(lon=partners["lon"].where(partners.index > 0)))


def test_the_text_aligns_numbers_and_counts_lists() -> None:
    text = as_text({"located": {"place": 1200, "none": 3}, "rejected": [{"row": 2, "why": "x"}]})
    assert text.splitlines() == [
        "located", "  place     1,200", "  none          3", "rejected         1",
        "  row: 2, why: x"]
