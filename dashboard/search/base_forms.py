"""The name that a word is a case of: ``Rīgas`` is of Rīga, ``w Gdańsku`` in Gdańsk.

The rules are the geocoder's (:mod:`geo.inflection`), tried on one word and in all languages at
once, since nobody says in which language he searches. They only offer forms; what counts is that
something is called so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from dashboard.search.query import Term
from geo.inflection import Inflection
from geo.names import fold, is_cyrillic, transliterate

SHORTEST = 4
"""Letters of the shortest name that is found by its cases: shorter ones begin too many words."""

BaseForms = Callable[[Term], Iterator[str]]
"""From a term to the names, folded and in Latin letters, that it may be a case of."""


def no_base_forms(term: Term) -> Iterator[str]:
    """Return that nothing is known of cases."""
    del term
    return iter(())


def base_forms(inflection: Inflection) -> BaseForms:
    """Return what offers the names that a single word outside quotes may be a case of.

    Examples
    --------
    >>> from dashboard.search.query import parse_query
    >>> forms = base_forms(Inflection({"lv": (("as", "a"),)}))
    >>> [list(forms(term)) for term in parse_query('Rīgas "Rīgas"').terms]
    [['riga'], []]
    """
    latin = tuple(sorted(set(inflection.rules) - {"cyrillic"}))

    def offered(term: Term) -> Iterator[str]:
        key = fold(term.written)
        if term.is_quoted or not key or " " in key:
            return
        languages: Collection[str] = ("cyrillic",) if is_cyrillic(key) else latin
        for form in inflection.word_bases(key, languages):
            name = transliterate(form)
            if len(name) >= SHORTEST:
                yield name

    return offered
