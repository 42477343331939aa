"""A small table with a bar a row, as HTML of our own making.

A table rather than a chart library: a screen reader reads names and numbers, it prints, it works
in both themes, and it costs the browser nothing (a chart library took a second of the first
page). Names come from the data, so every one is escaped; a test feeds it hostile text.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def bar_table(
    caption: str, heads: tuple[str, str], rows: Sequence[tuple[str, float, str]],
    most: float | None = None,
) -> str:
    """Return a table of names, bars and numbers.

    Parameters
    ----------
    caption : str
        Title of the table.
    heads : tuple of str
        Heads of the two columns, for screen readers.
    rows : sequence of (str, float, str)
        Name, number at or above 0, and the number as it is written.
    most : float, optional
        Number of the longest bar, where several tables have one scale; the largest of these.

    Returns
    -------
    str
        HTML; the longest bar is as wide as its cell.

    Examples
    --------
    >>> "&lt;b&gt;" in bar_table("Title", ("Name", "Number"), [("<b>", 3, "3")])
    True
    """
    most = max((number for _, number, _ in rows), default=0) if most is None else most
    body = "".join(_row(name, number / most if most else 0.0, text) for name, number, text in rows)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    return (f'<table class="atlas-bars"><caption>{escape(caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _row(name: str, share: float, text: str) -> str:
    return (f'<tr><th scope="row" title="{escape(name)}">{escape(name)}</th>'
            f"<td>{_bar(share)}<span>{escape(text)}</span></td></tr>")


def _bar(share: float) -> str:
    """Return a bar that leaves room for the number after it; nothing draws no bar."""
    return f'<span class="bar" style="width:{share * 56:.1f}%"></span>' if share else ""
