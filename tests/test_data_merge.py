"""One project in two sources: one row, nothing counted twice, both sources named."""

import pandas as pd
import pytest

from data.columns import SCHEMAS
from data.columns_curated import SAME_PROJECTS
from data.errors import BuildError
from data.merge import Merged, merge
from data.tables import table_from_rows
from tests.small_world import small_world


def merged(*pairs: tuple[str, str]) -> Merged:
    world = small_world()
    tables = {name: getattr(world, name)
              for name in ("projects", "titles", "partners", "activities", "outputs")}
    same = [{"project_id": kept, "same_as_project_id": other, "reason": "test"}
            for kept, other in pairs]
    return merge(tables, table_from_rows(same, SAME_PROJECTS), {"handmade": "The small world"})


def project(result: Merged, project_id: str) -> pd.Series:
    return result.tables["projects"].set_index("project_id").loc[project_id]


def test_without_pairs_nothing_changes() -> None:
    result = merged()
    assert result.rows == {"projects": 0, "titles": 0, "partners": 0, "activities": 0,
                           "outputs": 0}
    pd.testing.assert_frame_equal(result.tables["partners"], small_world().partners)


def test_the_kept_project_is_filled_where_it_is_empty_and_only_there() -> None:
    kept = project(merged(("P4", "P5")), "P4")
    assert kept["total_budget_eur"] == 0  # published zero stays
    assert kept["eu_funding_eur"] == 1_500_000
    assert kept["thematics"] == ("ICT and digital society",)


def test_the_note_keeps_what_it_said_and_names_the_other_source() -> None:
    note = project(merged(("P4", "P5")), "P4")["note"]
    assert note == "The budget is published as 0. Also in The small world."


def test_partners_of_the_joined_project_are_not_counted_twice() -> None:
    result = merged(("P4", "P5"))
    assert result.rows["partners"] == 3
    left = result.tables["partners"]["project_id"].unique().tolist()
    assert left == ["P1", "P2", "P3", "P4", "P6", "P7", "P8"]


def test_titles_activities_and_outputs_move_along() -> None:
    tables = merged(("P4", "P5")).tables
    titles = tables["titles"]
    assert titles.loc[titles["project_id"] == "P4", "language"].tolist() == ["en", "ru"]
    assert tables["outputs"]["project_id"].tolist() == ["P4", "P4"]
    assert "P5" not in set(tables["activities"]["project_id"])


def test_the_types_stay() -> None:
    table = merged(("P1", "P8")).tables["projects"]
    expected = table_from_rows([], SCHEMAS["projects"]).dtypes
    pd.testing.assert_series_equal(table.dtypes, expected)


def test_the_pair_is_reported_with_its_source() -> None:
    assert merged(("P4", "P5")).joined == (
        {"project_id": "P4", "same_as_project_id": "P5", "reason": "test",
         "source_code": "handmade"},)


def test_a_chain_is_an_error() -> None:
    with pytest.raises(BuildError, match="P5"):
        merged(("P4", "P5"), ("P5", "P6"))
