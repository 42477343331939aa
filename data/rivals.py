"""Where an uncertain partner might be instead: the other places that its address may mean.

The geocoder weighs them when the catalogue is built; the app shows them, and needs no geocoder
for it. Sure answers have none here: ``python -m geo.explain`` tells theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.columns import RIVALS
from data.tables import table_from_rows
from geo.match import SURE_FROM, Match

Row = dict[str, Any]


def rivals_of(partners: pd.DataFrame, matches: Sequence[Match]) -> pd.DataFrame:
    """Return the rivals of every partner that is located with doubt, or not at all.

    Parameters
    ----------
    partners : pandas.DataFrame
        Partners with their location; ``project_id, partner_id, location_source,
        location_score`` are used.
    matches : sequence of Match
        The geocoder's answers in the order of the rows.

    Returns
    -------
    pandas.DataFrame
        Columns ``RIVALS``, best first; a place set by hand has no rivals.
    """
    columns = ("project_id", "partner_id", "location_source", "location_score")
    cells = zip(*(partners[name].tolist() for name in columns), strict=True)
    rows = (row for (project, partner, source, score), match in zip(cells, matches, strict=True)
            if source != "override" and _is_doubtful(score)
            for row in _rows(project, partner, match))
    return table_from_rows(rows, RIVALS)


def _is_doubtful(score: float) -> bool:
    return bool(np.isnan(score)) or score < SURE_FROM


def _rows(project_id: str, partner_id: str, match: Match) -> Iterator[Row]:
    for number, rival in enumerate(match.rivals, start=1):
        yield {"project_id": project_id, "partner_id": partner_id, "rival_order": number,
               "place_name": rival.place_name, "country_code": rival.country_code,
               "rank": rival.score, "reason": rival.reason}
