"""What is offered while one types: projects, organisations, places and so on, by name.

All words that were typed must be in the name, the last one perhaps unfinished. A name that
begins with them comes first, then what has more projects; of each kind a few at most, so that
thousands of organisations do not hide the one programme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.arrays import FloatArray, IntArray
from dashboard.search.query import parse_query
from dashboard.search.rank import summed_where_all
from dashboard.search.words import Field, Words, build_words

KINDS = ("programme", "thematic", "country", "region", "place", "organisation", "project")
"""Kinds in the order in which they are offered."""

MOST_OF_A_KIND, MOST = 2, 7
BEGINS = 3.0
"""How much more a name counts that begins with what was typed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be offered.

    Attributes
    ----------
    kind : str
        One of :data:`KINDS`.
    code : str
        Value of its facet, id of the project, or the name to search for.
    label : str
        How it is called; empty where the page knows the name of the code better.
    names : tuple of str
        All names it is found by.
    projects : int
        How many projects have it.
    """

    kind: str
    code: str
    label: str
    names: tuple[str, ...]
    projects: int


@dataclass(frozen=True)
class Suggestions:
    """All candidates, and the index of their names."""

    candidates: tuple[Candidate, ...]
    words: Words
    importance: FloatArray

    def for_text(self, text: str) -> tuple[Candidate, ...]:
        """Return what to offer for a text, by kind and then the best first."""
        terms = tuple(parse_query(text).terms)
        if not terms:
            return ()
        weights = (self.words.weights_of(term) for term in terms)
        found, scores = summed_where_all(weights, self.words.count)
        rows = np.flatnonzero(found)
        beginning = " " + " ".join(" ".join(term.spellings[0]) for term in terms)
        begins = np.array([_begins(self.words.texts[row], beginning) for row in rows])
        value = scores[rows] * self.importance[rows] * np.where(begins, BEGINS, 1.0)
        return tuple(_few_of_each(self.candidates[row] for row in rows[_best_first(value)]))


def _begins(names: str, beginning: str) -> bool:
    """Whether one of the folded names begins so."""
    return names.startswith(beginning) or f" |{beginning}" in names


def _best_first(values: FloatArray) -> IntArray:
    return np.argsort(-values, kind="stable")


def _few_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the first few of each kind, in the order of the kinds."""
    found: dict[str, list[Candidate]] = {kind: [] for kind in KINDS}
    for candidate in candidates:
        if len(found[candidate.kind]) < MOST_OF_A_KIND:
            found[candidate.kind].append(candidate)
    firsts = sum(bool(each) for each in found.values())
    kept: list[Candidate] = []
    for each in found.values():
        firsts -= bool(each)
        kept += each[: max(1, MOST - len(kept) - firsts)]
    return kept


def build_suggestions(candidates: Sequence[Candidate]) -> Suggestions:
    """Build the index of candidates.

    Examples
    --------
    >>> riga = Candidate("place", "Rīga", "Rīga", ("Rīga", "Ryga"), 9)
    >>> [found.label for found in build_suggestions([riga]).for_text("ryg")]
    ['Rīga']
    """
    pairs = [(number, name) for number, each in enumerate(candidates) for name in each.names]
    owners = np.array([number for number, _ in pairs], dtype=np.intp)
    words = build_words([Field("name", 1.0, owners, [name for _, name in pairs])], len(candidates))
    importance = np.log1p(np.array([each.projects for each in candidates], dtype=np.float64))
    return Suggestions(tuple(candidates), words, importance)
