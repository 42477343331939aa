"""Where the static files of the map are: names and addresses for the browser.

The geography (``static/geo/manifest.json``) is written by ``geo.build_boundaries``, the positions
(``static/map/``, named in the catalogue's manifest) by ``data.build``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.build_bundle import BUNDLE, SOURCES, is_current
from dashboard.maps import MapFiles
from data.errors import CatalogueError

LAND = "vega/land.json"
"""Land of the map of lines, see :mod:`dashboard.build_land`."""

STATIC_URL = "/app/static/"
LIBRARIES = (
    "vendor/leaflet-1.9.4/leaflet.js",
    "vendor/supercluster-9.1.0/supercluster.min.js",
)
STYLES = ("vendor/leaflet-1.9.4/leaflet.css", "atlas/atlas.css")
PANELS = {name: f"panels/{name}.js"
          for name in ("facets", "list", "summary", "controls", "overview", "tabs", "share")}
"""Scripts of the page's own elements, see :mod:`dashboard.ui.elements`."""
PANEL_PARTS = tuple(f"panels/{name}.js" for name in ("parts", "box", "range", "near"))
"""What they import; they hand their own ``?v=`` on."""
LEVELS = ("nuts0", "nuts1", "nuts2", "nuts3")


def read_map_files(static: Path, named: Mapping[str, str]) -> MapFiles:
    """Return the addresses of everything that the map loads.

    Parameters
    ----------
    static : pathlib.Path
        The folder that Streamlit serves below ``/app/static/``.
    named : mapping of str to str
        Paths of the catalogue's files below ``static/``, see ``Catalogue.static_files``.

    Raises
    ------
    CatalogueError
        If a manifest or a file that it names is missing.
    """
    geography = read_geography(static)
    found = MapFiles(
        scripts=(*LIBRARIES, *_own_scripts(static)),
        styles=STYLES,
        positions=named["partners"],
        labels=named["labels"],
        base={"land": geography["land"], "region": geography["nuts1"],
              "lakes": geography["lakes"], "borders": geography["borders"]},
        levels={level: geography[level] for level in LEVELS},
        line_land=LAND,
        panels=PANELS,
    )
    _check_exist(static, found)
    return _addresses(static, found)


def _own_scripts(static: Path) -> tuple[str, ...]:
    """Return our scripts: their bundle, or one by one where it is not of just these scripts."""
    missing = any(not (static / path).is_file() for path in SOURCES)
    return (BUNDLE,) if not missing and is_current(static) else SOURCES


def path_of(static: Path, url: str) -> Path:
    """Return the file of an address on our server.

    Examples
    --------
    >>> path_of(Path("static"), "/app/static/geo/land.json?v=1f").as_posix()
    'static/geo/land.json'
    """
    return static / url.partition("?")[0].removeprefix(STATIC_URL)


def read_geography(static: Path) -> dict[str, str]:
    """Read ``static/geo/manifest.json``: logical name to path below ``static/``."""
    path = static / "geo" / "manifest.json"
    try:
        entries: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError) as error:
        raise CatalogueError(
            f"{path} is missing or damaged ({error}). Run: python -m geo.build_boundaries"
        ) from error
    return {name: f"geo/{entry['file']}" for name, entry in entries.items()}


def _paths(files: MapFiles) -> list[str]:
    return [*files.scripts, *files.styles, files.positions, files.labels,
            *files.base.values(), *files.levels.values(),
            files.line_land, *files.panels.values(), *PANEL_PARTS]


def _check_exist(static: Path, files: MapFiles) -> None:
    missing = [path for path in _paths(files) if not (static / path).is_file()]
    if missing:
        raise CatalogueError(f"Files of the map are missing below {static}: {', '.join(missing)}")


def _addresses(static: Path, files: MapFiles) -> MapFiles:
    def url(path: str) -> str:
        """Add the time of change, so that a browser does not keep an older script."""
        return f"{STATIC_URL}{path}?v={int((static / path).stat().st_mtime):x}"

    parts = max(int((static / path).stat().st_mtime) for path in [*PANELS.values(), *PANEL_PARTS])
    return MapFiles(
        scripts=tuple(url(path) for path in files.scripts),
        styles=tuple(url(path) for path in files.styles),
        positions=url(files.positions),
        labels=url(files.labels),
        base={name: url(path) for name, path in files.base.items()},
        levels={name: url(path) for name, path in files.levels.items()},
        line_land=url(files.line_land),
        panels={name: f"{STATIC_URL}{path}?v={parts:x}" for name, path in files.panels.items()},
    )
