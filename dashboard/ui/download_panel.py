"""The filtered set as CSV: every row, documented columns, a name that tells date and filter."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.facets import Selection
from dashboard.ui import state
from dashboard.ui.context import Context
from data.export import ExportKind, data_dictionary, export_name, partners_csv, projects_csv

KINDS: tuple[ExportKind, ...] = ("projects", "partners")


def render(context: Context, selection: Selection) -> None:
    """Draw the choice of rows, the button and the data dictionary."""
    words, catalogue = context.words, context.index.catalogue
    st.caption(words("download-lead"))
    kind = st.segmented_control(
        words("download-what"), KINDS, default="projects", key="download_kind", required=True,
        format_func=lambda kind: words(f"download-{kind}"), on_change=state.touch,
    )
    masks = {"projects": selection.project_mask, "partners": selection.partner_mask}
    writers = {"projects": projects_csv, "partners": partners_csv}
    st.download_button(
        words("download-button", n=int(masks[kind].sum())), key="download_csv", type="primary",
        data=partial(writers[kind], catalogue, masks[kind]), icon=":material/download:",
        file_name=export_name(kind, context.today, _description(context)), mime="text/csv",
        on_click="ignore",
    )
    st.caption(words("download-licence"))
    with st.expander(words("download-columns")):
        st.dataframe(data_dictionary(kind), hide_index=True, key="download_dictionary")


def _description(context: Context) -> str:
    """Return the active filters as the file name tells them."""
    return " ".join(context.labels.value(facet, value)
                    for facet, value in state.filters().chips())
