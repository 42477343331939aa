"""Typing errors: the word of the catalogue that was probably meant.

Only a word that the catalogue has nowhere is corrected, never a phrase in quotes, and the
answer says what was corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.search.query import Query, Term

SHORTEST = 4
"""Letters of the shortest word that is corrected: among shorter ones too many are alike."""

LONG = 8
"""Letters from which a word may have two errors and not only one."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as it was written, and the word of the catalogue that was looked for instead."""

    written: str
    used: str


def nearest_word(
    word: str, vocabulary: Sequence[str], frequency: Callable[[str], int]
) -> str | None:
    """Return the most frequent of the words nearest to a word, None if none is near.

    One error is a letter too many, missing, wrong, or two neighbours swapped.

    Examples
    --------
    >>> nearest_word("gdnask", ["gdansk", "gdynia"], lambda word: 1)
    'gdansk'
    >>> nearest_word("xyz", ["xyzz"], lambda word: 1) is None
    True
    """
    if len(word) < SHORTEST:
        return None
    most = 2 if len(word) >= LONG else 1
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None)
    named = [(distance, -frequency(found), found) for found, distance, _ in near
             if len(found) >= SHORTEST]
    return min(named)[2] if named else None


def corrected(
    query: Query, is_known: Callable[[Term], bool], nearest: Callable[[str], str | None]
) -> tuple[Query, tuple[Correction, ...]]:
    """Return a query without typing errors, and what was corrected.

    Parameters
    ----------
    query : Query
        What was asked for.
    is_known : callable
        Whether the catalogue has a term anywhere.
    nearest : callable
        The word that was probably meant, or None.
    """
    made: dict[Term, Term] = {}
    for term in query.terms:
        if not term.is_quoted and len(term.spellings[0]) == 1 and not is_known(term):
            word = nearest(term.spellings[0][0])
            if word is not None:
                made[term] = Term(((word,),), word)
    alternatives = tuple(
        tuple(made.get(term, term) for term in terms) for terms in query.alternatives
    )
    corrections = tuple(Correction(term.written, used.written) for term, used in made.items())
    return replace(query, alternatives=alternatives), corrections
