"""The words of an organisation's name, with how they are written and what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.names import MAX_WORDS, fold

ACRONYM_LETTERS = 4

_LOST_SPACE = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-ÞŁŚŻ][a-zß-öø-ÿ])")
_WORD_OR_MARK = re.compile(r"\w[\w'’]*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, how it is written, and the mark before it."""

    text: str
    is_capital: bool
    is_acronym: bool
    mark: str


def split_words(name: str) -> list[Word]:
    """Return the words of a name.

    Examples
    --------
    >>> [(word.text, word.mark) for word in split_words("Tartu Ülikool (Eesti)")]
    [('tartu', ''), ('ulikool', ''), ('eesti', '(')]
    """
    words: list[Word] = []
    mark = ""
    # Two words that lost their space, as "CommunityKołobrzeg", are parted at the capital.
    for piece in _WORD_OR_MARK.findall(_LOST_SPACE.sub(" ", name)):
        if not (piece[0].isalnum() or piece[0] == "_"):
            mark = piece
            continue
        capital = piece[0].isupper() or not piece[0].isalpha()
        acronym = piece.isupper() and len(piece) <= ACRONYM_LETTERS and not name.isupper()
        for text in fold(piece).split():
            words.append(Word(text, capital, acronym, mark))
            mark = ""
    return words[:MAX_WORDS]


def key_of(span: Sequence[Word]) -> str:
    """Return the key of some words."""
    return " ".join([word.text for word in span])


def end_of_joined(words: Sequence[Word], end: int) -> int:
    """Return the number of the first word after those joined by hyphens."""
    while end < len(words) and words[end].mark == "-":
        end += 1
    return end


def country_spans(words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
    """Yield key, start and length of each run of one to three words that may name a country."""
    texts = [word.text for word in words]
    starts = [start for start, word in enumerate(words) if word.is_capital or word.mark == "("]
    for length in (3, 2, 1):
        for start in starts:
            if start + length <= len(texts):
                yield " ".join(texts[start : start + length]), start, length
