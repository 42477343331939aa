"""What the pages are given in a session that shows a person's own data."""

from __future__ import annotations

from dataclasses import replace

from streamlit.runtime import exists, get_instance

from dashboard.maps import MapFiles
from dashboard.own_data import OnMap
from dashboard.ui.context import Context


def with_own(context: Context, shown: OnMap | None) -> Context:
    """Return the context with the person's own catalogue in the place of the shipped one."""
    if shown is None:
        return context
    return replace(context, index=shown.index, labels=shown.labels, names=shown.names,
                   map_files=_served(context.map_files, shown))


def _served(files: MapFiles, shown: OnMap) -> MapFiles:
    """Return the map's files with this session's positions, which the server holds in memory.

    Streamlit forgets a file that a run of the session did not name again.
    """
    if not exists():
        return files
    manager, made = get_instance().media_file_mgr, shown.own.made
    named = made.catalogue.static_files
    return replace(
        files,
        positions=manager.add(made.files[named["partners"]], "application/octet-stream",
                              "atlas-own-positions"),
        labels=manager.add(made.files[named["labels"]], "application/json", "atlas-own-labels"))
