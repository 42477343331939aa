"""The controls above the map as our own element draws them: what is sent, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.drill import DRILL
from dashboard.link import LAYERS, LEVELS, SHADES, View
from dashboard.wording import Wording

NO_SHADE = "none"


def controls_message(words: Wording, view: View, is_inside: bool) -> dict[str, Any]:
    """Return what the controls show.

    Parameters
    ----------
    words : Wording
        Names of everything.
    view : View
        What is chosen.
    is_inside : bool
        Whether regions are chosen, so that step by step there is a way out.
    """
    shades = [[value, words(f"map-shade-{value.replace('_', '-')}")]
              for value in (NO_SHADE, *SHADES)]
    return {
        "words": {"help": words("box-help")},
        "layers": {"label": words("map-layers"),
                   "names": [[layer, words(f"map-layer-{layer}")] for layer in LAYERS],
                   "chosen": [layer for layer in LAYERS if layer in view.layers]},
        "shade": {"label": words("map-shade"), "names": shades, "chosen": view.shade or NO_SHADE},
        "level": _level(words, view) if view.shade else None,
        "out": words("map-out") if view.shade and view.level == DRILL and is_inside else "",
    }


def _level(words: Wording, view: View) -> dict[str, Any]:
    names = [[level, words(f"map-level-{level}")] for level in LEVELS]
    return {"label": words("map-level"), "names": names, "chosen": view.level,
            "help": words("map-level-help")}


def chosen_view(view: View, said: Mapping[str, object]) -> View:
    """Return the view after what the browser said; the same if it is not understood.

    Parameters
    ----------
    view : View
        That before.
    said : mapping
        ``{layers: [...]}``, ``{shade}`` or ``{level}``.

    Examples
    --------
    >>> chosen_view(View(), {"shade": "projects"}).shade, chosen_view(View(), {"shade": "?"}).shade
    ('projects', '')
    """
    layers = said.get("layers")
    if isinstance(layers, list):
        return replace(view, layers=frozenset(layer for layer in LAYERS if layer in layers))
    if said.get("shade") in (NO_SHADE, *SHADES):
        return replace(view, shade="" if said["shade"] == NO_SHADE else str(said["shade"]))
    if said.get("level") in LEVELS:
        return replace(view, level=str(said["level"]))
    return view
