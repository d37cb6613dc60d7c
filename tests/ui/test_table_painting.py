"""A refresh paints what changed and nothing else; the screen is as if all had been painted."""

from __future__ import annotations

from array import array
from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    QTimer,
)
from PySide6.QtGui import QImage, QPaintEvent, QRegion

from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.rule_doubles import ChineseRules
from tests.ui.season import NOW, many_rows
from workbench.domain.handling import HandlingState
from workbench.ui.formats import Formats
from workbench.ui.monitor.columns import MONITOR_COLUMNS
from workbench.ui.tables.columns import Look
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage

ROWS = 1_000
ALL = range(1, ROWS + 1)
HEIGHT = 40  # of a row


_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_MORE = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class Painted(QObject):
    """Keeps which part of a list was painted."""

    def __init__(self, table: PagedTable) -> None:
        super().__init__(table)
        self.region = QRegion()
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False

    @property
    def rows(self) -> set[int]:
        """Return which rows on screen, from 0, were painted at least in part."""
        box = self.region.boundingRect()
        strips = {row: QRect(0, row * HEIGHT, box.right() + 1, HEIGHT) for row in range(20)}
        return {row for row, strip in strips.items() if self.region.intersects(strip)}


class Board:
    """A list on screen whose rows can be changed behind its back."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self._qtbot = qtbot
        self.monitor = MemoryMonitor(many_rows(ROWS))
        look = Look(NOW, Formats(), ChineseRules())
        model = PagedModel(MONITOR_COLUMNS, self.monitor.rows, look)
        self.table = PagedTable(model, stage.keeper)
        qtbot.addWidget(self.table)
        self.table.resize(1000, 460)  # the last row on screen is cut
        self.table.show()
        self.table.show_ids(array("q", ALL))
        self.settle()

    def settle(self) -> None:
        """Let the loop paint what waits to be painted."""
        for _ in range(2):
            timer = QTimer(singleShot=True)
            with self._qtbot.waitSignal(timer.timeout):
                timer.start(0)

    def mark(self, first: int, last: int) -> None:
        """Mark a range of rows beside what is marked."""
        marks = QItemSelection(_cell(self.table, first), _cell(self.table, last))
        self.table.selectionModel().select(marks, _MORE)

    def refreshed(self, ids: Iterable[int]) -> set[int]:
        """Refresh, and return which rows on screen were painted."""
        painted = Painted(self.table)
        self.table.refresh_ids(array("q", ids))
        self.settle()
        return painted.rows

    def is_as_painted_anew(self) -> bool:
        """Tell whether the screen shows what painting everything gives."""
        self.settle()
        shown = self.table.screen().grabWindow(self.table.winId()).toImage()
        anew = self.table.grab().toImage()
        plain = QImage.Format.Format_RGB32
        return bool(shown.convertToFormat(plain) == anew.convertToFormat(plain))


def _cell(table: PagedTable, row: int) -> QModelIndex:
    return table.model().index(row, 0)


@pytest.fixture
def board(qtbot: QtBot, stage: Stage) -> Board:
    return Board(qtbot, stage)


def test_what_changes_beneath_paints_nothing(board: Board) -> None:
    assert board.refreshed([*range(1, 400), *range(401, ROWS)]) == set()


def test_far_more_changes_beneath_paint_nothing(board: Board) -> None:
    assert board.refreshed([*range(1, 101), *range(ROWS, 100, -1)]) == set()


def test_one_row_that_changed_is_painted_alone(board: Board) -> None:
    board.monitor.handle(3, HandlingState.CHASED)
    assert board.refreshed(ALL) == {2}
    assert board.is_as_painted_anew()


def test_two_rows_that_changed_places_are_painted_alone(board: Board) -> None:
    assert board.refreshed([1, 2, 4, 3, *range(5, ROWS)]) == {2, 3}
    assert board.is_as_painted_anew()


def test_a_list_that_moves_is_painted_whole(board: Board) -> None:
    board.table.verticalScrollBar().setValue(HEIGHT * 100 + 13)
    board.settle()
    board.refreshed(ALL[50:])
    assert board.is_as_painted_anew()


@pytest.mark.parametrize("is_one_of_many", [False, True], ids=["alone", "among marked rows"])
def test_a_row_that_becomes_the_chosen_one_is_painted(board: Board, is_one_of_many: bool) -> None:
    table, last = board.table, board.table.visible_rows()[1]
    table.choose(ROWS)
    if is_one_of_many:
        table.selectionModel().select(QItemSelection(_cell(table, 0), _cell(table, 1)), _MORE)
    table.verticalScrollBar().setValue(0)
    board.settle()
    assert last in board.refreshed(ALL[: last + 1])
    assert table.chosen == last + 1
    assert board.is_as_painted_anew()


def test_a_row_that_loses_its_mark_is_painted(board: Board) -> None:
    table = board.table
    table.selectionModel().setCurrentIndex(_cell(table, 900), _ALONE)
    table.selectionModel().select(_cell(table, 3), _ALONE)
    table.verticalScrollBar().setValue(0)
    board.settle()
    assert board.refreshed(ALL) == {3}
    assert board.is_as_painted_anew()


@pytest.mark.parametrize("seed", range(12))
def test_the_screen_is_as_if_all_were_painted(board: Board, seed: int) -> None:
    chance = Random(seed)
    for _ in range(8):
        present = list(ALL)
        for _ in range(chance.randrange(4)):
            del present[chance.randrange(20)]
        if chance.random() < 0.3:
            present = present[: chance.randrange(1, 30)]
        if chance.random() < 0.3:
            first = chance.randrange(1, len(present) + 1)
            present = present[first:] + present[:first]
        board.monitor.handle(chance.randrange(1, 15), chance.choice(list(HandlingState)))
        if chance.random() < 0.5:
            board.table.choose(chance.choice(present))
        if chance.random() < 0.5:
            board.mark(chance.randrange(15), chance.randrange(15))
        if chance.random() < 0.3:
            board.table.verticalScrollBar().setValue(chance.randrange(600))
        board.refreshed(present)
        assert board.is_as_painted_anew()
