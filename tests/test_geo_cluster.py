"""A Dask scheduler and two worker processes on loopback, as real as a cluster elsewhere."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.command import main
from geo.geocode import DERIVED_FOLDER
from geo.workers import Settings
from tests.test_geo_workers import write_rows

pytest.importorskip("distributed", reason="needs requirements-cluster.txt")
from geo import cluster

ROOT = Path(__file__).parent.parent
SECONDS = 60

pytestmark = pytest.mark.slow


def started(*command, folder=ROOT):
    environment = {**os.environ, "PYTHONPATH": str(folder), "DASK_LOGGING__DISTRIBUTED": "error"}
    return subprocess.Popen([sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
                            cwd=folder, env=environment, stderr=subprocess.DEVNULL)


def stopped(running):
    for process in reversed(running):
        process.terminate()
        process.wait(SECONDS)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """Start a scheduler that has no copy of geo, without workers; return its address."""
    folder = tmp_path_factory.mktemp("scheduler")
    told = folder / "scheduler.json"
    running = [started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                       "--scheduler-file", str(told), folder=folder)]
    end = time.monotonic() + SECONDS
    while not told.exists() or not told.read_text().endswith("}"):
        assert time.monotonic() < end, "no scheduler"
        time.sleep(0.1)
    yield next(part for part in told.read_text().split('"') if part.startswith("tcp://"))
    stopped(running)


@pytest.fixture
def workers(scheduler, tmp_path):
    """Return what starts two worker processes in a folder."""
    running = []

    def start(folder=ROOT):
        running.append(started(
            "dask_worker", scheduler, "--nworkers", "2", "--nthreads", "1", "--no-dashboard",
            "--host", "127.0.0.1", "--local-directory", str(tmp_path), folder=folder))
    yield start
    stopped(running)


@pytest.fixture
def run(scheduler, tmp_path, monkeypatch):
    """Run the command on the cluster; return its code."""
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 30)
    source = write_rows(tmp_path / "in.csv", 3_500)
    return lambda name, *way: main([str(source), str(tmp_path / name), *way])


def test_a_cluster_writes_the_bytes_of_one_process(run, workers, scheduler, tmp_path):
    workers()
    assert run("cluster.csv", "--scheduler", scheduler) == 0
    assert run("alone.csv") == 0
    assert (tmp_path / "cluster.csv").read_bytes() == (tmp_path / "alone.csv").read_bytes()


def test_workers_without_geo_are_an_error(run, workers, scheduler, tmp_path, capsys):
    workers(tmp_path)
    assert run("out.csv", "--scheduler", scheduler) == 2
    error = capsys.readouterr().err
    assert "its workers cannot import geo" in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


def test_workers_of_another_version_are_an_error(run, workers, scheduler, capsys, monkeypatch):
    workers()
    monkeypatch.setattr(cluster, "fingerprint", lambda settings: "another")
    assert run("out.csv", "--scheduler", scheduler) == 2
    assert "bring all machines to the same commit" in capsys.readouterr().err


def test_no_workers_and_no_scheduler_are_errors(run, scheduler, capsys, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    assert run("out.csv", "--scheduler", scheduler) == 2
    assert "the cluster has no workers" in capsys.readouterr().err
    for address in ("tcp://127.0.0.1:9", "nonsense://x:1", "tcp://[", "x", ""):
        assert run("out.csv", "--scheduler", address) == 2
        error = capsys.readouterr().err
        assert "no Dask scheduler answers there" in error
        assert error.count("\n") == 1


def test_another_register_is_another_version(tmp_path):
    (tmp_path / "register.csv").write_text("x")
    alone = cluster.fingerprint(Settings(DERIVED_FOLDER))
    assert alone == cluster.fingerprint.__wrapped__(Settings(DERIVED_FOLDER))
    assert alone != cluster.fingerprint(Settings(DERIVED_FOLDER, tmp_path / "register.csv"))
