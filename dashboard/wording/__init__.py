"""All wording in one place: Fluent files, a folder a language, English being the source.

A page asks for a message by its id; plural forms and numbers follow the rules of the language
(Project Fluent, CLDR). A message that a language lacks is shown in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast as ftl

FOLDER = Path(__file__).parent
SOURCE_LANGUAGE = "en"

Argument = str | int | float


class WordingError(LookupError):
    """A message id that no language has, or a message that cannot be formatted."""


@dataclass(frozen=True)
class Wording:
    """The messages of one language, falling back to English.

    Examples
    --------
    >>> load_wording("en")("nav-explore")
    'Explore'
    """

    language: str
    bundles: tuple[FluentBundle, ...]

    def __call__(self, message_id: str, **arguments: Argument) -> str:
        """Return a message.

        Raises
        ------
        WordingError
            If no language has the message, or one of its arguments is missing.
        """
        if not arguments:
            return _plain(self, message_id)
        return self._formatted(message_id, arguments)

    def _formatted(self, message_id: str, arguments: Mapping[str, Argument]) -> str:
        for bundle in self.bundles:
            if bundle.has_message(message_id):
                return _format(bundle, message_id, arguments)
        raise WordingError(f"No message {message_id!r} in {FOLDER}; add it to a file of en/")

    def has(self, message_id: str) -> bool:
        """Whether some language has the message."""
        return any(bundle.has_message(message_id) for bundle in self.bundles)


@lru_cache(maxsize=4096)
def _plain(wording: Wording, message_id: str) -> str:
    """Return a message that is always the same: a click asks for a hundred of them."""
    return wording._formatted(message_id, {})


def _format(bundle: FluentBundle, message_id: str, arguments: Mapping[str, Argument]) -> str:
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        raise WordingError(f"Message {message_id!r} has no text")
    text, errors = bundle.format_pattern(pattern, dict(arguments))
    if errors:
        raise WordingError(f"Message {message_id!r}: {errors[0]}")
    return str(text)


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the languages that have a folder with files, English first."""
    found = sorted({path.parent.name for path in folder.glob("*/*.ftl")})
    return (SOURCE_LANGUAGE, *(code for code in found if code != SOURCE_LANGUAGE))


def read_bundle(folder: Path) -> FluentBundle:
    """Read the Fluent files of a language; without direction marks, a page has one direction.

    Raises
    ------
    WordingError
        If two files have the same message.
    """
    bundle = FluentBundle([folder.name], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        _check_new(bundle, resource, path)
        bundle.add_resource(resource)
    return bundle


def _check_new(bundle: FluentBundle, resource: ftl.Resource, path: Path) -> None:
    """Raise WordingError if a file has a message that another file of its language has."""
    ids = [entry.id.name for entry in resource.body if isinstance(entry, ftl.Message)]
    again = [name for name in ids if bundle.has_message(name)]
    if again:
        raise WordingError(f"{path} has messages that another file has: {', '.join(again)}")


@lru_cache(maxsize=16)
def load_wording(language: str, folder: Path = FOLDER) -> Wording:
    """Load the wording of a language, with English behind it."""
    codes = dict.fromkeys((language, SOURCE_LANGUAGE))
    folders = [folder / code for code in codes if code in languages(folder)]
    return Wording(language, tuple(read_bundle(each) for each in folders))
