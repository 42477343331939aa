"""The search over the projects: from a text to those that fit, with how well.

A text of an empty query fits all; signs only (``&``) fit none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

import numpy as np

from dashboard.arrays import BoolArray, FloatArray
from dashboard.search.base_forms import BaseForms, no_base_forms
from dashboard.search.meaning import Meaning
from dashboard.search.other_names import OtherNames, Thing, build_other_names, things_of_words
from dashboard.search.query import Query, Term, parse_query
from dashboard.search.rank import OTHER_NAME_WEIGHTS, fused, summed_where_all
from dashboard.search.typos import (
    LIKELIER,
    Correction,
    Likelier,
    corrected,
    likelier_word,
    nearest_word,
    replaced,
)
from dashboard.search.words import Field, Words, build_words

REMEMBERED = 16
"""Answers kept: a filter click beside an unchanged text does not search again."""


@dataclass(frozen=True)
class Found:
    """The answer to one query.

    Attributes
    ----------
    query : Query
        What was looked for, typing errors corrected.
    corrections : tuple of Correction
        What was corrected.
    mask : numpy.ndarray of bool, shape (n,)
        The projects that fit.
    scores : numpy.ndarray of float, shape (n,)
        How well each fits, the higher the better; 0 for those that do not.
    by_meaning_only : numpy.ndarray of bool, shape (n,)
        Those that fit in meaning but do not have the words.
    """

    query: Query
    corrections: tuple[Correction, ...]
    mask: BoolArray
    scores: FloatArray
    by_meaning_only: BoolArray


@dataclass(frozen=True)
class SearchIndex:
    """Everything that projects are found by; never changed, so sessions may share it.

    Attributes
    ----------
    fields : tuple of Field
        The texts of the projects by kind.
    words : Words
        Index of these.
    other_names : OtherNames
        Further names of what the projects have.
    meaning : Meaning or None
        What the projects mean, where search by meaning is possible.
    """

    fields: tuple[Field, ...]
    words: Words
    other_names: OtherNames
    meaning: Meaning | None = None

    @cached_property
    def search(self) -> Callable[[str], Found]:
        """Search for a text: a function from str to :class:`Found` that remembers answers."""
        return lru_cache(REMEMBERED)(self._search)

    @cached_property
    def likelier(self) -> Callable[[str], Likelier | None]:
        """Search that was perhaps meant instead: a function that remembers answers."""
        return lru_cache(REMEMBERED)(self._likelier)

    def matches(self, text: str) -> BoolArray:
        """Return which projects fit a text, shape (n,).

        Examples
        --------
        >>> titles = Field("title", 1.0, np.arange(2), ["Smart city", "Smart sea"])
        >>> index = build_search([titles], 2)
        >>> index.matches("smart -sea").tolist()
        [True, False]
        """
        return self.search(text).mask

    def _search(self, text: str) -> Found:
        query, corrections = corrected(parse_query(text), self._is_known, self._nearest)
        by_words, scores = self._by_words(query)
        if not text.strip():
            by_words[:] = True
        if query.by_meaning and query.wanted_text and self.meaning:
            return self._with_meaning(query, corrections, by_words, scores)
        return Found(query, corrections, by_words, scores, np.zeros_like(by_words))

    def _likelier(self, text: str) -> Likelier | None:
        """Return the text with the words that are far more frequent, where that finds more."""
        found, meant = self.search(text), text
        for term in found.query.terms:
            word = None if self._is_name(term) else likelier_word(
                term, self._frequent_words, self._projects_with)
            meant = replaced(meant, term.written, word) if word else meant
        if meant == text:
            return None
        projects = int(self.matches(meant).sum())
        return Likelier(meant, projects) if projects > found.mask.sum() else None

    def _is_name(self, term: Term) -> bool:
        """Whether something is called just so, perhaps in a case."""
        others = self.other_names
        called = any(" ".join(each) in others.in_cases for each in term.spellings)
        return called or bool(others.names_in_a_case(term))

    def _projects_with(self, term: Term) -> int:
        return int(np.count_nonzero(self.weights_of(term)))

    def _by_words(self, query: Query) -> tuple[BoolArray, FloatArray]:
        """Return which projects have the words, and how well."""
        count = self.words.count
        found = np.full(count, bool(query.excluded and not query.alternatives))
        scores = np.zeros(count)
        alone = len(tuple(query.terms)) == 1
        for terms in query.alternatives:
            weights = (self.weights_of(term, alone) for term in terms)
            has_all, added = summed_where_all(weights, count)
            found |= has_all
            scores += added * has_all
        found &= ~self._excluded(query)
        return found, scores * found

    def _excluded(self, query: Query) -> BoolArray:
        """Return which projects have something that is left out."""
        found = np.zeros(self.words.count, dtype=bool)
        for term in query.excluded:
            found |= self.weights_of(term, alone=True) > 0
        return found

    def _with_meaning(
        self, query: Query, corrections: tuple[Correction, ...], by_words: BoolArray,
        scores: FloatArray,
    ) -> Found:
        """Add what is similar in meaning, and rank by both."""
        assert self.meaning is not None
        similar = self.meaning.scores(query.wanted_text) * ~self._excluded(query)
        mask = by_words | (similar > 0)
        return Found(query, corrections, mask, fused([scores, similar]) * mask, mask & ~by_words)

    def weights_of(self, term: Term, alone: bool = False) -> FloatArray:
        """Return how much a term counts in each project, by its texts and its other names."""
        named = self.other_names.weights_of(term, self.words.count, alone)
        return self.words.weights_of(term) + named

    def _is_known(self, term: Term) -> bool:
        """Whether any project has a term."""
        return bool(self.weights_of(term).any())

    def _nearest(self, word: str) -> str | None:
        return nearest_word(word, self._all_words, self._frequency)

    @cached_property
    def _all_words(self) -> Sequence[str]:
        """Words of texts and names, sorted, each once."""
        return sorted({*self.words.vocabulary, *self.other_names.words.vocabulary})

    @cached_property
    def _frequent_words(self) -> Sequence[str]:
        """Words of the texts that many projects have."""
        many = np.flatnonzero(np.diff(self.words.starts) >= LIKELIER)
        return [self.words.vocabulary[number] for number in many]

    def _frequency(self, word: str) -> int:
        return self.words.frequency(word) + self.other_names.words.frequency(word)


def build_search(
    fields: Sequence[Field], count: int, things: Sequence[Thing] = (),
    meaning: Meaning | None = None, base_forms: BaseForms = no_base_forms,
    groups: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> SearchIndex:
    """Build the search over documents given as their fields.

    Parameters
    ----------
    fields : sequence of Field
        The texts of the projects by kind.
    count : int
        Number of projects.
    things : sequence of Thing
        What has further names.
    meaning : Meaning, optional
        Vectors of the projects.
    base_forms : callable, optional
        Names that a word may be a case of.
    groups : mapping of str to sequence of str, optional
        Words of other languages by the English ones (:func:`things_of_words`).
    """
    words = build_words(fields, count)
    said = things_of_words(words, groups, OTHER_NAME_WEIGHTS["word"])
    other_names = build_other_names([*things, *said], base_forms)
    return SearchIndex(tuple(fields), words, other_names, meaning)
