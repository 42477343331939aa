"""The app on a small world, run by Streamlit's own test runner, and short ways to read it."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from streamlit.testing.v1 import AppTest

from dashboard.choices import Offer
from dashboard.filter_names import build_filter_names
from dashboard.index import build_index
from dashboard.labels import Labels
from dashboard.wording import load_wording
from tests.small_world import TODAY, small_world

EXPLORE = ""
"""The page's place in the address; the first page has none."""
METHOD = "method"


def start(root: str) -> None:
    """Run the app; the test runner takes this function's source, so it imports for itself."""
    from pathlib import Path

    from dashboard.ui.settings import Settings
    from dashboard.ui.shell import run
    from tests.small_world import TODAY

    at = Path(root)
    run(Settings(at / "data" / "derived", at / "data" / "SOURCES.toml", at / "static", TODAY, "en",
                 imports=at / "data" / "imports"))


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
    return {each["name"]: each["value"] for each in elements(app)["summary"]["figures"]}


def texts_in(app: AppTest, key: str) -> list[str]:
    """Return the text of every element in a container, with the backslashes of Markdown taken."""
    found = (getattr(e, "value", "") for e in _elements(app.get_by_key(key)))
    return [text.replace("\\", "") for text in found if isinstance(text, str)]


def chips(app: AppTest) -> list[str]:
    """Return what the chips say."""
    return [chip["label"] for chip in elements(app)["summary"]["chips"]]


def take_away(app: AppTest, facet: str, value: str) -> AppTest:
    """Press the chip of a value, which has to be there."""
    shown = [(chip["facet"], chip["value"]) for chip in elements(app)["summary"]["chips"]]
    assert (facet, value) in shown, f"no chip {facet} {value}: {shown}"
    return say(app, "summary", {"facet": facet, "value": value})


def elements(app: AppTest) -> dict[str, Any]:
    """Return what each of our own elements is given, by key; names of values are left out."""
    protos = [found.proto for found in app.get("bidi_component")]
    return {_key(proto.id): json.loads(proto.json) for proto in protos if proto.json}


def say(app: AppTest, key: str, what: object) -> AppTest:
    """Do in one of our own elements what a person does there: its script tells Python so."""
    (id_,) = [e.proto.id for e in app.get("bidi_component") if _key(e.proto.id) == key]
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = f"$$STREAMLIT_INTERNAL_KEY_{id_}__events"
    state.json_trigger_value = json.dumps([{"event": "said", "value": what}])
    return app._run(states)


def _key(element_id: str) -> str:
    """Return the key in the id that Streamlit (1.67) makes of it: ``$$ID-<hash>-<key>``."""
    return element_id.split("-", 2)[2]


@cache
def offers(key: str) -> tuple[Offer, ...]:
    """Return the values of a facet's box in the small world."""
    index = build_index(small_world(), TODAY)
    return build_filter_names(index, Labels(index.catalogue, load_wording("en"))).offers[key]


def parts(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return the parts of the filters' element, those unfolded included, by key."""
    given = elements(app)["filters"]["parts"]
    inner = [each for part in given for each in part.get("parts", ())]
    return {part["key"]: part for part in [*given, *inner]}


def act(app: AppTest, **what: object) -> AppTest:
    """Do something in the filters' element (``dashboard.ui.filter_actions``)."""
    return say(app, "filters", {"version": elements(app)["filters"]["version"], **what})


def boxes(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return the state of every facet's box that is drawn, by key."""
    return {key: part for key, part in parts(app).items() if part["kind"] in ("box", "countries")}


def slide(app: AppTest, key: str, low: int, high: int) -> AppTest:
    """Move the handles of a range to two of its values."""
    assert {low, high} <= set(parts(app)[key]["values"])
    return act(app, range=key, low=low, high=high)


def chosen(app: AppTest, key: str) -> list[str]:
    """Return the codes that are chosen in a facet's box."""
    return [offers(key)[at].value for at in boxes(app)[key]["chosen"]]


def options(app: AppTest, key: str) -> list[str]:
    """Return what a facet's box offers, as its script writes it: what gives nothing is last."""
    box, count = boxes(app)[key], len([each for each in offers(key) if not each.is_rare])
    shown = [at for at in range(len(box["counts"])) if at < count or at in box["chosen"]]
    numbers = box.get("texts") or box["counts"]
    shown.sort(key=lambda at: not box["counts"][at])
    return [f"{offers(key)[at].name} ({numbers[at]})" for at in shown]


def choose(app: AppTest, key: str, *values: str) -> AppTest:
    """Choose values in a facet's box, one click after the other."""
    codes = [each.value for each in offers(key)]
    assert key in boxes(app)
    for value in values:
        act(app, box=key, at=codes.index(value), on=True)
    return app


def choose_mode(app: AppTest, mode: str) -> AppTest:
    """Say whether any or all of the chosen countries are wanted."""
    return act(app, mode=mode)


def project_list(app: AppTest) -> dict[str, list[str]]:
    """Return the columns of the list of projects, by what stands above them."""
    data = elements(app)["project_list"]
    names = [column["name"] for column in data["columns"]]
    return {name: [row[at] for row in data["rows"]] for at, name in enumerate(names)}


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
    message, partners = map_message(app), small_world().partners
    raw = b64decode(message["bits"])
    rows = [row for row in range(8 * len(raw)) if raw[row // 8] >> row % 8 & 1]
    shown = set(small_world().projects["project_id"].iloc[rows])
    is_drawn = partners["project_id"].isin(shown) & partners["lon"].notna()
    inside = partners["in_region"].fillna(False).astype(bool) | message["outside"]
    return [int(row) for row in np.flatnonzero(is_drawn & inside)]


def _elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        else:
            yield child
