"""The today view: its list, its charts, and where they lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.today_doubles import AT, DEPARTURE, NOW, SHOP, YIWU, due_row, some_board
from workbench.domain.today.charts import TodayBoard
from workbench.domain.today.today import DueList, Risk, Stretch
from workbench.domain.views import Span, Urgency
from workbench.ui.formats import Formats
from workbench.ui.frame.places import MONITOR, TODAY
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.monitor.conditions import Conditions
from workbench.ui.theme import Type
from workbench.ui.today.chart import Chart
from workbench.ui.today.deadlines import whole_parts
from workbench.ui.today.figures import Figure, Form, Mark
from workbench.ui.today.giving_out import Wanted, with_suffix
from workbench.ui.today.painting import ChartLayout
from workbench.ui.today.time_figures import percent
from workbench.ui.today.view import TodayView
from workbench.ui.today.words import risk_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools

ONE = datetime(2024, 1, 24, 5, tzinfo=UTC)  # 13:00 in Shanghai
RIGHT = Qt.AlignmentFlag.AlignRight.value


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools) -> TodayView:
    made = TodayView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.set_conditions(Conditions(tuple(tools.desk.shops.health()), NOW))
    made.show()
    made.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    return made


def test_the_list_tells_deadlines_by_time_with_money_and_points(view: TodayView) -> None:
    told = [(line.title, line.time, line.risk) for line in view.list.deadlines.lines]
    assert told == [
        ("已超时", "1", ""),
        ("揽收后48h未离开首分拨", "已超1时00分", "¥5.00 · 2 分"),
        ("下班前须处理", "2", ""),
        ("揽收后48h未离开首分拨 × 2", "剩3时12分", "未知 1 项"),
        ("72小时内", "1", ""),
        ("揽收后48h未离开首分拨", "剩50时00分", ""),
    ]


def test_deadlines_come_before_the_figures_once_for_each_question(
    view: TodayView, desk: MemoryDesk, tools: ViewTools, qtbot: QtBot
) -> None:
    view.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert desk.today.first == [(None, "")]
    view.choose_shop(SHOP)
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert desk.today.first == [(None, ""), (None, SHOP)]
    assert view.board is not None
    assert view.board.is_whole


def test_the_head_tells_what_is_to_do_before_closing_time(view: TodayView) -> None:
    assert view.head.context == "下班前须处理 3 条 · 预计扣款 ¥5.00 + 未知 1 项 · 2 分"


def test_orders_that_were_not_priced_are_told(
    view: TodayView, desk: MemoryDesk, tools: ViewTools, qtbot: QtBot
) -> None:
    desk.today.answer = replace(desk.today.answer, unpriced=12)
    view.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert view.head.context.endswith(" · 另有 12 单未计算金额")


def test_the_model_keeps_qts_rules(view: TodayView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.list.deadlines)


def test_a_line_is_spoken_whole(view: TodayView) -> None:
    index = view.list.deadlines.index(1)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "已超1时00分" in spoken
    assert "¥5.00" in spoken


def test_an_hours_line_leads_to_its_rows(view: TodayView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.choice_wanted) as told:
        view.list.activated.emit(view.list.deadlines.index(3))
    (choice,) = told.args or [None]
    assert (choice.rule, choice.shop_id) == (DEPARTURE, SHOP)
    assert choice.due == Span(ONE, ONE + timedelta(hours=1))


def test_what_is_overdue_leads_to_what_is_overdue(view: TodayView, qtbot: QtBot) -> None:
    place = view.list.visualRect(view.list.deadlines.index(1)).center()
    with qtbot.waitSignal(view.choice_wanted) as told:
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (choice,) = told.args or [None]
    assert (choice.urgency, choice.rule, choice.due) == (Urgency.OVERDUE, DEPARTURE, None)


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        pytest.param("outlets", ["4 件"], id="outlets"),
        pytest.param("carriers", ["9.2 小时 · 停滞 2.5 %"], id="carriers"),
        pytest.param("pickup", ["98", "100"], id="pickup"),
        pytest.param("foreseen", ["20.0 小时 · 通常 9.0 小时"], id="foreseen"),
    ],
)
def test_bars_are_labelled_directly(view: TodayView, key: str, labels: list[str]) -> None:
    assert [mark.label for mark in view.charts.cards[key].figure.marks] == labels


def test_a_foreseen_stall_tells_the_numbers_behind_it(view: TodayView) -> None:
    (mark,) = view.charts.cards["foreseen"].figure.marks
    assert mark.spoken == (
        "圆通 YT10 通常 9.0 小时 离开义乌转运中心"
        "（九成在 12.0 小时 内，样本 20 件）；现已 20.0 小时"
    )


def test_hours_with_deadlines_are_counted(view: TodayView) -> None:
    marks = view.charts.cards["hours"].figure.marks
    assert {mark.name: mark.value for mark in marks if mark.value} == {
        "1月24日 13:00–14:00": 2,
        "1月26日 12:00–13:00": 1,
    }


def test_a_share_is_cut_off_and_never_rounded_up() -> None:
    assert [percent(share) for share in (None, 97.96, 98.0, 100.0)] == [
        "—", "97.9 %", "98.0 %", "100.0 %",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("risk", "text"),
    [
        pytest.param(Risk(), "", id="nothing"),
        pytest.param(Risk(500), "¥5.00", id="money"),
        pytest.param(Risk(500, 2, 3), "¥5.00 + 未知 2 项 · 3 分", id="all"),
        pytest.param(Risk(0, 1, 0, 1), "未知 1 项 · 扣分未知", id="unknown"),
    ],
)
@pytest.mark.usefixtures("tools")
def test_known_money_never_stands_alone_where_something_is_unknown(risk: Risk, text: str) -> None:
    assert risk_text(risk, Formats()) == text


def bars(*values: float) -> Figure:
    choice = MonitorChoice()
    marks = (Mark(str(v), v, str(v), f"mark {v}", (str(v),), choice=choice) for v in values)
    return Figure("test", "Test", "", Form.COLUMNS, ("Value",), tuple(marks))


def test_a_card_grows_with_its_table(view: TodayView, qtbot: QtBot) -> None:
    card = view.charts.cards["hours"]
    before = card.height()
    card.as_table.click()
    qtbot.waitUntil(lambda: card.height() == card.heightForWidth(card.width()))
    assert card.height() > before


def test_bars_begin_at_zero_and_are_in_proportion() -> None:
    layout = ChartLayout(bars(10, 20), 100, 136)
    half, whole = layout.bar(0), layout.bar(1)
    assert (half.height(), whole.height()) == (50, 100)
    assert half.bottom() == whole.bottom() == 118


def test_keys_go_from_bar_to_bar_and_enter_follows(qtbot: QtBot, tools: ViewTools) -> None:
    chart = Chart(tools.stage.keeper)
    qtbot.addWidget(chart)
    chart.show_figure(bars(10, 20))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
    with qtbot.waitSignal(chart.opened) as told:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert told.args
    assert told.args[0].value == 20
    assert chart.accessibleName() == "Test: mark 20"


def test_a_click_follows_the_bar_under_it(qtbot: QtBot, tools: ViewTools) -> None:
    chart = Chart(tools.stage.keeper)
    qtbot.addWidget(chart)
    chart.resize(200, 132)
    chart.show_figure(bars(10, 20))
    with qtbot.waitSignal(chart.opened) as told:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center() / 2)
    assert told.args
    assert told.args[0].value == 10


def test_the_table_behind_a_chart_tells_and_copies_its_numbers(view: TodayView) -> None:
    card = view.charts.cards["pickup"]
    card.as_table.click()
    assert (card.chart.isHidden(), card.table.isHidden()) == (True, False)
    card.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "付款日\t付款订单\t48小时揽收率\t占比",
        "2024-01-20\t50\t49\t98.0 %",
        "2024-01-21\t200\t199\t99.5 %",
    ]


@pytest.mark.parametrize(
    ("spare", "shown"),
    [
        pytest.param(0, "Due · Shop · 900001 · YT0001", id="whole"),
        pytest.param(1, "Due · Shop · 900001", id="number-left-out"),
        pytest.param(400, "Due", id="first-stays"),
    ],
)
def test_half_a_number_is_not_shown(spare: int, shown: str) -> None:
    metrics = QFontMetrics(Type.NOTE.font())
    line = "Due · Shop · 900001 · YT0001"
    assert whole_parts(line, metrics, metrics.horizontalAdvance(line) - spare) == shown


def test_numbers_behind_a_chart_stand_under_each_other(view: TodayView) -> None:
    card = view.charts.cards["pickup"]
    card.as_table.click()
    table = card.table
    cells = [(table.horizontalHeaderItem(at), table.item(0, at)) for at in range(4)]
    sides = [{bool(item.textAlignment() & RIGHT) for item in pair if item} for pair in cells]
    assert sides == [{False}, {True}, {True}, {True}]


def test_what_carriers_cost_is_told_with_what_is_unknown(view: TodayView) -> None:
    (mark,) = view.charts.cards["ledger"].figure.marks
    assert (mark.name, mark.label) == (
        "2024-01 圆通·义乌转运中心", "¥5.00 + 未知 1 项 · 2 件",
    )  # fmt: skip
    assert mark.choice is not None
    assert (mark.choice.carrier, mark.choice.site) == ("yuantong", YIWU)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param((Wanted(Path("day.ics")), ["calendar day.ics"]), id="calendar"),
        pytest.param((None, []), id="left"),
    ],
)
def test_a_file_is_written_where_it_was_asked_for(
    view: TodayView,
    desk: MemoryDesk,
    tools: ViewTools,
    qtbot: QtBot,
    case: tuple[Wanted | None, list[str]],
) -> None:
    wanted, written = case
    asked: list[str] = []

    def ask(_: QWidget, name: str) -> Wanted | None:
        asked.append(name)
        return wanted

    view.giving_out.ask = ask
    view.export_button.click()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert desk.today.written == written
    assert asked == ["履约日报 2024-01-24"]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        pytest.param("day", "Calendar (*.ics)", "day.ics", id="kind"),
        pytest.param("day.xlsx", "Calendar (*.ics)", "day.xlsx", id="own"),
        pytest.param("1.24", "Report (*.pdf)", "1.24.pdf", id="dot"),
    ],
)
def test_a_name_gets_the_suffix_of_the_chosen_kind(name: str, kind: str, expected: str) -> None:
    assert with_suffix(Path(name), kind) == Path(expected)


def test_the_message_for_the_group_is_copied(view: TodayView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.said):
        view.copy_button.click()
    assert QGuiApplication.clipboard().text() == "3 groups"


def test_exactly_98_percent_is_not_above_the_line(view: TodayView) -> None:
    tones = [mark.tone.value for mark in view.charts.cards["pickup"].figure.marks]
    assert tones == ["warning", "good"]


def test_a_shops_chip_asks_for_that_shop(
    view: TodayView, desk: MemoryDesk, tools: ViewTools, qtbot: QtBot
) -> None:
    view.shops.chosen.emit(SHOP)
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert desk.today.asked[-1] == (None, SHOP)


def test_looking_back_asks_for_the_instant_and_says_so(
    view: TodayView, desk: MemoryDesk, tools: ViewTools, qtbot: QtBot
) -> None:
    view.look_back(NOW)
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert desk.today.asked[-1] == (NOW, "")
    assert view.band.sentence.startswith("回看 1月24日 10:00")
    with qtbot.waitSignal(view.present_wanted):
        view.band.pressed.emit()
    view.look_back(None)
    assert view.band.isHidden()


def test_an_empty_board_is_good(
    view: TodayView, desk: MemoryDesk, tools: ViewTools, qtbot: QtBot
) -> None:
    desk.today.answer = TodayBoard(AT, DueList(by_stretch=dict.fromkeys(Stretch, 0)))
    view.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert view.area.state == "没有预警。"
    view.look_back(NOW)
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    assert view.area.state == "当时没有预警记录"


def test_without_a_shop_the_view_leads_to_one(view: TodayView, qtbot: QtBot) -> None:
    view.set_conditions(Conditions(()))
    view._on_board(TodayBoard(AT, DueList()))
    with qtbot.waitSignal(view.shop_wanted):
        view.area.pressed.emit()
    assert view.charts.isHidden()


def test_nothing_is_read_while_nobody_looks(window: MainWindow, desk: MemoryDesk) -> None:
    window.stack.reload()
    assert desk.today.asked == []


def test_a_bar_is_shown_in_the_monitor(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(TODAY)
    qtbot.waitUntil(window.is_settled)
    chart = window.views.today.charts.cards["outlets"].chart
    chart.opened.emit(chart.figure.marks[0])
    assert window.stack.currentIndex() == MONITOR
    choice = window.views.monitor.asking.choice
    assert (choice.carrier, choice.site) == ("yuantong", YIWU)


def test_today_looks_back_with_the_monitor(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    window.show_view(TODAY)
    qtbot.waitUntil(window.is_settled)
    window.views.monitor.turning.look_back(NOW)
    qtbot.waitUntil(lambda: desk.today.asked[-1] == (NOW, ""))
    window.views.today.band.pressed.emit()
    qtbot.waitUntil(lambda: desk.today.asked[-1] == (None, ""))
    qtbot.waitUntil(window.is_settled)


def test_the_rail_tells_how_many_are_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(TODAY)
    qtbot.waitUntil(window.is_settled)
    assert window.rail.buttons[TODAY].badge == "3"


def test_the_invented_board_is_as_it_says() -> None:
    assert due_row(1, -1).is_breached
    assert replace(some_board(), foreseen=()).due.before_closing == Risk(500, 1, 2)
