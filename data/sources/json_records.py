"""JSON files as records: parsed whole, within limits, every value brought to text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.sources.delivery import SourceError
from data.sources.encoding import find_encoding
from data.sources.files import SourceFile
from data.sources.given import KEY, ORIGIN
from data.sources.limits import Limits, megabytes

Record = Mapping[str, Any]


def looks_like_json(content: bytes) -> bool:
    """Tell whether bytes begin as JSON does."""
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def parse_json(file: SourceFile, limits: Limits) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value in a JSON file.

    Raises
    ------
    SourceError
        If it is too large, nested too deep, or not JSON; the message names the place.
    """
    if len(file.content) > limits.json_bytes:
        raise SourceError(f"{file.name} has {megabytes(len(file.content))}. {limits.told()}")
    try:
        return json.loads(file.content.decode(find_encoding(file.content)),
                          parse_constant=lambda _: None)
    except RecursionError as error:
        raise SourceError(f"{file.name} is nested too deep to be a list of projects.") from error
    except ValueError as error:  # JSONDecodeError, UnicodeDecodeError, a number too long.
        raise SourceError(f"{file.name} is not JSON: {error}.") from error


def text_of(value: object) -> str:
    r"""Return a JSON value as a cell of text; what is no single value is empty.

    Examples
    --------
    >>> [text_of(value) for value in ("a", 5, 2.5, True, None, ["x", "y"], {"a": 1}, "\ud800")]
    ['a', '5', '2.5', 'true', '', 'x; y', '', '?']
    """
    if value is None or isinstance(value, Mapping):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(text for item in value if (text := text_of(item)))
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value).encode("utf-8", "replace").decode("utf-8")


def first_of(record: Record, names: Sequence[str]) -> str:
    """Return the first filled value of a record among several names, as text."""
    return next((text for name in names if (text := text_of(record.get(name)))), "")


def child(record: Record, name: str) -> Record:
    """Return a record within a record; empty where there is none."""
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}


def children(record: Record, name: str) -> list[Record]:
    """Return the records listed in a record."""
    value = record.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def text_frame(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a table of text with the columns, the key, and the number of the record."""
    used = [*columns, KEY, *ORIGIN]
    frame = pd.DataFrame({name: [row.get(name, "") for row in rows] for name in used}, dtype="str")
    return frame.assign(**{ORIGIN[1]: pd.to_numeric(frame[ORIGIN[1]])})
