"""Work apart: the same result, errors told, and a process that ends is replaced."""

import os
import time
from collections.abc import Iterator

import numpy as np
import pytest

from data.apart import ApartError, Worker
from data.export import partners_csv
from data.selected import Selected
from data.workbook import xlsx_bytes
from tests.small_world import TODAY, small_world

WORLD = small_world()
EVERYTHING = Selected(WORLD, np.ones(8, dtype=bool), np.ones(16, dtype=bool), "none", "", TODAY)


@pytest.fixture
def worker() -> Iterator[Worker]:
    started = Worker()
    yield started
    started.stop()


def test_it_makes_the_same_bytes_in_another_process(worker: Worker) -> None:
    assert worker.do(xlsx_bytes, EVERYTHING) == xlsx_bytes(EVERYTHING)
    mask = np.ones(16, dtype=bool)
    assert worker.do(partners_csv, WORLD, mask) == partners_csv(WORLD, mask)
    assert worker.do(os.getpid) != os.getpid()


def test_one_process_does_one_piece_after_the_other(worker: Worker) -> None:
    assert worker.do(os.getpid) == worker.do(os.getpid)


def test_an_error_is_told_and_the_next_piece_is_done(worker: Worker) -> None:
    with pytest.raises(ApartError, match=r"int failed: ValueError: invalid literal.*'x'"):
        worker.do(int, "x")
    assert worker.do(int, "7") == 7


def test_what_a_library_prints_is_no_answer(worker: Worker) -> None:
    assert worker.do(print, "noise") is None


def test_a_process_that_ended_is_replaced(worker: Worker) -> None:
    first = worker.do(os.getpid)
    os.kill(first, 9)
    assert worker.do(os.getpid) != first


def test_work_that_ends_the_process_is_an_error(worker: Worker) -> None:
    with pytest.raises(ApartError, match="ended twice"):
        worker.do(os._exit, 1)


def test_an_idle_process_ends_by_itself() -> None:
    worker = Worker(idle_s=0.3)
    first = worker.do(os.getpid)
    time.sleep(1.0)
    assert worker.do(os.getpid) != first
    worker.stop()
