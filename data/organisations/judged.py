"""How right the organisations are: precision and recall on pairs judged by hand.

``curated/organisation_pairs.csv`` has pairs drawn at random from all candidate pairs, by strata of
a first version's score, so that each judged pair stands for a known number of pairs. Precision is
the weighted share of the joined pairs that are the same body; recall the weighted share of the
pairs of the same body that are joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.columns import Column, Schema
from data.organisations.link import Linked
from data.table_csv import Value, read_rows
from geo.names import fold

FILE = "curated/organisation_pairs.csv"
HALVES = ("tuning", "held-out")

JUDGED: Schema = (
    Column("country_code", "text", "Country of both.", True),
    Column("a", "text", "A name as published.", True),
    Column("b", "text", "Another name as published.", True),
    Column("is_same", "boolean", "Whether both are one organisation.", True),
    Column("reason", "text", "Why.", True),
    Column("stratum", "text", "Least score of the stratum that it was drawn from.", True),
    Column("pairs_in_stratum", "integer", "Candidate pairs in it.", True),
    Column("half", "text", "tuning or held-out.", True),
)


@dataclass(frozen=True)
class Judged:
    """A judged pair, and whether the two are joined.

    Attributes
    ----------
    weight : float
        How many candidate pairs it stands for.
    """

    a: str
    b: str
    country_code: str
    is_same: bool
    reason: str
    weight: float
    is_joined: bool


@dataclass(frozen=True)
class Rates:
    """Precision and recall, each weighted, and the pairs they rest on."""

    precision: float
    recall: float
    pairs: int
    joined: int
    same: int


def read_judged(folder: Path) -> list[dict[str, Value]]:
    """Read the judged pairs below the data folder."""
    return read_rows(folder / FILE, JUDGED)


def judged(rows: Sequence[Mapping[str, Value]], linked: Linked, half: str) -> list[Judged]:
    """Return the judged pairs of a half with what was decided on them.

    A pair with a name that the catalogue no longer has is left out.
    """
    of_half = [row for row in rows if row["half"] == half]
    sizes = Counter(row["stratum"] for row in of_half)
    group_of = {(unit.key[0], unit.key[1]): linked.groups[number]
                for number, unit in enumerate(linked.units)}
    found = []
    for row in of_half:
        country = str(row["country_code"])
        ends = [group_of.get((country, fold(str(row[side])))) for side in ("a", "b")]
        if None in ends:
            continue
        found.append(Judged(
            str(row["a"]), str(row["b"]), country, bool(row["is_same"]), str(row["reason"]),
            float(str(row["pairs_in_stratum"])) / sizes[row["stratum"]], ends[0] == ends[1]))
    return found


def rates(pairs: Iterable[Judged]) -> Rates:
    """Return weighted precision and recall; 1 where there is nothing to be wrong about.

    Examples
    --------
    >>> right = Judged("A", "A Ltd", "LV", True, "form", 10.0, True)
    >>> wrong = Judged("A", "B", "LV", False, "others", 5.0, True)
    >>> missed = Judged("A", "Ä", "LV", True, "accent", 10.0, False)
    >>> found = rates([right, wrong, missed])
    >>> round(found.precision, 3), found.recall
    (0.667, 0.5)
    """
    listed = list(pairs)
    joined = sum(one.weight for one in listed if one.is_joined)
    same = sum(one.weight for one in listed if one.is_same)
    both = sum(one.weight for one in listed if one.is_joined and one.is_same)
    return Rates(both / joined if joined else 1.0, both / same if same else 1.0, len(listed),
                 sum(one.is_joined for one in listed), sum(one.is_same for one in listed))
