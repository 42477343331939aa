import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.match import LOCATED_FROM, PRECISIONS, Query
from tests.shared_geocoder import geocoder


def place(**known: str) -> tuple[str, str]:
    match = geocoder().locate(Query(**known))
    return match.place_name, match.location_precision


@pytest.mark.parametrize(("town", "country", "name"), [
    ("Rīga", "LV", "Riga"),
    ("Ryga", "Latvija", "Riga"),
    ("Рига", "LV", "Riga"),
    ("København Ø", "DK", "Copenhagen"),
    ("Frankfurt (Oder)", "DE", "Frankfurt (Oder)"),
    ("Gorzów Wlkp.", "PL", "Gorzów Wielkopolski"),
    ("Goeteborg", "SE", "Gothenburg"),
    ("Sodertaelje", "SE", "Södertälje"),
    ("Åbo", "Finland", "Turku"),
    ("Vilnius, Lithuania", "LT", "Vilnius"),
    ("LV-3001 Jelgava", "LV", "Jelgava"),
    ("Rzesz", "PL", "Rzeszów"),
    ("Mariehamn", "AX", "Mariehamn"),
    ("Калининград", "RU", "Kaliningrad"),
])
def test_towns(town, country, name):
    assert geocoder().locate(Query(town=town, country=country)).place_name == name


@pytest.mark.parametrize(("town", "country"), [
    ("Halle", "DE"), ("Neustadt", "DE"), ("Nykøbing", "DK"), ("Kirovsk", "RU"),
])
def test_namesakes_are_not_guessed(town, country):
    match = geocoder().locate(Query(town=town, country=country))
    assert (match.location_precision, match.lon, match.lat) == ("country", None, None)
    assert match.rivals
    assert "several places" in match.reason


@pytest.mark.parametrize(("town", "postal_code", "country", "nuts3_2024"), [
    ("Halle", "06108", "DE", "DEE02"),
    ("Halle", "33790", "DE", "DEA42"),
    ("Nykøbing", "4800", "DK", "DK022"),
])
def test_a_postal_code_tells_namesakes_apart(town, postal_code, country, nuts3_2024):
    match = geocoder().locate(Query(town=town, postal_code=postal_code, country=country))
    assert match.nuts3_2024_code == nuts3_2024
    assert match.location_precision == "postcode"


def test_a_postal_code_elsewhere_lowers_the_score_and_moves_nothing():
    alone = geocoder().locate(Query(town="Tartu", country="EE"))
    apart = geocoder().locate(Query(town="Tartu", postal_code="10111", country="EE"))
    assert (apart.lon, apart.lat) == (alone.lon, alone.lat)
    assert apart.location_score < alone.location_score
    assert "km away" in apart.reason


def test_a_postal_code_alone_is_uncertain():
    match = geocoder().locate(Query(postal_code="LV-3001"))
    assert (match.place_name, match.location_precision) == ("Jelgava", "postcode")
    assert 0.6 <= match.location_score < 0.8


@pytest.mark.parametrize(("organisation", "country", "name"), [
    ("Rīgas Tehniskā universitāte", "", "Riga"),
    ("Rygos technikos universitetas (Latvija)", "", "Riga"),
    ("Lapēnrantas-Lahti Tehnoloģiju universitāte (Somija)", "FI", "Lappeenranta"),
    ("Helsingin kaupunki", "FI", "Helsinki"),
    ("Uniwersytet Szczeciński w Szczecinie", "PL", "Szczecin"),
    ("City of Turku", "FI", "Turku"),
    ("Псковский государственный университет", "RU", "Pskov"),
    ("Riga Technical University Ventspils Branch", "LV", "Ventspils"),
])
def test_organisations_that_name_their_town(organisation, country, name):
    query = Query(organisation=organisation, country=country)
    assert geocoder().locate(query).place_name == name


@pytest.mark.parametrize("organisation", ["Railog AB", "Smart Energy Partners", "", "123"])
def test_organisations_that_name_no_place(organisation):
    match = geocoder().locate(Query(organisation=organisation, country="SE"))
    assert (match.location_precision, match.country_code) == ("country", "SE")


