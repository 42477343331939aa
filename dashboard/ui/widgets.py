"""What widgets hold: given before they are drawn, read after a person used them.

The rest of what a session holds is the business of :mod:`dashboard.ui.state`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st


def give(key: str, value: object) -> None:
    """Give a widget its value before it is drawn."""
    st.session_state[key] = value


def take(key: str) -> str:
    """Return a note left by a callback, once."""
    return str(st.session_state.pop(key, ""))


def on_change(key: str, apply: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that passes the widget's new value on."""

    def callback() -> None:
        apply(st.session_state[key])

    return callback


def said(key: str) -> object:
    """Return what a person just did in an element of ours (:mod:`dashboard.ui.elements`)."""
    return st.session_state[key].said


def get(key: str, otherwise: int) -> int:
    """Return the number that a widget holds, or another before it is drawn."""
    return int(st.session_state.get(key, otherwise))


def text(key: str) -> str:
    """Return the text that a widget holds, an empty one before it is drawn."""
    return str(st.session_state.get(key) or "")


def truth(key: str) -> bool:
    """Return whether a switch is on; off before it is drawn."""
    return bool(st.session_state.get(key))


def switch(name: str) -> bool | None:
    """Return whether a switch of ours is on; None while nobody has said so."""
    found = st.session_state.get(name)
    return None if found is None else bool(found)


def number(name: str) -> int:
    """Return a counter of this session, 0 at first."""
    return int(st.session_state.get(name, 0))


def count_up(name: str) -> None:
    """Raise a counter, so that a widget named by it starts anew."""
    st.session_state[name] = number(name) + 1


def differs(name: str, value: str) -> bool:
    """Whether a value is another than the one of an earlier run; remember it."""
    before = st.session_state.get(name)
    st.session_state[name] = value
    return bool(before) and bool(before != value)


def chosen_rows(key: str) -> Sequence[int]:
    """Return the rows chosen in a table."""
    found: Sequence[int] = st.session_state[key].selection.rows
    return found


def chosen_cells(key: str) -> Sequence[tuple[int, str]]:
    """Return the cells chosen in a table: number of the row, name of the column."""
    found: Sequence[tuple[int, str]] = st.session_state[key].selection.cells
    return found


def chosen_points(key: str, name: str) -> Sequence[Mapping[str, Any]]:
    """Return the marks chosen in a chart by one of its selections."""
    found: Sequence[Mapping[str, Any]] = st.session_state[key].selection.get(name, ())
    return found
