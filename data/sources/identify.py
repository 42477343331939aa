"""Ids of a file's projects and partners: those that the same records have in the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.compile_keep import FAMILY as KEEP
from data.ids import LETTERS, IdError, ProjectKey, fold_key, folded_ids, partner_id
from data.sources.column_map import text_column
from data.sources.delivery import SourceError
from data.sources.given import KEY, Recipe
from data.sources.partner_columns import mapped

LONG = 11
REPEATED = "the same project occurs twice, with the same facts"


def in_order(partners: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """Return partners by project, leads first; then by name, or as the file has them.

    By name, as :func:`data.compile_common.by_project` orders them: partner ids hold the place.
    """
    follows = partners["is_lead_partner"] != "true"
    if not recipe.partners_by_name:
        keyed = partners.assign(_follows=follows)
        return keyed.sort_values([KEY, "_follows"], kind="stable").drop(columns="_follows")
    facts = sorted({"country_code", "country_name", "legal_status", "nuts3_published",
                    "partner_name", "postal_code", "street", "town"} & set(partners.columns))
    keyed = partners.assign(_follows=follows, _name=mapped(partners["partner_name"], fold_key))
    order = keyed.sort_values([KEY, "_follows", "_name", *facts], kind="stable")
    return order.drop(columns=["_follows", "_name"])


def lead_names(partners: pd.DataFrame) -> dict[str, str]:
    """Return the name of each project's first lead partner; partners are in order."""
    leads = partners[partners["is_lead_partner"] == "true"].drop_duplicates(KEY)
    return dict(zip(leads[KEY], leads["partner_name"], strict=True))


def identify(
    projects: pd.DataFrame, partners: pd.DataFrame, recipe: Recipe,
    known_ids: Mapping[tuple[str, str], str],
) -> tuple[pd.Series, np.ndarray]:
    """Return the id of each project, and which rows repeat another one.

    Parameters
    ----------
    projects : pandas.DataFrame
        With ``programme_code`` and the columns of the recipe's label and ties.
    partners : pandas.DataFrame
        In order (:func:`in_order`).
    recipe : Recipe
        Family, label and ties.
    known_ids : mapping of (str, str) to str
        Ids of shipped projects of keep.eu, by programme code and folded acronym.

    Returns
    -------
    ids : pandas.Series
        Empty for a row that repeats another.
    repeated : numpy.ndarray of bool
        Those rows.
    """
    by_contract = recipe.label[0] == "contract_number"
    labels = first_filled(projects, recipe.label)
    names = lead_names(partners)
    leads = pd.Series([names.get(key, "") for key in projects[KEY]], projects.index, dtype="str")
    if by_contract and "contract_number" in projects.columns:
        leads = leads.where(projects["contract_number"] == "", "")
    keys = [ProjectKey(recipe.family, code, label, lead).folded() for code, label, lead in
            zip(projects["programme_code"], labels, leads, strict=True)]
    ties = _ties(projects, recipe)
    repeated = _repeated(keys, ties)
    kept = [i for i, again in enumerate(repeated) if not again]
    ids = np.full(len(projects), "", dtype=object)
    ids[kept] = _ids([keys[i] for i in kept], [ties[i] for i in kept], recipe)
    if recipe.family == KEEP:
        ids = _with_known(ids, projects, known_ids)
    return pd.Series(ids, index=projects.index, dtype="str"), repeated


def _ids(keys: list[str], ties: list[str], recipe: Recipe) -> list[str]:
    """Return the ids; those of the catalogue's own publishers are short, others long.

    A national list may hold hundreds of thousands of projects, among which two of seven
    letters would be alike.
    """
    try:
        return folded_ids(keys, ties, LETTERS if recipe.family == KEEP else LONG)
    except IdError as error:
        raise SourceError(str(error)) from error


def _with_known(
    ids: np.ndarray, projects: pd.DataFrame, known_ids: Mapping[tuple[str, str], str]
) -> np.ndarray:
    """Return ids, the shipped one for a project whose acronym only one project has, here as there.

    An id that is given already, to another project of the file, is not given again.
    """
    pairs = [(code, fold_key(acronym)) for code, acronym in
             zip(projects["programme_code"], text_column(projects, "acronym"), strict=True)]
    once = Counter(pairs)
    taken = set(ids.tolist())
    result = ids.copy()
    for i, pair in enumerate(pairs):
        shipped = known_ids.get(pair)
        if shipped and ids[i] and once[pair] == 1 and shipped not in taken:
            result[i] = shipped
            taken.add(shipped)
    return result


def first_filled(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series:
    """Return for each row the first of some columns that is not empty.

    Examples
    --------
    >>> frame = pd.DataFrame({"acronym": ["", "B"], "title": ["A", "C"]})
    >>> first_filled(frame, ("acronym", "title")).tolist()
    ['A', 'B']
    """
    found = pd.Series("", index=frame.index, dtype="str")
    for column in columns:
        if column in frame.columns:
            found = found.where(found != "", frame[column])
    return found


def _ties(projects: pd.DataFrame, recipe: Recipe) -> list[str]:
    """Return what else is known of each project, as :func:`data.compile_common.given_ids`."""
    used = sorted(recipe.ties)
    columns = [projects[name].tolist() if name in projects.columns else [""] * len(projects)
               for name in used]
    return [repr(list(zip(used, values, strict=True))) for values in zip(*columns, strict=True)]


def _repeated(keys: list[str], ties: list[str]) -> np.ndarray:
    """Return which projects cannot be told from an earlier one."""
    seen: set[tuple[str, str]] = set()
    repeated = np.zeros(len(keys), dtype=bool)
    for i, pair in enumerate(zip(keys, ties, strict=True)):
        repeated[i] = pair in seen
        seen.add(pair)
    return repeated


def partner_ids(partners: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return id and place in its project of each partner; partners are in order."""
    places = partners.groupby("project_id", sort=False).cumcount() + 1
    ids = [partner_id(project, int(place)) for project, place in
           zip(partners["project_id"], places, strict=True)]
    return pd.Series(ids, index=partners.index, dtype="str"), places
