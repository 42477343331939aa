"""Corrections of the shipped catalogue, applied to a newer file where they still fit.

Unlike :func:`data.compile_corrections.correct`, a correction that no longer fits is no error: the
publisher may have corrected the value itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.compile_corrections import WITHHELD, Correction
from data.sources.delivery import Finding


def apply_corrections(
    projects: pd.DataFrame, partners: pd.DataFrame, corrections: Sequence[Correction],
    same_partners: bool,
) -> tuple[pd.DataFrame, pd.DataFrame, list[Finding]]:
    """Return both tables with the corrections that fit; a project's note tells the reason.

    A correction that hides what was published cannot be compared with it: it is applied where
    the partners are the same, in the same order (``same_partners``).
    """
    usable = [one for one in corrections if same_partners or one.published != WITHHELD]
    fitting = _fitting(projects, "project_id", usable)
    of_partners = _fitting(partners, "partner_id", usable)
    projects = _with_reasons(_applied(projects, "project_id", fitting), fitting)
    partners = _applied(partners, "partner_id", of_partners)
    count = len(fitting) + len(of_partners)
    finding = Finding("correction", f"{count} corrections of the atlas still fit and were applied.")
    return projects, partners, [finding] if count else []


def _fitting(
    frame: pd.DataFrame, key: str, corrections: Sequence[Correction]
) -> list[Correction]:
    """Return the corrections of records that still say what was judged."""
    ids = set(frame[key])
    return [one for one in corrections if one.record_id in ids and _fits(frame, key, one)]


def _fits(frame: pd.DataFrame, key: str, correction: Correction) -> bool:
    """Tell whether a record still says what was judged."""
    if correction.field not in frame.columns:
        return False
    found = frame.loc[frame[key] == correction.record_id, correction.field]
    return len(found) == 1 and correction.published in (found.iloc[0], WITHHELD)


def _applied(frame: pd.DataFrame, key: str, corrections: Sequence[Correction]) -> pd.DataFrame:
    for one in corrections:
        cells = frame[one.field]
        frame = frame.assign(**{one.field: cells.where(frame[key] != one.record_id, one.used)})
    return frame


def _with_reasons(projects: pd.DataFrame, corrections: Sequence[Correction]) -> pd.DataFrame:
    blank = pd.Series("", index=projects.index, dtype="str")
    for one in corrections:
        note = projects.get("note", blank)
        joined = (note + " " + one.reason).str.strip()
        projects = projects.assign(
            note=note.where(projects["project_id"] != one.record_id, joined))
    return projects
