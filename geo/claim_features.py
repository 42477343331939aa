"""What speaks for or against each reading of an organisation's name, as named features.

The learned weights of these features are in ``tables/evidence.csv``; :mod:`geo.evidence` adds
them up. A feature says one thing that a person could check in the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.evidence import BIAS, Feature
from geo.gazetteer import CORE_COUNTRIES, Place
from geo.institutions import Seated
from geo.organisation_words import Word, end_of_joined
from geo.organisations import CAMPUS, Mention
from geo.region_names import Region
from geo.vocabulary import LANGUAGES_OF, Vocabulary

KINDS = ("municipal", "research", "association", "firm", "church", "school", "national",
         "ministry")
FEDERAL = frozenset({"DE", "RU"})
"""Where most ministries are those of a part of the country."""
_ROLES = ("part", "government", "branch", "institution", "administrative")
CLEAR_LEAD, LONG_NAME, SHORT_KEY = 0.4, 12, 4
_MARKS = {",": "comma", "(": "bracket", "-": "hyphen", "/": "slash", "&": "ampersand",
          ".": "full stop", "\"": "quotation mark", "'": "quotation mark", "„": "quotation mark"}
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

    @cached_property
    def texts(self) -> list[str]:
        """The folded words."""
        return [word.text for word in self.words]

    @cached_property
    def kinds(self) -> tuple[Feature, ...]:
        """What kind of organisation it is, and what roles its words have."""
        texts = frozenset(self.texts)
        roles = self.vocabulary.roles
        kinds = [(f"kind {kind}", 1.0) for kind in KINDS if not texts.isdisjoint(
            roles[f"kind_{kind}"])]
        return (*kinds, *((f"has {role}", 1.0) for role in _ROLES
                          if not texts.isdisjoint(roles[role])))

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
        return known.issuperset(_around(self, mention))

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

    def is_joined_to_research(self, mention: Mention) -> bool:
        """Tell whether a university or institute is named after the place itself."""
        before = mention.start - 1
        if before >= 0 and self.words[before].text in _OF:
            before -= 1
        end = end_of_joined(self.words, mention.end)
        return self.has("kind_research", before) or self.has("kind_research", end)


@dataclass(frozen=True, slots=True)
class Beside:
    """What else a name mentions, seen from one mention.

    Attributes
    ----------
    lead : float
        How far it is ahead of the best mention elsewhere; ``CLEAR_LEAD`` if there is none.
    same_key : float
        The same against namesakes; -1 if there is none.
    own_lead, other_lead : float
        How much larger it is, as the log of the ratio of inhabitants, than the largest namesake
        elsewhere: than those of that very name, and than those that are only also called so.
    size : float
        Of the largest place nearby that is named by the same words: a town and its municipality.
    in_region, out_of_region : bool
        Whether a region named holds it, or none of those named does.
    other_town, university_elsewhere : bool
        Whether another place elsewhere is named by other words, and as a university's.
    """

    lead: float
    same_key: float
    own_lead: float
    other_lead: float
    size: float
    in_region: bool
    out_of_region: bool
    other_town: bool
    university_elsewhere: bool


def place_features(name: Name, mention: Mention, place: Place, beside: Beside
                   ) -> Iterator[Feature]:
    """Yield the features of a place that some words may name."""
    words, has = name.words, name.has
    yield from name.general
    yield "strength", max(-0.5, min(1.3, mention.score))
    yield "lead", max(-CLEAR_LEAD, min(CLEAR_LEAD, beside.lead))
    yield "rival elsewhere", float(beside.lead < CLEAR_LEAD)
    yield "behind a rival", float(beside.lead < 0)
    yield "namesakes", float(beside.same_key > -1)
    yield "ahead of namesakes", max(0.0, min(0.5, beside.same_key)) if beside.same_key > -1 else 0.5
    yield "larger than namesakes", beside.own_lead
    yield "larger than others called so", beside.other_lead
    yield "in a region named", float(beside.in_region)
    yield "outside the region named", float(beside.out_of_region)
    yield "words of the place", float(mention.length)
    yield "short name", float(len(mention.key) <= SHORT_KEY)
    yield "size", beside.size
    yield "nobody lives there", float(place.population == 0 and beside.size <= place.size)
    yield f"is a {place.kind}", 1.0
    spoken_there = not set(LANGUAGES_OF.get(place.country_code, ())).isdisjoint(name.spoken)
    yield "in the place's language", float(spoken_there)
    yield "in another language", float(bool(name.spoken) and not spoken_there)
    if mention.matched_by == "inflected name":
        yield "inflected in the text's language", float(bool(name.spoken))
    yield "the name tells the country", float(name.names_country)
    yield f"by {mention.matched_by}", 1.0
    yield "municipality's name", float(mention.is_area)
    yield "rarely a place", float(mention.key in name.vocabulary.rare)
    yield "all of the name", float(mention.length == len(words))
    yield "last words", float(mention.end == len(words))
    yield "first words", float(mention.start == 0)
    yield "capital letters only", float(name.is_shouted)
    yield "acronym", float(words[mention.start].is_acronym)
    if not name.country:
        yield "outside the region's countries", float(place.country_code not in CORE_COUNTRIES)
    end = end_of_joined(words, mention.end)
    after = words[mention.end].mark if mention.end < len(words) else ""
    if after in ("-", "/"):
        yield f"a {_MARKS[after]} after it", 1.0
    mark = words[mention.start].mark
    if mark:
        yield f"after a {_MARKS.get(mark, 'mark')}", 1.0
    yield "joined by an ampersand", float("&" in (mark, after))
    yield "campus before it", float(mention.start > 0 and words[mention.start - 1].text in CAMPUS)
    yield "of or in before it", float(has("locative", mention.start - 1))
    yield "administrative word before it", float(has("administrative", mention.start - 1))
    yield "administrative word after it", float(has("administrative", end))
    yield "institution after it", float(has("institution", end))
    yield "branch after it", float(
        has("branch", end) or has("branch", end + 1) or has("branch", end + 2))
    if beside.other_town:
        of_university = name.is_joined_to_research(mention)
        yield "university's town, another town named", float(of_university)
        yield "not the university's town, which is named too", float(
            not of_university and beside.university_elsewhere)
        yield "another town named", 1.0


def is_branch_town(features: Iterable[Feature]) -> bool:
    """Tell whether a branch is named with its own town, beside the headquarters' town."""
    there = {name for name, value in features if value}
    return "another town named" in there and "university's town, another town named" not in (
        there) and "behind a rival" not in there and not there.isdisjoint(
        ("branch after it", "campus before it"))


