"""Searches for garbage wait until nothing is under way, and begin nowhere else."""

from __future__ import annotations

import gc
import sys
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from workbench.ui.background.tidying import PATIENCE, SHORT_TURN, Tidying, share_interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """Holds itself, so that only a search finds that nobody else does."""

    def __init__(self) -> None:
        self.me = self


def lost_ring() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


@pytest.fixture(autouse=True)
def own_settings() -> Iterator[None]:
    was_enabled, turn = gc.isenabled(), sys.getswitchinterval()
    yield
    gc.unfreeze()
    (gc.enable if was_enabled else gc.disable)()
    sys.setswitchinterval(turn)


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("is_idle", [True, False], ids=["idle", "busy"])
def test_what_holds_itself_goes_when_nothing_is_under_way(*, is_idle: bool) -> None:
    share_interpreter()
    keeper = QObject()
    tidying = Tidying(lambda: is_idle, keeper)
    ring = lost_ring()
    tidying.tidy()
    assert (ring() is None, tidying.searches) == (is_idle, int(is_idle))


@pytest.mark.usefixtures("qtbot")
def test_a_window_that_is_never_idle_is_searched_every_so_often() -> None:
    tidying = Tidying(lambda: False, QObject())
    ring = lost_ring()
    for _ in range(PATIENCE - 1):
        tidying.tidy()
    assert (ring() is None, tidying.searches) == (False, 0)
    tidying.tidy()
    assert (ring() is None, tidying.searches) == (True, 1)


def test_no_search_begins_by_itself_and_turns_are_short() -> None:
    gc.enable()
    share_interpreter()
    assert not gc.isenabled()
    assert sys.getswitchinterval() == pytest.approx(SHORT_TURN)


def test_what_stands_at_the_start_is_left_out_of_later_searches(qtbot: QtBot) -> None:
    keeper = QObject()
    Tidying(lambda: True, keeper).begin()
    assert gc.get_freeze_count() > 10_000
