"""Scope: a regional programme, or one partner inside."""

import pandas as pd
import pytest

from data.scope import in_scope

PROGRAMMES = pd.DataFrame({"programme_code": ["CB-2014", "ALP-2014"],
                           "is_region_programme": [True, False]})


@pytest.mark.parametrize(
    ("programme", "partners_in_region", "expected"),
    [
        ("CB-2014", [], True),
        ("CB-2014", [False], True),
        ("ALP-2014", [], False),
        ("ALP-2014", [False, None], False),
        ("ALP-2014", [False, True], True),
    ],
)
def test_scope(programme: str, partners_in_region: list[bool | None], expected: bool) -> None:
    projects = pd.DataFrame({"project_id": ["P"], "programme_code": [programme]})
    partners = pd.DataFrame({"project_id": ["P"] * len(partners_in_region),
                             "in_region": pd.array(partners_in_region, dtype="boolean")})
    assert in_scope(projects, partners, PROGRAMMES).tolist() == [expected]
