"""How names are compared: cleaned, folded to plain letters, transliterated, or as a skeleton.

A *key* is a folded name: lower case, no diacritics, no punctuation, words one space apart.
Cyrillic names keep Cyrillic keys; they are transliterated only where that fails.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# No organisation or town needs more; it bounds the work for hostile input.
MAX_LENGTH = 400
MAX_WORDS = 40

_SHORT_I = "\ue001"  # й must not lose its breve: it is a letter, not an i with an accent.
_SHARED = {
    "ß": "ss", "ł": "l", "đ": "d", "þ": "th", "ð": "d", "ı": "i", "œ": "oe", "æ": "ae",
    "й": _SHORT_I, "'": "", "’": "", "`": "", "´": "", "ʹ": "", "ʼ": "", "′": "",
}
_PLAIN = str.maketrans(_SHARED | {"ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u"})
_DIGRAPH = str.maketrans(_SHARED | {"ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue"})

# BGN/PCGN-like, without apostrophes; Ukrainian letters are read as they sound.
_CYRILLIC = str.maketrans(dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіўґєї",
    ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r",
     "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "u",
     "g", "e", "i"], strict=True,
)))
_NOT_WORD = re.compile(r"[^\w\s]|_")
_CYRILLIC_LETTER = re.compile("[а-яіўґєї]")
_DOUBLED = re.compile(r"(.)\1")
_SKELETON = (("sch", "s"), ("sh", "s"), ("ch", "c"), ("aa", "a"), ("ae", "a"), ("oe", "o"),
             ("ue", "u"), ("y", "i"), ("j", "i"), ("w", "v"))


def clean(text: str) -> str:
    r"""Return the text without control characters and lone surrogates, capped in length.

    Examples
    --------
    >>> clean("Umeå\x00  kommun\n")
    'Umeå kommun'
    """
    if not text:
        return ""
    head = text[:MAX_LENGTH]
    if not head.isprintable():
        head = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in head)
    return " ".join(unicodedata.normalize("NFC", head).split())


def _folded(text: str, letters: dict[int, str]) -> str:
    lowered = unicodedata.normalize("NFC", text.lower()).translate(letters)
    parts = unicodedata.normalize("NFKD", lowered)
    bare = "".join(c for c in parts if not unicodedata.combining(c)).replace(_SHORT_I, "й")
    return " ".join(_NOT_WORD.sub(" ", bare).split())


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Return the key of a name, each letter as its plain twin (ø is o, ä is a, ł is l).

    Examples
    --------
    >>> fold("Gorzów  Wlkp."), fold("Frankfurt (Oder)"), fold("Каменный")
    ('gorzow wlkp', 'frankfurt oder', 'каменный')
    """
    return _folded(text, _PLAIN)


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of a name: plain, and with digraphs where that differs (ø is oe).

    Examples
    --------
    >>> keys("Århus"), keys("Riga")
    (('arhus', 'aarhus'), ('riga',))
    """
    plain, digraph = fold(text), _folded(text, _DIGRAPH)
    return (plain,) if plain == digraph else (plain, digraph)


def is_cyrillic(key: str) -> bool:
    """Tell whether a key has Cyrillic letters."""
    return not key.isascii() and _CYRILLIC_LETTER.search(key) is not None


def transliterate(key: str) -> str:
    """Return a Cyrillic key in Latin letters.

    Examples
    --------
    >>> transliterate("калининград")
    'kaliningrad'
    """
    return key.translate(_CYRILLIC)


def skeleton(key: str) -> str:
    """Return what stays of a key when spelling habits go: digraphs, doubled letters, w, y, j.

    Examples
    --------
    >>> skeleton("goeteborg") == skeleton("goteborg"), skeleton("haapsalu")
    (True, 'hapsalu')
    """
    for habit, plain in _SKELETON:
        key = key.replace(habit, plain)
    return _DOUBLED.sub(r"\1", key)
