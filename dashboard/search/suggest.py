"""What is offered while one types: projects, organisations, places and so on, by name.

All words that were typed must be in the name, the last one perhaps unfinished. A name that
begins with them comes first, then what has more projects; of each kind a few at most, so that
thousands of organisations do not hide the one programme. A single word may be a case of a name,
and where nothing is called so, what was probably meant is offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.arrays import BoolArray, FloatArray, IntArray
from dashboard.search.base_forms import BaseForms, no_base_forms
from dashboard.search.other_names import numbers_by_name
from dashboard.search.query import Term, parse_query
from dashboard.search.rank import summed_where_all
from dashboard.search.words import Field, Words, build_words

KINDS = ("programme", "thematic", "country", "region", "place", "organisation", "project")
"""Kinds in the order in which they are offered."""

IN_CASES = frozenset({"thematic", "country", "region", "place"})
"""Kinds whose names are looked up by their cases, too."""

MOST_OF_A_KIND, MOST = 2, 7
LOOKED_AT = 50
"""Candidates of a kind whose beginnings are compared."""

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
        Value of its facet, id of the project or organisation, or the name to search for.
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
    """All candidates with number of kind and importance, and the index of their names.

    ``in_cases`` are the candidates by those whole names that may be in a case.
    """

    candidates: tuple[Candidate, ...]
    words: Words
    kinds: IntArray
    importance: FloatArray
    in_cases: Mapping[str, IntArray]
    base_forms: BaseForms

    def for_text(self, text: str) -> tuple[Candidate, ...]:
        """Return what to offer for a text, by kind and then the best first."""
        return self.for_terms(parse_query(text).terms)

    def for_terms(self, wanted: Iterable[Term]) -> tuple[Candidate, ...]:
        """Return what to offer for the terms of a query, by kind and then the best first."""
        terms = tuple(wanted)
        if not terms:
            return ()
        weights = (self.words.weights_of(term) for term in terms)
        found, scores = summed_where_all(weights, self.words.count)
        if len(terms) == 1:
            for name in self._names_in_a_case(terms[0]):
                found[self.in_cases[name]] = True
                scores[self.in_cases[name]] += BEGINS * max(scores.max(), 1.0)
        value = scores * self.importance * found
        beginning = " " + " ".join(" ".join(term.spellings[0]) for term in terms)
        return tuple(_few_of_each(
            [self._best(self.kinds == kind, value, beginning) for kind in range(len(KINDS))]))

    def _names_in_a_case(self, term: Term) -> Iterable[str]:
        return (name for name in self.base_forms(term) if name in self.in_cases)

    def _best(self, of_kind: BoolArray, value: FloatArray, beginning: str) -> list[Candidate]:
        """Return the best few of one kind."""
        rows = np.flatnonzero(of_kind & (value > 0))
        rows = rows[np.argsort(-value[rows], kind="stable")][:LOOKED_AT]
        begins = [_begins(self.words.texts[row], beginning) for row in rows]
        ranked = np.argsort(-value[rows] * np.where(begins, BEGINS, 1.0), kind="stable")
        return [self.candidates[row] for row in rows[ranked][:MOST_OF_A_KIND]]


def _begins(names: str, beginning: str) -> bool:
    """Whether one of the folded names begins so."""
    return names.startswith(beginning) or f" |{beginning}" in names


def _few_of_each(by_kind: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """Return at most :data:`MOST`, but one of each kind that there is."""
    waiting = sum(bool(each) for each in by_kind)
    kept: list[Candidate] = []
    for each in by_kind:
        waiting -= bool(each)
        kept += each[: max(1, MOST - len(kept) - waiting)]
    return kept


def build_suggestions(
    candidates: Sequence[Candidate], base_forms: BaseForms = no_base_forms
) -> Suggestions:
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
    kinds = np.array([KINDS.index(each.kind) for each in candidates], dtype=np.intp)
    return Suggestions(tuple(candidates), words, kinds, importance, numbers_by_name(
        [each.names if each.kind in IN_CASES else () for each in candidates]), base_forms)
