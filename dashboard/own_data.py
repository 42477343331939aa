"""What a session knows of a person's own files: inspected, mapped, placed, and on the map."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.filter_names import FilterNames, build_filter_names
from dashboard.index import Index, build_index
from dashboard.labels import Labels
from dashboard.wording import Wording
from data.columns_curated import LOCATION_OVERRIDES
from data.own import OwnCatalogue, Seen
from data.own_places import no_places
from data.sources.delivery import Delivery
from data.sources.files import SourceFile
from data.sources.mapping import TARGETS, TableMapping
from data.table_csv import csv_text
from data.tables import table_from_rows

NOT_KEPT = ""
"""Our column of a column that is left out."""
FREE = ("programme", "programming_period", "country_code")
"""Constants that a person is asked for: a list mostly does not say them."""
PERIODS = ("2000-2006", "2007-2013", "2014-2020", "2021-2027")


@dataclass(frozen=True)
class OnMap:
    """A person's own catalogue as the pages need it."""

    own: OwnCatalogue
    index: Index
    labels: Labels
    names: FilterNames
    is_beside: bool


@dataclass(frozen=True)
class OwnData:
    """Everything of one session; nothing of it is kept on the server.

    Attributes
    ----------
    files : tuple of SourceFile
        As they were given.
    inspections : tuple of Seen
        One a file (or pair of files).
    mappings : mapping of str to TableMapping
        Confirmed by the person, by the file's name.
    placed : pandas.DataFrame
        Columns ``LOCATION_OVERRIDES``: seats chosen by hand.
    shown : OnMap or None
        What all pages show instead of the shipped catalogue.
    problem : str
        What went wrong last; empty if nothing did.
    """

    files: tuple[SourceFile, ...] = ()
    inspections: tuple[Seen, ...] = ()
    mappings: Mapping[str, TableMapping] = field(default_factory=dict)
    placed: pd.DataFrame = field(default_factory=no_places)
    shown: OnMap | None = None
    problem: str = ""

    @property
    def deliveries(self) -> list[Delivery]:
        """What can be shown."""
        return [each.delivery for each in self.inspections
                if each.delivery is not None and len(each.delivery.tables["projects"])]

    def placing(self, row: Mapping[str, object]) -> OwnData:
        """Return it with one more seat chosen by hand; a later choice replaces an earlier one."""
        kept = self.placed[self.placed["partner_id"] != row["partner_id"]]
        rows: list[dict[str, Any]] = [
            *({str(name): value for name, value in each.items()}
              for each in kept.to_dict("records")), dict(row)]
        return replace(self, placed=table_from_rows(rows, LOCATION_OVERRIDES))


def on_map(own: OwnCatalogue, words: Wording, today: date, *, is_beside: bool) -> OnMap:
    """Return the arrays and names that the pages are drawn from."""
    index = build_index(own.made.catalogue, today, None)
    labels = Labels(index.catalogue, words)
    return OnMap(own, index, labels, build_filter_names(index, labels), is_beside)


def places_csv(placed: pd.DataFrame) -> bytes:
    """Return chosen seats as rows of ``data/curated/locations.csv``."""
    cells = placed.astype(object).where(placed.notna(), None)
    rows = [{str(name): value for name, value in each.items()}
            for each in cells.to_dict("records")]
    return csv_text(rows, LOCATION_OVERRIDES).encode("utf-8")


def mapping_rows(inspection: Seen, mapping: TableMapping | None) -> pd.DataFrame:
    """Return a row for each column of a person's table: theirs, ours, why, and an example."""
    if inspection.proposal is None:
        return pd.DataFrame(columns=["column", "target", "reason", "example"])
    columns = (mapping or inspection.proposal.mapping).columns
    return pd.DataFrame([
        {"column": guess.column, "target": columns.get(guess.column, NOT_KEPT),
         "reason": f"{guess.reason} ({guess.confidence:.0%})" if guess.kept else guess.reason,
         "example": guess.example}
        for guess in inspection.proposal.guesses])


def corrected(
    proposed: TableMapping, rows: pd.DataFrame, constants: Mapping[str, str]
) -> TableMapping:
    """Return a proposed mapping as a person corrected it.

    Parameters
    ----------
    proposed : TableMapping
        What was guessed.
    rows : pandas.DataFrame
        ``column, target``, as edited.
    constants : mapping of str to str
        Values of every row; an empty one, or one that a column has, is left out.
    """
    columns = {str(column): str(target) for column, target in
               zip(rows["column"], rows["target"], strict=True)
               if isinstance(target, str) and target in TARGETS}
    given = {**proposed.constants, **{key: value.strip() for key, value in constants.items()}}
    kept = {key: value for key, value in given.items()
            if value and key not in columns.values()}
    return replace(proposed, columns=columns, constants=kept)


def rejected_rows(inspections: Sequence[Seen]) -> pd.DataFrame:
    """Return the rejected rows of all files: where they stand and why."""
    names = ["file", "sheet", "row", "column", "value", "reason"]
    rows = [row.as_dict() | {"value": _readable(row.value)} for each in inspections
            if each.delivery is not None for row in each.delivery.rejected]
    return pd.DataFrame(rows, columns=names)


def _readable(value: str) -> str:
    """Return a value without what no screen shows."""
    return "".join(letter if letter.isprintable() else " " for letter in value).strip("# ")


def widget_key(name: str) -> str:
    """Return a widget's key of a file name.

    Examples
    --------
    >>> widget_key("Lista (1).csv")
    'lista_1_csv'
    """
    return re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")

