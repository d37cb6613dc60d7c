"""Filters beside the chips, their names, and acts on marked rows, with real keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.ui.season import picture_rows
from workbench.domain.exchange.exports import ExportView
from workbench.domain.handling import HandlingState
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.tables.saved import SavedFilter
from workbench.domain.views import Grouping, MonitorCounts, Urgency
from workbench.ui.monitor.bulk import chase_messages
from workbench.ui.monitor.conditions import Conditions
from workbench.ui.monitor.view import MonitorView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import ViewTools

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools) -> MonitorView:
    made = MonitorView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.set_conditions(Conditions(tuple(tools.desk.shops.health()), tools.desk.monitor.now()))
    made.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    made.lists.table.setFocus()
    qtbot.waitUntil(made.lists.table.hasFocus)
    return made


def entries(menu: QMenu) -> dict[str, QAction]:
    """Return a menu's entries by their words, those of menus beneath included."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        beneath = action.menu()
        if isinstance(beneath, QMenu):
            found |= {name: one for name, one in entries(beneath).items() if name not in found}
        found[action.text().split("\t")[0]] = action
    return found


@pytest.fixture
def menu(view: MonitorView, settle: Callable[[], None]) -> Callable[[str], None]:
    """Open the filter menu and take an entry."""

    def choose(words: str) -> None:
        view.narrowing.button.click()
        settle()
        assert view.narrowing.menu.isVisible()
        view.narrowing.menu.close()
        entries(view.narrowing.menu)[words].trigger()
        settle()

    return choose


def mark(view: MonitorView, rows: int) -> None:
    for _ in range(rows - 1):
        QTest.keyClick(view.lists.table, Qt.Key.Key_Down, SHIFT)


def test_a_value_of_the_menu_narrows_the_list(
    view: MonitorView, desk: MemoryDesk, menu: Callable[[str], None]
) -> None:
    menu("圆通")
    assert desk.monitor.asked[-1].carrier == "yuantong"
    assert [chip.word for chip in view.narrowing.chips.values()] == ["圆通 ✕"]


def test_filters_add_up_and_a_chip_lifts_its_own(
    view: MonitorView,
    desk: MemoryDesk,
    menu: Callable[[str], None],
    settle: Callable[[], None],
) -> None:
    menu("圆通")
    menu("浙江省")
    QTest.mouseClick(view.narrowing.chips["carrier"], Qt.MouseButton.LeftButton)
    settle()
    assert (desk.monitor.asked[-1].carrier, desk.monitor.asked[-1].province) == ("", "浙江省")
    assert list(view.narrowing.chips) == ["province"]


def test_escape_lifts_filters(
    view: MonitorView,
    desk: MemoryDesk,
    menu: Callable[[str], None],
    settle: Callable[[], None],
) -> None:
    menu("圆通")
    view.escape()
    settle()
    assert desk.monitor.asked[-1].carrier == ""
    assert view.narrowing.chips == {}


def test_filters_are_named_and_picked_again(
    view: MonitorView,
    desk: MemoryDesk,
    menu: Callable[[str], None],
    settle: Callable[[], None],
) -> None:
    menu("圆通")
    menu("保存当前筛选…")
    assert view.filtering.dialog is not None
    view.filtering.dialog.line.setText("圆通全部")
    QTest.keyClick(view.filtering.dialog.line, Qt.Key.Key_Return)
    settle()
    assert dict(desk.tables.filters["圆通全部"].filters)["carrier"] == "yuantong"
    menu("清除筛选")
    menu("圆通全部")
    assert desk.monitor.asked[-1].carrier == "yuantong"


def test_a_named_filter_is_deleted_and_brought_back(
    view: MonitorView,
    desk: MemoryDesk,
    menu: Callable[[str], None],
    settle: Callable[[], None],
) -> None:
    said: list[tuple[str, Callable[[], None]]] = []
    view.said.connect(lambda text, back: said.append((text, back)))
    desk.tables.save(SavedFilter("旧的", (("carrier", "ems"),)))
    view.narrowing.dropped.emit("旧的")
    settle()
    assert desk.tables.filters == {}
    said[-1][1]()
    settle()
    assert desk.tables.filters["旧的"].filters == (("carrier", "ems"),)


def test_filters_of_another_version_are_said(view: MonitorView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.said) as said:
        view.narrowing.picked.emit(SavedFilter("新的", (("urgency", "tomorrow"),)))
    assert said.args == ["这组筛选来自其他版本，无法使用", None]


