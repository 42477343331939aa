"""What projects can have in common, made from the catalogue once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.arrays import IntArray, rows_of, texts
from dashboard.measures import organisation_numbers
from dashboard.search import telling_vectors
from dashboard.search.meaning import Vectors
from dashboard.search.query import LINKING_WORDS, spellings
from dashboard.similar.postings import Postings, build_postings
from data.model import Catalogue

SURE_PLACES = ("postcode", "place", "municipality")
"""Precisions that name a town; the middle of a region is none."""

COMMON_WORD_SHARE = 0.03
"""A word in the titles of more than this share says nothing: development, regional, baltic."""

_TRADE = """
bsr sea baltic baltijas baltijos baltico ostersjon ostersjoen itameren laanemere ostsee nordic
interreg project projekt cross border region regional cooperation operation development aimed
"""
TRADE_WORDS = frozenset(_TRADE.split())
"""Words of the trade: they say how, and not about what."""

LEAST_LETTERS = 3
NAME_SEPARATOR = "\n"
_NUMBER, _WORD = re.compile(r"\d+"), re.compile(r"\w+")


@dataclass(frozen=True)
class Likeness:
    """What projects can have in common.

    Attributes
    ----------
    kinds : mapping of str to Postings
        ``organisations``, ``towns``, ``thematics`` and ``words``.
    vectors : numpy.ndarray of float32, shape (projects, dimensions)
        Unit vectors of what the titles mean; zeros where there is none.
    programme : sequence of str, length projects
        Code of each project's programme.
    """

    kinds: Mapping[str, Postings]
    vectors: Vectors
    programme: Sequence[str]


def build_likeness(catalogue: Catalogue, vectors: Vectors | None = None) -> Likeness:
    """Build what projects can have in common.

    Parameters
    ----------
    catalogue : Catalogue
        The tables.
    vectors : numpy.ndarray of float32, optional
        What the titles mean, where the search has them already.
    """
    projects, partners = catalogue.projects, catalogue.partners
    owner = rows_of(partners["project_id"], projects["project_id"], "partners")
    count = len(projects)
    return Likeness(
        kinds={
            "organisations": build_postings(_grouped(owner, _organisations(partners), count)),
            "towns": build_postings(_grouped(owner, _towns(partners), count)),
            "thematics": build_postings(list(projects["thematics"])),
            "words": build_postings(_words(catalogue), COMMON_WORD_SHARE),
        },
        vectors=_telling(catalogue, _vectors(catalogue) if vectors is None else vectors),
        programme=texts(projects["programme_code"]),
    )


def shown_name(thing: str) -> str:
    """Return how a thing is called: an organisation or town carries what tells it apart.

    Examples
    --------
    >>> shown_name("Halle" + NAME_SEPARATOR + "DE"), shown_name("Tourism")
    ('Halle', 'Tourism')
    """
    return thing.partition(NAME_SEPARATOR)[0]


def is_identifier(title: str) -> bool:
    """Whether a title is a number or code, which has neither words nor meaning.

    Examples
    --------
    >>> is_identifier("IPBU.02.02.00-06-618/11"), is_identifier("Smart 2020 coast")
    (True, False)
    """
    return " " not in title.strip() and any(letter.isdigit() for letter in title)


def written_words(title: str) -> dict[str, str]:
    """Return the words of a title as they are written, by their folded form.

    Examples
    --------
    >>> written_words("Snö i Umeå")["umea"]
    'Umeå'
    """
    return {word: written for written in _WORD.findall(title) for word in spellings(written)[0]}


def title_words(text: str) -> tuple[str, ...]:
    """Return the words of a title that may tell something, folded.

    Examples
    --------
    >>> title_words("Snö och el i Umeå 2020")
    ('sno', 'umea')
    """
    if is_identifier(text):
        return ()
    return tuple(word for word in spellings(text)[0]
                 if len(word) >= LEAST_LETTERS and word not in LINKING_WORDS | TRADE_WORDS
                 and not _NUMBER.fullmatch(word))


def _telling(catalogue: Catalogue, vectors: Vectors) -> Vectors:
    """Return vectors without those of titles that are only a code."""
    has_title = np.array([not is_identifier(t) for t in texts(catalogue.projects["title"])])
    return vectors * has_title.astype(vectors.dtype)[:, None]


def _vectors(catalogue: Catalogue) -> Vectors:
    ids = texts(catalogue.projects["project_id"])
    return telling_vectors(catalogue.search.vectors_of(ids))


def _grouped(owner: IntArray, things: Sequence[str], count: int) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(count)]
    for project, thing in zip(owner.tolist(), things, strict=True):
        found[project].append(thing)
    return found


def _organisations(partners: pd.DataFrame) -> list[str]:
    """Return each partner's organisation by its first name with its number, "" for none."""
    numbers, names = organisation_numbers(partners), texts(partners["partner_name"])
    firsts = dict(zip(reversed(numbers.tolist()), reversed(names), strict=True))
    return [f"{firsts[number]}{NAME_SEPARATOR}{number}" if number >= 0 else ""
            for number in numbers.tolist()]


def _towns(partners: pd.DataFrame) -> list[str]:
    """Return each partner's town with its country, empty where none is known."""
    known = partners["location_precision"].isin(SURE_PLACES).to_numpy()
    cells = zip(texts(partners["place_name"]), texts(partners["country_code"]), known, strict=True)
    return [f"{place}{NAME_SEPARATOR}{country}" if is_known and place else ""
            for place, country, is_known in cells]


def _words(catalogue: Catalogue) -> list[list[str]]:
    """Return the words of each project's titles, in all languages."""
    projects, titles = catalogue.projects, catalogue.titles
    found = [list(title_words(title)) for title in texts(projects["title"])]
    owner = rows_of(titles["project_id"], projects["project_id"], "titles")
    for project, title in zip(owner.tolist(), texts(titles["title"]), strict=True):
        found[project].extend(title_words(title))
    return found


