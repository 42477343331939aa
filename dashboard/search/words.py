"""An inverted index in plain arrays: which text holds which word, and how much that counts.

The index is never changed after it is built and a search writes to fresh arrays only, so any
number of sessions may use one index from their threads. (SQLite's FTS5 would need a connection
a thread, and its tokenizer has one spelling a word.)

Weights are those of BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009):
a word counts by the field it stands in, less in a long field, and the fields are added before
the sum is saturated in :mod:`dashboard.search.rank`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.arrays import FloatArray, IntArray
from dashboard.search.query import Spelling, Term, spellings

FIELD_BREAK = " | "
"""Between the texts of a document, so that no phrase runs from one into the next."""

LENGTH_PENALTY = 0.5
"""How much a word loses in a field longer than the average: 0 nothing, 1 in proportion."""

UNFINISHED = 0.1
"""What a word counts that only begins as the last word of the query does."""

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Field:
    """The texts of one kind of all documents.

    Attributes
    ----------
    name : str
        What the texts are: title, partner, town ...
    weight : float
        How much a word counts in them.
    owners : numpy.ndarray of int, shape (n,)
        Document of each text, ascending.
    texts : sequence of str, length n
        The texts; empty ones do no harm.
    """

    name: str
    weight: float
    owners: IntArray
    texts: Sequence[str]

    def of(self, document: int) -> list[str]:
        """Return the distinct texts of one document, in their order."""
        first, after = np.searchsorted(self.owners, [document, document + 1])
        return list(dict.fromkeys(text for text in self.texts[first:after] if text))


@dataclass(frozen=True)
class Words:
    """Which documents hold which word.

    Attributes
    ----------
    vocabulary : tuple of str
        All words, sorted, so that a prefix is a slice.
    starts : numpy.ndarray, shape (len(vocabulary) + 1,)
        Where the documents of each word begin in ``documents``.
    documents : numpy.ndarray of int
        Document numbers, ascending for each word.
    weights : numpy.ndarray of float32
        How much the word counts in each of them.
    texts : tuple of str
        Folded words of each document, each between spaces, for phrases.
    """

    vocabulary: tuple[str, ...]
    starts: IntArray
    documents: IntArray
    weights: Weights
    texts: tuple[str, ...]

    @property
    def count(self) -> int:
        """Number of documents."""
        return len(self.texts)

    def slice_of(self, word: str, is_prefix: bool) -> slice:
        """Return where a word, or all words that begin so, are in the vocabulary."""
        end = word + ("\U0010ffff" if is_prefix else "\0")
        return slice(bisect_left(self.vocabulary, word), bisect_left(self.vocabulary, end))

    def frequency(self, word: str) -> int:
        """Return in how many documents a word is."""
        found = self.slice_of(word, False)
        return int(self.starts[found.stop] - self.starts[found.start])

    def weights_of(self, term: Term) -> FloatArray:
        """Return how much a term counts in each document, 0 where it is not, shape (n,)."""
        found = self._of_spelling(term.spellings[0], term.is_prefix)
        for spelling in term.spellings[1:]:
            found = np.maximum(found, self._of_spelling(spelling, term.is_prefix))
        return found

    def _of_spelling(self, spelling: Spelling, is_prefix: bool) -> FloatArray:
        """Return how much words count where they stand one after the other."""
        found = self._of_word(spelling[-1], is_prefix)
        for word in spelling[:-1]:
            other = self._of_word(word, False)
            found = (found + other) * ((found > 0) & (other > 0))
        if len(spelling) > 1:
            phrase = " " + " ".join(spelling) + ("" if is_prefix else " ")
            for number in np.flatnonzero(found):
                found[number] *= phrase in self.texts[number]
        return found

    def _of_word(self, word: str, is_prefix: bool) -> FloatArray:
        """Return how much a word counts, or words that begin so."""
        whole = self._summed(self.slice_of(word, False))
        if not is_prefix:
            return whole
        begun = self._summed(self.slice_of(word, True))
        return whole + UNFINISHED * (begun - whole)

    def _summed(self, words: slice) -> FloatArray:
        """Return the sum of the weights of neighbouring words."""
        part = slice(self.starts[words.start], self.starts[words.stop])
        summed = np.bincount(self.documents[part], self.weights[part], minlength=self.count)
        return summed.astype(np.float64, copy=False)


def build_words(fields: Sequence[Field], count: int) -> Words:
    """Build the index of documents given as their fields.

    Parameters
    ----------
    fields : sequence of Field
        Texts by kind; a document may have any number of each.
    count : int
        Number of documents.

    Examples
    --------
    >>> words = build_words([Field("title", 1.0, np.arange(2), ["Smart city", "Umeå"])], 2)
    >>> words.vocabulary
    ('city', 'smart', 'umea', 'umeaa')
    >>> words.texts
    (' smart city ', ' umea | umeaa ')
    """
    numbers: dict[str, int] = {}
    none = np.zeros(0, dtype=np.intp)
    parts = [(none, none, np.zeros(0)), *(_postings(field, numbers, count) for field in fields)]
    word, document = (np.concatenate([part[i] for part in parts]) for i in (0, 1))
    weight = np.concatenate([part[2] for part in parts])
    vocabulary = tuple(sorted(numbers))
    rank = np.empty(len(numbers), dtype=np.intp)
    rank[[numbers[word] for word in vocabulary]] = np.arange(len(numbers))
    starts, documents, weights = _by_word(rank[word], document, weight, len(numbers), count)
    return Words(vocabulary, starts, documents, weights, _phrase_texts(fields, count))


def _postings(
    field: Field, numbers: dict[str, int], count: int
) -> tuple[IntArray, IntArray, FloatArray]:
    """Return word, document and weight of every word of a field; new words get a number."""
    codes, distinct = pd.factorize(np.asarray(field.texts, dtype=object))
    words = [_numbered(text, numbers) for text in distinct]
    lengths = np.array([len(each) for each in words], dtype=np.intp)
    starts = np.concatenate([[0], np.cumsum(lengths)])[:-1].astype(np.intp)
    flat = np.array([number for each in words for number in each], dtype=np.intp)
    repeats = lengths[codes]
    inside = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    documents = np.repeat(field.owners, repeats)
    length = np.bincount(documents, minlength=count).astype(np.float64)
    usual = length[length > 0].mean() if length.any() else 1.0
    weight = field.weight / (1 - LENGTH_PENALTY + LENGTH_PENALTY * length / usual)
    return flat[np.repeat(starts[codes], repeats) + inside], documents, weight[documents]


def _numbered(text: str, numbers: dict[str, int]) -> list[int]:
    """Return the numbers of a text's words; of a second spelling only what the first lacks."""
    first, *others = spellings(text)
    further = {word for other in others for word in other} - set(first)
    return [numbers.setdefault(word, len(numbers)) for word in (*first, *sorted(further))]


def _by_word(
    word: IntArray, document: IntArray, weight: FloatArray, words: int, count: int
) -> tuple[IntArray, IntArray, Weights]:
    """Return the postings sorted by word and document, those of the same two added."""
    pair = word * max(count, 1) + document
    distinct, group = np.unique(pair, return_inverse=True)
    summed = np.bincount(group, weight, minlength=len(distinct)).astype(np.float32)
    per_word = np.bincount(distinct // max(count, 1), minlength=words)
    starts = np.concatenate([[0], np.cumsum(per_word)]).astype(np.intp)
    return starts, distinct % max(count, 1), summed


def _phrase_texts(fields: Iterable[Field], count: int) -> tuple[str, ...]:
    """Return the folded texts of each document as one."""
    found: list[dict[str, None]] = [{} for _ in range(count)]
    for field in fields:
        for owner, text in zip(field.owners.tolist(), field.texts, strict=True):
            for spelling in spellings(text):
                found[owner][" ".join(spelling)] = None
    return tuple(f" {FIELD_BREAK.join(filter(None, each))} " for each in found)
