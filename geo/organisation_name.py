"""An organisation's name as it is judged: its words, what kind it is, what is joined in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from geo.evidence import BIAS, Feature
from geo.organisation_words import Word, end_of_joined
from geo.organisations import Mention
from geo.vocabulary import Vocabulary

KINDS = ("municipal", "research", "association", "firm", "church", "school", "national",
         "ministry")
_ROLES = ("part", "government", "branch", "institution", "administrative")
_KIND_FEATURES = (*((f"kind_{kind}", (f"kind {kind}", 1.0)) for kind in KINDS),
                  *((role, (f"has {role}", 1.0)) for role in _ROLES))
LONG_NAME = 12
COLLEGE = frozenset({"college", "kolledz"})
_OF = frozenset({"of", "in", "at", "zu", "w", "we", "i", "vid", "ved"})


@dataclass(frozen=True)
class Name:
    """An organisation's name, read once for all its features."""

    words: Sequence[Word]
    country: str
    is_shouted: bool
    vocabulary: Vocabulary
    spoken: tuple[str, ...]
    names_country: bool
    texts: list[str] = field(init=False)
    """The folded words."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", [word.text for word in self.words])

    @cached_property
    def kinds(self) -> tuple[Feature, ...]:
        """What kind of organisation it is, and what roles its words have."""
        marked = self.vocabulary.marked
        found = {role for text in self.texts if text in marked for role in marked[text]}
        return tuple(feature for role, feature in _KIND_FEATURES if role in found) if found else ()

    @cached_property
    def country_part(self) -> bool:
        """Whether a branch or a part of the country is named."""
        return not self.vocabulary.roles["part"].isdisjoint(self.texts)

    @cached_property
    def is_national(self) -> bool:
        """Whether it calls itself by the name of its nation."""
        nation = self.vocabulary.roles.get(f"nation_{self.country}", frozenset())
        return not nation.isdisjoint(self.texts)

    def is_only(self, mention: Mention, roles: Iterable[str]) -> bool:
        """Tell whether all words but the mention's have one of some roles."""
        known = frozenset().union(*(self.vocabulary.roles[role] for role in roles))
        return known.issuperset(self.around(mention))

    @cached_property
    def general(self) -> tuple[Feature, ...]:
        """What holds for every reading of the name."""
        return ((BIAS, 0.0), ("words", min(len(self.words), LONG_NAME) / LONG_NAME),
                (f"country {self.country or 'unknown'}", 1.0), *self.kinds)

    def has(self, role: str, number: int) -> bool:
        """Tell whether the word of a number, if there is one, has a role."""
        return 0 <= number < len(self.words) and self.words[number].text in (
            self.vocabulary.roles[role])

    def is_joined(self, mention: Mention, other: Mention) -> bool:
        """Tell whether another follows a mention by hyphen or slash, as in Zittau/Görlitz."""
        return other.start == mention.end and self.words[other.start].mark in ("-", "/")

    def is_college(self, mention: Mention) -> bool:
        """Tell whether a place is that of a college, as universities have in other towns."""
        end = end_of_joined(self.words, mention.end)
        return end < len(self.words) and self.words[end].text in COLLEGE

    def is_after_branch(self, mention: Mention) -> bool:
        """Tell whether a branch is named before the place: "Branch Office in Radom"."""
        before = mention.start - 1
        if before > 0 and self.has("locative", before):
            before -= 1
        return self.has("branch", before)

    def is_joined_to_research(self, mention: Mention) -> bool:
        """Tell whether a university or institute is named after the place itself."""
        before = mention.start - 1
        if before >= 0 and self.words[before].text in _OF:
            before -= 1
        end = end_of_joined(self.words, mention.end)
        return self.has("kind_research", before) or self.has("kind_research", end)

    def around(self, mention: Mention) -> Sequence[str]:
        """Return the different words that are not the mention's, sorted."""
        return sorted({*self.texts[: mention.start], *self.texts[mention.end :]})
