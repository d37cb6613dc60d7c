"""Exports from the window: what is asked for, progress, cancel, and what is said at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.season import NOW
from workbench.domain.errors import ExportTargetRefused
from workbench.domain.exchange.exports import ExportView
from workbench.domain.views import Urgency
from workbench.ui.exports.target import Target, with_suffix
from workbench.ui.frame.places import ORDERS, TODAY
from workbench.ui.today.giving_out import Wanted, ledger_out

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow

TARGET = Path("/somewhere/订单.xlsx")


@pytest.fixture
def asked(window: MainWindow) -> list[str]:
    """The seller names a file at once; keeps the names that were offered."""
    offered: list[str] = []

    def answer(parent: QWidget, name: str) -> Target:
        offered.append(name)
        return Target(TARGET)

    window.exporting.ask = answer
    return offered


def said(window: MainWindow) -> str:
    return window.export_bar.sentence


def test_what_the_monitor_shows_goes_out(
    window: MainWindow, desk: MemoryDesk, asked: list[str], qtbot: QtBot
) -> None:
    desk.exports.gate.set()
    window.views.monitor.asking.choose(urgency=Urgency.OVERDUE, search="YT88")
    with qtbot.waitSignal(window.exporting.ended):
        window.views.monitor.head.export_button.click()
    (request,) = desk.exports.asked
    assert (request.view, request.target, request.is_masked) == (ExportView.MONITOR, TARGET, True)
    assert (request.filters["urgency"], request.filters["search"]) == ("overdue", "YT88")
    assert asked == ["物流监控"]
    assert said(window) == "已写出 3 行到 /somewhere/订单.xlsx；运单号已遮盖"


def test_control_e_writes_the_orders(
    window: MainWindow, desk: MemoryDesk, asked: list[str], qtbot: QtBot
) -> None:
    desk.exports.gate.set()
    window.show_view(ORDERS)
    with qtbot.waitSignal(window.exporting.ended):
        QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (request,) = desk.exports.asked
    assert request.view is ExportView.ORDERS
    assert request.filters == {
        "search": "", "shop": "", "open": "yes", "beside": "", "sort": "ship_by", "order": "asc",
    }  # fmt: skip


def test_lists_answer_while_a_file_is_written(
    window: MainWindow, desk: MemoryDesk, asked: list[str], qtbot: QtBot
) -> None:
    window.views.monitor.export()
    qtbot.waitUntil(lambda: said(window) == "正在导出到 订单.xlsx：1 / 3 行")
    window.views.monitor.reload()
    qtbot.waitUntil(window.is_settled)
    window.views.monitor.export()
    assert len(asked) == 1
    desk.exports.gate.set()
    qtbot.waitUntil(lambda: not window.exporting.is_running)


def test_a_report_goes_out_as_lists_do(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    window.show_view(TODAY)
    qtbot.waitUntil(window.is_settled)
    window.views.today.giving_out.ask = lambda parent, name: Wanted(Path("/somewhere/day.pdf"))
    with qtbot.waitSignal(window.exporting.ended):
        window.views.today.export_button.click()
    assert desk.today.written == ["report day.pdf"]
    assert said(window) == "已写出 6 行到 /somewhere/day.pdf；运单号已遮盖"


def test_the_carriers_account_goes_out_masked(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.exporting.ended):
        window.exporting.begin(ledger_out(NOW, Path("/somewhere/c.xlsx")), is_whole=False)
    assert desk.today.written == ["ledger c.xlsx"]


def test_whole_waybills_in_the_carriers_account_take_a_reason(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    exporting = window.exporting
    exporting.begin(ledger_out(NOW, Path("/somewhere/c.xlsx")), is_whole=True)
    qtbot.waitUntil(lambda: exporting.dialog is not None)
    assert exporting.dialog is not None
    assert desk.today.written == []
    exporting.dialog.own.setText("对账")
    with qtbot.waitSignal(exporting.ended):
        exporting.dialog.accept_button.click()
    assert desk.today.written == ["ledger c-含个人信息.xlsx 对账"]


def test_a_cancel_is_quiet(
    window: MainWindow, desk: MemoryDesk, asked: list[str], qtbot: QtBot
) -> None:
    window.views.monitor.export()
    qtbot.waitUntil(lambda: "1 / 3" in said(window))
    window.export_bar.pressed.emit()
    with qtbot.waitSignal(window.exporting.ended):
        desk.exports.gate.set()
    assert said(window) == ""


def test_a_refusal_stands_in_the_bar_until_it_is_closed(
    window: MainWindow, desk: MemoryDesk, asked: list[str], qtbot: QtBot
) -> None:
    desk.exports.error = ExportTargetRefused(path="订单.xlsx")
    desk.exports.gate.set()
    with qtbot.waitSignal(window.exporting.ended):
        window.views.monitor.export()
    assert said(window).startswith("订单.xlsx 不能写入。")
    window.export_bar.pressed.emit()
    assert said(window) == ""


def test_a_dialog_that_is_left_writes_nothing(window: MainWindow, desk: MemoryDesk) -> None:
    window.exporting.ask = lambda parent, name: None
    window.views.monitor.export()
    assert not window.exporting.is_running
    assert desk.exports.asked == []


def test_closing_the_window_cancels(
    window: MainWindow, desk: MemoryDesk, asked: list[str], qtbot: QtBot
) -> None:
    window.views.monitor.export()
    qtbot.waitUntil(lambda: "1 / 3" in said(window))
    desk.exports.gate.set()
    assert window.exporting.stop()
    assert not window.exporting.is_running


@pytest.mark.parametrize(
    ("name", "kind", "file"),
    [
        pytest.param("a", "CSV 表格 (*.csv)", "a.csv", id="suffix of the kind"),
        pytest.param("a.db", "CSV 表格 (*.csv)", "a.db", id="typed suffix wins"),
        pytest.param("a.b", "", "a.b.xlsx", id="other suffix, no kind"),
    ],
)
def test_a_file_has_one_of_our_suffixes(name: str, kind: str, file: str) -> None:
    assert with_suffix(Path(name), kind) == Path(file)