def test_a_region_in_the_name_gives_no_town():
    match = geocoder().locate(Query(organisation="Länsstyrelsen Västerbotten", country="SE"))
    assert (match.location_precision, match.region_code) == ("region", "SE331")


def test_a_region_field_restricts_the_organisation():
    assert place(organisation="Haparanda Kommun", region="Norrbottens län", country="SE") == (
        "Haparanda", "place")
    assert place(organisation="Haparanda Kommun", region="Skåne län", country="SE") == (
        "Skåne län", "region")


@pytest.mark.parametrize(("region", "country", "code"), [
    ("Kurzeme", "LV", "LV003"), ("Västerbottens län", "SE", "SE331"), ("Pohjanmaa", "FI", "FI195"),
    ("Kaliningrad Oblast", "RU", "RU-KGD"), ("Berlin", "DE", "DE3"),
])
def test_a_region_alone(region, country, code):
    match = geocoder().locate(Query(region=region, country=country))
    assert (match.location_precision, match.region_code) == ("region", code)
    assert match.lon is not None


def test_both_vintages_of_the_region():
    match = geocoder().locate(Query(town="Kuldīga", country="LV"))
    assert (match.nuts3_code, match.nuts3_2024_code) == ("LV003", "LV00B")


def test_a_town_across_the_border_needs_its_postal_code():
    found = geocoder().locate(Query(town="Haparanda", postal_code="95331", country="FI"))
    assert (found.country_code, found.location_score) == ("SE", 0.7)
    assert place(town="Skillinge", country="FI") == ("", "country")


def test_many_are_answered_in_order():
    queries = [Query(town=town, country="LV") for town in ("Rīga", "Cēsis", "Rīga")]
    names = [match.place_name for match in geocoder().locate_many(queries)]
    assert names == ["Riga", "Cēsis", "Riga"]


ANY_FIELD = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["Rīga", "LV-1050", "Halle", "=1+1", "\x00", "\ud800", "((", "a" * 5000])


@settings(max_examples=200, deadline=None)
@given(st.builds(Query, *[ANY_FIELD] * 6))
def test_anything_gets_an_answer_that_agrees_with_itself(query):
    match = geocoder().locate(query)
    assert match.location_precision in PRECISIONS
    assert 0 <= match.location_score <= 1
    assert match.is_located == (match.location_precision not in ("country", "none"))
    assert not match.is_located or match.location_score >= LOCATED_FROM
    assert match.reason.endswith(".")


def located(town: str, country: str) -> tuple[str, str, float]:
    match = geocoder().locate(Query(town=town, country=country))
    return match.place_name, match.country_code, match.location_score


def test_an_accent_that_is_written_tells_namesakes_apart():
    assert located("Löhne", "DE")[0] == "Löhne"
    assert located("Lohne", "DE")[0] in ("", "Lohne")


def test_a_rival_by_a_lesser_name_counts_if_it_is_clearly_larger():
    assert located("Haapavesi", "FI") == ("Haapavesi", "FI", pytest.approx(0.99))
    assert located("Wörth", "DE")[0] == ""


def test_a_municipality_s_seat_goes_before_a_hamlet_of_its_name():
    name, _, score = located("Malta", "LV")
    assert (name, 0.6 <= score < 0.8) == ("Malta", True)


@pytest.mark.parametrize(("town", "wrong", "country"), [
    ("Utrecht", "DK", "NL"), ("Klagenfurt", "DE", "AT"), ("Skara", "DK", "SE")])
def test_a_well_known_town_of_another_country_is_uncertain(town, wrong, country):
    assert located(town, wrong)[1:] == (country, pytest.approx(0.62))


def test_a_small_town_beyond_the_region_is_not_looked_for():
    assert located("Lochem", "DE")[0] == ""


@pytest.mark.parametrize(("organisation", "town", "country", "place"), [
    ("German National Academy of Sciences Leopoldina", "Halle", "DE", "Halle (Saale)"),
    ("Universitäts- und Landesbibliothek Sachsen-Anhalt", "Halle", "DE", "Halle (Saale)"),
    ("Stadt Halle", "Halle", "DE", ""),
    ("Smart Energy Partners", "Halle", "DE", ""),
    ("Riga Technical University", "Tartu", "EE", "Tartu"),
])
def test_the_organisation_tells_which_of_several_towns_is_meant(organisation, town, country, place):
    query = Query(organisation=organisation, town=town, country=country)
    assert geocoder().locate(query).place_name == place


