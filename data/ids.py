"""Stable ids of our own, made from what a record says and never from its row.

The sources of before 2021 publish no project id, so a project is named by its natural key:
the family of its source, its programme, its folded acronym (or title) and its lead partner.
The id is ``P`` and seven letters of the key's SHA-256, in Crockford's base32 (no I, L, O or
U, so that it can be read aloud). The same key gives the same id in every build and on every
machine; the seven letters (35 bits) hold some 5,000 projects with a chance of one clash in
about 3,000, and a clash is an error, never a silent merge.

A correction of a published name must not move an id: compute ids from the published values.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.errors import DataError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = 7
KEY_SEPARATOR = "\x1f"  # "unit separator": cannot occur in a folded text


class IdError(DataError):
    """Two different records would get the same id."""


@dataclass(frozen=True, order=True, slots=True)
class ProjectKey:
    """The natural key of a project.

    Attributes
    ----------
    source_family : str
        ``keep``, ``tillvaxtverket`` or ``seed``: two exports of one publisher share it, so
        that a project found in both gets one id.
    programme_code : str
        Key into the programme registry.
    label : str
        Acronym, or the title where no acronym is published.
    lead_partner : str
        Name of the lead partner, empty where none is published.
    """

    source_family: str
    programme_code: str
    label: str
    lead_partner: str = ""

    def folded(self) -> str:
        """Return the key as one comparable text."""
        parts = (self.source_family, self.programme_code, self.label, self.lead_partner)
        return KEY_SEPARATOR.join(fold_key(part) for part in parts)


@lru_cache(maxsize=16_384)
def fold_key(text: str) -> str:
    """Return a text without case, spacing, punctuation and compatibility differences.

    Accents stay: two acronyms may differ by nothing else.

    Examples
    --------
    >>> fold_key("  ICT-Baltic (2) ")
    'ict baltic 2'
    >>> fold_key("Öresund") == fold_key("Oresund")
    False
    """
    normal = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in normal).split())


def project_id(key: ProjectKey, repeat: int = 1) -> str:
    """Return the id of a project.

    Parameters
    ----------
    key : ProjectKey
        Its natural key.
    repeat : int
        2 for the second project with the same key, and so on.

    Examples
    --------
    >>> project_id(ProjectKey("keep", "LVLT-2014", "BONUS LT-LV", "Rokiskis"))
    'PNZY381F'
    """
    return _id_of(key.folded(), repeat)


def _id_of(folded: str, repeat: int, length: int = LETTERS) -> str:
    """Return the id of a folded key."""
    text = folded if repeat == 1 else f"{folded}{KEY_SEPARATOR}{repeat}"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    letters = (ALPHABET[(number >> (64 - 5 * place)) & 31] for place in range(1, length + 1))
    return "P" + "".join(letters)


def project_ids(keys: Sequence[ProjectKey], tie_breaks: Sequence[str]) -> list[str]:
    """Return one id a project; the order of the projects does not matter.

    Parameters
    ----------
    keys : sequence of ProjectKey
        Natural keys, one a project.
    tie_breaks : sequence of str
        What else is known of each project, to number projects of one key always alike.

    Raises
    ------
    IdError
        If two projects have the same key and the same tie break, or two keys clash.
    """
    return folded_ids([key.folded() for key in keys], tie_breaks)


def folded_ids(
    folded: Sequence[str], tie_breaks: Sequence[str], length: int = LETTERS
) -> list[str]:
    """Return one id a project, as :func:`project_ids`, of keys that are folded already.

    Parameters
    ----------
    folded, tie_breaks : sequence of str
        One each a project.
    length : int
        Letters of an id; more than :data:`LETTERS` for lists of many thousand projects.

    Raises
    ------
    IdError
        As :func:`project_ids`.
    """
    seen: Counter[str] = Counter()
    result = [""] * len(folded)
    order = sorted(range(len(folded)), key=lambda i: (folded[i], tie_breaks[i]))
    for previous, i in zip([None, *order], order, strict=False):
        if previous is not None and (folded[previous], tie_breaks[previous]) == (
                folded[i], tie_breaks[i]):
            shown = " / ".join(folded[i].split(KEY_SEPARATOR))
            raise IdError(f"{shown!r} occurs twice with the same facts; remove one of the rows.")
        seen[folded[i]] += 1
        result[i] = _id_of(folded[i], seen[folded[i]], length)
    clashes = sorted(code for code, count in Counter(result).items() if count > 1)
    if clashes:
        raise IdError(f"Different projects get the same id {clashes}; raise ids.LETTERS.")
    return result


def partner_id(project: str, order: int) -> str:
    """Return the id of a partner: the project's and its place in the published list.

    Examples
    --------
    >>> partner_id("PNZY381F", 3)
    'PNZY381F-03'
    """
    return f"{project}-{order:02d}"
