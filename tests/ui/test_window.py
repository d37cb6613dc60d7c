"""The window: keys, badges, shops' states, rounds, drawers, and an end to its threads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tests.ui.conftest import close_and_delete
from tests.ui.season import NOW, SHOPS
from workbench.domain.errors import DiskFull
from workbench.domain.refresh import Progress, RefreshReport, Stage
from workbench.domain.settings import ThemeChoice
from workbench.domain.shops import ProviderHealth, ShopHealth, ShopState
from workbench.domain.views import Urgency
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import CASES, MONITOR, NOTICES, ORDERS, TICKETS, TODAY
from workbench.ui.frame.rail import COLLAPSED, MANY, WIDTH
from workbench.ui.monitor.conditions import Conditions
from workbench.ui.theme import Tone
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage as DressedStage


@dataclass
class QuickRound:
    """A round that brings what a test puts into it."""

    shops: tuple[ShopHealth, ...]
    runs: int = 0
    error: Exception | None = None
    judged: int = 0

    def run_once(self, progress: Callable[[Progress], None]) -> RefreshReport:
        self.runs += 1
        progress(Progress(Stage.TRACES, 3, 8))
        if self.error is not None:
            raise self.error
        return RefreshReport(NOW, NOW, self.shops)

    def tick(self) -> RefreshReport:
        return RefreshReport(NOW, NOW, judged=self.judged)

    def close(self) -> None:
        self.runs = -self.runs


@pytest.fixture
def quick(desk: MemoryDesk) -> QuickRound:
    return QuickRound(desk.shops.shops)


@pytest.fixture
def polled(
    qtbot: QtBot, parts: WindowParts, stage: DressedStage, quick: QuickRound
) -> Iterator[MainWindow]:
    """A window that polls."""
    made = MainWindow(
        replace(parts, open_round=lambda pause: quick, is_sandbox=True), stage, furnish
    )
    made.show()
    made.start()
    qtbot.waitUntil(made.is_settled)
    yield made
    close_and_delete(made)


def press(window: MainWindow, key: Qt.Key, *, is_control: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if is_control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, key, held)


def test_the_sellers_word_is_judged_at_once(
    polled: MainWindow, quick: QuickRound, qtbot: QtBot
) -> None:
    quick.judged = 1
    with qtbot.waitSignal(polled.refreshed):
        polled.views.rules.confirming.done.emit()
    assert quick.runs == 1


def test_badges_count_warnings_and_unread(window: MainWindow) -> None:
    badges = {x: entry.badge for x, entry in enumerate(window.rail.buttons) if entry.badge}
    # Of the eleven warnings one has no deadline, one falls due after the next working morning.
    assert badges == {TODAY: "9", MONITOR: "11", TICKETS: "3", NOTICES: "7"}


@pytest.mark.parametrize(
    ("badge", "shown"),
    [
        pytest.param("7", "7", id="small"),
        pytest.param("102,104", "102,104", id="large"),
        pytest.param("102,104," * 9, MANY, id="wider than the rail"),
    ],
)
def test_a_badge_never_runs_into_its_name(window: MainWindow, badge: str, shown: str) -> None:
    entry = window.rail.buttons[NOTICES]
    entry.set_badge(badge, Tone.MUTED)
    assert (entry.shown_badge(), entry.badge) == (shown, badge)
    assert badge in entry.accessibleName()


def test_a_narrowed_monitor_leaves_the_rails_numbers(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.due_counted):
        window.views.monitor.asking.choose(search="YT88")
        qtbot.waitUntil(window.is_settled)
    assert [window.rail.buttons[view].badge for view in (TODAY, MONITOR)] == ["9", "11"]


@pytest.mark.parametrize(
    ("key", "number"),
    [
        pytest.param(Qt.Key.Key_1, TODAY, id="today"),
        pytest.param(Qt.Key.Key_2, MONITOR, id="monitor"),
        pytest.param(Qt.Key.Key_3, ORDERS, id="orders"),
        pytest.param(Qt.Key.Key_4, TICKETS, id="tickets"),
        pytest.param(Qt.Key.Key_5, CASES, id="filings"),
        pytest.param(Qt.Key.Key_6, NOTICES, id="notices"),
    ],
)
def test_control_and_a_number_shows_a_view(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, number: int
) -> None:
    window.show_view(NOTICES if number != NOTICES else MONITOR)
    press(window, key, is_control=True)
    qtbot.waitUntil(window.stack.views[number].isVisible)
    assert window.rail.buttons[number].isChecked()


def test_control_f_searches_and_letters_are_typed(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F, is_control=True)
    search = window.views.monitor.head.search
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClicks(search, "jkhc")
    assert search.text() == "jkhc"
    assert window.views.monitor.lists.table.chosen == 1


def test_keys_belong_to_the_list_from_the_start(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.views.monitor.lists.table.hasFocus)
    window.views.monitor.urgencies.chips[Urgency.ALL_OPEN].click()
    qtbot.waitUntil(window.is_settled)
    assert window.views.monitor.lists.table.hasFocus()
    press(window, Qt.Key.Key_3, is_control=True)
    qtbot.waitUntil(window.views.orders.table.hasFocus)


def test_escape_closes_the_drawer_first(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1100, 700)
    split = window.views.monitor.split
    assert not split.is_side_visible
    window.views.monitor.lists.table.row_opened.emit(1)
    assert split.is_side_visible
    press(window, Qt.Key.Key_Escape)
    assert not split.is_side_visible


def test_detail_is_docked_in_a_wide_window_and_can_be_put_away(window: MainWindow) -> None:
    split = window.views.monitor.split
    assert split.is_side_visible
    narrow = window.views.monitor.lists.width()
    window.views.monitor.head.side_toggled.emit()
    assert window.views.monitor.lists.width() > narrow
    window.views.monitor.head.side_toggled.emit()
    assert window.views.monitor.lists.width() == narrow


def test_acts_come_before_the_trace_in_a_low_window(window: MainWindow, qtbot: QtBot) -> None:
    detail = window.views.monitor.detail
    qtbot.waitUntil(lambda: detail.trace.y() < detail.remedies.y())
    window.resize(1760, 700)
    qtbot.waitUntil(lambda: detail.remedies.y() < detail.trace.y())


@pytest.mark.parametrize(
    ("width", "rail"),
    [pytest.param(1099, COLLAPSED, id="narrow"), pytest.param(1100, WIDTH, id="wide")],
)
def test_rail_collapses(window: MainWindow, width: int, rail: int) -> None:
    window.resize(width, 800)
    assert window.rail.width() == rail


def test_first_round_comes_with_the_window(polled: MainWindow, quick: QuickRound) -> None:
    assert quick.runs == 1
    assert polled.rail.foot.lines == ["2 店在线", "10:00 已更新"]


def test_f5_polls(polled: MainWindow, quick: QuickRound, qtbot: QtBot) -> None:
    with qtbot.waitSignal(polled.refreshed) as heard:
        press(polled, Qt.Key.Key_F5)
    assert heard.args == [RefreshReport(NOW, NOW, quick.shops)]
    assert quick.runs == 2


def test_update_button_polls(polled: MainWindow, quick: QuickRound, qtbot: QtBot) -> None:
    with qtbot.waitSignal(polled.refreshed):
        polled.views.monitor.head.update_button.click()
    assert quick.runs == 2


def test_progress_stands_at_the_rails_foot(polled: MainWindow) -> None:
    polled.live.progressed.emit(Progress(Stage.TRACES, 3, 8))
    assert polled.rail.foot.lines[-1] == "查询轨迹 3/8"


def test_a_silent_trace_provider_stands_at_the_rails_foot(polled: MainWindow) -> None:
    silent = ProviderHealth("kuaidi100", ShopState.REFUSED, "wrong customer or key")
    polled._on_conditions(replace(polled.live.conditions, providers=(silent,)))
    assert polled.rail.foot.lines == ["2 店在线", "快递100: 被拒绝", "10:00 已更新"]
    assert polled.state_bar.sentence.startswith("快递100：被拒绝（")


def test_failed_poll_never_looks_like_nothing_new(
    polled: MainWindow, quick: QuickRound, qtbot: QtBot
) -> None:
    away = tuple(ShopHealth(shop, ShopState.UNREACHABLE) for shop in SHOPS)
    quick.shops = away
    with qtbot.waitSignal(polled.refreshed):
        polled.poll_now()
    assert polled.rail.foot.lines == ["2 店连接不上", "10:00 已更新"]
    assert polled.state_bar.sentence.startswith("连接不上：晨禾百货、晨禾批发。")


def test_sign_in_expired_is_a_bar_with_a_button(polled: MainWindow, qtbot: QtBot) -> None:
    expired = ShopHealth(SHOPS[0], ShopState.SIGN_IN_EXPIRED)
    polled._on_conditions(Conditions((expired,)))
    assert polled.state_bar.sentence.startswith("登录已过期：晨禾百货")
    with qtbot.waitSignal(polled.state_bar.shop_wanted):
        polled.state_bar.pressed.emit()
    polled._on_conditions(Conditions((ShopHealth(SHOPS[0], ShopState.ONLINE),)))
    assert polled.state_bar.sentence == ""


def test_round_that_fails_as_a_whole_is_a_bar(
    polled: MainWindow, quick: QuickRound, qtbot: QtBot
) -> None:
    quick.error = DiskFull()
    with qtbot.waitSignal(polled.failed):
        polled.poll_now()
    assert polled.state_bar.sentence.startswith("磁盘已满。")
    assert polled.views.monitor.head.update_button.isEnabled()
    quick.error = None
    with qtbot.waitSignal(polled.refreshed):
        polled.poll_now()
    assert polled.state_bar.sentence == ""


def test_sandbox_is_marked(polled: MainWindow, window: MainWindow) -> None:
    assert polled.rail.sandbox.isVisibleTo(polled)
    assert not window.rail.sandbox.isVisibleTo(window)


def test_notice_leads_to_its_row(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(NOTICES)
    window.views.notices.order_opened.emit("shop-2", "2401190081120020418", "YD4401901127")
    qtbot.waitUntil(window.is_settled)
    assert window.views.monitor.isVisible()
    assert window.views.monitor.lists.table.chosen == 3


def test_order_leads_to_the_monitor(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(ORDERS)
    window.views.orders.monitor_wanted.emit("2401220044713009918")
    qtbot.waitUntil(window.is_settled)
    assert window.views.monitor.lists.table.chosen == 5


def test_undo_bar_takes_an_act_back(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.views.monitor.lists.table.hasFocus)
    QTest.keyClick(window.views.monitor.lists.table, Qt.Key.Key_H)
    qtbot.waitUntil(window.undo_bar.isVisible)
    assert window.undo_bar.text == "订单 2401200011874563218：已处理 · 再看 1月25日 10:00"
    window.undo_bar.take_back()
    qtbot.waitUntil(lambda: desk.monitor.acts[1] == [])
    assert not window.undo_bar.isVisible()


def test_dark_theme_repaints_without_a_new_window(window: MainWindow, stage: DressedStage) -> None:
    before = window.grab().toImage()
    stage.keeper.choose(ThemeChoice.DARK)
    assert window.grab().toImage() != before
    stage.keeper.choose(ThemeChoice.LIGHT)


def test_closing_ends_the_threads(polled: MainWindow, desk: MemoryDesk, quick: QuickRound) -> None:
    polled.close()
    assert desk.is_closed
    assert quick.runs == -1


class Shown(QObject):
    """Remembers the windows that came up."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_part_flashes_up_as_a_window_of_its_own(
    qapp: QApplication, parts: WindowParts, stage: DressedStage, qtbot: QtBot
) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    window = MainWindow(replace(parts, is_sandbox=True), stage, furnish)
    window.show()
    window.start()
    for number in (ORDERS, NOTICES, MONITOR):
        window.show_view(number)
        qtbot.waitUntil(window.is_settled)
    qapp.removeEventFilter(shown)
    close_and_delete(window)
    assert shown.windows == ["MainWindow"]


def test_every_button_and_field_has_a_name(window: MainWindow) -> None:
    controls = [*window.findChildren(QLineEdit), *window.findChildren(QAbstractButton)]
    ours = [
        control for control in controls if control.objectName() != "qt_" and control.isEnabled()
    ]
    nameless = [
        type(control).__name__
        for control in ours
        if not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
        and type(control).__module__.startswith("workbench")
    ]
    assert nameless == []


def test_what_fails_is_said_over_every_view(window: MainWindow, qtbot: QtBot) -> None:
    window.live.report(trouble_from(DiskFull()))
    for number in (MONITOR, ORDERS, NOTICES):
        window.show_view(number)
        qtbot.waitUntil(window.is_settled)
        assert "磁盘已满" in window.state_bar.sentence


def test_a_window_without_bars_gives_their_room_to_its_views(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.bars.is_quiet
    assert window.stack.y() == 0
    window.live.report(trouble_from(DiskFull()))
    qtbot.waitUntil(lambda: window.stack.y() > window.state_bar.height())
