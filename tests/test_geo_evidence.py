"""What an organisation's name says: features, learned weights, claims to a place."""

import pytest

from geo.build_evidence import Example, group_of, learned, write
from geo.calibration import Calibration
from geo.claim_features import Beside, is_branch_town, place_features
from geo.errors import DerivedFileError
from geo.evidence import BIAS, Evidence, score_of
from geo.geocode import Query
from geo.match import EVIDENCE, LOCATED_FROM, MATCHED_BY
from geo.organisation_name import Name
from geo.organisation_words import split_words
from geo.organisations import Mention
from tests.shared_geocoder import geocoder

ALONE = Beside(lead=9.0, same_key=-1.0, own_lead=3.0, other_lead=3.0, size=0.7, in_region=False,
               out_of_region=False, other_town=False, university_elsewhere=False)


def name_of(text, country="FI"):
    return Name(split_words(text), country, False, geocoder().by_organisation.organisations
                .vocabulary, (), False)


def mention(start, length, key="x"):
    return Mention(0.9, 0, False, False, start, length, key, "", "exact name")


def place_zero():
    return geocoder().by_town.gazetteer.places[0]


def features(text, start, length=1, beside=ALONE):
    found = place_features(name_of(text), mention(start, length), place_zero(), beside)
    return {name for name, value in found if value}


def best(text, country):
    match = geocoder().locate(Query(organisation=text, country=country))
    return match.place_name, match.location_precision, match.evidence


def test_weights_are_added_up_and_squeezed():
    evidence = Evidence({"place": {BIAS: -1.0, "campus": 1.0, "size": 2.0}})
    assert evidence.probability("place", [("campus", 1.0)]) == 0.5
    assert evidence.probability("place", [("campus", 1.0), ("size", 50.0)]) > 0.999
    assert evidence.probability("place", [("never seen", 5.0), ("campus", 1.0)]) == 0.5


@pytest.mark.parametrize(("chance", "score"), [(1.0, 1.0), (0.9, 0.69), (0.85, 0.535), (0.2, 0.0)])
def test_the_score_counts_the_chance_of_being_wrong_more_than_once(chance, score):
    assert score_of(chance) == pytest.approx(score)


def test_a_table_of_weights_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(DerivedFileError, match="restore it"):
        Evidence.load(tmp_path / "evidence.csv")
    (tmp_path / "evidence.csv").write_text("reading,feature,weight\nplace,size,much\n", "utf-8")
    with pytest.raises(DerivedFileError, match="much"):
        Evidence.load(tmp_path / "evidence.csv")


@pytest.mark.parametrize(("text", "start", "feature"), [
    ("University of Turku, Campus Pori", 4, "campus before it"),
    ("Oulu", 0, "all of the name"),
    ("City of Oulu", 2, "of or in before it"),
    ("Oulu University", 0, "institution after it"),
    ("Forest Centre (Oulu)", 2, "after a bracket"),
    ("Zittau/Görlitz", 0, "a slash after it"),
    ("Oulu kommun", 0, "administrative word after it"),
])
def test_what_stands_beside_a_place_is_a_feature(text, start, feature):
    assert feature in features(text, start)
    assert feature not in features("Some other words about Nothing", 2)


def test_the_town_of_a_university_gives_way_to_another_town():
    two = Beside(0.1, -1.0, 3.0, 3.0, 0.7, False, False, True, True)
    assert "university's town, another town named" in features("Helsinki University, Kotka", 0,
                                                               beside=two)
    assert "not the university's town, which is named too" in features(
        "Helsinki University, North Kotka", 3, beside=two)


@pytest.mark.parametrize(("text", "start"), [
    ("Chamber of Commerce Turku, Branch Office in Rauma", 7),
    ("Chamber of Commerce Turku, Branch Office Rauma", 6),
])
def test_a_branch_named_before_its_town_is_one(text, start):
    two = Beside(-0.1, -1.0, 3.0, 3.0, 0.7, False, False, True, False)
    found = place_features(name_of(text), mention(start, 1), place_zero(), two)
    assert is_branch_town(tuple(found))
    assert "branch before it" not in features(text, 3)


@pytest.mark.parametrize(("text", "country", "place"), [
    ("University of Tartu, Narva College", "EE", "Narva"),
    ("Haapsalu College of Tallinn University", "EE", "Haapsalu"),
    ("Narva College", "EE", "Narva"), ("Tartu College", "EE", "Tartu"),
])
def test_the_college_of_a_university_is_in_its_own_town(text, country, place):
    assert best(text, country)[0] == place


def test_the_words_beside_a_place_are_features():
    found = features("Harbour of Oulu Tourism", 2)
    assert {"of before it", "tourism after it", "word harbour", "word tourism"} <= found
    assert "word oulu" not in found


