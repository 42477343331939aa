"""Bars are a table: numbers counted by hand, hostile names stay text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bars import bar_table

TAGS = {"table", "caption", "thead", "tr", "th", "tbody", "td", "span"}
NAMES = st.text(st.characters(exclude_characters="\r\0")) | st.sampled_from(
    ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onload='x", "&lt;",
     "`${x}`"])


class Reader(HTMLParser):
    """Collects the tags, the attributes and the text of each row head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.texts = set(), set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.texts.append("")

    def handle_data(self, data):
        self.texts[-1] += data


@given(NAMES, NAMES)
def test_no_name_becomes_a_tag_or_an_attribute(caption, name):
    reader = Reader(bar_table(caption, (name, "n"), [(name, 3, name)]))
    assert reader.tags <= TAGS
    assert reader.attributes == {"class", "scope", "title", "style"}
    assert reader.texts.count(name) >= 3
    assert caption in reader.texts


def test_bars_are_as_long_as_their_numbers():
    html = bar_table("By period", ("Period", "Projects"), [("a", 4, "4"), ("b", 1, "1")])
    longest, other = (float(width) for width in re.findall(r"width:([0-9.]+)%", html))
    assert 0 < longest <= 100
    assert longest == pytest.approx(4 * other, abs=0.3)


def test_a_screen_reader_finds_caption_and_heads():
    html = bar_table("By period", ("Period", "Projects"), [("2014-2020", 5, "5")])
    assert "<caption>By period</caption>" in html
    assert html.count('scope="col"') == 2
    assert '<th scope="row" title="2014-2020">2014-2020</th>' in html


def test_nothing_and_zero_are_no_error():
    assert "<tbody></tbody>" in bar_table("Empty", ("a", "b"), [])
    assert "bar\"" not in bar_table("Zero", ("a", "b"), [("x", 0, "0")])
