"""One piece of work beside the window, whose end the window does not wait for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QObject, QTimer

from workbench.domain.errors import SignInExpired
from workbench.ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.contracts import Desk
    from workbench.ui.trouble import Trouble

LONG = 10  # seconds, for what comes at once


def fail(trouble: Trouble) -> None:
    raise AssertionError(trouble.sentence)


class ClosingDesk:
    """A desk that closes only when it is let go, as one does that writes a long log back."""

    def __init__(self) -> None:
        self.closing = threading.Event()
        self.gate = threading.Event()
        self.is_closed = False

    def give_up_when(self, is_over: object) -> None:
        """Nothing is read here."""

    def close(self) -> None:
        self.closing.set()
        self.is_closed = self.gate.wait(LONG)


@pytest.fixture
def desk() -> ClosingDesk:
    return ClosingDesk()


@pytest.fixture
def errand(desk: ClosingDesk, qapp: QObject) -> Iterator[Errand]:
    parent = QObject()
    made = Errand(lambda: cast("Desk", desk), parent)
    yield made
    desk.gate.set()
    assert made.stop()


def test_the_window_goes_on_while_the_desk_closes(
    qtbot: QtBot, errand: Errand, desk: ClosingDesk
) -> None:
    found: list[Any] = []
    errand.run(lambda _: 7, found.append, found.append)
    qtbot.waitUntil(desk.closing.is_set)
    assert errand.is_running
    QTimer.singleShot(0, desk.gate.set)
    with qtbot.waitSignal(errand.ended):
        pass
    assert desk.is_closed
    assert found == [7]


@pytest.mark.parametrize("is_well", [True, False], ids=["result", "trouble"])
def test_the_desk_is_closed_when_the_result_is_handed_on(
    qtbot: QtBot, errand: Errand, desk: ClosingDesk, *, is_well: bool
) -> None:
    closed: list[bool] = []
    desk.gate.set()

    def work(_: Desk) -> None:
        if not is_well:
            raise SignInExpired(service="1688")

    with qtbot.waitSignal(errand.ended):
        errand.run(
            work, lambda _: closed.append(desk.is_closed), lambda _: closed.append(desk.is_closed)
        )
    assert closed == [True]
    assert not errand.is_running


def test_another_may_begin_as_soon_as_the_result_is_here(
    qtbot: QtBot, errand: Errand, desk: ClosingDesk
) -> None:
    desk.gate.set()
    found: list[int] = []

    def again(first: int | None) -> None:
        found.append(first or 0)
        errand.run(lambda _: 2, lambda second: found.append(second or 0), fail)

    errand.run(lambda _: 1, again, fail)
    qtbot.waitUntil(lambda: found == [1, 2])


def test_one_that_is_stopped_hands_on_nothing_but_that(
    qtbot: QtBot, errand: Errand, desk: ClosingDesk
) -> None:
    desk.gate.set()
    found: list[Any] = []
    errand.run(lambda _: 7, found.append, found.append)
    assert errand.stop()
    qtbot.waitUntil(lambda: found == [None])
    assert not errand.is_running
