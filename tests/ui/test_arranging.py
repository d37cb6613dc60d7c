"""A person arranges a table: columns moved, sized, hidden, put back; cells and rows copied."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.rule_doubles import ChineseRules
from tests.ui.season import NOW, many_rows, picture_rows
from workbench.domain.tables.fields import LEAST, Layout, TableName
from workbench.ui.formats import Formats
from workbench.ui.monitor.columns import MONITOR_COLUMNS
from workbench.ui.orders.view import OrdersView
from workbench.ui.tables.columns import Look
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.domain.views import MonitorRow
    from workbench.ui.start import Stage, ViewTools

KEYS = [column.key for column in MONITOR_COLUMNS]
HELD = (
    pytest.param(Qt.KeyboardModifier.ControlModifier, id="control"),
    pytest.param(Qt.KeyboardModifier.ShiftModifier, id="shift"),
)


def shown_table(qtbot: QtBot, stage: Stage, monitor: MemoryMonitor) -> PagedTable:
    look = Look(NOW, Formats(), ChineseRules())
    model: PagedModel[MonitorRow] = PagedModel(MONITOR_COLUMNS, monitor.rows, look)
    table = PagedTable(model, stage.keeper)
    qtbot.addWidget(table)
    table.resize(1400, 400)
    table.show()
    table.show_ids(array("q", [row.id for row in monitor.all_rows]))
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    return table


@pytest.fixture
def table(qtbot: QtBot, stage: Stage) -> PagedTable:
    return shown_table(qtbot, stage, MemoryMonitor(picture_rows()))


@pytest.fixture
def told(table: PagedTable) -> list[Layout]:
    layouts: list[Layout] = []
    table.arranging.arranged.connect(layouts.append)
    return layouts


def visible(table: PagedTable) -> list[str]:
    header = table.header
    sections = [header.logicalIndex(place) for place in range(header.count())]
    return [KEYS[x] for x in sections if not header.isSectionHidden(x)]


def entry(table: PagedTable, words: str) -> None:
    menu = table.arranging.menu
    menu.aboutToShow.emit()
    (action,) = [action for action in menu.actions() if action.text() == words]
    action.trigger()


def release(table: PagedTable) -> None:
    QTest.mouseRelease(table.header.viewport(), Qt.MouseButton.LeftButton)


def test_standard_columns(table: PagedTable) -> None:
    assert visible(table) == [
        "shape", "warning", "remaining", "deadline", "handling", "platform_shop", "order_number",
        "carrier", "waybill", "last_scan", "asked_at",
    ]  # fmt: skip


def test_menu_hides_a_column(table: PagedTable, told: list[Layout]) -> None:
    entry(table, "快递")
    assert "carrier" not in visible(table)
    assert told == [Layout(hidden=("carrier",))]


def test_menu_shows_an_optional_column(table: PagedTable, told: list[Layout]) -> None:
    entry(table, "付款时间")
    assert "paid_at" in visible(table)
    assert told == [Layout(shown=("paid_at",))]


def test_menu_puts_columns_back(table: PagedTable, told: list[Layout]) -> None:
    entry(table, "快递")
    entry(table, "恢复标准列")
    assert "carrier" in visible(table)
    assert told[-1] == Layout()


def test_the_last_column_cannot_be_hidden(table: PagedTable) -> None:
    named = [key for key in KEYS if key not in {"shape", "warning"}]
    table.header.arrange(Layout(hidden=tuple(named)))
    menu = table.arranging.menu
    menu.aboutToShow.emit()
    locked = [
        action.text() for action in menu.actions() if action.text() and not action.isEnabled()
    ]
    assert locked == ["预警类型"]


def test_dragged_column_is_kept_once_the_mouse_lets_go(
    table: PagedTable, told: list[Layout]
) -> None:
    table.header.moveSection(table.header.visualIndex(KEYS.index("waybill")), 1)
    assert told == []
    release(table)
    assert told[-1].order[:3] == ("shape", "waybill", "warning")
    assert visible(table)[1] == "waybill"


def test_dragged_width_is_kept(table: PagedTable, told: list[Layout]) -> None:
    header, section = table.header, KEYS.index("waybill")
    edge = header.sectionViewportPosition(section) + header.sectionSize(section) - 1
    viewport, middle = header.viewport(), header.height() // 2
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(edge, middle))
    QTest.mouseMove(viewport, QPoint(edge + 30, middle))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(edge + 30, middle))
    assert dict(told[-1].widths) == {"waybill": 124 + 30}


def test_window_that_grows_tells_nothing(table: PagedTable, told: list[Layout]) -> None:
    table.resize(1200, 400)
    release(table)
    assert told == []


def test_layout_of_before_is_taken_up(table: PagedTable) -> None:
    order = ("shape", "order_number", *[key for key in KEYS if key != "order_number"][1:])
    table.header.arrange(Layout(order, (("order_number", 222),), ("handling",), ("level",)))
    assert visible(table)[:3] == ["shape", "order_number", "warning"]
    assert table.header.sectionSize(KEYS.index("order_number")) == 222
    assert "handling" not in visible(table)
    assert "level" in visible(table)


def test_columns_shown_by_hand_never_give_way(table: PagedTable) -> None:
    table.header.arrange(Layout(shown=("asked_at", "carrier", "verdict")))
    table.resize(700, 400)
    assert {"asked_at", "carrier", "verdict"} <= set(visible(table))
    assert table.header.sectionSize(KEYS.index("last_scan")) == LEAST


def test_the_column_at_the_right_end_is_known_whatever_moves(table: PagedTable) -> None:
    header = table.header
    ends = [KEYS[header.last]]
    header.moveSection(header.visualIndex(header.last), 0)
    ends.append(KEYS[header.last])
    table.resize(500, 400)
    ends.append(KEYS[header.last])
    assert ends[0] != ends[1]
    assert ends[1:] == [ends[1], visible(table)[-1]]


def test_a_views_arrangement_is_kept_and_taken_up_again(
    qtbot: QtBot, tools: ViewTools, desk: MemoryDesk
) -> None:
    first = OrdersView(tools)
    qtbot.addWidget(first)
    first.resize(1800, 900)
    first.show()
    first.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    first.table.arranging.menu.aboutToShow.emit()
    entry(first.table, "收货地区")
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert desk.tables.layouts == {TableName.ORDERS: Layout(hidden=("region",))}
    again = OrdersView(tools)
    qtbot.addWidget(again)
    assert again.table.header.arrangement == Layout(hidden=("region",))


def test_ctrl_c_copies_the_cell(table: PagedTable) -> None:
    table.setCurrentIndex(table.model().index(0, KEYS.index("order_number")))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2401200011874563218"


def test_ctrl_shift_c_copies_rows_as_they_show(table: PagedTable) -> None:
    hidden = [key for key in KEYS if key not in {"shape", "order_number", "waybill"}]
    table.header.arrange(Layout(hidden=tuple(hidden)))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text() == (
        "2401200011874563218\tYT8800213345012\n2401190044120773109\tZT7712009834"
    )


def test_marked_rows_stay_marked_over_a_refresh(qtbot: QtBot, stage: Stage) -> None:
    table = shown_table(qtbot, stage, MemoryMonitor(many_rows(40)))
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    table.refresh_ids(array("q", [90, *range(1, 41)]))
    assert table.selected_ids() == [1, 2, 3]
    assert table.chosen == 3


def test_marked_rows_stay_marked_when_all_is_turned_round(qtbot: QtBot, stage: Stage) -> None:
    table = shown_table(qtbot, stage, MemoryMonitor(many_rows(1000)))
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    table.refresh_ids(array("q", range(1000, 0, -1)))
    assert sorted(table.selected_ids()) == [1, 2, 3]
    assert table.chosen == 3


def test_another_row_chosen_ends_the_marking(table: PagedTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_J)
    assert table.selected_ids() == [3]


@pytest.mark.parametrize("held", HELD)
def test_the_first_row_of_an_answer_is_marked_whatever_key_is_held(
    table: PagedTable, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Alt, held)
    table.show_ids(array("q", [3, 2, 1]))
    assert table.selected_ids() == [3]


@pytest.mark.parametrize("held", HELD)
def test_a_refresh_keeps_the_marked_row_whatever_key_is_held(
    table: PagedTable, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Alt, held)
    table.refresh_ids(array("q", [3, 2, 1]))
    assert (table.chosen, table.selected_ids()) == (1, [1])


@pytest.mark.parametrize("held", HELD)
def test_a_row_looked_for_is_marked_whatever_key_is_held(
    table: PagedTable, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Alt, held)
    assert table.choose(2)
    assert table.selected_ids() == [2]
