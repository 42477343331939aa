"""What was read of a person's file, and what its columns mean."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.own_data import FREE, PERIODS, corrected, mapping_rows, widget_key
from dashboard.page_table import Column, PageTable
from dashboard.ui import table_panel
from dashboard.ui.context import Context
from dashboard.ui.text import plain
from data.own import Seen
from data.sources.delivery import Delivery
from data.sources.mapping import TARGETS, TableMapping
from data.sources.proposal_toml import as_toml

SAMPLE_ROWS = 5
key_of = widget_key


def delivered(context: Context, delivery: Delivery) -> None:
    """Say how much was read, what was found out, and show the first projects."""
    words = context.words
    projects = delivery.tables["projects"]
    st.write(plain(words(
        "own-file-counts", projects=len(projects), partners=len(delivery.tables["partners"]),
        rejected=len(delivery.rejected))))
    if delivery.findings:
        with st.expander(words("own-findings")):
            st.markdown("\n".join(f"- {plain(finding.text)}" for finding in delivery.findings))
    sample = projects.head(SAMPLE_ROWS)
    table_panel.render(context, PageTable(words("own-sample"), (
        Column("title", words("own-sample-title")),
        Column("programme_code", words("own-sample-programme")),
        Column("start_date", words("own-sample-start"), "date"),
        Column("end_date", words("own-sample-end"), "date"),
        Column("total_budget_eur", words("own-sample-budget"), "eur_full")),
        _with_days(sample)),
        f"own_sample_{key_of(delivery.file_name)}")


def _with_days(projects: pd.DataFrame) -> pd.DataFrame:
    """Return the projects with days, not points in time."""
    shown = projects.copy()
    for name in ("start_date", "end_date"):
        days = [None if pd.isna(each) else each.date() for each in shown[name]]
        shown[name] = pd.Series(days, index=shown.index, dtype=object)
    return shown


def mapped(
    context: Context, inspection: Seen, chosen: TableMapping | None
) -> TableMapping | None:
    """Draw the mapping to be corrected; return it when the person applies it."""
    proposal, words = inspection.proposal, context.words
    if proposal is None:
        return None
    name, key = inspection.file_name, key_of(inspection.file_name)
    st.markdown(f"**{plain(words('own-mapping-name', file=name))}**")
    st.write(plain(words("own-mapping-lead")))
    with st.form(f"own_mapping_{key}", border=False):
        edited = st.data_editor(
            mapping_rows(inspection, chosen), key=f"own_columns_{key}", hide_index=True,
            disabled=("column", "reason", "example"), column_config={
                "column": st.column_config.TextColumn(words("own-mapping-column")),
                "target": st.column_config.SelectboxColumn(
                    words("own-mapping-target"), options=["", *sorted(TARGETS)]),
                "reason": st.column_config.TextColumn(words("own-mapping-reason")),
                "example": st.column_config.TextColumn(words("own-mapping-example"))})
        known = (chosen or proposal.mapping).constants
        given = {field: _constant(context, field, known.get(field, ""), key) for field in FREE}
        if st.form_submit_button(words("own-apply"), key=f"own_apply_{key}"):
            return corrected(proposal.mapping, edited, given)
    with st.expander(words("own-toml")):
        st.code(as_toml(proposal), language="toml")
    return None


def _constant(context: Context, field: str, value: str, key: str) -> str:
    label = context.words(f"own-constant-{field}")
    if field != "programming_period":
        return st.text_input(label, value, key=f"own_{field}_{key}")
    options = ["", *PERIODS]
    chosen = st.selectbox(label, options, key=f"own_{field}_{key}",
                          index=options.index(value) if value in options else 0)
    return chosen or ""
