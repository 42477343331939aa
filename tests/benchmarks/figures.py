"""Figures as tables that read well on a terminal and in Markdown alike."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Table:
    """One table: its title, heads of the columns, rows of texts, and what to know about it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def as_text(self) -> str:
        """Return the table as Markdown with aligned columns, numbers to the right.

        Examples
        --------
        >>> print(Table("T", ("way", "ms"), (("a", "9"), ("b", "10"))).as_text())
        ## T
        <BLANKLINE>
        | way | ms |
        |-----|---:|
        | a   |  9 |
        | b   | 10 |
        <BLANKLINE>
        """
        widths = [max(map(len, column)) for column in zip(self.heads, *self.rows, strict=True)]
        rule = "|".join("-" * (w + 1 + (not i)) + ":" * bool(i) for i, w in enumerate(widths))
        lines = [_line(self.heads, widths), f"|{rule}|"]
        lines += [_line(row, widths) for row in self.rows]
        note = [self.note, ""] if self.note else []
        return "\n".join([f"## {self.title}", "", *lines, "", *note])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = [cell.rjust(width) if i else cell.ljust(width)
               for i, (cell, width) in enumerate(zip(cells, widths, strict=True))]
    return f"| {' | '.join(aligned)} |"


@dataclass(frozen=True)
class Times:
    """Repeated times of one thing, in milliseconds."""

    ms: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.ms)

    def cells(self) -> tuple[str, str, str]:
        """Least, median and greatest, as whole milliseconds."""
        return tuple(f"{value:,.0f}" for value in (min(self.ms), self.median, max(self.ms)))  # type: ignore[return-value]


TIME_HEADS = ("least ms", "median ms", "most ms")


def machine() -> str:
    """Describe where the figures were taken, and how busy it was."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    python = ".".join(map(str, sys.version_info[:3]))
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {system}, Python {python}{load}"
