"""What every panel is given: the shared arrays, the wording and the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from streamlit import Page

from dashboard.filter_names import FilterNames
from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.maps import MapFiles
from dashboard.wording import Wording
from data.region_facts import RegionFact


@dataclass(frozen=True)
class Context:
    """Shared by all panels of one run of a page; nothing in it changes.

    Attributes
    ----------
    names : FilterNames
        Names of everything in the filters.
    region_facts : mapping of str to RegionFact
        Inhabitants and area by code, where they are known.
    pages : mapping of str to streamlit.Page
        All pages by name, for links between them.
    feeds : pathlib.Path
        Folder of the Atom feeds, below the folder that is served.
    static : pathlib.Path
        The folder that the server serves, for pictures made on the server.
    root : pathlib.Path
        The repository, with ``data/``.
    publish_to : pathlib.Path or None
        The store that a visitor may import files into for everyone; None where none may.
    """

    index: Index
    map_files: MapFiles
    words: Wording
    labels: Labels
    names: FilterNames
    today: date
    region_facts: Mapping[str, RegionFact] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    feeds: Path = Path()
    static: Path = Path("static")
    root: Path = Path()
    publish_to: Path | None = None
