"""The benchmarks' own tools: a grown catalogue is what it says, figures read well."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from tests.benchmarks.__main__ import BENCHMARKS, main
from tests.benchmarks.chrome import Received
from tests.benchmarks.figures import Table, Times
from tests.benchmarks.tree import grown, grown_to
from tests.small_world import TODAY, small_world


@pytest.mark.parametrize("points", [1, 100])
def test_a_grown_catalogue_shows_so_many_points(points: int) -> None:
    catalogue = grown(small_world(), points)
    shown = select(build_index(catalogue, TODAY), Filters()).map_mask
    assert int(shown.sum()) == points
    assert catalogue.projects["project_id"].is_unique
    assert catalogue.partners["partner_id"].is_unique


def test_a_catalogue_grown_to_a_number_of_projects_has_about_so_many_partners() -> None:
    catalogue = grown_to(small_world(), 400, 900)
    assert len(catalogue.projects) == 400
    assert 800 < len(catalogue.partners) < 1_000
    assert set(catalogue.partners["project_id"]) == set(catalogue.projects["project_id"])


def test_the_same_seed_grows_the_same_catalogue() -> None:
    one, other = grown(small_world(), 40), grown(small_world(), 40)
    assert one.partners.equals(other.partners)
    assert not one.partners.equals(grown(small_world(), 40, seed=1).partners)


def test_no_two_grown_partners_share_a_point() -> None:
    partners = grown(small_world(), 60).partners
    points = partners.loc[partners["lon"].notna(), ["lon", "lat"]]
    assert not points.duplicated().any()
    assert np.isfinite(points.to_numpy()).all()


def test_times_are_least_median_and_most() -> None:
    assert Times((30.0, 1_000.4, 20.0)).cells() == ("20", "30", "1,000")


def test_a_table_has_its_note_below() -> None:
    lines = Table("T", ("way", "ms"), (("a", "10"),), "Measured.").as_text().splitlines()
    assert lines == ["## T", "", "| way | ms |", "|-----|---:|", "| a   | 10 |", "", "Measured."]


def test_received_bytes_count_once() -> None:
    received = Received([1_500, 500])
    assert [received.take_kb(), received.take_kb()] == [2.0, 0.0]


def test_an_unknown_benchmark_is_an_error_that_lists_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["nonsense"])
    assert ", ".join(BENCHMARKS) in capsys.readouterr().err
