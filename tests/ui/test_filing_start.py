"""R and its buttons want a filing for the marked rows, of one shop at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.season import NOW, picture_rows
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.views import Beneath, HandledBy
from workbench.ui.formats import Formats
from workbench.ui.monitor.columns import MONITOR_COLUMNS
from workbench.ui.monitor.filing import wish_for
from workbench.ui.monitor.view import MonitorView
from workbench.ui.orders.view import OrdersView
from workbench.ui.tables.columns import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import ViewTools

COLUMNS = {column.key: column for column in MONITOR_COLUMNS}


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]) -> MonitorView:
    made = MonitorView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.reload()
    settle()
    return made


def test_r_wants_a_filing_for_the_row(view: MonitorView, qtbot: QtBot) -> None:
    row = view.lists.chosen_row()
    assert row is not None
    view.lists.table.setFocus()
    with qtbot.waitSignal(view.filing_wanted) as wanted:
        QTest.keyClick(view.lists.table, Qt.Key.Key_R)
    assert wanted.args == [
        FilingWish(row.shop_id, (row.order_number,), row.rule, rows=(row.id,)),
    ]


def test_the_button_wants_one_for_all_marked_rows(view: MonitorView, qtbot: QtBot) -> None:
    view.lists.table.selectAll()
    with qtbot.waitSignal(view.filing_wanted) as wanted:
        view.bulk.filing.click()
    (wish,) = wanted.args
    assert len(wish.orders) > 1
    assert wish.rule == ""


def test_rows_of_other_shops_are_left_and_it_is_said(
    view: MonitorView, desk: MemoryDesk, qtbot: QtBot
) -> None:
    first, *others = desk.monitor.all_rows
    desk.monitor.all_rows = [first, *(replace(row, shop_id="another") for row in others)]
    view.lists.table.selectAll()
    with qtbot.waitSignals([view.said, view.filing_wanted], order="strict"):
        view.bulk.filing.click()


def test_rows_of_one_rule_bring_it_along_and_an_order_counts_once() -> None:
    row = picture_rows()[0]
    wish = wish_for([row, replace(row, id=99)])
    assert (wish.orders, wish.rule, wish.rows) == ((row.order_number,), row.rule, (row.id, 99))


def test_further_warnings_are_told_beneath_the_rule(tools: ViewTools) -> None:
    other = Beneath("1688.false_track.gap_72h", Verdict.PENDING, Level.WARNING, NOW)
    row = replace(picture_rows()[0], warnings=2, beneath=(other,))
    look = Look(NOW, Formats(is_chinese=True), tools.desk.rules)
    title, further = COLUMNS["warning"].paint.tip(row, look).split("\n")
    assert title == tools.desk.rules.title(row.rule)
    assert further.startswith("+ ▲ ")
    assert further.endswith("1月24日 10:00")


def test_who_handled_a_row_is_told(tools: ViewTools) -> None:
    row = replace(picture_rows()[0], handled=HandledBy(NOW, "chen", "已联系"))
    look = Look(NOW, Formats(is_chinese=True), tools.desk.rules)
    told = COLUMNS["handling"].paint.tip(row, look)
    assert told.endswith("1月24日 10:00  chen  已联系")
    assert COLUMNS["handled_by"].paint.text(row, look) == "chen"
    assert COLUMNS["handled_at"].paint.text(row, look) == "1月24日 10:00"


def test_r_wants_a_filing_for_an_order(
    qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]
) -> None:
    view = OrdersView(tools)
    qtbot.addWidget(view)
    view.show()
    view.reload()
    settle()
    (row,) = tools.desk.orders.rows([view.table.chosen])
    view.table.setFocus()
    with qtbot.waitSignal(view.filing_wanted) as wanted:
        QTest.keyClick(view.table, Qt.Key.Key_R)
    assert wanted.args == [FilingWish(row.shop_id, (row.number,))]
    view.look_back(NOW)
    settle()
    with qtbot.assertNotEmitted(view.filing_wanted):
        QTest.keyClick(view.table, Qt.Key.Key_R)
