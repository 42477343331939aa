"""The tables of the project page, read as a person reads them; every project has all of them."""

import pandas as pd
import pytest

from dashboard.details import project_detail
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.page_table import table_csv, written_rows
from dashboard.project_tables import ProjectTables
from dashboard.similar import similar_projects
from dashboard.similar_rows import reasons, similar_table
from dashboard.wording import load_wording
from tests.small_world import TODAY, small_world

INDEX = build_index(small_world(), TODAY)
LABELS = Labels(INDEX.catalogue, load_wording("en"))
NAMES = ("facts", "titles", "money", "partners", "locations", "rivals", "activities", "outputs")


def written(project_id, name):
    table = getattr(ProjectTables(project_detail(INDEX, project_id), LABELS), name)()
    return written_rows(table, LABELS)


def facts(project_id):
    return dict(written(project_id, "facts").itertuples(index=False, name=None))


def test_the_facts():
    found = facts("P1")
    assert found["Programme"] == "Interreg V-A Latvia-Lithuania"
    assert (found["Start"], found["End"], found["Length"]) == (
        "1 Jan 2017", "31 Dec 2019", "36 months")
    assert (found["Thematics"], found["Thematic objective"]) == (
        "Tourism; Waste and pollution", "TO6")


def test_what_is_not_published_is_said_so():
    found = facts("P3")
    assert {found[name] for name in ("Acronym", "Start", "End")} == {"not published"}
    assert "Length" not in found


def test_the_source_says_its_day_or_that_it_has_none():
    said = ProjectTables(project_detail(INDEX, "P1"), LABELS).source()
    assert said == ("Source of all this, where a row names no other: The tests, The small world. "
                    "The source states no date of its own; read for this catalogue on 1 Jun 2025. "
                    "Licence: CC0-1.0.")


@pytest.mark.parametrize(("project_id", "titles"), [
    ("P5", [("English", "Digital bridge"), ("Russian", "Цифровой мост")]),
    ("P8", [("language not stated", "Without an end")]),
    ("P7", [("Swedish", "Snö och el i Umeå")]),
])
def test_the_title_in_every_language(project_id, titles):
    assert list(written(project_id, "titles").itertuples(index=False, name=None)) == titles


def test_money_to_the_euro_with_what_it_rests_on():
    found = written("P1", "money").set_index("What")
    assert found.loc["Beyond it: national and own money"].tolist() == [
        "€ 150,000", "15%",
        "computed: total budget less EU or programme money, whichever is more"]
    assert found.loc["EU funding of its partners, summed", "Remark"] == (
        "2 of 3 known partners publish it")
    assert written("P4", "money")["Remark"].tolist() == ["published as zero", "not published"]


def test_partners_with_their_money():
    found = written("P1", "partners").iloc[0]
    assert found.tolist() == ["Liepāja municipality", "lead", "Liepāja", "Latvia",
                              "Kurzeme · LV003", "€ 500,000", "€ 400,000"]


@pytest.mark.parametrize(("project_id", "row", "certainty", "score", "reason"), [
    ("P4", 1, "sure", "0.95", "The town Rīga is in the gazetteer. Published region LV003, located "
     "in LV006."),
    ("P4", 2, "not on the map", "–", "Only the country is known."),
    ("P6", 1, "uncertain", "0.7", "The town Kaunas is in the gazetteer."),
])
def test_how_each_partner_was_located(project_id, row, certainty, score, reason):
    found = written(project_id, "locations").iloc[row]
    assert found[["Certainty", "Score", "Reason"]].tolist() == [certainty, score, reason]


def test_the_rivals_of_an_uncertain_place():
    assert written("P6", "rivals").iloc[0].tolist() == [
        "Kaunas science park", "Kowno </script>", "Poland", "0.62",
        "smaller: 80 people against 289,380"]


def test_activities_and_outputs():
    assert written("P6", "activities").iloc[0].tolist() == [
        "Opening", "Event", "11 Jun 2024", "12 Jun 2024", "Rīga, Latvia", "–"]
    assert written("P5", "outputs")["How many"].tolist() == ["19", "5,432"]


@pytest.mark.parametrize("project_id", INDEX.catalogue.projects["project_id"])
@pytest.mark.parametrize("name", NAMES)
def test_every_table_of_every_project_is_a_csv_without_formulas(project_id, name):
    table = getattr(ProjectTables(project_detail(INDEX, project_id), LABELS), name)()
    lines = table_csv(table).decode("utf-8-sig").splitlines()
    assert lines[len(table.notes) + 1].split(",") == [column.name for column in table.columns]
    assert not any(line.startswith(("=", "@", "+")) for line in lines)
    assert not pd.DataFrame(table.rows).columns.duplicated().any()


def test_reasons_are_said_and_long_lists_are_cut():
    (bridge, *_) = similar_projects(INDEX.likeness, 5, 3, False)
    assert reasons(bridge, "Innovation", LABELS) == [
        "same organisation: Latvian IT Cluster", "same thematic: ICT and digital society",
        "same town: Rīga"]
    many = bridge.__class__(4, 1.0, {"words": ("a", "umea", "c", "d")}, 0.523)
    assert reasons(many, "Snö i Umeå", LABELS) == [
        "similar words: a, Umeå, c and 1 more", "similar in meaning (52%)"]


def test_similar_projects_as_a_table():
    found = similar_projects(INDEX.likeness, 5, 3, False)
    table = similar_table(INDEX, found, 5, LABELS, "Similar")
    assert table.rows["project_id"].tolist() == ["P5", "P2", "P4"]
    assert table.rows["why"].tolist()[1:] == ["same thematic: ICT and digital society",
                                              "same town: Rīga"]
