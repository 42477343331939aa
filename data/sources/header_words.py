"""What columns of lists are called, by language: the words of a table, and how they are compared.

The words (``words/headers.csv``) are those of the Union's own texts, which every national list
translates (Regulation (EU) 1303/2013, annex XII; 2021/1060, article 49(3)), and what lists made of
them. A target in brackets is known and not kept, as ``(fund)``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from geo.names import fold

WORDS_FILE = Path(__file__).with_name("words") / "headers.csv"
COLUMNS = ("target", "language", "headers")
SHORT = 6
LEAST = 0.78
"""Below this, two headers have nothing to do with each other."""

UNITS = frozenset({
    "eur", "euro", "euros", "eiro", "eurot", "euroa", "euroissa", "eurodes", "eurais", "pln", "zl",
    "sek", "dkk", "kr", "kronor", "kroner", "tkr", "tkkr", "dkr", "skr", "w",
})
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_PARTS = re.compile(r"[/|\n;\u2013\u2014]| - ")


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """How well a header says a target.

    Attributes
    ----------
    target, language : str
        What it says, in which language.
    score : float
        0 to 1; 1 is word for word.
    known_as : str
        The folded words of the table that it was compared with.
    """

    target: str
    language: str
    score: float
    known_as: str


@dataclass(frozen=True)
class HeaderWords:
    """The table of words: folded header -> (target, language) pairs."""

    by_text: Mapping[str, tuple[tuple[str, str], ...]]

    def matches(self, header: str) -> list[HeaderMatch]:
        """Return the targets that a header may say, best first, each once.

        Examples
        --------
        >>> words = load_header_words(WORDS_FILE)
        >>> words.matches("Nazwa beneficjenta / Beneficiary name")[0].target
        'partner_name'
        >>> words.matches("Projekta beigu datums")[0].language
        'lv'
        """
        best: dict[str, HeaderMatch] = {}
        for part, weight in header_parts(header):
            for text, score in self._similar(part):
                for target, language in self.by_text[text]:
                    found = HeaderMatch(target, language, round(score * weight, 3), text)
                    if target not in best or best[target].score < found.score:
                        best[target] = found
        return sorted(best.values(), key=lambda match: (-match.score, match.target))

    def knows(self, header: str) -> bool:
        """Tell whether a cell is surely a header."""
        if not header or len(header) > 200:
            return False
        return any(part in self.by_text for part, _ in header_parts(header))

    def _similar(self, part: str) -> list[tuple[str, float]]:
        """Return the texts of the table that are like a part, with their scores."""
        if part in self.by_text:
            return [(part, 1.0)]
        if len(part) <= SHORT:  # One letter makes another word: "forma" and "formål".
            return []
        close, swapped = (process.extract(part, list(self.by_text), scorer=scorer, limit=6,
                                          score_cutoff=LEAST * 100)
                          for scorer in (fuzz.ratio, fuzz.token_sort_ratio))
        found = {text: score / 100 * 0.97 for text, score, _ in (*swapped, *close)}
        for text, score in self._inside(part):
            found[text] = max(score, found.get(text, 0.0))
        return list(found.items())

    def _inside(self, part: str) -> list[tuple[str, float]]:
        """Return the texts of the table that stand in a longer part as whole words."""
        words = part.split()
        ends = range(1, len(words) + 1)
        runs = {" ".join(words[i:j]) for j in ends for i in range(j)}
        share = {text: len(text) / len(part) for text in runs if text in self.by_text}
        return [(text, 0.55 + 0.4 * share[text]) for text in share if share[text] >= 0.3]


def header_parts(header: str) -> list[tuple[str, float]]:
    """Return what a header is compared by: as a whole, without brackets and units, and in parts.

    Examples
    --------
    >>> header_parts("Wartość projektu (w zł)/ Total project value (PLN)")[1:]
    [('wartosc projektu', 0.99), ('total project value', 0.99)]
    """
    bare = _BRACKETS.sub(" ", header)
    parts = {_bare(header): 1.0}
    parts.setdefault(_bare(bare), 0.99)
    for piece in _PARTS.split(bare):
        parts.setdefault(_bare(piece), 0.99)
    for piece in _PARTS.split(header):
        parts.setdefault(_bare(piece), 0.98)
    return [(part, weight) for part, weight in parts.items() if part]


def _bare(text: str) -> str:
    """Return a folded text without units of money."""
    words = fold(text).split()
    kept = [word for word in words if word not in UNITS] if len(words) > 1 else words
    return " ".join(kept[:14])


@lru_cache(maxsize=4)
def load_header_words(path: Path) -> HeaderWords:
    """Load the table of words; a word may stand for several targets."""
    by_text: dict[str, list[tuple[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, strict=True):
            for header in row["headers"].split("|"):
                pair = (row["target"], row["language"])
                if pair not in by_text.setdefault(_bare(header), []):
                    by_text[_bare(header)].append(pair)
    return HeaderWords({text: tuple(pairs) for text, pairs in by_text.items()})
