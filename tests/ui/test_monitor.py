"""The monitor as its user meets it: chips, search, groups, detail, acts and their way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.season import DEPARTURE, GAP, at, picture_rows
from workbench.domain.handling import HandlingState
from workbench.domain.views import Grouping, SortKey, Urgency
from workbench.ui.detail.effects import ConfirmPrompt
from workbench.ui.monitor.conditions import Conditions
from workbench.ui.monitor.view import MonitorView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import ViewTools


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools) -> MonitorView:
    made = MonitorView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.set_conditions(Conditions(tuple(tools.desk.shops.health()), tools.desk.monitor.now()))
    made.reload()
    qtbot.waitUntil(lambda: made.lists.first_rows.are_shown and tools.jobs.is_idle)
    return made


def shown_orders(view: MonitorView) -> list[str]:
    model = view.lists.model
    rows = [model.row_at(row) for row in range(model.rowCount())]
    return [row.order_number for row in rows if row is not None]


def states_of(desk: MemoryDesk) -> list[HandlingState]:
    return [entry.state for entry in desk.monitor.acts[1]]


def test_opens_on_what_is_due_soonest(view: MonitorView) -> None:
    assert shown_orders(view)[0] == "2401200011874563218"
    assert view.detail.detail is not None
    assert view.detail.detail.row.order_number == "2401200011874563218"
    assert view.head.context == "在途 23,418 件 ・ 11 条预警"


def test_urgency_chips_show_counts_and_ask(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    overdue = view.urgencies.chips[Urgency.OVERDUE]
    assert (overdue.word, overdue.number) == ("已超时待补救", "2")
    overdue.click()
    settle()
    assert desk.monitor.asked[-1].urgency is Urgency.OVERDUE
    assert len(shown_orders(view)) == 2
    assert [u for u, chip in view.urgencies.chips.items() if chip.isChecked()] == [Urgency.OVERDUE]


def test_kind_chips_are_switched_on_and_off(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.kinds.kinds[GAP].click()
    settle()
    assert desk.monitor.asked[-1].rule == GAP
    assert len(shown_orders(view)) == 5
    view.kinds.kinds[GAP].click()
    settle()
    assert desk.monitor.asked[-1].rule == ""


def test_search_is_asked_once_typing_pauses(
    view: MonitorView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    before = len(desk.monitor.asked)
    QTest.keyClicks(view.head.search, "ST5533")
    qtbot.waitUntil(lambda: view.asking.choice.search == "ST5533")
    settle()
    assert len(desk.monitor.asked) == before + 1
    assert shown_orders(view) == ["2401230087751940027"]


def test_header_sorts(view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]) -> None:
    view.lists.table.header.sort_wanted.emit(SortKey.WAYBILL, True)
    settle()
    assert (desk.monitor.asked[-1].sort, desk.monitor.asked[-1].descending) == (
        SortKey.WAYBILL,
        True,
    )
    assert shown_orders(view)[0] == "2401190044120773109"


def test_groups_open_into_their_parcels(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.kinds.groupings[Grouping.CARRIER_SITE].click()
    settle()
    table = view.lists.groups
    names = [table.groups.index(row, 1).data() for row in range(table.groups.rowCount())]
    assert "圆通·义乌转运中心" in names
    assert view.detail.detail is None
    table.activated.emit(table.groups.index(names.index("圆通·义乌转运中心"), 0))
    settle()
    assert desk.monitor.asked[-1].site == "义乌转运中心"
    assert len(shown_orders(view)) == 3
    assert view.kinds.place.word == "圆通·义乌转运中心 ✕"
    view.kinds.place.click()
    settle()
    assert len(shown_orders(view)) == 11


def test_one_message_about_all_parcels_of_a_site(
    view: MonitorView, settle: Callable[[], None]
) -> None:
    view.asking.show_site("yuantong", "义乌转运中心")
    settle()
    view.kinds.chase.click()
    settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("圆通您好，以下 3 件的轨迹停在义乌转运中心")
    assert "YT8800213345012" in lines


def test_an_act_moves_the_row_on_and_can_be_taken_back(
    view: MonitorView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    refund = next(a for a in view.detail.remedies.acts if a.state is HandlingState.REFUNDED)
    with qtbot.waitSignal(view.said) as said:
        view.detail.act_wanted.emit(refund)
    settle()
    assert states_of(desk) == [HandlingState.REFUNDED]
    text, undo = said.args
    assert text == "订单 2401200011874563218：已退款 · 再看 1月26日 10:00"
    undo()
    settle()
    assert desk.monitor.acts[1] == []
    assert view.lists.model.row_at(0) == picture_rows()[0]


def test_the_time_to_look_again_is_told_and_can_be_changed(
    view: MonitorView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    with qtbot.waitSignal(view.said) as said:
        view.detail.act_wanted.emit(next(a for a in view.detail.remedies.acts if a.is_chase))
    assert said.args[0].endswith("已催件 · 再看 1月24日 22:00")
    settle()
    log = view.detail.log
    assert log.again.text() == "再看：1月24日 22:00"
    log.menu.actions()[3].trigger()
    settle()
    assert log.again.text() == "再看：1月26日 10:00"
    log.menu.actions()[-1].trigger()
    settle()
    assert log.again.text() == "再看：不按时间"
    assert [entry.look_at for entry in desk.monitor.acts[1]] == [
        at("24 22:00"),
        at("26 10:00"),
        None,
    ]


def test_the_next_working_morning_is_that_of_the_settings(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    # The doubles' hours begin at 09:00 in UTC, 17:00 in Beijing.
    view.detail.act_wanted.emit(next(a for a in view.detail.remedies.acts if a.is_chase))
    settle()
    (morning,) = [one for one in view.detail.log.menu.actions() if one.text() == "下个工作日早上"]
    morning.trigger()
    settle()
    assert desk.monitor.acts[1][-1].look_at == desk.monitor.query().closing


def test_a_note_stands_beside_the_state(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.detail.log.note.setText(" 已电话联系 ")
    view.detail.log.note.returnPressed.emit()
    settle()
    assert [entry.note for entry in desk.monitor.acts[1]] == ["已电话联系"]
    assert view.detail.log.note.text() == ""


def test_chasing_copies_a_message(view: MonitorView, settle: Callable[[], None]) -> None:
    chase = next(a for a in view.detail.remedies.acts if a.is_chase)
    view.detail.act_wanted.emit(chase)
    settle()
    assert QGuiApplication.clipboard().text().startswith("圆通您好，运单 YT8800213345012")


def test_h_handles_and_goes_to_the_next_row(
    view: MonitorView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    view.lists.table.setFocus()
    qtbot.waitUntil(view.lists.table.hasFocus)
    QTest.keyClick(view.lists.table, Qt.Key.Key_H)
    settle()
    assert states_of(desk) == [HandlingState.HANDLED]
    assert view.lists.table.chosen == 2
    assert view.detail.detail is not None
    assert view.detail.detail.row.id == 2


def test_c_copies_the_waybill(view: MonitorView, qtbot: QtBot) -> None:
    view.lists.table.setFocus()
    qtbot.waitUntil(view.lists.table.hasFocus)
    with qtbot.waitSignal(view.said) as said:
        QTest.keyClick(view.lists.table, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "YT8800213345012"
    assert said.args == ["已复制 YT8800213345012", None]


def test_a_rows_menu_does_what_the_keys_do(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    entries = view.lists.row_menu.menu.actions()
    named = {entry.text(): entry for entry in entries}
    assert list(named)[:8] == [
        "查看详情\tEnter",
        "登记换单",
        "登记退款",
        "催件",
        "登记报备",
        "标记已处理\tH",
        "发起报备…\tR",
        "复制运单号\tC",
    ]
    named["复制运单号\tC"].trigger()
    assert QGuiApplication.clipboard().text() == "YT8800213345012"
    named["标记已处理\tH"].trigger()
    settle()
    assert states_of(desk) == [HandlingState.HANDLED]


def test_refresh_keeps_what_is_looked_at(view: MonitorView, settle: Callable[[], None]) -> None:
    view.lists.table.choose(6)
    settle()
    view.reload()
    settle()
    assert view.lists.table.chosen == 6


def test_a_refresh_does_not_swallow_a_new_question(
    view: MonitorView, settle: Callable[[], None]
) -> None:
    view.lists.table.choose(6)
    view.asking.choose(rule=DEPARTURE)
    view.reload()
    settle()
    assert len(shown_orders(view)) == 3
    assert view.lists.table.chosen == 1


def test_escape_lifts_filters(view: MonitorView, settle: Callable[[], None]) -> None:
    view.asking.choose(search="nothing like this")
    settle()
    assert view.lists.state == "没有符合条件的记录"
    view.escape()
    settle()
    assert view.lists.state == ""
    assert view.head.search.text() == ""


def test_what_is_found_without_a_warning_is_one_press_away(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    calm = replace(desk.monitor.all_rows[0], id=99, rule="", order_number="7700001")
    desk.monitor.all_rows.append(calm)
    view.asking.choose(search="7700001")
    settle()
    assert view.lists.state == "没有符合搜索的预警"
    view.lists.pressed.emit()
    settle()
    assert shown_orders(view) == ["7700001"]


def test_clear_filters_is_a_button(view: MonitorView, settle: Callable[[], None]) -> None:
    view.asking.choose(search="nothing like this")
    settle()
    view.lists.pressed.emit()
    settle()
    assert len(shown_orders(view)) == 11


def test_empty_and_good(view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]) -> None:
    desk.monitor.all_rows = []
    view.reload()
    settle()
    assert view.lists.state == "没有预警。"
    assert view.detail.detail is None


def test_first_run(view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]) -> None:
    desk.monitor.all_rows = []
    view.reload()
    settle()
    view.set_conditions(Conditions(()))
    assert view.lists.state == "还没有店铺"
    wanted: list[str] = []
    view.shop_wanted.connect(lambda: wanted.append("shop"))
    view.import_wanted.connect(lambda: wanted.append("import"))
    view.lists.pressed.emit()
    view.lists.other_pressed.emit()
    assert wanted == ["shop", "import"]


def test_update_button_says_that_a_round_runs(view: MonitorView, qtbot: QtBot) -> None:
    view.set_conditions(Conditions(is_polling=True))
    assert view.head.update_button.text() == "停止更新"
    with qtbot.waitSignal(view.head.stop_wanted):
        view.head.update_button.click()
    view.set_conditions(Conditions())
    with qtbot.waitSignal(view.update_wanted):
        view.head.update_button.click()


def test_detail_answers_the_four_questions(view: MonitorView) -> None:
    texts = [label.text() for label in view.detail.findChildren(type(view.detail.head.title))]
    assert "揽收后48h未离开首分拨" in texts
    assert "已超4时40分" in texts
    assert any("没有离开记录" in text for text in texts)
    assert "1688 发货履约规则 ・ 2024-01-23 版 ・ 最后核实 1月20日" in texts
    assert view.detail.remedies.acts[0].state is HandlingState.NUMBER_REPLACED
    assert {"⬤ 可能适用", "✓ 预计免除", "◇ 未知", "最多 ¥5.00"} <= set(texts)
    assert "先做：换单号 ・ 仍有效 ・ 平台处罚前有效，处罚时间未知 ・ 需重发一件" in texts


def test_the_head_says_what_is_expected(view: MonitorView) -> None:
    assert view.exposure.text == (
        "24 小时内 ¥45.00 + 未知 3 笔  ・  48 小时内 ¥60.00 + 未知 4 笔 + 2 分"
        "  ・  72 小时内 ¥60.00 + 未知 7 笔"
    )


def test_an_exemption_is_confirmed_and_taken_back(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    said: list[tuple[str, Callable[[], None]]] = []
    view.said.connect(lambda text, back: said.append((text, back)))
    (prompt,) = view.detail.effects.findChildren(ConfirmPrompt)
    prompt.button.click()
    settle()
    assert desk.seller.confirmed == ["1688.claim.late_shipping_suspended"]
    text, take_back = said[-1]
    assert text.endswith("仍有效，2月23日再问")
    take_back()
    settle()
    assert desk.seller.confirmed == []


def test_unknowns_are_told_in_words(view: MonitorView, settle: Callable[[], None]) -> None:
    view.lists.table.choose(2)
    settle()
    texts = [label.text() for label in view.detail.findChildren(type(view.detail.head.title))]
    assert "收货地址未知，按非偏远地区计算。" in texts


def test_site_link_shows_the_sites_parcels(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.detail.effects.site_wanted.emit()
    settle()
    assert (desk.monitor.asked[-1].carrier, desk.monitor.asked[-1].site) == (
        "yuantong",
        "义乌转运中心",
    )


class LockedMonitor(MemoryMonitor):
    """Fails as a cache does that somebody else holds."""

    def ids(self, query: object) -> object:  # type: ignore[override] # it never answers
        message = "locked"
        raise RuntimeError(message)


def test_a_failed_question_is_told_and_rows_stay(
    view: MonitorView,
    desk: MemoryDesk,
    qtbot: QtBot,
    expected_logs: list[str],
) -> None:
    expected_logs.append("workbench.ui.trouble")
    desk.monitor = LockedMonitor()
    with qtbot.waitSignal(view.failed) as heard:
        view.reload()
    assert heard.args[0].title == "出错了"
    assert len(shown_orders(view)) == 11
