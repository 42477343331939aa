"""What an importer hands over: canonical facts of one file, and everything that was noticed.

A delivery is finished and checked: its tables have the schemas and types of
:data:`data.inputs.FACTS`, every id is unique, every partner has its project, no project ends
before it starts and no money is below zero. What did not fit is in ``rejected``, one entry a
row; what was decided while reading (encoding, decimal sign, order of dates ...) in ``findings``.
Nothing of it depends on where the file lay.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from data.columns import PROGRAMMES
from data.columns_curated import PUBLISHED_POINTS
from data.compile_corrections import Correction, read_corrections
from data.errors import DataError
from data.inputs import FACTS
from data.model import Source
from data.programmes import load_programmes
from data.sources.known_ids import read_known_ids
from data.tables import table_from_rows
from geo.countries import Countries
from geo.crosswalk import Crosswalk

CORRECTION_FILES = ("project_corrections.csv", "partner_corrections.csv")


LONGEST_MESSAGE = 1_000


class SourceError(DataError):
    """A file cannot be imported as a whole; the message says why and what to do.

    What a message quotes of a file is without control characters, and not longer than people
    read.
    """

    def __init__(self, message: str) -> None:
        shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in message)
        super().__init__(shown if len(shown) <= LONGEST_MESSAGE
                         else f"{shown[:LONGEST_MESSAGE // 2]} … {shown[-LONGEST_MESSAGE // 2:]}")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row (or record) of the file that is not in the delivery.

    Attributes
    ----------
    file : str
        Name of the file, without its folder.
    sheet : str
        Sheet of a workbook; empty for a text file.
    row : int
        Row as a spreadsheet numbers it, or the number of the record from 1 in JSON.
    column : str
        The file's own name of the column; empty where the row as a whole is wrong.
    value : str
        What stands there, shortened.
    reason : str
        What is wrong with it.
    table : str
        ``projects`` or ``partners``: of which table of the delivery the record is missing. A row
        that holds a project and its partner can be rejected as either, or as both.
    """

    file: str
    sheet: str
    row: int
    column: str
    value: str
    reason: str
    table: str = "partners"

    def as_dict(self) -> dict[str, Any]:
        """Return the rejection as JSON and CSV write it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was detected or decided while the file was read.

    Attributes
    ----------
    kind : str
        One of :data:`FINDING_KINDS`.
    text : str
        A sentence for a person.
    place : str
        Sheet, column or row that it is about; empty for the file.
    """

    kind: str
    text: str
    place: str = ""


FINDING_KINDS = {
    "encoding": "How the text is encoded.",
    "delimiter": "What separates the cells.",
    "sheet": "Sheets that were read, and those that were not (hidden, empty, of another subject).",
    "header": "Where the header is, and rows above and below the table.",
    "column": "Columns that were mapped, and those that were not.",
    "dates": "The order of day, month and year.",
    "numbers": "The decimal sign and the separator of thousands.",
    "currency": "Money in another currency than the euro, kept as given and not summed.",
    "country": "Country codes as EL and UK, or names, brought to ISO 3166-1.",
    "nuts": "The vintage of the NUTS codes.",
    "programme": "Programmes that were recognised, or made from the file.",
    "join": "How projects and partners belong together.",
    "text": "Character references, control characters and line ends that were replaced.",
    "correction": "Corrections of the atlas that were applied.",
    "source": "What the file says, or does not say, of its origin and date.",
}
"""Kinds of findings, with what each is about."""


