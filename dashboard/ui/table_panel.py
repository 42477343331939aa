"""A table of a page on the screen, with its notes and its CSV.

Few rows are written as an HTML table, which prints whole and reads well aloud; more go to
Streamlit's table, which can be sorted, searched and scrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit.elements.lib.column_types import ColumnConfig

from dashboard.labels import Labels
from dashboard.page_table import (
    NO_VALUE,
    Column,
    Kind,
    PageTable,
    table_csv,
    written_cells,
    written_rows,
)
from dashboard.ui import state, widgets
from dashboard.ui.context import Context
from dashboard.ui.text import plain
from data.export import page_file_name

STATIC_ROWS = 12
PRINTED_ROWS, PRINTED_COLUMNS = 40, 12
"""As many of a scrolling table are printed; its CSV has all."""

NARROW_COLUMNS = 3
"""As many fit on a phone."""
TABLE_HEIGHT_PX, ROW_HEIGHT_PX = 430, 35
NUMBERS = ("count", "eur", "eur_full", "share", "number")


def render(
    context: Context, table: PageTable, key: str, *, on_row: Callable[[int], None] | None = None,
    on_cell: Callable[[int, str], None] | None = None, static_rows: int = STATIC_ROWS,
) -> None:
    """Draw a table, its notes and the button for its CSV.

    Parameters
    ----------
    context : Context
        Words, labels and day.
    table : PageTable
        What to show.
    key : str
        Names the widgets; unique on the page.
    on_row : callable, optional
        Called with the number of a row when a person chooses it; such a table is never static.
    on_cell : callable, optional
        Called with the row's number and the column's name when a person chooses a cell; instead
        of ``on_row``.
    static_rows : int
        Up to so many rows are written as HTML, where nothing is to be chosen.
    """
    with st.container(key=f"table_{key}"):
        st.markdown(f"**{plain(table.title)}**")
        if on_row is None and on_cell is None and len(table.rows) <= static_rows:
            st.html(static_table(table, context.labels))
        else:
            _render_scrolling(context.labels, table, key, _choosing(f"rows_{key}", on_row, on_cell))
            _render_print(context, table, key)
        if table.notes:
            st.caption("  \n".join(plain(note) for note in table.notes))
        download(context, table, key)


def _render_print(context: Context, table: PageTable, key: str) -> None:
    """Add the first rows as a plain table that is only printed: paper does not scroll."""
    if len(table.columns) > PRINTED_COLUMNS:
        return
    first = replace(table, rows=table.rows.head(PRINTED_ROWS))
    rest = len(table.rows) - len(first.rows)
    note = context.words("table-print-rest", n=rest) if rest else ""
    with st.container(key=f"print_{key}"):
        st.html(f'{static_table(first, context.labels)}<p class="note">{escape(note)}</p>')


def download(context: Context, table: PageTable, key: str) -> None:
    """Draw the button for a table's CSV, which is made on the click."""
    st.download_button(
        context.words("table-csv", n=len(table.rows)), key=f"csv_{key}",
        data=partial(table_csv, table, heading(context)), mime="text/csv", on_click="ignore",
        file_name=page_file_name(key, context.today), icon=":material/download:",
        help=context.words("table-csv-help", title=table.title),
    )


def heading(context: Context) -> Sequence[str]:
    """Return the lines of explanation that every CSV of a page begins with."""
    words, labels = context.words, context.labels
    chips = [labels.value(facet, value) for facet, value in state.filters().chips()]
    return (
        *source_line(context),
        words("table-csv-filter", chips="; ".join(chips)) if chips else words("table-csv-all"),
    )


def source_line(context: Context) -> Sequence[str]:
    """Return the line that says where pictures and tables come from, and of which day."""
    return (context.words("table-csv-source", day=context.today.isoformat()),)


