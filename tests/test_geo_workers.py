"""Several processes: the same bytes as one, and nothing left when they or their parent die."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from geo.command import main
from geo.geocode import DERIVED_FOLDER
from geo.streaming import INPUT_COLUMNS
from geo.workers import Settings, WorkerError, processes

ROOT = Path(__file__).parent.parent
TOWNS = ("Rīga,,LV", "Halle,,DE", "Kaunas,,", "Turku,Finland Proper,FI", ",,PL", "Olso,,NO")
SECONDS = 30

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_main_script")]


def write_rows(path, rows):
    lines = (f"{n},University of Oulu unit {n},,,{TOWNS[n % len(TOWNS)]}\n" for n in range(rows))
    path.write_text(",".join(INPUT_COLUMNS) + "\n" + "".join(lines), encoding="utf-8")
    return path


def wait_until(happened):
    end = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def is_alive(pid):
    try:
        return (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]) != "Z"
    except OSError:
        return False


def heeds_interrupt():
    """Undo what a shell does to a command in its background: it ignores Ctrl-C, its own too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def command(tmp_path):
    """Start the command with two workers on many rows, and wait until it has written some."""
    source = write_rows(tmp_path / "in.csv", 300_000)
    running = subprocess.Popen(
        [sys.executable, "-m", "geo.geocode", source, tmp_path / "out.csv", "--workers", "2"],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=heeds_interrupt)
    wait_until(lambda: any(path.stat().st_size for path in tmp_path.glob(".out.csv.*.part")))
    yield running
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()


def test_two_workers_write_the_bytes_of_one(tmp_path):
    source = write_rows(tmp_path / "in.csv", 3_500)
    for name, workers in (("one", "1"), ("two", "2")):
        assert main([str(source), str(tmp_path / name), "--workers", workers]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert (tmp_path / "one").read_text(encoding="utf-8").count("\n") == 3_501


def test_a_worker_that_is_killed_is_an_error():
    def answer_and_kill():
        with processes(Settings(DERIVED_FOLDER), 2) as engine:
            for _ in engine([[("1", "", "", "", "Oslo", "", "NO")]] * 100):
                for child in multiprocessing.active_children():
                    child.kill()

    with pytest.raises(WorkerError, match="try fewer --workers"):
        answer_and_kill()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("ending", "send"), [
    (signal.SIGTERM, os.kill), (signal.SIGINT, os.killpg)])  # Ctrl-C reaches the workers too.
def test_a_stopped_command_leaves_nothing(command, tmp_path, ending, send):
    send(command.pid, ending)
    _, error = command.communicate(timeout=SECONDS)
    assert command.returncode == 130
    assert "was not written" in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks Linux for the children of a process")
def test_workers_end_with_a_killed_command(command, tmp_path):
    listed = Path(f"/proc/{command.pid}/task/{command.pid}/children").read_text().split()
    assert len(listed) >= 2
    os.kill(command.pid, signal.SIGKILL)
    wait_until(lambda: not any(is_alive(pid) for pid in listed))
    assert not (tmp_path / "out.csv").exists()
