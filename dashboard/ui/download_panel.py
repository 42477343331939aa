"""The filtered set as a file: every row, documented columns, a name that tells date and filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from dashboard.facets import Selection
from dashboard.ui import navigation, state
from dashboard.ui.context import Context
from data.apart import worker
from data.bundle import geojson_bytes, geoparquet_bytes, package_bytes
from data.export import ExportKind, data_dictionary, export_name, partners_csv, projects_csv
from data.model import Catalogue
from data.search_tables import SearchTables
from data.selected import KINDS, Selected
from data.workbook import xlsx_bytes


@dataclass(frozen=True)
class Format:
    """A format of the download: its ending, media type and maker, and what a row of it is."""

    ending: str
    mime: str
    make: Callable[[Selected], bytes]
    kind: ExportKind


FORMATS = {
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                   xlsx_bytes, "projects"),
    "geojson": Format("geojson", "application/geo+json", geojson_bytes, "partners"),
    "geoparquet": Format("parquet", "application/vnd.apache.parquet", geoparquet_bytes,
                         "partners"),
    "package": Format("zip", "application/zip", package_bytes, "projects"),
}
CSV = "csv"


def render(context: Context, selection: Selection) -> None:
    """Draw the choice of format and rows, the button and the data dictionary."""
    words = context.words
    st.caption(words("download-lead"))
    worker().start()
    chosen = st.segmented_control(
        words("download-format"), (CSV, *FORMATS), default=CSV, key="download_format",
        required=True, format_func=lambda name: words(f"download-as-{name}"),
        on_change=state.touch,
    )
    st.caption(words(f"download-about-{chosen}"))
    if chosen == CSV:
        _render_csv(context, selection)
    else:
        _render_bundle(context, selection, FORMATS[chosen])
    st.caption(words("download-licence"))


def _render_csv(context: Context, selection: Selection) -> None:
    words, catalogue = context.words, context.index.catalogue
    kind = st.segmented_control(
        words("download-what"), KINDS, default="projects", key="download_kind", required=True,
        format_func=lambda kind: words(f"download-{kind}"), on_change=state.touch,
    )
    masks = {"projects": selection.project_mask, "partners": selection.partner_mask}
    writers = {"projects": projects_csv, "partners": partners_csv}
    st.download_button(
        words("download-button", n=int(masks[kind].sum())), key="download_csv", type="primary",
        data=partial(worker().do, writers[kind], _bare(catalogue), masks[kind]),
        icon=":material/download:",
        file_name=export_name(kind, context.today, _description(context)), mime="text/csv",
        on_click="ignore",
    )
    with st.expander(words("download-columns")):
        st.dataframe(data_dictionary(kind), hide_index=True, key="download_dictionary")


def _render_bundle(context: Context, selection: Selection, chosen: Format) -> None:
    words = context.words
    description = _description(context)
    selected = Selected(
        _bare(context.index.catalogue), selection.project_mask, selection.partner_mask,
        description or words("chips-none"), navigation.address("explore"), context.today)
    st.download_button(
        words("download-bundle", projects=int(selection.project_mask.sum()),
              partners=int(selection.partner_mask.sum())),
        key="download_bundle", type="primary", icon=":material/download:",
        data=partial(worker().do, chosen.make, selected), mime=chosen.mime, on_click="ignore",
        file_name=export_name(chosen.kind, context.today, description, chosen.ending),
    )


def _bare(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue without what no file needs: it travels to another process."""
    return replace(catalogue, search=SearchTables(), report={})


def _description(context: Context) -> str:
    """Return the active filters as the file name tells them."""
    return " ".join(context.labels.value(facet, value)
                    for facet, value in state.filters().chips())
