"""The map as folium sees it: a constant base, and one small layer that carries a selection.

Three rules, found by measurement: the base never changes (a changed script re-mounts the frame
and loses the view); positions travel once as a static file and a click sends only a bitset;
nothing is asked of another host. Leaflet, supercluster and our scripts come from ``static/``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard.arrays import BoolArray
from dashboard.map_bits import encode_bits

CENTRE_LON_LAT = (19.0, 60.2)
START_ZOOM = 4
MAX_ZOOM = 13


@dataclass(frozen=True, slots=True)
class MapFiles:
    """Addresses of the static files that the map loads, all below our own server.

    Attributes
    ----------
    scripts, styles : tuple of str
        In loading order.
    positions, labels : str
        Positions (binary) and labels (JSON) of the partners.
    base : mapping of str to str
        ``land, region, lakes, borders``.
    levels : mapping of str to str
        Regions by level, ``nuts0`` to ``nuts3``.
    line_land : str
        Land of the map of lines.
    panels : mapping of str to str
        Scripts of the page's own elements by name (``static/panels``).
    """

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    positions: str
    labels: str
    base: Mapping[str, str]
    levels: Mapping[str, str]
    line_land: str = ""
    panels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShadeClass:
    """One row of the legend: class number (-1 is "no data") and its label."""

    k: int
    label: str


@dataclass(frozen=True, slots=True)
class Shade:
    """Regions of one level, each with its class and the sentence shown on hover."""

    level: str
    title: str
    classes: Mapping[str, int]
    labels: Mapping[str, str]
    legend: tuple[ShadeClass, ...]


@dataclass(frozen=True, slots=True)
class ChosenProject:
    """Partners of the chosen project that have a point, and the lines from its lead."""

    partners: tuple[int, ...]
    lead: int | None
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity as the map shows it."""

    project_id: str
    project: str
    name: str
    detail: str
    place: str
    lon: float
    lat: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """A wish to move the view, obeyed once a nonce: to ``results``, ``project`` or ``regions``."""

    what: str
    nonce: str


@dataclass(frozen=True, slots=True)
class MapSelection:
    """Everything about the map that a click can change.

    Of the projects shown the map draws the partners that have a point, and those outside the
    region only if they are wanted.
    """

    projects: BoolArray
    include_outside: bool = False
    theme: str = "light"
    show_partners: bool = True
    activities: tuple[Activity, ...] = ()
    shade: Shade | None = None
    picked: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    project: ChosenProject | None = None
    fit: Fit | None = None


def project_lines(
    partners: Sequence[int], is_lead: Sequence[bool], has_point: Sequence[bool]
) -> ChosenProject:
    """Connect the lead of a project with its other partners, where both have a point.

    Examples
    --------
    >>> project_lines([4, 5, 6], [True, False, False], [True, True, False])
    ChosenProject(partners=(4, 5), lead=4, lines=((4, 5),))
    """
    located = [(i, lead) for i, lead, point in zip(partners, is_lead, has_point, strict=True)
               if point]
    leads = [i for i, lead in located if lead]
    lead = leads[0] if leads else None
    lines = () if lead is None else tuple((lead, i) for i, _ in located if i != lead)
    return ChosenProject(tuple(i for i, _ in located), lead, lines)


def selection_message(selection: MapSelection) -> dict[str, Any]:
    """Return the JSON that the browser applies; its ``revision`` is a hash of the rest."""
    message: dict[str, Any] = {
        "bits": encode_bits(selection.projects),
        "outside": selection.include_outside,
        "theme": selection.theme,
        "partners": selection.show_partners,
        "activities": [asdict(a) for a in selection.activities],
        "shade": None if selection.shade is None else asdict(selection.shade),
        "picked": list(selection.picked),
        "areas": list(selection.areas),
        "project": None if selection.project is None else asdict(selection.project),
        "fit": None if selection.fit is None else asdict(selection.fit),
    }
    text = json.dumps(message, sort_keys=True)
    return message | {"revision": hashlib.sha256(text.encode()).hexdigest()[:12]}


_UNSAFE = re.compile(r"[<>&'`$%#]|\{(?=\{)")
"""What HTML, a template literal or Jinja could take for its own; in JSON only inside texts."""


def as_script(value: object) -> str:
    r"""Write a value as JSON that is safe wherever folium puts a script.

    Folium compiles what a layer renders as a Jinja template once more, and streamlit-folium
    rewrites ``{{'name'}}`` in it, so that a name with ``{%`` would fail the page; the browser
    ends a script at ``</script>``. All of these become escapes of JSON.

    Examples
    --------
    >>> as_script({"t": "</script>{%"})
    '{"t":"\\u003c/script\\u003e{\\u0025"}'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


class AtlasMap(folium.Map):
    """A folium map that loads its scripts and styles from our own server only."""

    def __init__(self, files: MapFiles) -> None:
        lon, lat = CENTRE_LON_LAT
        self.default_js = [(f"atlas_js_{i}", url) for i, url in enumerate(files.scripts)]
        self.default_css = [(f"atlas_css_{i}", url) for i, url in enumerate(files.styles)]
        super().__init__(location=[lat, lon], zoom_start=START_ZOOM, tiles=None,
                         prefer_canvas=True, min_zoom=3)
        self.options["max_zoom"] = MAX_ZOOM


class AtlasStart(MacroElement):
    """The constant part: files, words, language."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Atlas.start({{ this._parent.get_name() }}, {{ this.config }});"
        "{% endmacro %}"
    )

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasStart"
        self.config = as_script(config)


class AtlasSelection(folium.FeatureGroup):
    """The part that a click changes: an empty group whose script applies a selection."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "Atlas.apply({{ this.message }});"
        "{% endmacro %}"
    )

    def __init__(self, selection: MapSelection) -> None:
        super().__init__()
        message = selection_message(selection)
        self.revision = str(message["revision"])
        self.message = as_script(message)


def build_map(
    files: MapFiles, words: Mapping[str, str], language: str, attribution: str
) -> AtlasMap:
    """Build the constant base map; the same arguments always give the same script."""
    config = {
        "files": {"positions": files.positions, "labels": files.labels,
                  "base": dict(files.base), "levels": dict(files.levels)},
        "words": dict(words),
        "language": language,
        "attribution": attribution,
    }
    atlas = AtlasMap(files)
    atlas.add_child(AtlasStart(config))
    return atlas
