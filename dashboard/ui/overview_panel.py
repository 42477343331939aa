"""What the projects found are about, beside the map while no project is chosen."""

from __future__ import annotations

from dashboard.facets import Selection
from dashboard.overview import overview_message
from dashboard.ui import elements, state
from dashboard.ui.context import Context


def render(context: Context, selection: Selection) -> None:
    """Draw bars by period, country, family of programmes and thematic, as one element."""
    elements.render(
        context.map_files.panels["overview"], "overview",
        overview_message(context.index, context.labels, selection, state.view().quantity))
