"""The words of an organisation's name, with how they are written and what joins them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from geo.names import MAX_WORDS, fold

ACRONYM_LETTERS = 4
REMEMBERED_PIECES = 8_000
"""Names are made of the same words again and again."""

_LOST_SPACE = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-ÞŁŚŻ][a-zß-öø-ÿ])")
_WORD_OR_MARK = re.compile(r"\w[\w'’]*|[^\w\s]")


class Word(NamedTuple):
    """A folded word, how it is written, and the mark before it."""

    text: str
    is_capital: bool
    is_acronym: bool
    mark: str


@lru_cache(maxsize=REMEMBERED_PIECES)
def _words_of(piece: str, mark: str, is_shouted: bool) -> tuple[Word, ...]:
    """Return the words of a piece of a name; the mark stands before the first."""
    capital = piece[0].isupper() or not piece[0].isalpha()
    acronym = piece.isupper() and len(piece) <= ACRONYM_LETTERS and not is_shouted
    return tuple(Word(text, capital, acronym, "" if number else mark)
                 for number, text in enumerate(fold(piece).split()))


def split_words(name: str) -> list[Word]:
    """Return the words of a name.

    Examples
    --------
    >>> [(word.text, word.mark) for word in split_words("Tartu Ülikool (Eesti)")]
    [('tartu', ''), ('ulikool', ''), ('eesti', '(')]
    """
    words: list[Word] = []
    mark, is_shouted = "", name.isupper()
    # Two words that lost their space, as "CommunityKołobrzeg", are parted at the capital.
    for piece in _WORD_OR_MARK.findall(_LOST_SPACE.sub(" ", name)):
        if not (piece[0].isalnum() or piece[0] == "_"):
            mark = piece
            continue
        found = _words_of(piece, mark, is_shouted)
        if found:
            words += found
            mark = ""
    return words[:MAX_WORDS]


def end_of_joined(words: Sequence[Word], end: int) -> int:
    """Return the number of the first word after those joined by hyphens."""
    while end < len(words) and words[end].mark == "-":
        end += 1
    return end


def country_spans(words: Sequence[Word], first_words: Collection[str]) -> Iterator[str]:
    """Yield the key of each run of one to three words that may name a country.

    ``first_words`` are the words that names of countries begin with.
    """
    starts = [start for start, word in enumerate(words)
              if word.text in first_words and (word.is_capital or word.mark == "(")]
    for length in (3, 2, 1):
        for start in starts:
            if start + length <= len(words):
                yield " ".join([word.text for word in words[start : start + length]])
