"""Your data: a person's own files, inspected, mapped, and explored in this session only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from dashboard.own_data import OwnData, on_map, rejected_rows
from dashboard.page_table import Column, PageTable
from dashboard.ui import frame, own_places, own_tables, state, table_panel, widgets
from dashboard.ui.context import Context
from dashboard.ui.text import plain
from data.apart import ApartError, worker
from data.own import Seen, build_own, inspect_uploads
from data.own_publish import publish_own
from data.sources.files import given_file
from data.sources.limits import Limits

LIMITS = Limits(file_bytes=100_000_000, packed_bytes=40_000_000, rows=300_000)
"""Of an upload; the command line takes larger files."""
MB = 1_000_000
ENDINGS = ("csv", "xlsx", "xls", "json", "geojson", "txt", "tsv")


def render(context: Context) -> None:
    """Draw the page."""
    words = context.words
    with st.container(key="title"):
        st.title(plain(words("nav-own")), anchor=False)
        st.caption(plain(words("own-lead")))
    _upload(context)
    own = state.own()
    if own.problem:
        st.error(plain(own.problem))
    for inspection in own.inspections:
        _inspected(context, inspection)
    _rejected(context, own.inspections)
    if own.deliveries:
        _show(context)
    if own.shown is not None:
        _shown(context, own)


def _upload(context: Context) -> None:
    words = context.words
    st.write(plain(words("own-what")))
    st.caption(plain(words("own-limits", limits=LIMITS.told())))
    given = st.file_uploader(
        words("own-upload"), type=ENDINGS, accept_multiple_files=True,
        key=f"own_files_{widgets.number('own_uploads')}", max_upload_size=LIMITS.file_bytes // MB)
    if st.button(words("own-read"), key="own_read", type="primary", disabled=not given,
                 icon=":material/upload_file:"):
        files = tuple(given_file(each.name, each.getvalue()) for each in given)
        state.set_own(_read(context, replace(state.own(), files=files, mappings={})))
        st.rerun()


def _read(context: Context, own: OwnData) -> OwnData:
    """Return what the files are, read in a process apart."""
    with st.spinner(context.words("own-reading")):
        try:
            found = worker().do(inspect_uploads, list(own.files), dict(own.mappings),
                                context.root, context.today, LIMITS)
        except ApartError as error:
            return replace(own, inspections=(), problem=str(error))
    return replace(own, inspections=tuple(found), problem="")


def _inspected(context: Context, inspection: Seen) -> None:
    words, name = context.words, inspection.file_name
    with st.container(border=True, key=f"own_file_{own_tables.key_of(name)}"):
        title = (words("own-file-known", file=name, format=inspection.title)
                 if inspection.title else words("own-file-table", file=name))
        st.subheader(plain(title), anchor=False)
        if inspection.problem:
            st.error(plain(words("own-file-problem", file=name, problem=inspection.problem)))
        if inspection.delivery is not None:
            own_tables.delivered(context, inspection.delivery)
        if inspection.proposal is not None:
            changed = own_tables.mapped(context, inspection, state.own().mappings.get(name))
            if changed is not None:
                own = state.own()
                own = replace(own, mappings={**own.mappings, name: changed})
                state.set_own(_read(context, own))
                st.rerun()


def _rejected(context: Context, inspections: Sequence[Seen]) -> None:
    words, rows = context.words, rejected_rows(inspections)
    if rows.empty:
        return
    kinds = {"row": "count"}
    table_panel.render(context, PageTable(
        words("own-rejected-title"),
        tuple(Column(name, words(f"own-rejected-{name}"),
                     kinds.get(name, "text"))  # type: ignore[arg-type]
              for name in rows.columns),
        rows, (words("own-rejected-note"),)), "own_rejected")


def _show(context: Context) -> None:
    words = context.words
    how = st.radio(words("own-show-how"), ("beside", "instead"), key="own_how", horizontal=True,
                   format_func=lambda name: words(f"own-show-{name}"))
    if st.button(words("own-show"), key="own_show", type="primary", icon=":material/map:"):
        put_on_map(context, is_beside=how == "beside")


def put_on_map(context: Context, *, is_beside: bool) -> None:
    """Locate the partners in a process apart, and let all pages show the result."""
    own, words = state.own(), context.words
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with st.spinner(words("own-locating")):
        try:
            made = worker().do(build_own, own.deliveries, own.placed, context.root, now,
                               is_beside)
            shown = on_map(made, words, context.today, is_beside=is_beside)
            state.set_own(replace(own, shown=shown, problem=""))
        except ApartError as error:
            state.set_own(replace(own, shown=None, problem=str(error)))
    st.rerun()


def render_banner(context: Context) -> None:
    """Say on every page that this session shows a person's own data, and where to end that."""
    shown = state.own().shown
    if shown is not None:
        how = "beside" if shown.is_beside else "instead"
        with st.container(horizontal=True, vertical_alignment="center", key="own_banner"):
            st.info(plain(context.words(f"own-banner-{how}")), icon=":material/person_pin:")
            frame.page_link(context, "own", context.words("own-banner-link"))


def _shown(context: Context, own: OwnData) -> None:
    shown, words = own.shown, context.words
    if shown is None:
        return
    rows = shown.own.rows
    st.success(plain(words("own-shown", **rows)), icon=":material/check_circle:")
    st.write(plain(" · ".join(
        words("own-level", level=words(f"precision-{level}"), n=count)
        for level, count in shown.own.levels.items())))
    with st.container(horizontal=True):
        frame.page_link(context, "explore", words("own-explore"), ":material/map:")
        if st.button(words("own-remove"), key="own_remove", icon=":material/delete:"):
            state.set_own(OwnData())
            widgets.count_up("own_uploads")
            st.rerun()
    if context.publish_to is not None:
        _publish(context, own, context.publish_to)
    again = own_places.render(context, own, shown.own)
    if again:
        put_on_map(context, is_beside=shown.is_beside)


def _publish(context: Context, own: OwnData, store: Path) -> None:
    """Offer to import the files for everyone, as this server's operator allows."""
    words = context.words
    st.write(plain(words("own-publish-lead")))
    if not st.button(words("own-publish"), key="own_publish", icon=":material/publish:"):
        return
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with st.spinner(words("own-publishing")):
        try:
            outcomes = worker().do(publish_own, own.deliveries, own.placed, context.root, store,
                                   context.static, now)
        except ApartError as error:
            st.error(plain(str(error)))
            return
    for each in outcomes:
        st.success(plain(words("own-published", file=each.file_name, **each.projects)))
