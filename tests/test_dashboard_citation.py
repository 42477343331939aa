"""Citations: whole, on one line, and never TeX of somebody else's making."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.citation import Cited, bibtex, plain_citation, tex

CITED = Cited("P2", "Smart planning?", "Latvia-Lithuania", "The tests",
              "https://atlas.example/project?id=P2", "r1", date(2026, 1, 2))


def test_the_plain_citation():
    assert plain_citation(CITED) == (
        "Smart planning? Latvia-Lithuania. In: Baltic Cooperation Atlas, catalogue r1. Facts: The"
        " tests. https://atlas.example/project?id=P2 (accessed 2026-01-02).")
    assert "Facts" not in plain_citation(replace(CITED, publisher=""))


def test_the_bibtex_entry():
    assert bibtex(CITED).splitlines() == [
        "@misc{atlas-P2,", "  title = {{Smart planning?}},",
        "  howpublished = {Baltic Cooperation Atlas, catalogue r1},", "  year = {2026},",
        "  url = {https://atlas.example/project?id=P2},", "  urldate = {2026-01-02},",
        "  note = {Programme: Latvia-Lithuania; facts: The tests}", "}"]


@pytest.mark.parametrize(("text", "written"), [
    ("50 % & $1_000 #1", r"50 \% \& \$1\_000 \#1"), ("a{b}c", r"a\{b\}c"),
    (r"\input{x}", r"\textbackslash{}input\{x\}"), ("x^2 ~ y", r"x\textasciicircum{}2 "
     r"\textasciitilde{} y"), ("Čiurlionis, Rīga", "Čiurlionis, Rīga"),
    ("</script>", r"\textless{}/script\textgreater{}"),
])
def test_signs_of_tex_stay_signs(text, written):
    assert tex(text) == written


@given(st.text())
def test_no_text_leaves_its_braces(text):
    entry = bibtex(replace(CITED, title=text, programme=text, publisher=text, url=text))
    bare = re.sub(r"\\[{}]", "", entry)
    depth = 0
    for number, sign in enumerate(bare):
        depth += (sign == "{") - (sign == "}")
        assert depth > 0 or sign != "}" or not bare[number + 1:].strip()
    assert depth == 0
    assert len(entry.splitlines()) <= 8 or any(c in text for c in "\x0b\x0c\x1c\x1d\x1e\x85\u2028")
