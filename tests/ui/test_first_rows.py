"""The log tells when the window's first rows were painted, once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QTableView

from workbench.ui.first_rows import WORDS, FirstRows

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_the_first_rows_are_told_once(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    table, model = QTableView(), QStringListModel()
    qtbot.addWidget(table)
    table.setModel(model)
    rows = FirstRows(table)
    told: list[int] = []
    rows.shown.connect(lambda: told.append(model.rowCount()))
    with caplog.at_level(logging.INFO):
        table.show()
        qtbot.waitExposed(table)
        table.viewport().repaint()
        assert told == []
        model.setStringList(["2401", "2402"])
        with qtbot.waitSignal(rows.shown):
            table.viewport().repaint()
        table.viewport().repaint()
    assert told == [2]
    assert [record.message for record in caplog.records] == [WORDS]