def test_a_trouble_shows_parcels_whether_or_not_they_warn(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None], tools: ViewTools
) -> None:
    counts = MonitorCounts({}, {}, 3, 0, {Trouble.RETURNED: 2})
    view.kinds.show_counts(counts, tools.stage.formats)
    shown = [chip for chip in view.kinds.troubles.values() if chip.isVisible()]
    assert [(chip.word, chip.number) for chip in shown] == [("已退回", "2")]
    shown[0].click()
    settle()
    asked = desk.monitor.asked[-1]
    assert (asked.trouble, asked.urgency) == (Trouble.RETURNED, Urgency.ALL_OPEN)
    view.kinds.troubles[Trouble.RETURNED].click()
    settle()
    asked = desk.monitor.asked[-1]
    assert (asked.trouble, asked.urgency) == (None, Urgency.ALL_WARNINGS)


def test_marked_rows_offer_their_acts(view: MonitorView) -> None:
    assert not view.bulk.isVisible()
    mark(view, 3)
    assert view.bulk.isVisible()
    assert view.bulk.count.text() == "已选 3 行"
    view.bulk.end.click()
    assert not view.bulk.isVisible()


def test_h_handles_all_marked_rows_and_one_act_takes_them_back(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    said: list[tuple[str, Callable[[], None]]] = []
    view.said.connect(lambda text, back: said.append((text, back)))
    mark(view, 2)
    QTest.keyClick(view.lists.table, Qt.Key.Key_H)
    settle()
    states = [row.handling for row in desk.monitor.all_rows[:3]]
    assert states[:2] == [HandlingState.HANDLED] * 2
    assert said[-1][0] == "已将 2 行标为已处理"
    said[-1][1]()
    settle()
    assert desk.monitor.all_rows[0].handling is HandlingState.TO_DO


def test_a_note_goes_to_every_marked_row(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    mark(view, 2)
    view.bulk.handled.click()
    dialog = view.marking.acts.dialog
    assert dialog is not None
    dialog.line.setText("网点答复今晚发出")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    settle()
    assert [desk.monitor.acts[row][-1].note for row in (1, 2)] == ["网点答复今晚发出"] * 2


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param({"search": "没有的词"}, id="empty list"),
        pytest.param({"grouping": Grouping.CARRIER_SITE}, id="groups"),
    ],
)
def test_what_is_out_of_sight_is_not_marked(
    view: MonitorView, settle: Callable[[], None], choice: dict[str, Any]
) -> None:
    mark(view, 2)
    assert view.bulk.isVisible()
    view.asking.choose(**choice)
    settle()
    assert not view.bulk.isVisible()


def test_leaving_the_note_does_nothing(view: MonitorView, desk: MemoryDesk) -> None:
    mark(view, 2)
    view.bulk.handled.click()
    dialog = view.marking.acts.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.monitor.acts == {}


def test_chase_of_marked_rows_is_one_message_per_outlet() -> None:
    rows = picture_rows()
    assert chase_messages([rows[0], rows[4]]).count("您好") == 1
    assert chase_messages(rows[:2]).count("您好") == 2


def test_chase_of_marked_rows_is_copied(view: MonitorView, settle: Callable[[], None]) -> None:
    mark(view, 2)
    view.bulk.chase.click()
    settle()
    assert "YT8800213345012" in QGuiApplication.clipboard().text()


def test_marked_rows_are_exported(view: MonitorView, qtbot: QtBot) -> None:
    mark(view, 2)
    with qtbot.waitSignal(view.export_wanted) as wanted:
        view.bulk.export.click()
    assert wanted.args[0] is ExportView.MONITOR
    assert (wanted.args[1]["ids"], wanted.args[1]["urgency"]) == ("1,2", "all_open")


def test_menu_of_marked_rows_speaks_of_all(view: MonitorView) -> None:
    mark(view, 3)
    view.lists.row_menu.show_acts([])
    words = list(entries(view.lists.row_menu.menu))
    assert words[0] == "将 3 行标为已处理…"
    assert len(words) > 1


def test_an_outlets_contact_is_kept_beside_its_message(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    assert not view.outlet.line.isVisible()
    view.asking.show_site("yuantong", "义乌转运中心")
    settle()
    assert view.outlet.line.text() == "添加联系方式…"
    view.outlet.line.click()
    assert view.outlet.dialog is not None
    QTest.keyClicks(view.outlet.dialog.line, "13800000000")
    QTest.keyClick(view.outlet.dialog.line, Qt.Key.Key_Return)
    settle()
    assert desk.groups.contacts == {("yuantong", "义乌转运中心"): "13800000000"}
    assert view.outlet.line.text() == "联系方式：13800000000"
    view.escape()
    assert not view.outlet.line.isVisible()


def test_a_row_leads_to_its_order(view: MonitorView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.order_wanted) as wanted:
        entries(view.lists.row_menu.menu)["打开订单"].trigger()
    assert wanted.args == ["2401200011874563218"]
