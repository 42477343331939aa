"""Atom feeds (RFC 4287) of what is new and changed: of everything, a programme, a country.

Files below ``static/feeds``, so that anybody can follow a region without an account, from the
atlas's own server. Addresses in them are relative: a feed does not know on which host it is.
The same catalogue gives the same bytes; ids of feeds and entries never change.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

import pandas as pd
from babel import Locale

from data.model import Catalogue
from data.publish import remove_others, write_file
from data.store.changes import JOINED, LEFT, NEW
from data.store.values import records

ATLAS = "Baltic Cooperation Atlas"
ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = uuid.UUID("5a0c8e3e-6d0b-5f6e-9a41-2c6f0f0b7a11")
"""Of our ids; never changed, since readers know entries by their id."""

MOST_ENTRIES = 200
"""Newest projects of a feed; the first entry of an import says how many there are."""

MOST_LINES = 12
HOME = "../../../"
"""The app, seen from ``/app/static/feeds/``."""

REVISION = "revision.txt"
"""File that says of which catalogue the feeds are."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Feed:
    """One feed: its file, its title, and the projects it is about (None: all)."""

    file: str
    title: str
    projects: frozenset[str] | None


@dataclass(frozen=True)
class Entry:
    """One entry: about a project, an import, or the first edition."""

    key: str
    title: str
    updated: str
    lines: tuple[str, ...]
    link: str = HOME


def feed_name(kind: str, code: str = "") -> str:
    """Return the file of a feed.

    Examples
    --------
    >>> feed_name("country", "LV"), feed_name("all")
    ('country-LV.xml', 'all.xml')
    """
    return f"{kind}-{code}.xml" if code else f"{kind}.xml"


def feeds_of(catalogue: Catalogue) -> list[Feed]:
    """Return the feeds of a catalogue: all, a programme, a country."""
    projects, partners = catalogue.projects, catalogue.partners
    names = dict(zip(catalogue.programmes["programme_code"],
                     catalogue.programmes["programme_name"], strict=True))
    territories = Locale("en").territories
    feeds = [Feed(feed_name("all"), ATLAS, None)]
    for code, group in projects.groupby("programme_code")["project_id"]:
        feeds.append(Feed(feed_name("programme", str(code)),
                          f"{ATLAS}: {names.get(code, code)}", frozenset(group)))
    for code, group in partners.groupby("country_code")["project_id"]:
        feeds.append(Feed(feed_name("country", str(code)),
                          f"{ATLAS}: {territories.get(code, code)}", frozenset(group)))
    return feeds


def write_feeds(folder: Path, catalogue: Catalogue) -> None:
    """Write all feeds of a catalogue, each file whole, and remove those of another one."""
    contents = build_feeds(catalogue)
    for name, content in contents.items():
        write_file(folder / name, content)
    remove_others(folder, [*contents, REVISION])
    write_file(folder / REVISION, catalogue.revision.encode())


def are_current(folder: Path, revision: str) -> bool:
    """Return whether the feeds of a folder are those of a catalogue."""
    path = folder / REVISION
    return path.is_file() and path.read_text(encoding="utf-8") == revision


def build_feeds(catalogue: Catalogue) -> dict[str, bytes]:
    """Return file name and content of every feed."""
    first = _first_edition(catalogue)
    imports = _imports(catalogue.changes)
    projects = _project_entries(catalogue)
    return {feed.file: _xml(feed, [*_entries(feed, imports, projects), first])
            for feed in feeds_of(catalogue)}


def _first_edition(catalogue: Catalogue) -> Entry:
    """Return the entry that every feed ends with: the catalogue before any import."""
    used = set(catalogue.projects["source_code"])
    days = [source.retrieved for code, source in catalogue.sources.items() if code in used]
    day = min(days, default="1970-01-01")
    return Entry("first edition", "First edition of the catalogue", f"{day}T00:00:00Z",
                 ("There is no earlier edition to compare it with. What later imports add or "
                  "change follows here.",))