def seat_features(name: Name, mention: Mention, region: Region) -> Iterator[Feature]:
    """Yield the features of a region's seat, where the region is named."""
    yield from name.general
    yield "strength", mention.score
    yield f"region {region.name}", 1.0
    yield f"level {len(region.region_code) if '-' not in region.region_code else 'admin-1'}", 1.0
    yield "words of the region", float(mention.length)
    yield "first words", float(mention.start == 0)
    yield "last words", float(mention.end == len(name.words))
    yield from (word_feature(text) for text in _around(name, mention))


def _around(name: Name, mention: Mention) -> Iterable[str]:
    return sorted({*name.texts[: mention.start], *name.texts[mention.end :]})


def known_features(name: Name, known: Seated, has_place_elsewhere: bool) -> Iterator[Feature]:
    """Yield the features of an institution that people know."""
    yield from name.general
    yield "words of the institution", float(known.length)
    yield "first words", float(known.start == 0)
    yield "all of the name", float(known.length == len(name.words))
    yield "several sites", float(known.has_sites)
    yield "place elsewhere named", float(has_place_elsewhere)


def capital_features(name: Name, chances: Mapping[str, float]) -> Iterator[Feature]:
    """Yield the features of the capital, where nothing better is named.

    ``chances`` are the best chances of the readings before it, by kind.
    """
    yield from name.general
    for kind, chance in sorted(chances.items()):
        yield f"best {kind}", min(0.9, chance)
    yield "a place is named", float(chances.get("place", 0.0) > 0.5)
    whole = not name.country_part
    yield "national by name", float(name.is_national)
    yield "national by name, no part", float(name.is_national and whole)
    is_ministry = ("kind ministry", 1.0) in name.kinds
    if is_ministry and whole and "seat" not in chances and name.country not in FEDERAL:
        yield "a nation's ministry", 1.0
    for kind, _ in name.kinds:
        yield f"country {name.country}, {kind}", 1.0
    yield "short", float(len(name.words) <= 2)
    yield from (word_feature(text) for text in sorted(set(name.texts)))


def word_feature(text: str) -> Feature:
    """Return the feature of a word itself."""
    return f"word {text}", 1.0
