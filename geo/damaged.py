"""Names that were damaged on their way: letters lost to a broken encoding, or at the start.

``J?nk?ping`` and ``J nk ping`` were Jönköping before somebody saved the file in the wrong
encoding, and ``Zomianki`` was Łomianki.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from geo.gazetteer import Gazetteer

MIN_LETTERS = 6
# Letters that are left must tell enough: a third lost is too much.
MIN_LEFT = 0.65


def lost_letters(key: str, gazetteer: Gazetteer, country: str) -> Iterator[str]:
    """Yield the keys that fit where each space may be a lost letter: ``j nk ping``."""
    start, space, _ = key.partition(" ")
    if not space or len(key) < MIN_LETTERS or len(key) - key.count(" ") < MIN_LEFT * len(key):
        return
    for longer in gazetteer.keys_like(country, start):
        if len(longer) == len(key) and " " not in longer and all(
            letter in (" ", other) for letter, other in zip(key, longer, strict=True)
        ):
            yield longer


def lost_start(key: str, gazetteer: Gazetteer, country: str) -> Iterator[str]:
    """Yield the keys that have one letter more in front, or a foreign one: ``zomianki``."""
    if len(key) < MIN_LETTERS:
        return
    for letter in ascii_lowercase:
        if gazetteer.find(letter + key, country):
            yield letter + key
        changed = letter + key[1:]
        if changed != key and any(_is_foreign(gazetteer.places.names[place])
                                  for place, *_ in gazetteer.find(changed, country)):
            yield changed


def _is_foreign(name: str) -> bool:
    """Tell whether a name begins with a letter that a wrong encoding spoils: Łomianki."""
    return not name[:1].isascii()
