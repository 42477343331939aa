"""The browser for the tests is found, or it is said what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import BrowserMissingError, find, require


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder that holds a program named chromium and one named other."""
    for name in ("chromium", "other"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def test_the_usual_name_is_found_on_the_path(programs: Path) -> None:
    assert find({"PATH": str(programs)}) == str(programs / "chromium")


def test_the_named_one_comes_first(programs: Path) -> None:
    environment = {"PATH": str(programs), "CHROMIUM": str(programs / "other")}
    assert find(environment) == str(programs / "other")


def test_a_wrong_name_is_an_error_that_repeats_it(programs: Path) -> None:
    with pytest.raises(BrowserMissingError, match="CHROMIUM=/nowhere/chromium is not a program"):
        find({"PATH": str(programs), "CHROMIUM": "/nowhere/chromium"})


def test_without_a_browser_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BrowserMissingError, match="Install Chromium or Google Chrome"):
        require({"PATH": str(tmp_path)})
