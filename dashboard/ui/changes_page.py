"""What changed: what imports added and changed of the selected projects, and feeds to follow."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.changes import (
    COLUMNS,
    ChangedProject,
    Value,
    changed_projects,
    feeds_for,
    first_day,
    imports_of,
    project_names,
    written,
)
from dashboard.facets import Selection
from dashboard.page_table import Column, PageTable
from dashboard.ui import frame, navigation, table_panel
from dashboard.ui.context import Context
from dashboard.ui.text import plain

FEEDS_URL = "/app/static/feeds/"
KINDS = ("new", "changed")


def render(context: Context) -> None:
    """Draw the page."""
    words = context.words
    frame.with_filters(context, words("nav-changes"), words("changes-lead"), _body)


def _body(context: Context, selection: Selection) -> None:
    words, index = context.words, context.index
    if index.catalogue.changes.empty:
        day = first_day(index.catalogue)
        st.info(plain(words("changes-first", day=context.labels.day(
            date.fromisoformat(day)) if day else "–")), icon=":material/history:")
    else:
        _imports(context, selection)
        _projects(context, changed_projects(index, selection.project_mask))
    _feeds(context, selection)


def _imports(context: Context, selection: Selection) -> None:
    words = context.words
    rows = pd.DataFrame([
        {"day": each.day, "source": source_title(context, each.source_code), "new": each.new,
         "changed": each.changed} for each in imports_of(context.index, selection.project_mask)])
    table_panel.render(context, PageTable(
        words("changes-imports-title"), (
            Column("day", words("changes-day"), "date"),
            Column("source", words("changes-source")),
            Column("new", words("changes-new"), "count"),
            Column("changed", words("changes-changed"), "count")),
        rows, (words("changes-imports-note"),)), "changes_imports")


def _projects(context: Context, found: list[ChangedProject]) -> None:
    words = context.words
    if not found:
        st.warning(words("changes-none"), icon=":material/search_off:")
        return
    names = project_names(context.index, [each.project_id for each in found])
    rows = pd.DataFrame([{
        "day": each.day, "kind": words("changes-is-new" if each.is_new else "changes-is-changed"),
        "project": names[each.project_id][0],
        "what": "; ".join(value_line(context, value) for value in each.values),
        "programme": context.labels.programme(names[each.project_id][1]),
        "source": source_title(context, each.source_code), "project_id": each.project_id,
    } for each in found])
    table_panel.render(context, PageTable(
        words("changes-projects-title"), (
            Column("project", words("changes-project")),
            Column("kind", words("changes-kind")),
            Column("what", words("changes-what")),
            Column("programme", words("changes-programme")),
            Column("day", words("changes-day"), "date"),
            Column("source", words("changes-source")),
            Column("project_id", words("changes-id"))),
        rows, (words("changes-projects-note"),)), "changes_projects",
        on_row=lambda row: navigation.go_to("project", found[row].project_id))


def _feeds(context: Context, selection: Selection) -> None:
    words = context.words
    found = feeds_for(context.index, selection.project_mask, context.feeds)
    st.subheader(words("changes-feeds"), anchor=False)
    if not found:
        st.caption(words("changes-no-feeds"))
        return
    st.markdown(words("changes-feeds-note"))
    for kind in ("all", "country", "programme"):
        links = [_link(context, *feed) for feed in found if feed[0] == kind]
        if links:
            st.markdown(f"**{plain(words(f'changes-feeds-{kind}'))}**  \n" + " · ".join(links))


def _link(context: Context, kind: str, code: str, file: str) -> str:
    labels = context.labels
    name = {"all": context.words("changes-feed-all"), "country": labels.country(code),
            "programme": labels.programme(code)}[kind]
    return f"[{plain(name)}]({FEEDS_URL}{file})"


def value_line(context: Context, value: Value) -> str:
    """Return a change in words: what, of which partner, from what to what."""
    words, labels = context.words, context.labels
    name = column_name(context, value.column)
    if value.column in ("partner_joined", "partner_left"):
        return f"{name}: {value.new or value.old}"
    old, new = (written(value.column, text, labels) for text in (value.old, value.new))
    change = words("changes-from-to", what=name, old=old, new=new)
    return f"{value.partner}: {change}" if value.partner else change


def column_name(context: Context, column: str) -> str:
    """Return the name of a column that changes."""
    known = column if column in COLUMNS else "title"
    return context.words(f"changes-column-{known.replace('_', '-')}")


def source_title(context: Context, code: str) -> str:
    """Return the title of a source, its code where it is not known any more."""
    source = context.index.catalogue.sources.get(code)
    return source.title if source else code
