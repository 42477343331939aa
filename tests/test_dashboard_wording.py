"""Every message that the code asks for is there, is asked for, and can be formatted."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from dashboard import (
    filter_names,
    overview,
    project_list,
    project_money,
    project_tables,
    similar_rows,
)
from dashboard.changes import COLUMNS as CHANGED
from dashboard.charts import GROUPS
from dashboard.comparison import GROUPS as COMPARED
from dashboard.filters import COUNTRIES_MODES, STATUSES
from dashboard.index import KNOWN_PARTNERS
from dashboard.link import LAYERS, LEVELS, SHADES
from dashboard.link_reader import REASONS
from dashboard.map_words import map_words
from dashboard.measures import QUANTITIES
from dashboard.own_data import FREE, rejected_rows
from dashboard.page_keys import PAGE_KEYS
from dashboard.paging import ORDERS
from dashboard.partner_search import WEIGHTS
from dashboard.project_money import PARTNER_MONEY, PROJECT_MONEY
from dashboard.search.rank import FIELD_WEIGHTS, OTHER_NAME_WEIGHTS
from dashboard.search.suggest import KINDS as SUGGESTED
from dashboard.tray import COUNTRY, NOT_LOCATED, OUTSIDE
from dashboard.ui import (
    cooperation_page,
    download_panel,
    figures_page,
    map_panel,
    method,
    region_page,
    share_panel,
)
from dashboard.ui.pages import PAGES
from dashboard.wording import FOLDER, WordingError, languages, load_wording, read_bundle
from data.selected import KINDS
from tests.world_on_disk import ROOT

WORDS = load_wording("en")
STRANDS = ("cross-border", "transnational", "interregional", "external", "nordic")
COLUMNS = (
    "title", "acronym", "programme", "status", "start", "end", "budget", "eu", "partners",
    "countries", "thematics", "partner", "role", "town", "country", "region", "precision",
    "score", "project", "reason", "found",
)

COMPARE_FIGURES = (
    "projects", "partners", "organisations", "all-known", "eu", "eu-published",
    "projects-per-inhabitants", "partners-per-inhabitants", "projects-per-km2", "partners-per-km2",
)

FAMILIES = {  # ids that the code puts together: beginning, and all that may follow
    "area-": ("box", "polygon"),
    "box-": filter_names.WORDS,
    "changes-column-": [column.replace("_", "-") for column in CHANGED],
    "changes-feeds-": ("all", "country", "programme"),
    "column-": COLUMNS,
    "compare-": [*COMPARED, "xl", "xr", *COMPARE_FIGURES],
    "cooperation-": [key if value is None else f"{key}-{value.replace('_', '-')}"
                     for key in ("pl", "pw", "pm", "po")
                     for value in (None, *PAGE_KEYS[key].values)],
    "cooperation-part-": cooperation_page.PARTS,
    "cooperation-pm-": [value.replace("_", "-") for value in PAGE_KEYS["pm"].values],
    "counted-": [quantity.replace("_", "-") for quantity in QUANTITIES],
    "counted-note-": ("partners", "organisations"),
    "detail-known-": KNOWN_PARTNERS,
    "download-": KINDS,
    "download-about-": (download_panel.CSV, *download_panel.FORMATS),
    "download-as-": (download_panel.CSV, *download_panel.FORMATS),
    "figures-": [*GROUPS, *figures_page.CHARTS,
                 *(f"{chart}-title" for chart in figures_page.CHARTS)],
    "filter-country-": COUNTRIES_MODES,
    "found-": ("meaning", *FIELD_WEIGHTS, *OTHER_NAME_WEIGHTS),
    "kind-": map_panel.KINDS,
    "known-": KNOWN_PARTNERS,
    "link-problem-": REASONS,
    "list-": project_list.WORDS,
    "map-js-": [name.replace("_", "-") for name in set(map_words(WORDS)) - {"frame_title"}],
    "map-layer-": LAYERS,
    "map-level-": LEVELS,
    "map-shade-": ("none", *SHADES),
    "nav-": [spec.name for spec in PAGES],
    "order-": ORDERS,
    "own-banner-": ("beside", "instead"),
    "own-constant-": FREE,
    "own-rejected-": list(rejected_rows([]).columns),
    "own-show-": ("beside", "instead"),
    "organisation-role-": ("lead", "partner"),
    "partners-column-": [*WEIGHTS, "projects"],
    "overview-": overview.FACETS,
    "overview-head-": overview.FACETS,
    "precision-": method.PRECISIONS,
    "project-amount-": [name.replace("_", "-")
                        for name in (*PROJECT_MONEY, *PARTNER_MONEY, "other_eur")],
    "project-certainty-": ("sure", "uncertain", "not-located"),
    "project-cite-": ("plain", "bibtex"),
    "project-code-": [name.replace("_", "-") for name in project_tables.CODES],
    "project-map-": ("lead", "partner", "lead-uncertain", "partner-uncertain", "kind"),
    "project-money-": get_args(project_money.State),
    "project-part-": ("eu", "programme", "other", "total"),
    "project-reason-": similar_rows.KINDS,
    "project-similar-": ("same", "other"),
    "project-similar-none-": ("same", "other"),
    "project-sum-": [name.replace("_", "-") for name in PARTNER_MONEY],
    "project-time-": ("both", "start", "end", "neither"),
    "range-": ("dates", "total-budget", "eu-funding"),
    "region-level-": region_page.LEVELS,
    "results-tab-": ("projects", "partners", "tray", "download"),
    "shade-title-": SHADES,
    "share-": share_panel.WORDS,
    "status-": STATUSES,
    "suggestion-": SUGGESTED,
    "strand-": STRANDS,
    "strategy-": ("EUSBSR",),
    "tray-": (OUTSIDE, COUNTRY, NOT_LOCATED),
    "years-": filter_names.YEARS,
}
HYPHENATED = ("map-shade-", "shade-title-", "tray-")  # their values have "_" in the code
NAMED_BY_FACET = {"status-", "strand-", "known-", "strategy-"}
"""Put together in dashboard.labels as ``{prefix}-{value}``."""


def messages() -> dict[str, ftl.Message]:
    return messages_of("en")


def messages_of(language: str) -> dict[str, ftl.Message]:
    texts = [path.read_text(encoding="utf-8") for path in (FOLDER / language).glob("*.ftl")]
    body = [entry for text in texts for entry in FluentParser().parse(text).body]
    assert not [entry for entry in body if isinstance(entry, ftl.Junk)]
    return {entry.id.name: entry for entry in body if isinstance(entry, ftl.Message)}


class Variables(Visitor):
    """Collects the names of a message's arguments."""

    def __init__(self, message: ftl.Message) -> None:
        self.names: set[str] = set()
        self.visit(message)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def calls_of_words() -> Iterator[tuple[str, ast.Call]]:
    """Every ``words(...)``, ``context.words(...)`` with its place in the code."""
    for path, tree in modules():
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
        for call in calls:
            if ast.unparse(call.func).split(".")[-1] == "words":
                yield f"{path.name}:{call.lineno}", call


