"""Ids that the shipped catalogue gave to projects of keep.eu, to be given again."""

from __future__ import annotations

from pathlib import Path

from data.columns import PROJECTS
from data.columns_curated import SAME_PROJECTS
from data.ids import fold_key
from data.tables import read_text_csv


def read_known_ids(curated: Path) -> dict[tuple[str, str], str]:
    """Return the ids of the shipped projects of keep.eu that an acronym tells.

    Parameters
    ----------
    curated : pathlib.Path
        ``data/curated``, beside ``data/raw``.
    """
    same = read_text_csv(curated / "same_projects.csv", SAME_PROJECTS)
    kept = dict(zip(same["same_as_project_id"], same["project_id"], strict=True))
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted((curated.parent / "raw").glob("keep_*/projects.csv")):
        table = read_text_csv(path, PROJECTS)
        for code, acronym, project in zip(table["programme_code"], table["acronym"],
                                          table["project_id"], strict=True):
            found.setdefault((code, fold_key(acronym)), set()).add(kept.get(project, project))
    return {key: ids.pop() for key, ids in found.items() if len(ids) == 1 and key[1]}