@dataclass(frozen=True)
class Delivery:
    """Everything that one file (or a pair of files) brings.

    Attributes
    ----------
    source : data.model.Source
        Where it comes from; its code is ``source_code`` of every project.
    format_name : str
        Which importer read it, as ``keep_legacy``.
    file_name : str
        Name of the file, without folder; of two files both, joined by ``" + "``.
    sha256 : str
        Of the file's bytes (of two files: of both, in the order of ``file_name``).
    tables : mapping of str to pandas.DataFrame
        Canonical facts by the keys and schemas of :data:`data.inputs.FACTS`.
    programmes : pandas.DataFrame
        Columns :data:`data.columns.PROGRAMMES`: programmes that the registry lacks, made from
        the file; mostly empty.
    rows_in : mapping of str to int
        Records found, by table: ``projects`` and ``partners`` as the file counts them, before
        rejections and before rows of the same project were joined.
    rejected : tuple of Rejected
        What is left out, with reason.
    findings : tuple of Finding
        What was detected and decided.
    joined : mapping of str to int
        Records that went into another record of the same file, by table (none for most
        formats): rows in = rows in ``tables`` + rejected + joined.
    locations : pandas.DataFrame
        Columns :data:`data.columns_curated.PUBLISHED_POINTS`: seats of partners of which the file
        publishes the point (``partner_id``, ``lon``, ``lat``); they come before the geocoder,
        and after the overrides of ``data/curated``.
    """

    source: Source
    format_name: str
    file_name: str
    sha256: str
    tables: Mapping[str, pd.DataFrame]
    programmes: pd.DataFrame
    rows_in: Mapping[str, int]
    rejected: tuple[Rejected, ...] = ()
    findings: tuple[Finding, ...] = ()
    joined: Mapping[str, int] = field(default_factory=dict)
    locations: pd.DataFrame = field(
        default_factory=lambda: table_from_rows([], PUBLISHED_POINTS))


@dataclass(frozen=True)
class ImportContext:
    """What an importer needs besides the file.

    Attributes
    ----------
    registry : pandas.DataFrame
        Known programmes, from :func:`data.programmes.load_programmes`.
    retrieved : datetime.date
        The day of the import.
    crosswalk : geo.crosswalk.Crosswalk
        To tell the vintage of NUTS codes.
    countries : geo.countries.Countries
        Codes of countries by their names in many languages.
    known_ids : mapping of (str, str) to str
        Id of a shipped project of keep.eu by programme code and folded acronym, where only one
        has them: exports name lead partners in other languages, which an id would not survive.
    corrections : tuple of Correction
        Corrections of the shipped catalogue; each is applied where its record still says
        what was judged.
    source_date : datetime.date, optional
        The day of the export, where the person knows it and the file does not say it.
    source_code : str
        Code of the source, where the person names it; else the format (or the mapping) does.
    """

    registry: pd.DataFrame
    retrieved: datetime.date
    crosswalk: Crosswalk
    countries: Countries
    known_ids: Mapping[tuple[str, str], str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    source_date: datetime.date | None = None
    source_code: str = ""


def load_context(
    curated: Path, nuts: Path, retrieved: datetime.date,
    source_date: datetime.date | None = None, source_code: str = "",
) -> ImportContext:
    """Load what importers need from the curated tables and the derived geography.

    Parameters
    ----------
    curated : pathlib.Path
        ``data/curated``.
    nuts : pathlib.Path
        ``geo/derived/nuts`` (:data:`geo.crosswalk.NUTS_FOLDER`).
    retrieved, source_date : datetime.date
        Today, and the day of the export where it is known.
    source_code : str
        Code of the source, where the person names it.
    """
    corrections = [c for name in CORRECTION_FILES for c in read_corrections(curated / name)]
    return ImportContext(load_programmes(curated / "programmes.csv"), retrieved,
                         Crosswalk.load(nuts), Countries.load(),
                         read_known_ids(curated), tuple(corrections), source_date,
                         source_code)


def empty_tables() -> dict[str, pd.DataFrame]:
    """Return the tables of a delivery without rows.

    Examples
    --------
    >>> sorted(empty_tables())
    ['activities', 'outputs', 'partners', 'projects', 'titles']
    """
    return {name: table_from_rows([], schema) for name, schema in FACTS.items()}


def no_programmes() -> pd.DataFrame:
    """Return an empty table of programmes."""
    return table_from_rows([], PROGRAMMES)
