"""The errors of the data package: each says what, which value, where and what to do."""

from __future__ import annotations


class DataError(Exception):
    """Something is wrong with the data; the message is meant for a person."""


class TableError(DataError):
    """A table lacks a column, has an unknown one, or is not a table at all."""


class BuildError(DataError):
    """The build cannot go on, or its figures do not reconcile."""


class CatalogueError(DataError):
    """The derived files are missing, damaged or of another version."""
