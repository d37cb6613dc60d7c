"""A thread says how long its turns are; nobody else's change by it, nor does its share."""

from __future__ import annotations

import os
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from workbench.promptness import Turn, take_turns

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
SCHED = Path("/proc/thread-self/sched")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not SCHED.exists(), reason="the kernel tells of no turns"
)


def in_a_thread(work: Callable[[], T]) -> T:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def own_turn() -> int:
    found = re.search(r"^se\.slice\s*:\s*(\d+)$", SCHED.read_text("ascii"), re.MULTILINE)
    return int(found[1]) if found else 0


def takes_turns_here() -> bool:
    """Tell whether this kernel heeds them; before 6.12 it nods and goes on as before."""
    return in_a_thread(lambda: take_turns(Turn.CHILD) and own_turn() == Turn.CHILD)


@pytest.mark.parametrize("turn", list(Turn), ids=[turn.name for turn in Turn])
def test_a_thread_takes_the_turns_it_asks_for(turn: Turn) -> None:
    if not takes_turns_here():
        pytest.skip("this kernel does not heed turns")
    assert in_a_thread(lambda: (take_turns(turn), own_turn())) == (True, turn)


def test_no_other_thread_takes_them() -> None:
    before = own_turn()
    in_a_thread(lambda: take_turns(Turn.CHILD))
    assert own_turn() == before


def test_the_share_of_the_processors_stays() -> None:
    def shares() -> tuple[int, int]:
        own = threading.get_native_id()
        before = os.getpriority(os.PRIO_PROCESS, own)
        take_turns(Turn.WORK)
        return before, os.getpriority(os.PRIO_PROCESS, own)

    before, after = in_a_thread(shares)
    assert after == before


def test_a_thread_begins_with_turns_of_its_own() -> None:
    def begun_by_one_with_long_turns() -> int:
        take_turns(Turn.CHILD)
        return in_a_thread(own_turn)

    assert in_a_thread(begun_by_one_with_long_turns) != Turn.CHILD


def test_the_windows_turns_are_the_shortest() -> None:
    assert sorted(Turn) == [Turn.WINDOW, Turn.WORK, Turn.CHILD]
