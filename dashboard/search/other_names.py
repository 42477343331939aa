"""Things that have many names: places, regions, countries, thematics.

A project is found by every name of what belongs to it: ``Danzig`` finds the partners in Gdańsk,
``matkailu`` the projects on tourism. The names are kept once a thing and not once a project, so
that thousands of names cost little.

A name may stand in one of its cases (:mod:`dashboard.search.base_forms`). A whole name hides those
that only begin so: ``helse`` is health in Norwegian and not the beginning of Helsinki.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.arrays import BoolArray, FloatArray, IntArray
from dashboard.search.base_forms import BaseForms, no_base_forms
from dashboard.search.query import Term, spellings
from dashboard.search.words import UNFINISHED, Field, Words, build_words

WORD_BREAK = ", "
"""Between the English words of a group."""

PART = 0.5
"""What a word counts that is part of a name: *Rigas* in Rigas Jurmala is less sure than Ryga."""

GENERIC = 3
"""Things with a word in their names from which it says nothing alone: county, north, programme."""

ORGANISATION = "organisation"
"""Kind of what may be called by any words: its names hide no others."""


@dataclass(frozen=True)
class Thing:
    """Something that projects have and that has names.

    Attributes
    ----------
    kind : str
        ``place``, ``region``, ``country``, ``thematic``, ``programme``, ``organisation``, or
        ``word``: something that their texts are about.
    code : str
        Its code or usual name.
    names : tuple of str
        Its names in any language.
    weight : float
        How much it counts when a project has it.
    projects : numpy.ndarray of int
        The projects that have it, each once.
    own_names : tuple of str
        Names that stand in the texts of its projects, too: only their cases are looked up here.
    """

    kind: str
    code: str
    names: tuple[str, ...]
    weight: float
    projects: IntArray
    own_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class OtherNames:
    """The things, and which of them is meant by a word.

    Attributes
    ----------
    things : tuple of Thing
        In a stable order.
    words : Words
        Index of their names.
    starts, projects : numpy.ndarray of int
        The projects of thing i are ``projects[starts[i]:starts[i + 1]]``.
    weights : numpy.ndarray of float
        Weight of each thing.
    hides : numpy.ndarray of bool
        Whether a name of it hides others that begin with it; of organisations it does not.
    called : mapping of str to numpy.ndarray of int
        The things by their whole names, folded.
    in_cases : mapping of str to numpy.ndarray of int
        The same with their own names, for those that are found by a case of them.
    generic : frozenset of str
        Words of many names: alone they mean only what is called just so.
    base_forms : callable
        Names that a word may be a case of.
    """

    things: tuple[Thing, ...]
    words: Words
    starts: IntArray
    projects: IntArray
    weights: FloatArray
    hides: BoolArray
    called: Mapping[str, IntArray]
    in_cases: Mapping[str, IntArray]
    generic: frozenset[str]
    base_forms: BaseForms

    def meant(self, term: Term, alone: bool = False) -> FloatArray:
        """Return how much of a thing's weight a term has, from 0 to 1, shape (things,).

        Parameters
        ----------
        term : Term
            What is looked for.
        alone : bool
            Whether nothing else is: *north* then means no region that is called North Something.
        """
        whole = self.words.weights_of(replace(term, is_prefix=False)) > 0
        sure = np.where(whole, PART, 0.0)
        if term.is_prefix and not (whole & self.hides).any():
            sure[(self.words.weights_of(term) > 0) & ~whole] = UNFINISHED
        if alone and any(" ".join(spelling) in self.generic for spelling in term.spellings):
            sure[self.hides] = 0.0
        for name in {" ".join(spelling) for spelling in term.spellings} & self.called.keys():
            sure[self.called[name]] = 1.0
        for name in self.names_in_a_case(term):
            sure[self.in_cases[name]] = 1.0
        return sure

    def names_in_a_case(self, term: Term) -> list[str]:
        """Return the names that a term is a case of; one that is a name by itself is of none."""
        if any(" ".join(spelling) in self.in_cases for spelling in term.spellings):
            return []
        return [name for name in self.base_forms(term) if name in self.in_cases]

    def weights_of(self, term: Term, count: int, alone: bool = False) -> FloatArray:
        """Return how much a term counts in each of ``count`` projects through these names."""
        sure = self.meant(term, alone)
        found = np.flatnonzero(sure)
        if not len(found):
            return np.zeros(count)
        rows = np.concatenate([np.arange(self.starts[i], self.starts[i + 1]) for i in found])
        sizes = self.starts[found + 1] - self.starts[found]
        each = self.weights[found] * sure[found]
        weights = np.bincount(self.projects[rows], np.repeat(each, sizes), count)
        return weights.astype(np.float64, copy=False)


def things_of_words(
    words: Words, groups: Mapping[str, Sequence[str]], weight: float
) -> list[Thing]:
    """Return a thing for each group of words that say the same, with the projects that have any.

    So ``ülikool`` finds the partners that are called university, in whatever language. What was
    typed in English is searched as it is: most texts are English.

    Parameters
    ----------
    words : Words
        Index of the projects' texts.
    groups : mapping of str to sequence of str
        Words of the other languages by the English ones, joined by a comma.
    weight : float
        How much a word counts that is said otherwise.

    Examples
    --------
    >>> titles = Field("title", 1.0, np.arange(2), ["Lake Peipsi", "Puruvesi järvi"])
    >>> groups = {"lake, lakes": ["järv", "järvi"]}
    >>> [thing.projects.tolist() for thing in things_of_words(build_words([titles], 2), groups, 1)]
    [[0, 1]]
    """
    holders = {code: _holders(words, [*code.split(WORD_BREAK), *each])
               for code, each in groups.items()}
    return [Thing("word", code, tuple(groups[code]), weight, projects)
            for code, projects in sorted(holders.items()) if len(projects)]


def _holders(words: Words, names: Sequence[str]) -> IntArray:
    """Return the documents with any of some words or phrases."""
    found = np.zeros(words.count, dtype=np.bool_)
    for name in names:
        found |= words.weights_of(Term(spellings(name), name)) > 0
    return np.flatnonzero(found)


def build_other_names(
    things: Sequence[Thing], base_forms: BaseForms = no_base_forms
) -> OtherNames:
    """Build the index of the names of things.

    Examples
    --------
    >>> danzig = Thing("place", "Gdańsk", ("Gdańsk", "Danzig"), 1.0, np.array([0, 2]))
    >>> from dashboard.search.query import parse_query
    >>> term = next(parse_query("danzig").terms)
    >>> build_other_names([danzig]).weights_of(term, 3).tolist()
    [1.0, 0.0, 1.0]
    """
    names = [(number, name) for number, thing in enumerate(things) for name in thing.names]
    owners = np.array([number for number, _ in names], dtype=np.intp)
    field = Field("name", 1.0, owners, [name for _, name in names])
    sizes = [len(thing.projects) for thing in things]
    words = build_words([field], len(things))
    hides = np.array([thing.kind != ORGANISATION for thing in things], dtype=np.bool_)
    return OtherNames(
        things=tuple(things),
        words=words,
        starts=np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp),
        projects=np.concatenate([np.zeros(0, dtype=np.intp), *(t.projects for t in things)]),
        weights=np.array([thing.weight for thing in things], dtype=np.float64),
        hides=hides,
        called=numbers_by_name([thing.names for thing in things]),
        in_cases=numbers_by_name([_names_in_cases(thing) for thing in things]),
        generic=_generic_words(words, hides),
        base_forms=base_forms,
    )


def _generic_words(words: Words, counted: BoolArray) -> frozenset[str]:
    """Return the words in the names of many of the counted things."""
    owners = np.repeat(np.arange(len(words.vocabulary)), np.diff(words.starts))
    many = np.bincount(owners, counted[words.documents], len(words.vocabulary)) >= GENERIC
    return frozenset(words.vocabulary[number] for number in np.flatnonzero(many))


def _names_in_cases(thing: Thing) -> tuple[str, ...]:
    """Return the names that are looked up by their cases; an organisation's are whole phrases."""
    return () if thing.kind == ORGANISATION else (*thing.names, *thing.own_names)


def numbers_by_name(names: Sequence[Sequence[str]]) -> dict[str, IntArray]:
    """Return the numbers of the things by each of their whole names, folded.

    Examples
    --------
    >>> {name: numbers.tolist() for name, numbers in numbers_by_name([["Rīga"], ["Riga"]]).items()}
    {'riga': [0, 1]}
    """
    found: dict[str, dict[int, None]] = {}
    for number, each in enumerate(names):
        for spelling in (spelling for name in each for spelling in spellings(name)):
            found.setdefault(" ".join(spelling), {})[number] = None
    return {name: np.array(list(numbers), dtype=np.intp) for name, numbers in found.items()}
