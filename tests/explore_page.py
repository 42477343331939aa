"""The page Explore on the small world: what it shows with no filter, and short ways to use it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests import app_page
from tests.app_page import figures

ALL = {"Projects": "8", "Partners": "16", "Places": "9", "Total budget": "€ 3.9 m",
       "EU funding": "€ 3.4 m"}
RARE = ("filter_strand", "filter_known", "filter_organisation_type", "filter_strategy",
        "filter_precision")


def unfold(app: AppTest) -> AppTest:
    """Open the rarer filters, as a click on their head does."""
    return app_page.act(app, more=True)


def choose(app: AppTest, key: str, *values: str) -> AppTest:
    """Choose values in a facet's box, unfolded first where it is one of the rarer."""
    if key in RARE:
        unfold(app)
    return app_page.choose(app, key, *values)


def counts(app: AppTest) -> tuple[str, str, str]:
    """Return how many projects, partners and places are shown."""
    found = figures(app)
    return found["Projects"], found["Partners"], found["Places"]
