"""Baltic Cooperation Atlas: what the server does, and what a visitor gets.

Start it with ``make run``, or ``streamlit run app.py``.
"""

import os
from datetime import date
from pathlib import Path

from streamlit.starlette import App

from dashboard.ui.settings import Settings
from dashboard.ui.warm import before_visitors

ROOT = Path(__file__).parent
CATALOGUE = Path(os.environ.get("ATLAS_CATALOGUE", ROOT / "data" / "derived"))
SETTINGS = Settings(
    catalogue=CATALOGUE,
    sources=ROOT / "data" / "SOURCES.toml",
    static=ROOT / "static",
    today=date.today(),
    language=os.environ.get("ATLAS_LANGUAGE", "en"),
    imports=Path(os.environ.get("ATLAS_IMPORTS", CATALOGUE.parent / "imports")),
)
app = App(Path(__file__), lifespan=before_visitors(SETTINGS))  # the server, which finds it here

if __name__ == "__main__":  # a visitor's page
    from dashboard.ui.shell import run  # not before the server runs, see dashboard.ui.warm

    run(SETTINGS)