def _imports(changes: pd.DataFrame) -> list[tuple[Entry, pd.DataFrame]]:
    """Return an entry an import with its changes, the newest first."""
    found = [(Entry(f"{at}/{source}", "", str(at), (), f"{HOME}changes"), group)
             for (at, source), group in changes.groupby(["imported_at", "source_code"])]
    return sorted(found, key=lambda pair: pair[0].key, reverse=True)


def _project_entries(catalogue: Catalogue) -> dict[tuple[str, str], Entry]:
    """Return the entry of each project in each import, by the import's key and the project."""
    rows = {row["project_id"]: row for row in records(catalogue.projects)}
    programmes = catalogue.programmes.set_index("programme_code")["programme_name"]
    found = {}
    grouped = catalogue.changes.groupby(["imported_at", "source_code", "project_id"])
    for (at, source, project), group in grouped:
        row, is_new = rows[str(project)], (group["kind"] == NEW).any()
        name: str = row["title"] if pd.isna(row["acronym"]) else f"{row['acronym']}: {row['title']}"
        lines = (str(programmes.get(row["programme_code"], row["programme_code"])),
                 *([] if is_new else _lines(group)))
        found[f"{at}/{source}", str(project)] = Entry(
            f"{at}/{source}/{project}", f"{'New' if is_new else 'Changed'}: {name}", str(at),
            lines, f"{HOME}?id={project}")
    return found


def _lines(changes: pd.DataFrame) -> Iterator[str]:
    """Yield what changed in a project, a line a value."""
    rows = changes[["column", "old_value", "new_value"]].astype(object)
    rows = rows.where(rows.notna(), "not published")
    for column, old, new in list(rows.itertuples(index=False))[:MOST_LINES]:
        name = str(column).replace("_", " ")
        yield {JOINED: f"{name}: {new}", LEFT: f"{name}: {old}"}.get(
            column, f"{name}: {old} → {new}")
    if len(rows) > MOST_LINES:
        yield f"and {len(rows) - MOST_LINES} more"


def _entries(
    feed: Feed, imports: Iterable[tuple[Entry, pd.DataFrame]],
    projects: Mapping[tuple[str, str], Entry],
) -> list[Entry]:
    """Return the entries of a feed, the newest import first, its projects after it."""
    found: list[Entry] = []
    for whole, changes in imports:
        kinds = changes.drop_duplicates("project_id").set_index("project_id")["kind"]
        ids = [project for project in kinds.index
               if feed.projects is None or project in feed.projects]
        if not ids:
            continue
        new = int((kinds[ids] == NEW).sum())
        noun = "project" if len(ids) == 1 else "projects"
        title = f"{len(ids):,} {noun}: {new:,} new, {len(ids) - new:,} changed"
        found.append(Entry(whole.key, title, whole.updated, (), whole.link))
        room = MOST_ENTRIES - sum(entry.key.count("/") > 1 for entry in found)
        found += [projects[whole.key, project] for project in ids[:room]]
    return found


def _xml(feed: Feed, entries: list[Entry]) -> bytes:
    """Return a feed as Atom."""
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(root, "id", _urn(feed.file))
    _add(root, "title", feed.title)
    _add(root, "updated", max(entry.updated for entry in entries))
    Xml.SubElement(root, "link", {"rel": "self", "href": feed.file})
    Xml.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": HOME})
    _add(Xml.SubElement(root, "author"), "name", ATLAS)
    for entry in entries:
        _add_entry(root, feed, entry)
    Xml.indent(root, " ")
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add_entry(root: Xml.Element, feed: Feed, entry: Entry) -> None:
    element = Xml.SubElement(root, "entry")
    # An import and the first edition are other entries in each feed: their counts differ.
    is_of_project = entry.key.count("/") > 1
    _add(element, "id", _urn(entry.key if is_of_project else f"{feed.file}/{entry.key}"))
    _add(element, "title", entry.title)
    _add(element, "updated", entry.updated)
    Xml.SubElement(element, "link", {"rel": "alternate", "type": "text/html",
                                     "href": entry.link})
    _add(element, "summary", "\n".join(entry.lines) or entry.title)


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    """Add an element with a text; what XML cannot hold is left out."""
    Xml.SubElement(parent, tag).text = _NOT_XML.sub("", text)


def _urn(key: str) -> str:
    return uuid.uuid5(NAMESPACE, key).urn
