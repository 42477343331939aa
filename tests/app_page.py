"""The app on a small world, run by Streamlit's own test runner, and short ways to read it."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

EXPLORE = ""
"""The page's place in the address; the first page has none."""
METHOD = "method"


def start(root: str) -> None:
    """Run the app; the test runner takes this function's source, so it imports for itself."""
    from pathlib import Path

    from dashboard.ui.shell import Settings, run
    from tests.small_world import TODAY

    at = Path(root)
    run(Settings(at / "data" / "derived", at / "data" / "SOURCES.toml", at / "static", TODAY, "en"))


def open_app(root: Path, **link: str) -> AppTest:
    """Open the app by a link such as ``c="LV.SE"``, in a session of its own."""
    app = AppTest.from_function(start, args=(str(root),), default_timeout=30)
    app.query_params.update(link)
    return app.run()


def go_to(app: AppTest, page: str) -> AppTest:
    """Press a page's name in the navigation.

    ``AppTest.switch_page`` knows pages that are files only, ours are functions (Streamlit 1.67).
    """
    pages = app._registered_pages
    app._page_hash = next(key for key, info in pages.items() if info["url_pathname"] == page)
    return app.run()


def figures(app: AppTest) -> dict[str, str]:
    """Return the headline figures by their labels."""
    (listed,) = [text for text in texts_in(app, "headline") if "atlas-figures" in text]
    return dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", listed))


def texts_in(app: AppTest, key: str) -> list[str]:
    """Return the text of every element in a container, with the backslashes of Markdown taken."""
    found = (getattr(e, "value", "") for e in _elements(app.get_by_key(key)))
    return [text.replace("\\", "") for text in found if isinstance(text, str)]


def chips(app: AppTest) -> list[str]:
    """Return what the chips say."""
    buttons = [b for b in app.button if (b.key or "").startswith("chip_")]
    return [button.label.replace("\\", "") for button in buttons]


def map_component(app: AppTest) -> dict[str, Any]:
    """Return what the map's frame is given."""
    (component,) = app.get("component_instance")
    arguments: dict[str, Any] = json.loads(component.proto.json_args)
    return arguments


def map_message(app: AppTest) -> dict[str, Any]:
    """Return the selection that the map's script applies."""
    script = map_component(app)["feature_group"]
    message: dict[str, Any] = json.loads(script.split("Atlas.apply(")[1].split(");")[0])
    return message


def map_rows(app: AppTest) -> list[int]:
    """Return the rows of the partners that the map shows."""
    raw = b64decode(map_message(app)["bits"])
    return [row for row in range(8 * len(raw)) if raw[row // 8] >> row % 8 & 1]


def _elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        else:
            yield child
