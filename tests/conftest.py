"""What all tests share: their order, and one reproducible hypothesis profile."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

BROWSER_TESTS = Path(__file__).parent / "browser"

# The same examples in every run, and no time limit each: a busy machine is not a failure.
settings.register_profile("atlas", derandomize=True, deadline=None)
settings.load_profile("atlas")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in tests/browser, and run quick tests first, then slow ones, then these.

    Playwright keeps an event loop running once it has started, which is another reason for last.
    """
    for item in items:
        if BROWSER_TESTS in item.path.parents and item.path.name.startswith("test_"):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("browser"):
        return 2
    return 1 if item.get_closest_marker("slow") else 0


@pytest.fixture
def no_main_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget which script runs: AppTest leaves its own there, deleted since, and a process that
    is spawned would look for it.
    """
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
