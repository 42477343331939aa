"""Errors of the geography package; each message says what, which value, where, what to do."""

from __future__ import annotations


class GeoError(Exception):
    """Base of every error that ``geo`` raises on purpose."""


class PackageError(GeoError):
    """A pinned source package cannot be had, or is not the one that was pinned."""


class DerivedFileError(GeoError):
    """A derived file is missing or damaged; the message names the script that makes it."""


class UnknownCodeError(GeoError, KeyError):
    """A region code that the regions table does not have."""

    def __str__(self) -> str:
        """Return the plain message (KeyError would quote it)."""
        return str(self.args[0])
