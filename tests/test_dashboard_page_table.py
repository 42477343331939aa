"""A page's table: the same rows on the screen and in the CSV, unknown as unknown, text as text."""

from datetime import date

import pandas as pd
import pytest

from dashboard.labels import Labels
from dashboard.page_table import NO_VALUE, Column, PageTable, table_csv, written_rows
from dashboard.ui.table_panel import static_table
from dashboard.wording import load_wording
from tests.small_world import small_world

COLUMNS = (
    Column("name", "Name"), Column("projects", "Projects", "count"),
    Column("eu_funding_eur", "EU funding", "eur"), Column("share", "Share", "share"),
    Column("ratio", "Ratio", "number"), Column("start_date", "Start", "date"),
)
ROWS = pd.DataFrame({
    "name": ["=1+1", "<b>Rīga</b>"], "projects": [1234, 2], "eu_funding_eur": [None, 1500000.0],
    "share": [0.125, None], "ratio": [1.23456789, 2.0], "start_date": [date(2026, 1, 2), None],
})
TABLE = PageTable("Towns", COLUMNS, ROWS, ("Counted once,=HYPERLINK(1)\nper project.",))
LABELS = Labels(small_world(), load_wording("en"))


def lines(head=()):
    return table_csv(TABLE, head).decode("utf-8-sig").splitlines()


def test_the_csv_begins_with_what_it_is():
    assert lines(["Filter: none"])[:3] == [
        "# Towns", "# Filter: none", "# Counted once,'=HYPERLINK(1) per project."]


def test_the_csv_has_plain_numbers_and_no_formula():
    assert lines()[2:] == [
        "name,projects,eu_funding_eur,share,ratio,start_date",
        "'=1+1,1234,,0.125,1.234568,2026-01-02",
        "<b>Rīga</b>,2,1500000,,2,"]


def test_the_screen_writes_as_people_do():
    assert written_rows(TABLE, LABELS).values.tolist() == [
        ["=1+1", "1,234", NO_VALUE, "12.5%", "1.23", "2 Jan 2026"],
        ["<b>Rīga</b>", "2", "€ 1.5 m", NO_VALUE, "2", NO_VALUE]]


@pytest.mark.parametrize("text", ["&lt;b&gt;Rīga&lt;/b&gt;", '<td class="number">1,234</td>',
                                  '<th scope="row">=1+1</th>', 'aria-label="Towns"'])
def test_a_static_table_is_escaped_and_named(text):
    assert text in static_table(TABLE, LABELS)
