"""Typing errors: the word of the catalogue that was probably meant.

Only what the catalogue has nowhere is corrected, never a phrase in quotes, and the answer says
what was corrected. An error that stands in the data, too (*enviroment*), is searched as it is;
where a word beside it is far more frequent, that is offered. Words joined by a sign are written in
many ways: where *Lat-Lit* is nowhere, *latlit* is looked for, and then the words apart
(*Lietuva-Polska*).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.search.query import Query, Term

SHORTEST = 4
"""Letters of the shortest word that is corrected: among shorter ones too many are alike."""

SHORTEST_PART = 2
"""Letters of the shortest word that is taken from a joined one: a letter alone says nothing."""

LONG = 8
"""Letters from which a word may have two errors and not only one."""

LIKELIER = 10
"""How many times as frequent a word must be to be offered for one that the catalogue has."""

SHORTEST_KNOWN = 5
"""Letters of the shortest word of the catalogue for which another one is offered."""


@dataclass(frozen=True, slots=True)
class Likelier:
    """A search that was perhaps meant, and how many projects it finds."""

    text: str
    projects: int


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


def likelier_word(
    term: Term, frequent: Sequence[str], projects: Callable[[Term], int]
) -> str | None:
    """Return the word one typing error away that is far more frequent, None if there is none.

    Another last letter is no error: so do number and case differ (*museums*, *tekniske*).

    Parameters
    ----------
    term : Term
        A word that the catalogue has.
    frequent : sequence of str
        Words that at least :data:`LIKELIER` projects have.
    projects : callable
        How many projects have a term.

    Examples
    --------
    >>> counts = {"enviroment": 1, "environment": 200}
    >>> written = Term((("enviroment",),), "enviroment")
    >>> likelier_word(written, ["environment"], lambda term: counts[term.written])
    'environment'
    """
    (word, *others), *_ = term.spellings
    if others or term.is_quoted or len(word) < SHORTEST_KNOWN:
        return None
    near = process.extract(word, frequent, scorer=OSA.distance, score_cutoff=1, limit=None)
    known = [(projects(_term(found)), found) for found, distance, _ in near
             if distance and not {word, word[:-1]} & {found, found[:-1]}]
    most, found = max(known, default=(0, ""))
    return found if most and most >= LIKELIER * projects(term) else None


def replaced(text: str, written: str, used: str) -> str:
    """Return a text with a whole word replaced.

    Examples
    --------
    >>> replaced("prot airprot", "prot", "port")
    'port airprot'
    """
    return re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", used, text)


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
    unknown = (term for term in query.terms if not term.is_quoted and not is_known(term))
    made = {term: _meant(term, is_known, nearest) for term in unknown}
    alternatives = tuple(
        tuple(used for term in terms for used in made.get(term, (term,)))
        for terms in query.alternatives
    )
    corrections = tuple(Correction(term.written, " ".join(each.written for each in used))
                        for term, used in made.items() if used != (term,))
    return replace(query, alternatives=alternatives), corrections


def _meant(
    term: Term, is_known: Callable[[Term], bool], nearest: Callable[[str], str | None]
) -> tuple[Term, ...]:
    """Return what was probably meant by a term that is nowhere; the term itself if that is open."""
    words = term.spellings[0]
    if len(words) == 1:
        word = nearest(words[0])
        return (term,) if word is None else (_term(word),)
    joined = replace(_term("".join(words)), is_prefix=term.is_prefix)
    if is_known(joined):
        return (joined,)
    if min(map(len, words)) < SHORTEST_PART:
        return (term,)
    apart = (*map(_term, words[:-1]), replace(_term(words[-1]), is_prefix=term.is_prefix))
    used = tuple(each if is_known(each) else _term(nearest(each.written) or each.written)
                 for each in apart)
    return used if all(map(is_known, used)) else (term,)


def _term(word: str) -> Term:
    return Term(((word,),), word)
