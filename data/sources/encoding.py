"""In which encoding a text file is written: found, never guessed silently.

A byte order mark and valid UTF-8 decide at once. Else it is one of the 8-bit encodings of the
region, which share most letters: charset-normalizer proposes, and the letters that the
languages of the region really have decide between the proposals (a Latvian ``ā`` in Windows-1257 is
``â`` in Windows-1250, a letter that none of the region's languages uses).
"""

from __future__ import annotations

import codecs
from collections import Counter

from charset_normalizer import from_bytes

from data.sources.delivery import Finding, SourceError

EIGHT_BIT = ("cp1252", "cp1257", "cp1250", "iso8859_13", "iso8859_15", "iso8859_2",
             "iso8859_4", "cp775", "cp850", "cp852", "mac_roman")
"""Tried in this order; of two that read a text alike the first is named."""

NAMES = {"utf_8": "UTF-8", "utf_8_sig": "UTF-8 with a byte order mark", "utf_16": "UTF-16",
         "utf_16_le": "UTF-16 (little endian)", "utf_16_be": "UTF-16 (big endian)",
         "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1252": "Windows-1252",
         "cp1257": "Windows-1257", "iso8859_2": "ISO-8859-2", "iso8859_4": "ISO-8859-4",
         "iso8859_13": "ISO-8859-13", "iso8859_15": "ISO-8859-15", "mac_roman": "Mac Roman"}

LETTERS = frozenset(
    "āčēģīķļņšūž" "ąčęėįšųūž" "äöõüšž" "åæøäöé" "ąćęłńóśźż" "äöüß")
"""Letters of lv, lt, et and fi, da nb sv, pl, de."""
RARE_LETTERS = frozenset("áðíóúýþàâçèêëîïôùûŗōčřů")
"""Of is fo, cs, and of French and other names: they count less."""
SIGNS = frozenset("„“”»«–—’‘…€§°·•²³½ \xa0№±µ×©®")
SAMPLE_BYTES = 200_000


def find_encoding(content: bytes) -> str:
    r"""Return the name of the codec that reads a text.

    Raises
    ------
    SourceError
        If it is no text at all.

    Examples
    --------
    >>> find_encoding("Rīgas plānošanas reģions; Jūrmala".encode("cp1257"))
    'cp1257'
    >>> find_encoding("Gmina Żary; Łódź; Świętokrzyskie".encode("cp1250"))
    'cp1250'
    """
    for mark, name in ((codecs.BOM_UTF8, "utf_8_sig"), (codecs.BOM_UTF16_LE, "utf_16"),
                       (codecs.BOM_UTF16_BE, "utf_16")):
        if content.startswith(mark):
            return _whole(content, name)
    if b"\0" in content:
        return _without_mark(content)
    if _is_utf8(content):
        return "utf_8"
    return _eight_bit(content)


def encoding_finding(name: str) -> Finding:
    """Return the finding that names an encoding."""
    return Finding("encoding", f"The text is in {NAMES.get(name, name)}.")


def lost_letters(content: bytes, name: str) -> list[Finding]:
    r"""Return a finding where an 8-bit encoding does not have some of the bytes.

    Examples
    --------
    >>> lost_letters(b"Umea\x9d", "cp1252")[0].text
    '1 bytes are no letters of Windows-1252 and are shown as \ufffd.'
    """
    if name.startswith("utf"):
        return []
    codec = codecs.getdecoder(name)
    unknown = bytes(byte for byte in range(256) if codec(bytes([byte]), "replace")[0] == "\ufffd")
    count = len(content) - len(content.translate(None, unknown))
    text = f"{count:,} bytes are no letters of {NAMES.get(name, name)} and are shown as \ufffd."
    return [Finding("encoding", text)] if count else []


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _whole(content: bytes, name: str) -> str:
    """Return a codec after it has read the text."""
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise SourceError(f"The file begins as {NAMES[name]}, but byte {error.start:,} is not: "
                          "save it again as UTF-8.") from error
    if "\0" in text:
        raise SourceError(_NOT_TEXT)
    return name


_NOT_TEXT = ("The file has NUL bytes: it is damaged, or not a text table. Save it as CSV in UTF-8, "
             "or as .xlsx.")


def _without_mark(content: bytes) -> str:
    """Return the UTF-16 codec of a text that has no mark: every second byte is mostly 0."""
    even, odd = content[0:SAMPLE_BYTES:2].count(0), content[1:SAMPLE_BYTES:2].count(0)
    half = min(len(content), SAMPLE_BYTES) / 2
    if len(content) % 2 == 0 and max(even, odd) > half * 0.6 and min(even, odd) < half * 0.05:
        return _whole(content, "utf_16_le" if odd > even else "utf_16_be")
    raise SourceError(_NOT_TEXT)


def _eight_bit(content: bytes) -> str:
    """Return the 8-bit codec under which the text has most letters of the region."""
    sample = _telling_lines(content)
    if _is_cyrillic(sample):
        return "cp1251"
    scores = {name: _score(sample, name) for name in EIGHT_BIT}
    best = max(scores.values())
    if best <= 0:
        raise SourceError("The encoding of the text is not known; save it as CSV in UTF-8.")
    equal = [name for name in EIGHT_BIT if scores[name] == best]
    if len(equal) == 1:
        return equal[0]
    proposed = [match.encoding for match in from_bytes(sample, cp_isolation=equal)]
    readings = {name: sample.decode(name, "replace") for name in equal}
    first = next((name for name in proposed if name in readings), equal[0])
    return next(name for name in equal if readings[name] == readings[first])


def _telling_lines(content: bytes) -> bytes:
    """Return lines that are not plain ASCII, up to the size of the sample."""
    lines, size = [], 0
    for line in content.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > SAMPLE_BYTES:
            break
    return b"\n".join(lines)


def _score(sample: bytes, name: str) -> float:
    """Return how much a text looks like one of the region's, in letters above ASCII."""
    text = sample.decode(name, "replace")
    counts = Counter(letter for letter in text if letter > "\x7f")
    score = sum(_worth(letter) * count for letter, count in counts.items())
    return score - 2 * _capital_inside(text)


def _worth(letter: str) -> float:
    if letter.lower() in LETTERS:
        return 1.0
    if letter.lower() in RARE_LETTERS:
        return 0.3
    if letter in SIGNS:
        return 0.5
    return -2.0


def _is_cyrillic(sample: bytes) -> bool:
    """Tell whether most letters are above ASCII, which no Latin script has."""
    above = sum(byte >= 0xC0 for byte in sample)
    return above > sum(chr(byte).isalpha() for byte in sample if byte < 0x80)


def _capital_inside(text: str) -> int:
    """Return how often a capital above ASCII stands between two small letters."""
    return sum(1 for before, letter, after in zip(text, text[1:], text[2:], strict=False)
               if letter > "\x7f" and letter.isupper() and before.islower() and after.islower())