def test_where_both_tell_the_others_are_rivals():
    match = geocoder().locate(Query(organisation="Leopoldina", town="Halle", country="DE"))
    assert {rival.place_name for rival in match.rivals} == {"Halle"}
    assert match.reason == ("Town 'Halle' may be any of several places; the organisation's name is "
                            "of Halle (Saale).")


@pytest.mark.parametrize(("town", "country", "first", "other"), [
    ("Riga, Tallinn", "LV", "Riga", "Tallinn"), ("Turku ja Tallinna", "FI", "Turku", "Tallinn"),
    ("Riga/Stockholm", "SE", "Stockholm", "Riga"),
])
def test_two_towns_across_a_border_are_reported(town, country, first, other):
    match = geocoder().locate(Query(town=town, country=country))
    assert (match.place_name, match.location_score) == (first, 0.62)
    assert match.findings == (f"The town field names 2 towns: {first} and {other}.",)


def test_a_wrong_country_is_found_out_beside_the_right_one():
    match = geocoder().locate(Query(town="Tallinn, Estonia", country="LV"))
    assert (match.country_code, match.findings) == (
        "EE", ("Town 'Tallinn, Estonia' is not known in LV but in EE: the country may be wrong.",))


@pytest.mark.parametrize(("town", "country", "name"), [
    ("Гомель", "BY", "Homyel'"), ("Выборг", "RU", "Vyborg"), ("Барановичи", "BY", "Baranovichi"),
    ("Ignalinos r.", "LT", "Ignalina"), ("Biržų r. sav.", "LT", "Birzai"),
    ("Kose vald", "EE", "Kose-Uuemõisa"), ("Härjedalens kommun", "SE", "Sveg"),
    ("Smiltenes novada pašvaldība", "LV", "Smiltene"), ("Håbo", "SE", "Bålsta"),
    ("Harlev", "DK", "Harlev"), ("Hårlev", "DK", "Hårlev"),
])
def test_towns_and_municipalities_as_they_are_officially_written(town, country, name):
    assert located(town, country)[0] == name


@pytest.mark.parametrize(("organisation", "country", "name"), [
    ("Riihimäen kaupunki", "FI", "Riihimäki"), ("Varkauden kaupunki", "FI", "Varkaus"),
    ("Outokummun kaupunki", "FI", "Outokumpu"), ("Virtain kaupunki", "FI", "Virrat"),
    ("Urząd Miejski w Ustce", "PL", "Ustka"), ("Petrozavodsk city", "RU", "Petrozavodsk"),
    ("Петрозаводский городской округ", "RU", "Petrozavodsk"),
    ("Костомукшский городской округ", "RU", "Kostomuksha"),
    ("Барановичский государственный университет", "BY", "Baranovichi"),
    ("umeå kommun", "SE", "Umeå"), ("gdańsk university of technology", "PL", "Gdańsk"),
])
def test_inflected_and_lower_case_names(organisation, country, name):
    assert place(organisation=organisation, country=country)[0] == name


@pytest.mark.parametrize(("town", "country", "expected"), [
    ("Region Värmland", "SE", ("region", "SE311")), ("Kalmar region", "SE", ("place", "")),
    ("Kurzeme Planning Region", "LV", ("region", "LV003")),
])
def test_a_region_in_the_town_field_is_a_region_unless_it_is_a_town(town, country, expected):
    match = geocoder().locate(Query(town=town, country=country))
    assert (match.location_precision, match.region_code) == expected


@pytest.mark.parametrize(("known", "name"), [
    ({"town": "Frankfurt", "postal_code": "15230"}, "Frankfurt (Oder)"),
    ({"town": "Rojas novads"}, "Roja"), ({"town": "Riga"}, "Riga"), ({"town": "Paris"}, "Paris"),
    ({"town": "None"}, ""), ({"town": "Vene-Karjala"}, ""),
])
def test_without_a_country_the_code_or_a_word_tells_it_else_only_large_towns_abroad(known, name):
    assert place(**known)[0] == name
