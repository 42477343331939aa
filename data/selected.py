"""What is exported: the rows of a selection, and what there is to say about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.columns import Column
from data.export import ExportKind, export_frame
from data.model import Catalogue
from data.tables import LIST_SEPARATOR

KINDS: tuple[ExportKind, ...] = ("projects", "partners")
LICENCE = "CC-BY-4.0"


@dataclass(frozen=True)
class Selected:
    """What is exported.

    Attributes
    ----------
    catalogue : Catalogue
        The catalogue.
    project_mask, partner_mask : numpy.ndarray of bool
        The chosen rows.
    filter_text, link : str
        The filter in words, and the query of the link that shows it.
    today : datetime.date
        Day of the export.
    """

    catalogue: Catalogue
    project_mask: np.ndarray
    partner_mask: np.ndarray
    filter_text: str
    link: str
    today: date

    def frame(self, kind: ExportKind) -> pd.DataFrame:
        """Return the rows of a table with its documented columns."""
        mask = self.project_mask if kind == "projects" else self.partner_mask
        return export_frame(self.catalogue, kind, mask)

    def about(self) -> list[tuple[str, str]]:
        """Return what the export is, as names and texts."""
        used = sorted(set(self.frame("projects")["source_code"].dropna()))
        sources = [self.catalogue.sources[code] for code in used if code in self.catalogue.sources]
        return [
            ("Title", "Baltic Cooperation Atlas, filtered catalogue"),
            ("Filter", self.filter_text), ("Link", self.link),
            ("Date", self.today.isoformat()),
            ("Catalogue version", self.catalogue.revision),
            ("Projects", str(int(self.project_mask.sum()))),
            ("Partners", str(int(self.partner_mask.sum()))),
            ("Licence", LICENCE),
            ("Cite as", f"Baltic Cooperation Atlas, catalogue {self.catalogue.revision}, "
                        f"{self.today.isoformat()}, {LICENCE}"),
            *(("Source", f"{s.title} ({s.publisher}), {s.licence}, {s.url}") for s in sources),
            ("Unknown", "An empty cell is not published."),
        ]


def plain_values(values: pd.Series, column: Column) -> list[Any]:
    """Return a column as plain values, None where nothing is published."""
    if column.kind == "text_list":
        return [LIST_SEPARATOR.join(items) for items in values]
    if column.kind == "date":
        return [None if text != text else text for text in values.dt.strftime("%Y-%m-%d")]
    plain = values.astype(object).where(values.notna(), None).tolist()
    return [value.item() if isinstance(value, np.generic) else value for value in plain]
