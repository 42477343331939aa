"""Find a partner: ranked by hand in the small world, and by a slow reference on the catalogue."""

from datetime import date
from math import log
from pathlib import Path

import pytest

from dashboard.areas import Area
from dashboard.facets import select
from dashboard.filters import Filters
from dashboard.index import build_index
from dashboard.organisations import NONE
from dashboard.partner_search import WEIGHTS, find_partners
from dashboard.partner_words import reason_texts
from dashboard.wording import load_wording
from data.catalogue import load_catalogue
from tests.organisation_reference import Slow
from tests.small_world import TODAY, small_world

SMALL = build_index(small_world(), TODAY)
DERIVED = Path(__file__).parent.parent / "data" / "derived"
RECORD = {n: log(1 + n) / log(21) for n in (1, 2)}


def found_for(own="", index=SMALL, **chosen):
    filters = Filters(**chosen)
    number = index.organisations.number(own) if own else NONE
    return find_partners(index, select(index, filters).project_mask, filters, number)


def score(found, code):
    return found.rows.set_index("id").loc[code, "score"]


def test_the_weights_add_up():
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_those_who_already_work_with_it_are_left_out():
    found = found_for("O1")  # P1 with O2 and O3
    assert len(found.rows) == 12
    assert not {"O1", "O2", "O3"} & set(found.rows["id"])
    assert found.left_out == 2


def test_its_own_thematics_are_wanted_where_none_is_chosen():
    found = found_for("O1")
    assert found.wanted == {"Tourism": 0.5, "Waste and pollution": 0.5}
    assert found.rows["id"].tolist()[0] == "O6"  # P3: tourism, as lead
    assert score(found, "O6") == pytest.approx(0.4 * 0.5 + 0.25 * RECORD[1] + 0.15 / 3, abs=1e-6)


def test_a_shared_partner_introduces():
    found = found_for("O13")  # P6 with O10, who was in P5 with O11 and O12
    assert found.introducers.query("organisation == @n", local_dict={
        "n": SMALL.organisations.number("O11")})["introducer"].tolist() == [
        SMALL.organisations.number("O10")]
    # P5: ICT, half of what P6 is about; O11 led it.
    assert score(found, "O11") == pytest.approx(
        0.4 * 0.5 + 0.25 * RECORD[1] + 0.2 / 3 + 0.15 / 3, abs=1e-6)


@pytest.mark.parametrize(("chosen", "expected"), [
    ({"countries": {"SE"}}, {"O7", "O14"}),
    ({"regions": {"LV006"}}, {"O8", "O10"}),
    ({"areas": {Area.circle(24.1, 56.95, 20)}}, {"O8", "O10"}),
    ({"countries": {"LT"}, "thematics": {"Tourism"}}, {"O2", "O6"}),
    ({"thematics": {"Energy efficiency"}}, {"O14"}),
])
def test_candidates_have_their_own_seat_where_the_filters_say(chosen, expected):
    assert set(found_for(**chosen).rows["id"]) == expected


def test_nobody_asks_and_nothing_is_wanted():
    found = found_for()
    assert found.wanted == {}
    assert found.rows["id"].tolist()[0] == "O10"  # two projects, one of them as lead
    assert score(found, "O10") == pytest.approx(0.25 * RECORD[2] + 0.15 / 3, abs=1e-6)


def test_the_reasons_are_said():
    found = found_for("O13")
    said = dict(zip(found.rows["id"], reason_texts(
        SMALL.organisations, found, 20, load_wording("en")), strict=True))
    assert said["O11"] == ("ICT and digital society; one project; lead of one; can be introduced "
                           "by Latvian IT Cluster")
    assert said["O9"] == "one project"


@pytest.fixture(scope="module")
def index():
    return build_index(load_catalogue(DERIVED), date(2026, 11, 23))


def slow_scores(index, chosen, own):
    """Score every candidate as one would by hand."""
    slow = Slow(index, select(index, chosen).project_mask)
    whole = Slow(index, select(index, Filters()).project_mask)
    near = set(whole.worked_with(own))
    known_to = {o for p in whole.projects_of(own) for o in whole.members[p]} - {own}
    every = whole.thematics_of(own)
    wanted = (dict.fromkeys(chosen.thematics, 1 / len(chosen.thematics)) if chosen.thematics
              else {name: n / sum(every.values()) for name, n in every.items()})
    result = {}
    for code in {o for found in slow.members.values() for o in found}:
        if code in known_to or code == own or (
                chosen.countries and slow.country[code] not in chosen.countries):
            continue
        projects = len(slow.projects_of(code))
        fit = sum(weight for name, weight in wanted.items() if name in slow.thematics_of(code))
        through = sum(1 for one in near if code in whole.worked_with(one))
        result[code] = (0.4 * fit + 0.25 * min(1, log(1 + projects) / log(21))
                        + 0.2 * min(1, through / 3)
                        + 0.15 * min(1, len(slow.leads_of(code)) / 3))
    return result


@pytest.mark.parametrize("chosen", [
    Filters(countries={"EE"}, thematics={"Tourism", "Energy efficiency"}),
    Filters(countries={"LV"}, periods={"2014-2020"}, thematics={"Tourism"}),
    Filters(countries={"LT"}, thematics={"Cultural heritage and arts"}),
])
def test_every_score_equals_a_slow_one(index, chosen):
    (own,) = index.organisations.found("riga technical university rtu", 1)
    code = index.organisations.ids[own]
    rows = find_partners(index, select(index, chosen).project_mask, chosen, own).rows
    expected = slow_scores(index, chosen, code)
    assert dict(zip(rows["id"], rows["score"], strict=True)) == pytest.approx(expected, abs=2e-6)
    assert len(rows) > 5
    assert rows["score"].is_monotonic_decreasing
