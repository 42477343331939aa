"""Of one project: the further sources that have it, and what they publish otherwise."""

from __future__ import annotations

import streamlit as st

from dashboard.changes import Earlier, earlier_of, other_sources, written
from dashboard.ui.changes_page import column_name, source_title
from dashboard.ui.context import Context
from dashboard.ui.text import plain


def render(context: Context, project_id: str) -> None:
    """Draw both; nothing for a project of one source."""
    words, catalogue = context.words, context.index.catalogue
    sources = other_sources(catalogue, project_id)
    if sources:
        st.markdown(f"**{words('earlier-sources')}**\n" + "\n".join(
            f"- {plain(source_title(context, row['source_code']))}"
            f" ({plain(context.labels.day(row['source_date'] or None))}).  \n"
            f"  :small[{plain(row['reason'])}]" for row in sources))
    earlier = earlier_of(catalogue, project_id)
    if earlier:
        st.markdown(f"**{words('earlier-values')}**\n" + "\n".join(
            f"- {plain(_line(context, each))}" for each in earlier))


def _line(context: Context, each: Earlier) -> str:
    words, value = context.words, each.value
    name = column_name(context, value.column)
    what = f"{value.partner}: {name}" if value.partner else name
    told = {"what": what, "value": written(value.column, value.old, context.labels),
            "source": source_title(context, each.source_code)}
    if each.day is None:
        return words("earlier-line-undated", **told)
    return words("earlier-line", **told, day=context.labels.day(each.day))
