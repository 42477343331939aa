"""Mutated files: whatever is done to them, a delivery that reconciles or a clear error comes out.

The suite gives each format a second or two; ``make fuzz`` gives each 1,000 mutations or more.
"""

from __future__ import annotations

import os
import time
from itertools import islice

import pytest

from data.sources.delivery import SourceError
from data.sources.files import given_file
from tests.mutations import outcomes
from tests.source_files import table
from tests.test_data_sources_formats import MADE
from tests.test_data_sources_own_table import MAPPING, ROWS

MUTATIONS = int(os.environ.get("ATLAS_FUZZ_MUTATIONS", "0"))
SEED = int(os.environ.get("ATLAS_FUZZ_SEED", "0"))
SECONDS = 1.5


@pytest.mark.slow
@pytest.mark.parametrize("name", [*MADE, "table"])
def test_a_mutated_file_gives_a_delivery_or_a_clear_error(name: str) -> None:
    made = given_file("list.csv", table(ROWS)) if name == "table" else MADE[name][0]()
    files = made if isinstance(made, tuple) else (made,)
    results = outcomes(files, SEED, MAPPING if name == "table" else None)
    ends = time.monotonic() + SECONDS
    seen = []
    for result in islice(results, MUTATIONS or 1_000_000):
        seen.append(result)
        if not MUTATIONS and time.monotonic() > ends:
            break
    assert len(seen) > 3
    errors = [str(result) for result in seen if isinstance(result, SourceError)]
    assert all(10 < len(error) < 1_010 for error in errors)
    assert errors or len(seen) < 50
