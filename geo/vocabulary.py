"""The words of organisation names by role: administrative, institution, generic and so on."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Languages in which the names of each country's places are inflected.
LANGUAGES_OF: Mapping[str, tuple[str, ...]] = {
    "LV": ("lv",), "LT": ("lt",), "EE": ("et",), "FI": ("fi", "sv"), "PL": ("pl",),
    "RU": ("ru",), "BY": ("ru",), "SE": ("sv",), "NO": ("nb",), "DK": ("da",), "DE": ("de",),
    "AT": ("de",), "CH": ("de",),
}
# Letters that only one of the languages has, on names not yet folded.
_LETTERS: Mapping[str, str] = {
    "ā": "lv", "ē": "lv", "ī": "lv", "ķ": "lv", "ļ": "lv", "ņ": "lv", "ģ": "lv",
    "ė": "lt", "į": "lt", "ų": "lt", "õ": "et", "ł": "pl", "ś": "pl", "ż": "pl", "ź": "pl",
    "ń": "pl", "ć": "pl", "ß": "de", "ą": "pl", "ę": "pl",
}
_VOTES_OF_ROLES = ("administrative", "institution", "government", "speech")


@dataclass(frozen=True)
class Vocabulary:
    """Folded words by role, and the languages that use them.

    Attributes
    ----------
    roles : mapping of str to frozenset of str
        Words by role; the roles are explained in ``tables/words.toml``.
    languages : mapping of str to tuple of str
        Languages of a word, where the table tells.
    rare : frozenset of str
        Words that are places too, but in names of organisations seldom mean them.
    """

    roles: Mapping[str, frozenset[str]]
    languages: Mapping[str, tuple[str, ...]]
    rare: frozenset[str]

    @classmethod
    def load(cls, words: Path, rare: Path) -> Vocabulary:
        """Read ``words.toml`` and the list of ``rarely_places.txt``."""
        table = tomllib.loads(words.read_text(encoding="utf-8"))
        roles = {role: frozenset(_all_words(texts.values())) for role, texts in table.items()}
        return cls(roles, _languages(table), frozenset(_listed(rare)))

    @cached_property
    def marked(self) -> Mapping[str, Sequence[str]]:
        """The roles of each word."""
        found: dict[str, list[str]] = defaultdict(list)
        for role, words in self.roles.items():
            for word in words:
                found[word].append(role)
        return dict(found)

    def has(self, role: str, word: str) -> bool:
        """Tell whether a folded word has a role."""
        return word in self.roles[role]

    def languages_of_text(self, name: str, words: Iterable[str]) -> tuple[str, ...]:
        """Return the languages a name seems to be written in, the likeliest first.

        Examples
        --------
        >>> vocabulary = Vocabulary({}, {"yliopisto": ("fi",)}, frozenset())
        >>> vocabulary.languages_of_text("Turun yliopisto", ["turun", "yliopisto"])
        ('fi',)
        """
        letters = [] if name.isascii() else [
            _LETTERS[letter] for letter in name.lower() if letter in _LETTERS]
        languages = self.languages
        voted = [*letters, *(
            language for word in words if word in languages for language in languages[word])]
        if len(voted) < 2:
            return tuple(voted)
        votes = Counter(voted)
        return tuple(sorted(votes, key=lambda language: (-votes[language], language)))


def _all_words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _languages(table: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for role in _VOTES_OF_ROLES:
        for language, text in table.get(role, {}).items():
            if language != "any":
                for word in text.split():
                    found[word].add(language)
    return {word: tuple(sorted(languages)) for word, languages in found.items()}


def _listed(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
