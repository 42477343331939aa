"""Many visitors on one process: how long each waits for a filter, and what each costs in memory.

Every visitor changes a filter every five seconds, at a moment of its own. Visitors and server share
the machine's cores; a visitor reads every message but draws nothing.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.figures import Table
from tests.benchmarks.tree import copy_app
from tests.benchmarks.visitor import Visitor, visit
from tests.browser.server import serve

VISITORS = (1, 10, 25, 50)
EVERY_S = 5.0
CLICKS = 8
"""Clicks of each visitor; the first warms up and does not count."""
COUNTRIES = 9
GOAL_MS, GOAL_MB = 300, 5


def measure(quick: bool) -> list[Table]:
    """Time growing numbers of visitors on one server."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        app = copy_app(Path(folder) / "app")
        home = Path(folder) / "home"
        home.mkdir()
        with serve(app / "app.py", home, app) as url:
            asyncio.run(_visits(url, 1, 2))
            for count in VISITORS[:2] if quick else VISITORS:
                rows.append(_row(url, count))
    return [Table("Visitors at once on one process",
                  ("visitors", "clicks", "median ms", "p95 ms", "most ms", "MB a visitor"),
                  tuple(rows),
                  f"A filter every {EVERY_S:.0f} s each. Goal with 50: p95 below {GOAL_MS} ms, "
                  f"below {GOAL_MB} MB a visitor. Time from the sent click to the last message.")]


def _row(url: str, count: int) -> tuple[str, ...]:
    before = _resident_mb(url)
    times, after = asyncio.run(_visits(url, count, CLICKS))
    p95 = quantiles(times, n=20, method="inclusive")[-1]
    return (str(count), str(len(times)), f"{median(times):,.0f}", f"{p95:,.0f}",
            f"{max(times):,.0f}", f"{max(0.0, after - before) / count:,.1f}")


async def _visits(url: str, count: int, clicks: int) -> tuple[list[float], float]:
    """Let the visitors come and click; return the times, and the memory while they stay."""
    async with AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(visit(url)) for _ in range(count)]
        each = await asyncio.gather(*(_clicks(visitor, number, clicks)
                                      for number, visitor in enumerate(visitors)))
        return [ms for found in each for ms in found], _resident_mb(url)


async def _clicks(visitor: Visitor, seed: int, clicks: int) -> list[float]:
    """Choose a country and take it away in turn, each at a moment of its own."""
    chance, times, is_on, country = random.Random(seed), [], True, 0
    for _ in range(clicks):
        wait_s = chance.uniform(0, EVERY_S)
        await asyncio.sleep(wait_s)
        country = chance.randrange(COUNTRIES) if is_on else country
        times.append(await visitor.toggle(country, is_on))
        is_on = not is_on
        await asyncio.sleep(max(0.0, EVERY_S - wait_s - times[-1] / 1000))
    return times[1:]


def _resident_mb(url: str) -> float:
    """Return the memory of the server at an address (Linux)."""
    option = f"--server.port={url.rpartition(':')[2]}"
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if option in (folder / "cmdline").read_text().split("\0"):
                status = (folder / "status").read_text()
                return int(status.split("VmRSS:")[1].split()[0]) / 1000
        except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
            continue
    raise RuntimeError(f"No process serves {url}")