def static_table(table: PageTable, labels: Labels) -> str:
    """Return a table as HTML; every text is escaped, numbers stand to the right."""
    frame = written_rows(table, labels)
    heads = "".join(f'<th scope="col"{_aligned(column)}>{escape(column.heading)}</th>'
                    for column in table.columns)
    body = "".join(f"<tr>{_cells(table.columns, row)}</tr>"
                   for row in frame.itertuples(index=False, name=None))
    label = f'aria-label="{escape(table.title)}"'
    # A table that is wider than a phone is moved in a box of its own, by keyboard, too.
    box = f'<div class="atlas-wide" role="group" tabindex="0" {label}>'
    start, end = (box, "</div>") if len(table.columns) > NARROW_COLUMNS else ("", "")
    return (f'{start}<table class="atlas-table" {label}>'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{end}")


def _cells(columns: Sequence[Column], row: Sequence[str]) -> str:
    first, *rest = zip(columns, row, strict=True)
    head = f'<th scope="row">{escape(first[1])}</th>'
    return head + "".join(f"<td{_aligned(column)}>{_written(column, text)}</td>"
                          for column, text in rest)


def _written(column: Column, text: str) -> str:
    """Return a cell; an address is a link, shown by its host, where it is one of the web."""
    host = urlsplit(text).netloc if column.kind == "link" else ""
    if not host or not text.startswith(("https://", "http://")):
        return escape(text)
    return f'<a href="{escape(text)}" rel="noopener nofollow">{escape(host)}</a>'


def _aligned(column: Column) -> str:
    return ' class="number"' if column.kind in NUMBERS else ""


def _render_scrolling(
    labels: Labels, table: PageTable, key: str, choosing: Mapping[str, Any]
) -> None:
    shown: pd.DataFrame | Styler = table.rows[[column.name for column in table.columns]]
    height = min(TABLE_HEIGHT_PX, ROW_HEIGHT_PX * (len(table.rows) + 1) + 3)
    if table.styles is not None:
        shown = styled(table, labels)
    st.dataframe(
        shown, hide_index=True, key=f"rows_{key}", height=height, placeholder=NO_VALUE,
        alt=table.title, column_config={c.name: _config(c) for c in table.columns}, **choosing,
    )


def styled(table: PageTable, labels: Labels) -> Styler:
    """Return a table with the styles of its cells, numbers as the language writes them."""
    frame = table.rows[[column.name for column in table.columns]].reset_index(drop=True)
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    if table.styles is not None:
        styles[table.styles.columns] = table.styles.to_numpy()
    writers: dict[Any, Any] = {column.name: partial(_one_cell, column.kind, labels)
                               for column in table.columns if column.kind in NUMBERS}
    return frame.style.apply(lambda _: styles, axis=None).format(writers)


def _one_cell(kind: Kind, labels: Labels, value: object) -> str:
    return written_cells([value], kind, labels)[0]


def _choosing(
    key: str, on_row: Callable[[int], None] | None, on_cell: Callable[[int, str], None] | None
) -> dict[str, Any]:
    """Return what makes rows or cells of a table a choice."""
    if on_row is not None:
        return {"selection_mode": "single-row", "on_select": _row_callback(key, on_row)}
    if on_cell is not None:
        return {"selection_mode": "single-cell", "on_select": _cell_callback(key, on_cell)}
    return {}


def _row_callback(key: str, on_row: Callable[[int], None]) -> Callable[[], None]:
    def callback() -> None:
        for row in widgets.chosen_rows(key)[:1]:
            on_row(row)

    return callback


def _cell_callback(key: str, on_cell: Callable[[int, str], None]) -> Callable[[], None]:
    def callback() -> None:
        for row, column in widgets.chosen_cells(key)[:1]:
            on_cell(row, column)

    return callback


def _config(column: Column) -> ColumnConfig:
    made = st.column_config
    if column.kind == "date":
        return made.DateColumn(column.heading, format="localized")
    if column.kind == "link":
        return made.LinkColumn(column.heading)
    if column.kind in NUMBERS:
        formats = {"eur": "euro", "eur_full": "euro", "share": "percent"}
        return made.NumberColumn(column.heading, format=formats.get(column.kind, "localized"))
    return made.TextColumn(column.heading)
