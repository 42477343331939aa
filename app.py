"""Baltic Cooperation Atlas: page configuration, navigation, run.

Start it with ``make run``, or ``streamlit run app.py``.
"""

import os
from datetime import date
from pathlib import Path

from dashboard.ui.shell import Settings, run

ROOT = Path(__file__).parent

run(
    Settings(
        catalogue=Path(os.environ.get("ATLAS_CATALOGUE", ROOT / "data" / "derived")),
        sources=ROOT / "data" / "SOURCES.toml",
        static=ROOT / "static",
        today=date.today(),
        language=os.environ.get("ATLAS_LANGUAGE", "en"),
        head_start_s=0.1,
        imports=Path(os.environ.get("ATLAS_IMPORTS", ROOT / "data" / "imports")),
    )
)
