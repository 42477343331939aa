"""What speaks for or against each reading of an organisation's name, as named features.

The learned weights of these features are in ``tables/evidence.csv``; :mod:`geo.evidence` adds
them up. A feature says one thing that a person could check in the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from geo.evidence import Feature
from geo.gazetteer import CORE_COUNTRIES, Place
from geo.institutions import Seated
from geo.organisation_name import Name
from geo.organisation_words import end_of_joined
from geo.organisations import CAMPUS, Mention
from geo.region_names import Region
from geo.vocabulary import LANGUAGES_OF

FEDERAL = frozenset({"DE", "RU"})
"""Where most ministries are those of a part of the country."""
REMEMBERED_WORDS = 6_000
CLEAR_LEAD, SHORT_KEY = 0.4, 4
NUTS_2 = 4
"""Letters of the code of a NUTS 2 region."""
_SPOKEN = {country: frozenset(spoken) for country, spoken in LANGUAGES_OF.items()}
_NONE: frozenset[str] = frozenset()
_MARKS = {",": "comma", "(": "bracket", "-": "hyphen", "/": "slash", "&": "ampersand",
          ".": "full stop", "\"": "quotation mark", "'": "quotation mark", "„": "quotation mark"}


class Beside(NamedTuple):
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
    """Yield the features of a place that some words may name; what is not so is left out."""
    yield from name.general
    yield from _measures(mention, place, beside)
    for told, is_so in (*_of_the_place(name, mention, place), *_of_the_position(name, mention)):
        if is_so:
            yield told, 1.0
    if beside.other_town:
        yield from _of_two_towns(name, mention, beside)
    yield from _words_beside(name, mention)


def _of_two_towns(name: Name, mention: Mention, beside: Beside) -> Iterator[Feature]:
    """Yield what tells which of two towns is meant: the headquarters' or the branch's."""
    is_last = mention.end == len(name.words)
    if beside.university_elsewhere and name.is_college(mention):
        yield "college after it, a university elsewhere", 1.0
    elif name.is_joined_to_research(mention):
        yield "university's town, another town named", 1.0
    elif beside.university_elsewhere:
        yield "not the university's town, which is named too", 1.0
        if is_last:
            yield "last words, a university elsewhere", 1.0
    yield "another town named", 1.0


def _words_beside(name: Name, mention: Mention) -> Iterator[Feature]:
    """Yield the words around a place, those next to it as such."""
    texts, start, end = name.texts, mention.start, end_of_joined(name.words, mention.end)
    if start:
        yield word_feature(texts[start - 1], "{} before it")
    if end < len(texts):
        yield word_feature(texts[end], "{} after it")
    yield from (word_feature(text) for text in name.around(mention))


def _measures(mention: Mention, place: Place, beside: Beside) -> Iterator[Feature]:
    """Yield how strong a mention is, against what else is named."""
    yield "strength", max(-0.5, min(1.3, mention.score))
    yield "lead", max(-CLEAR_LEAD, min(CLEAR_LEAD, beside.lead))
    if beside.lead < CLEAR_LEAD:
        yield "rival elsewhere", 1.0
    if beside.lead < 0:
        yield "behind a rival", 1.0
    if beside.same_key > -1:
        yield "namesakes", 1.0
    yield "ahead of namesakes", max(0.0, min(0.5, beside.same_key)) if beside.same_key > -1 else 0.5
    yield "larger than namesakes", beside.own_lead
    yield "larger than others called so", beside.other_lead
    if beside.in_region:
        yield "in a region named", 1.0
    if beside.out_of_region:
        yield "outside the region named", 1.0
    yield "words of the place", float(mention.length)
    if len(mention.key) <= SHORT_KEY:
        yield "short name", 1.0
    yield "size", beside.size
    # Partners of cross-border projects are near borders, and in some regions more than in others.
    yield "near a border", place.border_nearness
    yield f"in {place.nuts3_code[:NUTS_2] or place.admin1_code}", 1.0
    if place.population == 0 and beside.size <= place.size:
        yield "nobody lives there", 1.0


def _of_the_place(name: Name, mention: Mention, place: Place) -> Iterable[tuple[str, bool]]:
    """Return what the place and its name tell, and whether it is so."""
    spoken_there = not _SPOKEN.get(place.country_code, _NONE).isdisjoint(name.spoken)
    return (
        (f"is a {place.kind}", True),
        ("in the place's language", spoken_there),
        ("likely a city's quarter", place.is_quarter),
        ("in another language", bool(name.spoken) and not spoken_there),
        ("inflected in the text's language",
         bool(name.spoken) and mention.matched_by == "inflected name"),
        ("the name tells the country", name.names_country),
        (f"by {mention.matched_by}", True),
        ("municipality's name", mention.is_area),
        ("rarely a place", mention.key in name.vocabulary.rare),
        ("all of the name", mention.length == len(name.words)),
        ("last words", mention.end == len(name.words)),
        ("first words", mention.start == 0),
        ("capital letters only", name.is_shouted),
        ("acronym", name.words[mention.start].is_acronym),
        ("outside the region's countries",
         not name.country and place.country_code not in CORE_COUNTRIES),
    )


def _of_the_position(name: Name, mention: Mention) -> Iterable[tuple[str, bool]]:
    """Return what stands beside the words that name the place, and whether it does."""
    words, has = name.words, name.has
    end = end_of_joined(words, mention.end)
    after = words[mention.end].mark if mention.end < len(words) else ""
    mark, before = words[mention.start].mark, mention.start - 1
    return (
        (f"a {_MARKS.get(after)} after it", after in ("-", "/")),
        (f"after a {_MARKS.get(mark, 'mark')}", bool(mark)),
        ("joined by an ampersand", "&" in (mark, after)),
        ("campus before it", before >= 0 and words[before].text in CAMPUS),
        ("branch before it", name.is_after_branch(mention)),
        ("of or in before it", has("locative", before)),
        ("administrative word before it", has("administrative", before)),
        ("administrative word after it", has("administrative", end)),
        ("institution after it", has("institution", end)),
        ("branch after it",
         has("branch", end) or has("branch", end + 1) or has("branch", end + 2)),
    )


def is_branch_town(features: Collection[Feature]) -> bool:
    """Tell whether a branch is named with its own town, beside the headquarters' town."""
    if ("another town named", 1.0) not in features:
        return False
    there = {name for name, value in features if value}
    if "university's town, another town named" in there:
        return False
    if not there.isdisjoint(("branch before it", "college after it, a university elsewhere")):
        return True
    return "behind a rival" not in there and not there.isdisjoint(
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
    yield from (word_feature(text) for text in name.around(mention))


def known_features(name: Name, known: Seated, has_place_elsewhere: bool, has_place_there: bool
                   ) -> Iterator[Feature]:
    """Yield the features of an institution that people know."""
    yield from name.general
    yield "words of the institution", float(known.length)
    yield "first words", float(known.start == 0)
    yield "all of the name", float(known.length == len(name.words))
    yield "several sites", float(known.has_sites)
    inside = set(name.texts[known.start : known.start + known.length])
    yield from (word_feature(text, "its word {}") for text in sorted(inside))
    yield from (word_feature(text) for text in sorted(set(name.texts) - inside))
    yield "place elsewhere named", float(has_place_elsewhere)
    yield "place there named", float(has_place_there)


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


@lru_cache(maxsize=REMEMBERED_WORDS)
def word_feature(text: str, told: str = "word {}") -> Feature:
    """Return the feature of a word itself, or of where it stands."""
    return told.format(text), 1.0
