"""The wording that travels to the map frame: its ids are those of the messages ``map-js-...``."""

from __future__ import annotations

from dashboard.wording import Wording

_NAMES = (
    "zoom-in", "zoom-out", "fit", "fullscreen", "cluster", "place", "place-count", "legend",
    "legend-cluster", "legend-partner", "legend-lead", "legend-uncertain", "legend-activity",
    "region-none", "area", "draw-box", "draw-circle", "draw-polygon", "draw-hint-box",
    "draw-hint-circle", "draw-hint-polygon",
)


def map_words(words: Wording) -> dict[str, str]:
    """Return the words of the map by the names that ``static/atlas`` uses.

    Placeholders such as ``{n}`` stay in them; the browser fills them in.
    """
    found = {name.replace("-", "_"): words(f"map-js-{name}") for name in _NAMES}
    return found | {"frame_title": words("map-frame-title")}
