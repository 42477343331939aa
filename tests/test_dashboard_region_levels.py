"""Regions of a level and who is in each, beside a slow count row by row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.index import build_index
from dashboard.region_levels import LEVELS
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)


def slow(level: str, partners: list[bool]) -> dict[str, tuple[int, int, int]]:
    """Projects, partners and published amounts by region, counted row by row."""
    table = INDEX.catalogue.partners[partners]
    codes = table[f"{level}_code"].fillna(table["admin1_code"] if level != "nuts0" else None)
    return {code: (rows["project_id"].nunique(), len(rows),
                   int(rows["partner_eu_funding_eur"].notna().sum()))
            for code, rows in table.groupby(codes)}


@pytest.mark.parametrize("level", LEVELS[1:])
@given(partners=st.lists(st.booleans(), min_size=16, max_size=16))
def test_the_counts_are_those_of_a_slow_query(level, partners):
    found = INDEX.region_levels[level].count(np.array(partners))
    kept = found[found["partners"] > 0].set_index("region_code")
    fast = {code: tuple(row) for code, row in zip(
        kept.index, kept[["projects", "partners", "published"]].to_numpy().tolist(), strict=True)}
    assert fast == slow(level, partners)


def test_an_unknown_level_is_an_error():
    with pytest.raises(KeyError):
        INDEX.region_levels["nuts9"]
