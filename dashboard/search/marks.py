"""Where in a project the words of a query are: the fields, and the letters in each.

The answer is texts and positions, never markup: the page decides how a mark looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.search.index import SearchIndex
from dashboard.search.other_names import ORGANISATION
from dashboard.search.query import Query, Spelling, Term, spellings

# As geo.names folds: an apostrophe does not end a word, everything else that is no letter does.
_WORD = re.compile(r"(?:[^\W_]|['’`´ʹʼ′])+")

HIDDEN_BY = {ORGANISATION: "partner", "programme": "programme"}
"""A further name of these says nothing where the text of that field has the words, too."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A text of a project that has words of the query.

    Attributes
    ----------
    field : str
        acronym, title, partner, town, thematic, programme, contract; or, where another name of
        it was asked for, place, region, country, thematic, programme, organisation.
    text : str
        The text as published.
    spans : tuple of (int, int)
        Beginning and end of each marked piece, ascending; none where the project has the thing
        under another name than the one asked for.
    """

    field: str
    text: str
    spans: tuple[Span, ...] = ()


def matched_fields(search: SearchIndex, query: Query, project: int) -> tuple[Match, ...]:
    """Return the texts of a project that have words of a query, the weightiest field first.

    Parameters
    ----------
    search : SearchIndex
        The search.
    query : Query
        As in :attr:`dashboard.search.index.Found.query`, typing errors corrected.
    project : int
        Row of the project.
    """
    terms = tuple(query.terms)
    marked = ((field.name, text, marked_spans(text, terms))
              for field in search.fields for text in field.of(project))
    found = [Match(name, text, spans) for name, text, spans in marked if spans]
    fields = {match.field for match in found}
    shown = {part for match in found for part in (match.text, *match.text.split(" / "))}
    return (*found, *(match for match in _by_other_names(search, terms, project)
                      if match.text not in shown and HIDDEN_BY.get(match.field) not in fields))


def _by_other_names(
    search: SearchIndex, terms: Sequence[Term], project: int
) -> Iterator[Match]:
    """Yield the things of a project that a term means by another name."""
    others = search.other_names
    meant = [others.meant(term, alone=len(terms) == 1) > 0 for term in terms]
    for thing in np.flatnonzero(np.any(meant, axis=0)) if meant else ():
        rows = others.projects[others.starts[thing] : others.starts[thing + 1]]
        place = int(np.searchsorted(rows, project))
        if place < len(rows) and rows[place] == project:
            named = others.things[thing]
            text = named.names[0] if named.kind == ORGANISATION else named.code
            yield Match(named.kind, text)


def marked_spans(text: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Return where the words of terms are in a text, ascending and apart.

    Examples
    --------
    >>> from dashboard.search.query import parse_query
    >>> marked_spans("Luleå: a Smart city", tuple(parse_query("smart lule").terms))
    ((0, 5), (9, 14))
    """
    words = [(match.span(), spellings(match[0])) for match in _WORD.finditer(text)]
    found: list[Span] = []
    for start, end in sorted(span for term in terms for span in _term_spans(words, term)):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _term_spans(
    words: Sequence[tuple[Span, tuple[Spelling, ...]]], term: Term
) -> Iterator[Span]:
    """Yield where a term is: a whole word after the other, the last perhaps only begun."""
    for spelling in term.spellings:
        for first in range(len(words) - len(spelling) + 1):
            part = words[first : first + len(spelling)]
            if all(_is_word(folded, wanted, term.is_prefix and number == len(spelling) - 1)
                   for number, ((_, folded), wanted)
                   in enumerate(zip(part, spelling, strict=True))):
                yield part[0][0][0], part[-1][0][1]


def _is_word(folded: tuple[Spelling, ...], wanted: str, is_prefix: bool) -> bool:
    """Whether a word of a text is the wanted one, or begins so."""
    written = ("".join(each) for each in folded)
    return any(word.startswith(wanted) if is_prefix else word == wanted for word in written)


def marked_text(match: Match, before: str = "‹", after: str = "›", around: int = 36) -> str:
    """Return the text of a match with signs around what is marked, long texts cut.

    Examples
    --------
    >>> marked_text(Match("title", "Joint services for smart cities", ((19, 24),)), around=12)
    '… for ‹smart› cities'
    """
    parts, done = [], 0
    for start, end in match.spans:
        parts += [match.text[done:start], before, match.text[start:end], after]
        done = end
    whole = "".join([*parts, match.text[done:]])
    if not match.spans:
        return whole
    first = whole.index(before)
    last = whole.rindex(after) + len(after)
    start = whole.find(" ", first - around, first) if first > around else 0
    end = whole.rfind(" ", last, last + around) if len(whole) - last > around else len(whole)
    head, tail = ("… " if start > 0 else ""), (" …" if end < len(whole) else "")
    return f"{head}{whole[max(start, 0) : max(end, last)].strip()}{tail}"
