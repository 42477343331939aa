"""Style sheet of the pages: the little that the theme of config.toml cannot say."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.wording import Wording

CSS = """
<style>
.block-container { padding: 4.4rem 2.6rem 3rem; max-width: 1720px; }
[data-testid="stSidebarContent"] { padding-top: .25rem; }
.st-key-history, .st-key-facet_names { display: none; }
.st-key-title h1 { padding: 0; }
dl.atlas-figures { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: .1rem 0;
  padding: 0; }
.atlas-figures div { flex: 1 1 9rem; }
.atlas-figures dt { font-size: .86rem; }
.atlas-figures dd { margin: 0; font-size: 1.55rem; font-weight: 650; line-height: 1.35; }
.atlas-notes p, .atlas-figures .note { font-size: .83rem; font-weight: 400;
  color: light-dark(#4e5a68, #b3bfcb); }
.atlas-notes p { margin: 0 0 .5rem; }
.atlas-bars { width: 100%; border-collapse: collapse; margin: .2rem 0 .9rem; font-size: .88rem;
  table-layout: fixed; }
.atlas-bars caption { text-align: left; font-weight: 650; padding-bottom: .2rem; }
.atlas-bars thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
.atlas-bars th, .atlas-bars td { padding: 1px 0; border: 0; }
.atlas-bars td { white-space: nowrap; }
.atlas-bars th { width: 46%; font-weight: 400; text-align: left; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; padding-right: .6rem; }
.atlas-bars .bar { display: inline-block; height: .72em; min-width: 2px; margin-right: .4em;
  background: light-dark(#0b4f9e, #7fbdf5); border-radius: 2px; }
.atlas-table { border-collapse: collapse; margin: .1rem 0 .3rem; font-size: .9rem; }
.atlas-table th, .atlas-table td { padding: .2rem .9rem .2rem 0; text-align: left;
  vertical-align: top; border: 0; border-bottom: 1px solid light-dark(#cfd6de, #3b4853); }
.atlas-table tbody th { font-weight: 400; }
.atlas-wide { overflow-x: auto; }
.atlas-table td.number { white-space: nowrap; }
.atlas-table .number { text-align: right; font-variant-numeric: tabular-nums; }
/* Links to projects like this one: whole titles, and none of them is "the current page". */
[class*="st-key-project_similar_"] a { background: none; padding-left: 0; }
[class*="st-key-project_similar_"] a p { white-space: normal; text-decoration: underline; }
.atlas-histogram { display: flex; align-items: flex-end; gap: 1px; height: 40px; margin: 0 6px; }
.atlas-histogram i { flex: 1; background: light-dark(#0b4f9e, #7fbdf5); }
.atlas-histogram i.out { background: light-dark(#aebccb, #45545f); }
/* Streamlit's own are too faint: captions 4.2:1, white on the dark theme's blue 2:1. */
[data-testid="stCaptionContainer"] { opacity: .8; }
[data-testid="stBaseButton-primary"] { color: light-dark(#ffffff, #08131c); }
.st-key-side h2 { padding: 0; margin: 0 0 .6rem; font-size: 1.15rem; }
.st-key-map iframe { border-radius: 8px; height: 560px; }
.st-key-project_detail h2 { padding-top: 0; scroll-margin: 8rem 0 4rem; }
/* Long names of a list take two lines of its fixed row height. */
[role="option"] > div { white-space: normal; font-size: .86rem; line-height: 1.15; }
/* The buttons in a list that can be emptied stand closer than 24 pixels (WCAG 2.2, 2.5.8). */
[data-testid="stSelectbox"] button { min-width: 24px; min-height: 24px; }
.stApp :focus-visible { outline-offset: 2px; }
/* Who wants less motion goes year by year with the two other buttons. */
@media (prefers-reduced-motion: reduce) { .st-key-years_play { display: none; } }
@media (max-width: 640px) {
  .block-container { padding-left: .9rem; padding-right: .9rem; }
  .st-key-map iframe { height: 420px; }
  .atlas-figures div { flex-basis: 42%; }
}
[class*="st-key-print_"] { display: none; }
@page { size: A4; margin: 14mm; }
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], .st-key-map_controls, .st-key-share,
  [data-testid="stDownloadButton"] { display: none; }
  .block-container { padding: 0; }
  .atlas-wide { overflow: visible; }
  [class*="st-key-print_"] { display: block; }
  [class*="st-key-table_"]:has([class*="st-key-print_"])
    [data-testid="stElementContainer"]:has([data-testid="stDataFrame"]) { display: none; }
  .atlas-table { font-size: .8rem; }
  [class*="st-key-table_"], [class*="st-key-table_"] > * { display: block; }
  h1, h2, h3, [class*="st-key-table_"] > :first-child, .atlas-table thead { break-after: avoid; }
  [data-testid="stFullScreenFrame"] svg { max-width: 100%; height: auto; }
  .atlas-table tr, .atlas-bars tr, [data-testid="stVegaLiteChart"] { break-inside: avoid; }
}
</style>
"""


OPEN_FILTERS = """
<style>
[data-testid="stExpandSidebarButton"] {{ width: auto; padding: 0 .7rem; }}
[data-testid="stExpandSidebarButton"]::after {{ content: "{label}"; margin-left: .3rem; }}
</style>
"""
"""On a phone the filters are behind a button that Streamlit gives no name; this writes it."""


SCRIPTS = ("history.js", "announce.js", "focus.js")
"""Scripts of the page. They travel with every click, so without comments and indentation."""


def render_history() -> None:
    """Add the scripts of the page: its steps in the browser's history, what is said, the focus."""
    with st.container(key="history"):
        st.html(_page_scripts(), unsafe_allow_javascript=True)


@cache
def _page_scripts() -> str:
    texts = ((Path(__file__).parent / name).read_text(encoding="utf-8") for name in SCRIPTS)
    bare = (re.sub(r"/\*.*?\*/|^ +", "", text, flags=re.DOTALL | re.MULTILINE) for text in texts)
    return f"<script>{''.join(bare)}</script>"


@cache
def _whole_style() -> str:
    """Return the style sheet, with that of our own elements (``static/panels``)."""
    panels = (Path(__file__).parent / "panels.css").read_text(encoding="utf-8")
    return CSS.replace("</style>", f"{panels}</style>")


def render_style(words: Wording) -> None:
    """Add the style sheet to the page."""
    label = words("filters-open").replace("\\", "").replace('"', "")
    st.html(_whole_style() + OPEN_FILTERS.format(label=escape(label)))
