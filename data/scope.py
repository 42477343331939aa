"""Which projects belong to an atlas of the Baltic Sea Region.

Those of a Baltic Sea Region programme, and any other with at least one partner located in the
region (by its point; without a point, by its country where that lies in the region whole).
Out of scope is not rejected: the row is right, only not for this atlas.
"""

from __future__ import annotations

import numpy as np
import pandas as pd


def in_scope(
    projects: pd.DataFrame, partners: pd.DataFrame, programmes: pd.DataFrame
) -> np.ndarray:
    """Return for each project whether it is in scope.

    Parameters
    ----------
    projects, programmes : pandas.DataFrame
        Checked tables.
    partners : pandas.DataFrame
        Located, with ``in_region``.

    Examples
    --------
    >>> programmes = pd.DataFrame({"programme_code": ["CB-2014", "ALP-2014"],
    ...                            "is_region_programme": [True, False]})
    >>> projects = pd.DataFrame({"project_id": ["a", "b", "c"],
    ...                          "programme_code": ["CB-2014", "ALP-2014", "ALP-2014"]})
    >>> partners = pd.DataFrame({"project_id": ["b", "c"],
    ...                          "in_region": pd.array([True, None], dtype="boolean")})
    >>> in_scope(projects, partners, programmes).tolist()
    [True, True, False]
    """
    regional = programmes.loc[programmes["is_region_programme"], "programme_code"]
    inside = partners.loc[partners["in_region"].fillna(False).astype(bool), "project_id"]
    return np.asarray(
        projects["programme_code"].isin(list(regional))
        | projects["project_id"].isin(list(inside))
    )