def test_a_known_institution_speaks_for_its_town_and_against_another():
    reader = geocoder().by_organisation
    def told(text):
        clues = geocoder().clue_reader.read(Query(organisation=text, country="FI"))
        claims = reader.claim_reader.claims(*reader.read(clues))
        return {name for claim in claims if claim.kind == "place" for name, _ in claim.features}
    assert "known institution there" in told("VTT, Espoo")
    assert "known institution elsewhere" in told("Oulu office of VTT")
    assert "known institution elsewhere, right before it" in told("VTT Kotka")


@pytest.mark.parametrize(("text", "country", "words"), [
    ("Royal Institute of Technology", "SE", 4), ("The Royal Institute of Technology KTH", "SE", 4),
])
def test_a_known_institution_has_no_more_words_than_the_name(text, country, words):
    known = geocoder().by_organisation.claim_reader.institutions.find(
        name_of(text, country).words, country)
    assert known is not None
    assert known.length == words


@pytest.mark.parametrize(("text", "country", "answer"), [
    ("Landkreis Würzburg", "DE", ("Würzburg", "municipality")),
    ("Leningrad Oblast Government", "RU", ("Saint Petersburg", "place")),
    ("Landkreis Nordfriesland", "DE", ("Nordfriesland", "region")),
    ("Association of Towns in the Euroregion Pomerania", "PL", ("Szczecin", "place")),
    ("Regional Planning Board Havelland-Fläming", "DE", ("", "country")),
    ("Södra Österbottens förbund", "FI", ("Seinäjoki", "place")),
])
def test_a_region_named_is_told_unless_it_is_another_or_run_from_outside(text, country, answer):
    assert best(text, country)[:2] == answer


@pytest.mark.parametrize("text", ["Border Guard", "South West Tourism", "Vest Invest"])
def test_words_that_are_regions_abroad_only_name_none(text):
    assert geocoder().locate(Query(organisation=text)).location_precision == "none"


@pytest.mark.parametrize(("text", "country", "answer"), [
    ("Ministry of Economy of Brandenburg", "DE", ("Potsdam", "place", "seat of region in name")),
    ("Länsstyrelsen Västerbotten", "SE", ("Västerbottens län", "region", "region in name")),
    ("Kurzeme Planning Region", "LV", ("Kurzeme", "region", "region in name")),
    ("Ministry of Finance", "LT", ("Vilnius", "place", "national institution")),
    ("Universität Rostock", "DE", ("Rostock", "place", "organisation and country")),
    ("VTT", "FI", ("Espoo", "place", "known organisation")),
    ("Railog AB", "SE", ("", "country", "")),
])
def test_the_likeliest_reading_wins(text, country, answer):
    assert best(text, country) == answer


def test_every_answer_says_what_it_rests_on():
    for text in ("Vilniaus kolegija", "Oulu Arc", "SINTEF", "Ministry of Culture", "Oblast Pskov"):
        match = geocoder().locate(Query(organisation=text))
        assert match.evidence in EVIDENCE
        assert match.matched_by in ("", *MATCHED_BY)
        assert match.reason


def test_weights_are_learned_from_right_and_wrong_readings():
    right = [Example("place", (("large", 1.0),), True, 0, 1.0)] * 30
    wrong = [Example("place", (("surname", 1.0),), False, 0, 1.0)] * 30
    once = [Example("place", (("seen once", 1.0),), True, 0, 1.0)]
    others = [Example(kind, (("x", 1.0),), number % 2 == 0, 0, 1.0)
              for kind in ("capital", "known", "seat") for number in range(20)]
    weights = learned([*right, *wrong, *once, *others]).weights["place"]
    assert weights["large"] > 0.5 > -0.5 > weights["surname"]
    assert "seen once" not in weights


def test_what_is_written_is_what_is_read(tmp_path):
    evidence = Evidence({"place": {BIAS: -1.5, "after a comma": 0.25}, "seat": {BIAS: 0.1}})
    write(evidence, tmp_path / "evidence.csv")
    assert Evidence.load(tmp_path / "evidence.csv") == evidence


def test_names_that_are_alike_are_kept_out_together():
    groups = {group_of(text) for text in ("University of Tartu", "Tartu University", "TARTU, the "
                                          "university")}
    assert len(groups) == 1


def test_every_reading_has_weights_and_an_unlikely_one_is_not_shown():
    weights = geocoder().by_organisation.claim_reader.evidence.weights
    assert sorted(weights) == ["capital", "known", "place", "seat"]
    unlikely = Evidence({kind: {BIAS: 1.5} for kind in weights})  # 82 in 100
    assert score_of(unlikely.probability("place", ())) < LOCATED_FROM
    assert Calibration.none().score("known organisation", 0.7) == 0.7
