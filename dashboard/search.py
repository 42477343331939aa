"""Text search over the projects: an inverted index in plain arrays.

A query is words and ``"phrases"``, all of which a project must contain, and ``-exclusions``
(``-word``, ``-"some words"``) that it must not. The last word matches as a prefix, so that a
search works while it is typed. A word joined by signs (``e-card``) is a phrase.

Letters are folded on both sides (:mod:`geo.names`), in two spellings, because both are in use
for the same name: ``ö`` is found as ``o`` and as ``oe``, ``å`` as ``a`` and as ``aa``. Cyrillic
is found in Cyrillic and in Latin transliteration.

The index is never changed after it is built and a search writes to fresh arrays only, so any
number of sessions may use one index from their threads. (SQLite's FTS5 would need a connection
a thread, and its tokenizer has one spelling a word.)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.arrays import BoolArray, IntArray
from geo.names import keys, transliterate

FIELD_BREAK = " | "
"""Between the fields of a document, so that no phrase runs from one into the next."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a text in its one or two foldings, in Latin letters.

    Examples
    --------
    >>> spellings("Luleå kommun")
    (('lulea', 'kommun'), ('luleaa', 'kommun'))
    >>> spellings("Псков")
    (('pskov',),)
    """
    return tuple(tuple(transliterate(key).split()) for key in keys(text))


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query.

    Attributes
    ----------
    spellings : tuple of tuple of str
        The words of the term, in each folding.
    is_prefix : bool
        Whether the last word need only begin so.
    is_excluded : bool
        Whether a project with it is left out.
    """

    spellings: tuple[tuple[str, ...], ...]
    is_prefix: bool = False
    is_excluded: bool = False


def parse_query(text: str) -> tuple[Term, ...]:
    """Return the terms of a query; parts without a letter or digit are left out.

    Examples
    --------
    >>> [(term.spellings[0], term.is_prefix) for term in parse_query('"smart city" ener')]
    [(('smart', 'city'), False), (('ener',), True)]
    """
    found = [_term(*match.groups()) for match in _TERM.finditer(text)]
    terms = [term for term in found if term.spellings[0]]
    if terms and text.rstrip()[-1:] != '"' and not terms[-1].is_excluded:
        terms[-1] = Term(terms[-1].spellings, is_prefix=True)
    return tuple(terms)


def _term(minus: str, phrase: str | None, word: str | None) -> Term:
    """Return the term of one match of the query's grammar."""
    return Term(spellings(phrase if phrase is not None else word or ""), is_excluded=bool(minus))


@dataclass(frozen=True)
class SearchIndex:
    """Which documents hold which word.

    Attributes
    ----------
    vocabulary : tuple of str
        All words, sorted, so that a prefix is a slice.
    starts : numpy.ndarray, shape (len(vocabulary) + 1,)
        Where the documents of each word begin in ``postings``.
    postings : numpy.ndarray
        Document numbers.
    texts : tuple of str
        Folded words of each document, each between spaces, for phrases.
    """

    vocabulary: tuple[str, ...]
    starts: IntArray
    postings: IntArray
    texts: tuple[str, ...]

    def matches(self, text: str) -> BoolArray:
        """Return which documents match a query, shape (n,).

        A blank query matches all; a query of signs only (``&``) matches none.

        Examples
        --------
        >>> index = build_search([["Smart city", "Rīga"], ["Smart coast", "Umeå"]])
        >>> index.matches("smart -riga").tolist()
        [False, True]
        """
        found = np.full(len(self.texts), bool(not text.strip() or parse_query(text)))
        for term in parse_query(text):
            found &= ~self._having(term) if term.is_excluded else self._having(term)
        return found

    def _having(self, term: Term) -> BoolArray:
        """Return which documents hold a term in any of its spellings."""
        found = np.zeros(len(self.texts), dtype=bool)
        for spelling in term.spellings:
            found |= self._having_words(spelling, term.is_prefix)
        return found

    def _having_words(self, spelling: tuple[str, ...], is_prefix: bool) -> BoolArray:
        """Return which documents hold words one after the other."""
        found = self._having_word(spelling[-1], is_prefix)
        for word in spelling[:-1]:
            found &= self._having_word(word, False)
        if len(spelling) > 1:
            phrase = " " + " ".join(spelling) + ("" if is_prefix else " ")
            for number in np.flatnonzero(found):
                found[number] = phrase in self.texts[number]
        return found

    def _having_word(self, word: str, is_prefix: bool) -> BoolArray:
        """Return which documents hold a word, or a word that begins so."""
        first = bisect_left(self.vocabulary, word)
        after = bisect_left(self.vocabulary, word + ("\U0010ffff" if is_prefix else "\0"))
        found = np.zeros(len(self.texts), dtype=bool)
        found[self.postings[self.starts[first] : self.starts[after]]] = True
        return found


def build_search(documents: Sequence[Iterable[str]]) -> SearchIndex:
    """Build the index of documents, each given as its fields.

    Parameters
    ----------
    documents : sequence of iterable of str
        Texts of each document: titles, names, places.

    Returns
    -------
    SearchIndex
        With document numbers in the order given.
    """
    holders: dict[str, list[int]] = {}
    texts = [_document(fields, number, holders) for number, fields in enumerate(documents)]
    vocabulary = tuple(sorted(holders))
    lengths = [len(holders[word]) for word in vocabulary]
    postings = [number for word in vocabulary for number in holders[word]]
    return SearchIndex(
        vocabulary,
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp),
        np.array(postings, dtype=np.intp),
        tuple(texts),
    )


def _document(fields: Iterable[str], number: int, holders: dict[str, list[int]]) -> str:
    """Enter a document's words among the holders and return its text for phrases."""
    variants = [variant for field in dict.fromkeys(fields) for variant in spellings(field)]
    for word in {word for variant in variants for word in variant}:
        holders.setdefault(word, []).append(number)
    return " " + FIELD_BREAK.join(" ".join(variant) for variant in variants) + " "
