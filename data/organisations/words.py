"""What words of organisations' names mean, whatever the language: ``curated/organisation_words``.

A *concept* is one meaning (``university``, ``agriculture``, ``skane``) with the words and phrases
for it. Kinds say what sort of body it is, subjects what it is about, places where; empty words
say nothing about identity.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from data.errors import CatalogueError
from geo.names import fold

FILE = "curated/organisation_words.toml"
SECTIONS = ("kind", "subject", "place", "form", "empty", "unnamed")
TWIN = "twin"
"""Section of towns, by country, beside which a rural municipality has the same name."""
SEPARATOR = ";"
SHORTEST_HEAD, SHORTEST_TAIL = 4, 6
"""Letters of the parts of a compound such as ``lantbruks|universitet``; shorter ends, as of
``karl|stads``, are mostly chance."""
SHORTEST_MISSPELT, MISSPELT = 8, 0.87
"""Letters, and likeness from which a word is one of the table with a typing error."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A meaning: its section and name."""

    section: str
    name: str


@dataclass(frozen=True)
class Words:
    """Concepts by their words and phrases, folded.

    Attributes
    ----------
    concepts : mapping of str to Concept
        By word or phrase.
    longest : int
        Most words of a phrase.
    twins : mapping of str to frozenset of str
        By country, towns beside which a rural municipality has the same name, folded.
    places : mapping of str to frozenset of str
        By country, stems of names of places that are known to be some.
    """

    concepts: Mapping[str, Concept]
    longest: int
    twins: Mapping[str, frozenset[str]] = field(default_factory=dict)
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Mapping[str, Mapping[str, str]]) -> Words:
        """Return the words of a table: concepts by section, their words joined by semicolons.

        Raises
        ------
        CatalogueError
            If a section is unknown, or a phrase has two meanings.

        Examples
        --------
        >>> words = Words.of({"kind": {"university": "university; Ülikool"}})
        >>> words.concepts["ulikool"].name
        'university'
        """
        found: dict[str, Concept] = {}
        twins = {country: frozenset(map(fold, towns.split(SEPARATOR)))
                 for country, towns in table.get(TWIN, {}).items()}
        for section, name, phrase in _phrases(table):
            concept = Concept(section, name)
            if found.get(phrase, concept) != concept:
                raise CatalogueError(f"{FILE}: {phrase!r} is both {found[phrase]} and {concept}; "
                                     "leave one of them.")
            found[phrase] = concept
        return cls(found, max((phrase.count(" ") + 1 for phrase in found), default=1),
                   twins)

    @classmethod
    def load(cls, path: Path) -> Words:
        """Read the table."""
        try:
            return cls.of(tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise CatalogueError(f"{path} does not exist; take it from the repository.") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CatalogueError(f"{path} cannot be read: {error}.") from error

    def read(self, tokens: Sequence[str]) -> Iterator[tuple[str, Concept | None]]:
        """Yield each token, or run of tokens, with its concept; longest phrases first.

        Examples
        --------
        >>> words = Words.of({"kind": {"uas": "applied sciences", "university": "universitet"},
        ...                   "subject": {"agriculture": "lantbruks"}})
        >>> [(text, concept.name) for text, concept in words.read(["lantbruksuniversitet"])]
        [('lantbruks', 'agriculture'), ('universitet', 'university')]
        """
        at = 0
        while at < len(tokens):
            length = next((n for n in range(min(self.longest, len(tokens) - at), 0, -1)
                           if " ".join(tokens[at:at + n]) in self.concepts), 0)
            if length:
                phrase = " ".join(tokens[at:at + length])
                yield phrase, self.concepts[phrase]
            else:
                yield from self._of_compound(tokens[at])
            at += max(length, 1)

    def _of_compound(self, token: str) -> Iterator[tuple[str, Concept | None]]:
        """Yield the parts of a compound whose end is a kind of body; else the token."""
        for cut in range(SHORTEST_HEAD, len(token) - SHORTEST_TAIL + 1):
            head, tail = token[:cut], token[cut:]
            concept = self.concepts.get(tail)
            if concept is not None and concept.section == "kind":
                yield head, self.concepts.get(head)
                yield tail, concept
                return
        yield token, self._misspelt(token)

    def _misspelt(self, token: str) -> Concept | None:
        """Return the concept of a long word with a typing error; each word is looked up once."""
        if len(token) < SHORTEST_MISSPELT:
            return None
        if token not in self._looked_up:
            self._looked_up[token] = self._nearest(token)
        return self._looked_up[token]

    @cached_property
    def _looked_up(self) -> dict[str, Concept | None]:
        return {}

    def _nearest(self, token: str) -> Concept | None:
        found = extractOne(token, self._long, scorer=OSA.normalized_similarity,
                           score_cutoff=MISSPELT)
        concept = self.concepts[found[0]] if found else None
        return concept if concept and concept.section in ("kind", "subject") else None

    @cached_property
    def _long(self) -> list[str]:
        return sorted(word for word in self.concepts
                      if " " not in word and len(word) >= SHORTEST_MISSPELT - 1)


def _phrases(table: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield section, concept and folded phrase."""
    unknown = sorted(set(table) - {*SECTIONS, TWIN})
    if unknown:
        raise CatalogueError(f"{FILE}: unknown sections {unknown}; use {list(SECTIONS)}.")
    for section in SECTIONS:
        for name, phrases in table.get(section, {}).items():
            yield from ((section, name, fold(phrase)) for phrase in phrases.split(SEPARATOR)
                        if fold(phrase))