def families() -> set[str]:
    """Beginnings of the ids that ``words(f"...-{value}")`` puts together."""
    asked = (call.args[0] for _, call in calls_of_words())
    starts = (node.values[0] for node in asked if isinstance(node, ast.JoinedStr))
    return {start.value for start in starts if isinstance(start, ast.Constant)}


def composed() -> set[str]:
    return {start + (value.replace("_", "-") if start in HYPHENATED else value)
            for start, values in FAMILIES.items() for value in values}


def constants() -> set[str]:
    return {node.value for _, tree in modules() for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_id_in_the_code_has_a_message():
    asked = {(place, call.args[0].value) for place, call in calls_of_words()
             if isinstance(call.args[0], ast.Constant)}
    assert len(asked) > 50  # the search finds the calls
    assert sorted(each for each in asked if not WORDS.has(each[1])) == []


def test_every_id_that_is_put_together_has_a_message():
    assert families() | NAMED_BY_FACET == set(FAMILIES)
    assert sorted(found for found in composed() if not WORDS.has(found)) == []


def test_every_message_is_asked_for():
    assert sorted(set(messages()) - constants() - composed()) == []


def test_every_call_gives_the_arguments_of_its_message():
    known, wrong = messages(), []
    for place, call in calls_of_words():
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(call.args[0], ast.Constant) and None not in given:
            needed = Variables(known[call.args[0].value]).names
            wrong += [(place, call.args[0].value, given ^ needed)] if given != needed else []
    assert wrong == []


@pytest.mark.parametrize("number", [0, 1, 2, 4428, 1.25])
def test_every_message_formats(number):
    for message_id, message in messages().items():
        text = WORDS(message_id, **dict.fromkeys(Variables(message).names, number))
        assert text.strip()
        assert "{$" not in text.replace(" ", "")


def test_numbers_follow_the_language_and_the_plural():
    assert WORDS("headline-of", all=4428) == "of 4,428"
    assert WORDS("headline-countries", n=1) == "from one country"
    assert WORDS("headline-countries", n=5) == "from 5 countries"


def test_data_in_a_message_stays_as_it_is():
    for text in ("{ $n }", "-term", "</script>", "`${x}`", "[one]"):
        assert WORDS("chip-text", text=text) == f"“{text}”"


def test_an_unknown_message_is_an_error_that_names_it():
    with pytest.raises(WordingError, match=r"No message 'no-such' .*add it to a file of en/"):
        WORDS("no-such")


def test_a_missing_argument_is_an_error_that_names_the_message():
    with pytest.raises(WordingError, match="'headline-of'"):
        WORDS("headline-of")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_language_falls_back_to_english_message_by_message(tmp_path):
    write(tmp_path / "en" / "x.ftl", "a = Yes\nb = No\n")
    write(tmp_path / "lv" / "x.ftl", "a = Jā\n")
    latvian = load_wording("lv", tmp_path)
    assert (latvian("a"), latvian("b")) == ("Jā", "No")
    assert load_wording("xx", tmp_path)("a") == "Yes"
    assert languages(tmp_path) == ("en", "lv")


def test_a_message_is_in_one_file_only(tmp_path):
    write(tmp_path / "en" / "one.ftl", "a = Yes\n")
    write(tmp_path / "en" / "two.ftl", "a = No\n")
    with pytest.raises(WordingError, match=r"two\.ftl has messages that another file has: a"):
        load_wording("en", tmp_path)


def test_every_language_says_only_what_english_says():
    for code in languages():
        assert set(messages_of(code)) <= set(messages())
        assert read_bundle(FOLDER / code)
