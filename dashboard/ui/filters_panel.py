"""The filters at the side: each value with the number of projects that it would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.choices import Choice, facet_choices, programme_choices, read_choices
from dashboard.facets import Counted, Selection
from dashboard.filters import COUNTRIES_MODES, Filters
from dashboard.ranges import MONEY_COLUMNS, Histogram
from dashboard.ui import area_panel, counted_panel, ranges_panel, search_box, state, years_panel
from dashboard.ui.context import Context


@dataclass(frozen=True)
class Box:
    """One multiselect: its key, the facet, and the ids of its label and help."""

    key: str
    facet: str
    label: str
    help: str | None = None


MAIN_BOXES = (
    Box("filter_period", "periods", "filter-period"),
    Box("filter_country", "countries", "filter-country"),
)
MORE_BOXES = (
    Box("filter_region", "regions", "filter-region", "filter-region-help"),
    Box("filter_thematic", "thematics", "filter-thematic"),
    Box("filter_status", "statuses", "filter-status"),
)
RARE_BOXES = (
    Box("filter_strand", "strands", "filter-strand"),
    Box("filter_known", "known_partners", "filter-known"),
    Box("filter_organisation_type", "organisation_types", "filter-organisation-type",
        "filter-organisation-type-help"),
    Box("filter_strategy", "strategies", "filter-strategy", "filter-strategy-help"),
    Box("filter_precision", "precisions", "filter-precision", "filter-precision-help"),
)


def render(
    context: Context, counted: Counted, found: Mapping[str, Histogram], selection: Selection
) -> None:
    """Draw all filters in the sidebar."""
    with st.sidebar:
        _render_head(context)
        counted_panel.render(context, selection)
        search_box.render(context)
        _render_programmes(context, counted)
        for box in MAIN_BOXES:
            _render_box(context, counted, box)
        _render_country_mode(context)
        with st.container(key="range_dates"):
            ranges_panel.render(context, "dates", found["dates"])
            years_panel.render(context, found["dates"])
        for box in MORE_BOXES:
            _render_box(context, counted, box)
        _render_rare(context, counted, found)
        area_panel.render(context)
        _render_outside(context)


def _render_rare(
    context: Context, counted: Counted, found: Mapping[str, Histogram]
) -> None:
    """Draw the filters that few need, folded away unless one of them is active.

    What is folded away is not sent: it would be a tenth of what a click costs.
    """
    filters = state.filters()
    active = sum(len(filters.values(box.facet)) for box in RARE_BOXES)
    active += len(MONEY_COLUMNS.keys() & filters.ranges.keys())
    label = context.words("filters-more", n=active)
    more = st.expander(label, expanded=active > 0, key="filters_more", on_change=state.touch)
    if not more.open:
        return
    with more:
        for name in MONEY_COLUMNS:
            with st.container(key=f"range_{name}"):
                ranges_panel.render(context, name, found[name])
        for box in RARE_BOXES:
            _render_box(context, counted, box)


def _render_head(context: Context) -> None:
    words = context.words
    with st.container(horizontal=True, vertical_alignment="center", key="filters_head"):
        st.subheader(words("filters-title"), anchor=False)
        st.button(words("filters-reset"), key="filters_reset", on_click=_reset,
                  disabled=state.filters() == Filters(), icon=":material/restart_alt:")


def _reset() -> None:
    years_panel.stop()
    state.set_filters(Filters())


def _render_programmes(context: Context, counted: Counted) -> None:
    filters = state.filters()
    choices = programme_choices(context.labels, counted, filters)
    chosen = [*sorted(filters.families), *sorted(filters.programmes)]

    def apply(values: Sequence[str]) -> None:
        families = {value for value in values if value in counted.projects["families"]}
        state.set_filters(
            state.filters().with_(families=families, programmes=set(values) - families)
        )

    _multiselect(context, "filter_programme", "filter-programme", "filter-programme-help",
                 choices, chosen, apply)


def _render_box(context: Context, counted: Counted, box: Box) -> None:
    chosen = sorted(state.filters().values(box.facet))
    choices = facet_choices(context.labels, counted, box.facet, chosen)

    def apply(values: Sequence[str]) -> None:
        state.set_filters(state.filters().with_(**{box.facet: values}))

    _multiselect(context, box.key, box.label, box.help, choices, chosen, apply)


def _multiselect(
    context: Context, key: str, label: str, help_id: str | None, choices: Sequence[Choice],
    chosen: Sequence[str], apply: Callable[[Any], None],
) -> None:
    """Draw a multiselect over codes whose labels carry the counts."""
    words, texts = context.words, {choice.value: choice.text for choice in choices}
    state.give(key, list(chosen))
    st.multiselect(
        words(label), [choice.value for choice in choices], key=key,
        format_func=lambda value: texts.get(value, value), placeholder=words("filter-choose"),
        help=words(help_id) if help_id else None, select_all=False,
        on_change=state.on_change(key, lambda values: apply(read_choices(values, choices))),
    )


def _render_country_mode(context: Context) -> None:
    words = context.words
    state.give("filter_country_mode", state.filters().countries_mode)
    st.segmented_control(
        words("filter-country-mode"), COUNTRIES_MODES, key="filter_country_mode",
        format_func=lambda mode: words(f"filter-country-{mode}"), required=True,
        label_visibility="collapsed", width="stretch",
        on_change=state.on_change("filter_country_mode", _set_mode),
    )


def _set_mode(mode: str | None) -> None:
    state.set_filters(state.filters().with_(countries_mode=mode or "any"))


def _render_outside(context: Context) -> None:
    state.give("filter_outside", state.filters().include_outside)
    st.toggle(
        context.words("filter-outside"), key="filter_outside",
        on_change=state.on_change("filter_outside", _set_outside),
    )


def _set_outside(value: bool) -> None:
    state.set_filters(state.filters().with_(include_outside=value))
