"""The language of the search box, and the folding of words that both sides share.

A query is words, all of which must be there, and

- ``"some words"``: these words one after the other, exactly (any kind of quotes does);
- ``-word``, ``-"some words"``: not with these, whatever else is asked for;
- ``OR`` between alternatives, ``AND`` where one likes to write it, both in capitals only:
  ``riga OR "green port" ferries`` is Rīga, or else the phrase together with ferries;
- a leading ``~``: also what is similar in meaning (:mod:`dashboard.search.meaning`).

The last word may be unfinished, so that a search works while it is typed. A word joined by
signs (``e-card``) is a phrase. There are no brackets, and no query is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from geo.names import keys, transliterate

MEANING_SIGN = "~"
OR, AND = "OR", "AND"

# English; Latvian, Lithuanian, Estonian, Finnish; Swedish, Danish, Norwegian; German; Polish;
# Russian. "or" is left out: in small letters it is a word like any other.
_LINKING = """
a an and at by for from in of on the to with
un ar no par uz ir su iš ja ning sekä
och i på av för med til af og
und der die das den dem des mit von für im am auf zu
oraz w z ze na dla do o
и в с для по из от у
"""
LINKING_WORDS = frozenset(_LINKING.split())
"""Words that join others in the languages of the region. Where there are others, they need not be
in a project: whoever looks for "music and choirs" takes music with choirs, too."""

_ASCII_WORD, _APOSTROPHE = re.compile("[a-z0-9]+"), re.compile("['`]")
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_QUOTES, _DASH = re.compile("[“”„‟«»″＂]"), re.compile(r"(?<!\S)[‐‑‒–—−](?=\S)")

Spelling = tuple[str, ...]


@lru_cache(maxsize=16_384)
def spellings(text: str) -> tuple[Spelling, ...]:
    """Return the words of a text in its one or two foldings, in Latin letters.

    Both spellings are in use for the same name: ``ö`` is found as ``o`` and as ``oe``, ``å`` as
    ``a`` and as ``aa``.

    Examples
    --------
    >>> spellings("Luleå kommun")
    (('lulea', 'kommun'), ('luleaa', 'kommun'))
    >>> spellings("Псков")
    (('pskov',),)
    """
    if text.isascii():  # most texts; the long way gives the same, ten times slower
        return (tuple(_ASCII_WORD.findall(_APOSTROPHE.sub("", text.lower()))),)
    return tuple(tuple(transliterate(key).split()) for key in keys(text))


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query.

    Attributes
    ----------
    spellings : tuple of tuple of str
        The words of the term, in each folding.
    written : str
        As it was typed, without quotes and minus sign.
    is_prefix : bool
        Whether the last word need only begin so.
    is_quoted : bool
        Whether it must be found letter by letter: no guessing of typing errors.
    """

    spellings: tuple[Spelling, ...]
    written: str
    is_prefix: bool = False
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: one of the alternatives whole, and none of what is left out.

    Attributes
    ----------
    alternatives : tuple of tuple of Term
        Of one of these all terms must be there; no alternatives at all: everything fits.
    excluded : tuple of Term
        What must not be there.
    by_meaning : bool
        Whether what is similar in meaning is asked for, too.
    wanted_text : str
        What is asked for as it was typed, without signs, for a search by meaning.
    """

    alternatives: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    by_meaning: bool = False
    wanted_text: str = ""

    @property
    def terms(self) -> Iterator[Term]:
        """All terms that are asked for, in the order written."""
        return (term for alternative in self.alternatives for term in alternative)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for, as in a query of signs only."""
        return not (self.alternatives or self.excluded)


def with_plain_signs(text: str) -> str:
    """Return a text with the quotes and minus signs of the grammar for those of typographers.

    Telephones and word processors write them by themselves.

    Examples
    --------
    >>> with_plain_signs("„green port“ –sea 2014–2020")
    '"green port" -sea 2014–2020'
    """
    return text if text.isascii() else _DASH.sub("-", _QUOTES.sub('"', text))


def parse_query(text: str) -> Query:
    """Return the query that a text is; parts without a letter or digit are left out.

    Examples
    --------
    >>> query = parse_query('"smart city" OR ener -sea')
    >>> [[term.spellings[0] for term in terms] for terms in query.alternatives]
    [[('smart', 'city')], [('ener',)]]
    >>> query.excluded[0].written
    'sea'
    """
    stripped = with_plain_signs(text).strip()
    by_meaning = stripped.startswith(MEANING_SIGN)
    found = list(_TERM.finditer(stripped.lstrip(MEANING_SIGN)))
    excluded = _terms(match for match in found if match[1])
    parts = [_terms(part) for part in _split_at_or(match for match in found if not match[1])]
    alternatives = [_telling(part) for part in parts if part]
    if alternatives and not stripped.endswith('"') and not found[-1][1]:
        alternatives[-1] = _unfinished(alternatives[-1])
    wanted = " ".join(term.written for part in parts for term in part)
    return Query(tuple(alternatives), excluded, by_meaning, wanted)


def any_of_text(text: str) -> str | None:
    """Return the text that asks for any of a query's words instead of all, None if there is none.

    Examples
    --------
    >>> any_of_text('~nuorten "green port" -sea')
    '~nuorten OR "green port" -sea'
    >>> any_of_text("port") is None, any_of_text("port OR sea") is None
    (True, True)
    """
    query = parse_query(text)
    if len(query.alternatives) != 1 or len(query.alternatives[0]) < 2:
        return None
    wanted = " OR ".join(_as_typed(term) for term in query.alternatives[0])
    left_out = "".join(f" -{_as_typed(term)}" for term in query.excluded)
    return f"{MEANING_SIGN if query.by_meaning else ''}{wanted}{left_out}"


def _as_typed(term: Term) -> str:
    return f'"{term.written}"' if term.is_quoted else term.written


def _split_at_or(found: Iterable[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Return the parts between the words OR."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in found:
        if match[3] == OR:
            parts.append([])
        elif match[3] != AND:
            parts[-1].append(match)
    return parts


def _telling(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms without linking words, unless there are only these or one is quoted."""
    kept = tuple(term for number, term in enumerate(terms)
                 if term.is_quoted or term.written.lower() not in LINKING_WORDS
                 or number == len(terms) - 1)
    return kept or terms


def _terms(found: Iterable[re.Match[str]]) -> tuple[Term, ...]:
    """Return the terms of matches of the grammar that have a word."""
    terms = (_term(match[2], match[3]) for match in found)
    return tuple(term for term in terms if term.spellings[0])


def _term(phrase: str | None, word: str | None) -> Term:
    written = phrase if phrase is not None else word or ""
    return Term(spellings(written), written.strip(), is_quoted=phrase is not None)


def _unfinished(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms with a last one that need only begin so."""
    return (*terms[:-1], replace(terms[-1], is_prefix=True))
