"""Filters: a frozen value, changed by copies, cleaned against what the catalogue knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import FACETS, MAX_TEXT_LENGTH, Filters, Vocabulary, clean_text

LV_SE = Filters(countries={"SE", "LV"}, periods={"2014-2020"}, text="smart")


def test_nothing_chosen_is_empty_and_has_no_chips():
    assert Filters().is_empty
    assert Filters().chips() == ()


def test_chips_come_in_the_order_of_facets_then_values_then_text():
    assert LV_SE.chips() == (
        ("periods", "2014-2020"), ("countries", "LV"), ("countries", "SE"), ("text", "smart"),
    )


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_restricts_and_has_a_chip(facet):
    chosen = Filters().with_(**{facet: ["x"]})
    assert not chosen.is_empty
    assert chosen.chips() == ((facet, "x"),)


def test_showing_partners_outside_restricts_no_project():
    assert Filters(include_outside=True).is_empty


@pytest.mark.parametrize(
    ("key", "value", "left"),
    [
        ("countries", "SE", (("periods", "2014-2020"), ("countries", "LV"), ("text", "smart"))),
        ("countries", None, (("periods", "2014-2020"), ("text", "smart"))),
        ("countries", "XX", LV_SE.chips()),
        ("text", "smart", LV_SE.chips()[:3]),
        ("text", None, LV_SE.chips()[:3]),
    ],
)
def test_without_takes_one_value_or_a_whole_field_away(key, value, left):
    assert LV_SE.without(key, value).chips() == left


def test_removing_every_chip_leaves_nothing():
    rest = LV_SE
    for chip in LV_SE.chips():
        rest = rest.without(*chip)
    assert rest.is_empty


def test_a_change_is_a_copy():
    assert LV_SE.with_(countries={"EE"}).countries == {"EE"}
    assert LV_SE.countries == {"LV", "SE"}


def test_equal_choices_are_equal_and_hash_alike():
    assert hash(Filters(countries=["LV", "SE"])) == hash(Filters(countries={"SE", "LV"}))


@pytest.mark.parametrize("wrong", [{"countries_mode": "both"}, {"countries": "LV"}])
def test_a_wrong_value_says_what_is_allowed(wrong):
    with pytest.raises(ValueError, match=r"use one of|pass a set"):
        Filters(**wrong)


def test_cleaned_keeps_known_values_and_names_the_others():
    known = Vocabulary({"countries": ("LV",), "periods": ("2014-2020",)})
    cleaned, unknown = LV_SE.cleaned(known)
    assert cleaned == LV_SE.with_(countries={"LV"})
    assert unknown == (("countries", "SE"),)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  smart   city ", "smart city"),
        ("a\x00b\nc\td", "a b c d"),
        ("\u202egnitaerc", "gnitaerc"),
        ("\ud800x", "x"),
        ("y" * 300, "y" * MAX_TEXT_LENGTH),
        ("Санкт-Петербург “ä”", "Санкт-Петербург “ä”"),
    ],
)
def test_text_is_cleaned(given_text, kept):
    assert Filters(text=given_text).text == kept


@given(st.text(st.characters(), max_size=500))
def test_cleaning_twice_changes_nothing(text):
    once = clean_text(text)
    assert clean_text(once) == once
    assert len(once) <= MAX_TEXT_LENGTH
