"""An inspection as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from data.sources.delivery import Delivery, Rejected
from data.sources.inspect import Inspection
from data.sources.proposal_toml import as_toml

SAMPLE_ROWS = 3
SHOWN_REJECTED = 10
SAMPLE = {
    "projects": ("title", "programme_code", "start_date", "end_date", "total_budget_eur",
                 "eu_funding_eur"),
    "partners": ("partner_name", "is_lead_partner", "postal_code", "town", "country_code"),
}
WIDEST = 32


def inspection_text(inspection: Inspection) -> str:
    """Return what was seen, as lines of text; control characters of the file become U+FFFD."""
    text = "\n".join(_lines(inspection)) + "\n"
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)


def _lines(inspection: Inspection) -> Iterator[str]:
    known = inspection.format
    what = f"{known.title} ({known.name})" if known else "a table, read through a mapping (table)"
    yield f"{inspection.file_name}: {what}"
    if inspection.problem:
        yield from ("", f"Cannot be read yet: {inspection.problem}")
    if inspection.delivery is not None:
        yield from _delivery_lines(inspection.delivery)
    if inspection.proposal is not None:
        yield from ("", "Proposed mapping; save it, correct it, and give it with --mapping:", "")
        yield as_toml(inspection.proposal).rstrip("\n")


def _delivery_lines(delivery: Delivery) -> Iterator[str]:
    yield f"Source: {delivery.source.title} [{delivery.source.code}]"
    yield from ("", "Rows")
    for name, count in delivery.rows_in.items():
        yield "  " + _count_line(delivery, name, count)
    for name, columns in SAMPLE.items():
        yield from ("", f"First {name}")
        yield from _sample(delivery.tables[name], columns)
    yield from ("", "Found and decided")
    for finding in delivery.findings:
        place = f" [{finding.place}]" if finding.place else ""
        yield f"  {finding.kind}: {finding.text}{place}"
    yield from _rejected(delivery.rejected)


def _count_line(delivery: Delivery, name: str, count: int) -> str:
    """Return how the rows of one table add up."""
    rejected = sum(one.table == name for one in delivery.rejected)
    kept, joined = len(delivery.tables[name]), delivery.joined.get(name, 0)
    parts = [f"{kept:,} good", f"{rejected:,} rejected"]
    parts += [f"{joined:,} joined with another row"] if joined else []
    return f"{name}: {count:,} = {' + '.join(parts)}"


def _sample(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[str]:
    """Return the first rows of a table; a cell that is not published is a dash."""
    rows = [[_cell(value) for value in row] for row in
            table[list(columns)].head(SAMPLE_ROWS).itertuples(index=False)]
    lines = [list(columns), *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    for line in lines:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in
                               zip(line, widths, strict=True)).rstrip()


def _cell(value: object) -> str:
    """Return a value of a table for people."""
    if pd.isna(value):  # type: ignore[call-overload]
        return "-"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:,.2f}".removesuffix(".00")
    text = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _rejected(rejected: Sequence[Rejected]) -> Iterator[str]:
    if not rejected:
        return
    yield from ("", f"Rejected ({len(rejected):,})")
    for one in rejected[:SHOWN_REJECTED]:
        sheet = f", sheet {one.sheet}" if one.sheet else ""
        what = f", {one.column} {one.value!r}" if one.column else ""
        yield f"  {one.file}{sheet}, row {one.row}{what}: {one.reason} ({one.table})"
    if len(rejected) > SHOWN_REJECTED:
        yield f"  ... and {len(rejected) - SHOWN_REJECTED:,} more"
