"""Elements of the page that are ours: a script of ``static/panels`` that draws what it is given.

Each is one message and one element instead of a dozen widgets, which is most of what a click costs
(docs/BENCHMARKS.md). The script is loaded by its address, so that it does not travel again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Literal

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.ui import state, widgets

LOADER = """export default async function (component) {{
  const panel = await import(new URL("{address}", window.location.origin).href);
  return panel.default(component);
}}"""


def render(
    address: str, key: str, data: Mapping[str, Any] | bytes,
    apply: Callable[[object], None] | None = None,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draw an element.

    Parameters
    ----------
    address : str
        Of its script below our own server.
    key : str
        Name of the element in this page.
    data : mapping or bytes
        What it draws.
    apply : callable, optional
        Called before the next run with what a person did in it.
    width : "stretch" or "content"
        As wide as there is room, or as what it draws.
    """
    draw = partial(_component(address), key=key, data=data, width=width)
    if apply is None:
        draw()
    else:
        draw(on_said_change=partial(_hear, key, apply))


def _hear(key: str, apply: Callable[[object], None]) -> None:
    state.touch()
    apply(widgets.said(key))


@cache
def _component(address: str) -> ComponentRenderer:
    """Register the element once a process."""
    name = f"atlas_{address.rpartition('/')[2].partition('.')[0]}"
    script = LOADER.format(address=address)
    return st.components.v2.component(name, js=script, isolate_styles=False)
