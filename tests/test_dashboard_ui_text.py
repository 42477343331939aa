"""Text from the data in Markdown: every sign shows, none is interpreted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.text import plain

SPECIAL = set("\\`*_{}[]()#+-.!|<>~$:&^=\"'@/")
TEXTS = st.text() | st.text(st.sampled_from("\\`*_{}[]()#+-.!|<>~$:&^='\"@/ab1 \n\t\u2028"))


@given(TEXTS)
def test_every_sign_stays_and_none_is_left_to_markdown(text):
    escaped = plain(text)
    assert re.sub(r"\\(.)", r"\1", escaped) == " ".join(text.split())
    assert not SPECIAL & set(re.sub(r"\\.", "", escaped))


@given(TEXTS)
def test_it_stays_on_one_line_so_that_no_block_begins(text):
    assert len(plain(text).splitlines()) <= 1
    assert plain(text) == plain(text).strip()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Rīga, Latvija", "Rīga, Latvija"),
        ("1. Liepāja", r"1\. Liepāja"),
        ("# 1", r"\# 1"),
        ("$x$ :red[y] :material/home:", r"\$x\$ \:red\[y\] \:material\/home\:"),
        ("[a](javascript:b)", r"\[a\]\(javascript\:b\)"),
        ("</b>\n\n- c", r"\<\/b\> \- c"),
        (308751.5, r"308751\.5"),
        (None, "None"),
    ],
)
def test_examples(text, escaped):
    assert plain(text) == escaped
