"""Base forms of inflected place names, by rules of endings kept in a table.

``Rīgas pilsēta``, ``w Szczecinie`` and ``Kotkan kaupunki`` name Rīga, Szczecin and Kotka in
another case. A rule says which ending gives way to which; it offers base forms, and the
gazetteer decides which of them exist.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product
from pathlib import Path

from geo.names import is_cyrillic

MIN_STEM = 3
MAX_FORMS = 60
REMEMBERED_WORDS = 5_000
Endings = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Inflection:
    """The rules of all languages: pairs of an ending and what replaces it, on folded words."""

    rules: Mapping[str, Endings]

    @classmethod
    def load(cls, path: Path) -> Inflection:
        """Read the table ``language, ending, base, case``."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                found[row["language"]].append((row["ending"], row["base"]))
        return cls({language: tuple(pairs) for language, pairs in found.items()})

    def word_bases(self, word: str, languages: Iterable[str]) -> list[str]:
        """Return possible base forms of one folded word, without the word itself.

        Examples
        --------
        >>> Inflection({"lv": (("as", "a"),)}).word_bases("rigas", ["lv"])
        ['riga']
        """
        return list(self._known_bases(word, tuple(languages)))

    @cached_property
    def _known_bases(self) -> Callable[[str, tuple[str, ...]], Sequence[str]]:
        """Return what finds the base forms, and remembers: names are made of the same words."""
        return lru_cache(maxsize=REMEMBERED_WORDS)(self._find_bases)

    def _find_bases(self, word: str, languages: tuple[str, ...]) -> Sequence[str]:
        replaced, longest = self._endings(("cyrillic",) if is_cyrillic(word) else languages)
        bases = {
            word[:cut] + base
            for cut in range(max(MIN_STEM - 1, len(word) - longest), len(word))
            for base in replaced.get(word[cut:], ())
            if cut >= _least_stem(word[cut:])
        }
        return tuple(sorted(bases - {word}))

    @cached_property
    def _endings(self) -> Callable[[tuple[str, ...]], tuple[Mapping[str, tuple[str, ...]], int]]:
        """Return what gives some languages' bases by ending, and the longest ending's length."""

        @cache
        def endings_of(languages: tuple[str, ...]) -> tuple[Mapping[str, tuple[str, ...]], int]:
            found: dict[str, tuple[str, ...]] = defaultdict(tuple)
            for language in languages:
                for ending, base in self.rules.get(language, ()):
                    found[ending] += (base,)
            return dict(found), max(map(len, found), default=0)

        return endings_of

    def bases(self, key: str, languages: Iterable[str]) -> list[str]:
        """Return possible base forms of a key of one or more words.

        Of long names only the first and the last word are varied, so that the number of forms
        stays small.
        """
        chosen = tuple(languages)
        words = key.split()
        options = [[word, *self._known_bases(word, chosen)] for word in words]
        if _count(options) > MAX_FORMS:
            options = [options[0], *([word] for word in words[1:-1]), options[-1]]
        if _count(options) > 2 * MAX_FORMS:
            return []
        return sorted({" ".join(forms) for forms in product(*options)} - {key})


def _least_stem(ending: str) -> int:
    return MIN_STEM if len(ending) < 3 else MIN_STEM - 1


def _count(options: list[list[str]]) -> int:
    total = 1
    for forms in options:
        total *= len(forms)
    return total
