"""The panel: what it records, reading, and the way to the monitor."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.rule_doubles import ChineseRules
from tests.ui.season import GAP, NOW
from workbench.domain.exchange.exports import ExportView
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.ui.formats import Formats
from workbench.ui.notices.view import NoticesView
from workbench.ui.notices.words import notice_words
from workbench.ui.tables.columns import Look, Shape
from workbench.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import ViewTools

LOOK = Look(NOW, Formats(), ChineseRules())


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]) -> NoticesView:
    made = NoticesView(tools)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.reload()
    settle()
    return made


def notice(kind: NoticeKind, level: Level = Level.WARNING, **values: str) -> Notice:
    return Notice(kind, "key", level, NOW, rule=GAP, order_number="2401", values=values)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        pytest.param(
            notice(NoticeKind.WARNING_APPEARED, deadline="2024-01-24T08:48:00+08:00"),
            "New: 超72h轨迹未更新, deadline 1月24日 08:48",
            id="appeared",
        ),
        pytest.param(
            notice(NoticeKind.WARNING_WORSENED),
            "More urgent: 超72h轨迹未更新",
            id="no instant known",
        ),
        pytest.param(notice(NoticeKind.WARNING_ENDED), "Ended: 超72h轨迹未更新", id="ended"),
        pytest.param(
            notice(NoticeKind.SIGN_IN_EXPIRED, shop="晨禾{rule}"),
            "Sign-in expired: 晨禾{rule} is not updated",
            id="braces in a name stay",
        ),
        pytest.param(
            notice(NoticeKind.SHOP_STOPPED, shop="晨禾", state="unreachable"),
            "晨禾: not reachable",
            id="stopped",
        ),
        pytest.param(notice(NoticeKind.SHOP_BACK, shop="晨禾"), "晨禾 answers again", id="back"),
        pytest.param(notice(NoticeKind.IMPORTED), "File taken in: — parcels", id="imported"),
    ],
)
def test_titles(given: Notice, title: str) -> None:
    assert notice_words(given, LOOK).title == title


def test_every_kind_has_words() -> None:
    assert all(notice_words(notice(kind), LOOK).title for kind in NoticeKind)


@pytest.mark.parametrize(
    ("given", "tone", "shape"),
    [
        pytest.param(
            notice(NoticeKind.WARNING_APPEARED, Level.CRITICAL),
            Tone.CRITICAL,
            Shape.CRITICAL,
            id="critical",
        ),
        pytest.param(
            notice(NoticeKind.WARNING_ENDED, Level.NONE), Tone.GOOD, Shape.DONE, id="ended"
        ),
    ],
)
def test_level_has_colour_and_shape(given: Notice, tone: Tone, shape: Shape) -> None:
    words = notice_words(given, LOOK)
    assert (words.tone, words.shape) == (tone, shape)


def test_opens_on_what_is_unread(view: NoticesView) -> None:
    assert view.model.rowCount() == 7
    assert view.head.context == "7 条未读"


def test_the_next_morning_yesterdays_are_told_with_their_day(
    view: NoticesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    at = next(n for n, column in enumerate(view.model.columns) if column.field.key == "at")
    assert view.model.index(0, at).data() == "09:53"
    desk.monitor.at = NOW + timedelta(days=1)
    view.reload()
    settle()
    assert view.model.index(0, at).data() == "1月24日 09:53"


def test_the_button_says_where_it_leads(
    view: NoticesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    ticket = replace(desk.notices.notices[0], kind=NoticeKind.TICKET_DUE)
    expired = next(n for n in desk.notices.notices if n.kind is NoticeKind.SIGN_IN_EXPIRED)
    words = []
    for notice in (desk.notices.notices[0], ticket, expired):
        view.detail.show_notice(notice, LOOK)
        words.append((view.detail.open.text(), view.detail.open.isVisibleTo(view.detail)))
    assert len(set(words)) == 3
    assert all(text and is_shown for text, is_shown in words)


def test_one_that_asks_to_sign_in_again_leads_to_the_settings(
    view: NoticesView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    view.filters.categories[Category.ACCOUNTS].click()
    settle()
    with qtbot.waitSignal(view.settings_opened) as heard:
        view.table.activated.emit(view.model.index(0, 1))
    assert heard.args == [NoticeKind.SIGN_IN_EXPIRED]
    settle()


def test_model_keeps_qts_rules(view: NoticesView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)


def test_all_shows_the_whole_record(view: NoticesView, settle: Callable[[], None]) -> None:
    view.filters.all.click()
    settle()
    assert view.model.rowCount() == 11


def test_opening_reads_and_leads_to_the_order(
    view: NoticesView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    with qtbot.waitSignal(view.order_opened) as heard:
        view.table.activated.emit(view.model.index(0, 1))
    settle()
    assert heard.args == ["shop-1", "2401200011874563218", "YT8800213345012"]
    assert desk.notices.unread() == 6


def test_notice_about_a_shop_leads_nowhere(
    view: NoticesView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    view.table.setCurrentIndex(view.model.index(6, 0))
    with qtbot.assertNotEmitted(view.order_opened):
        view.table.activated.emit(view.model.index(6, 1))
        settle()
    assert desk.notices.unread() == 6


def test_choosing_shows_and_reads_nothing(view: NoticesView, desk: MemoryDesk) -> None:
    view.table.setCurrentIndex(view.model.index(1, 0))
    assert not view.detail.card.isHidden()
    assert desk.notices.unread() == 7


def test_m_marks_the_chosen_ones_read(
    view: NoticesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_M)
    settle()
    assert desk.notices.unread() == 6
    assert view.model.rowCount() == 6


def test_search_finds_rules_by_their_words(view: NoticesView, settle: Callable[[], None]) -> None:
    view.head.searched.emit("轨迹未更新")
    settle()
    assert {view.model.row_at(x).rule for x in range(view.model.rowCount())} == {GAP}  # type: ignore[union-attr]  # here
    view.head.searched.emit("没有这样的")
    settle()
    assert view.area.state == "没有符合搜索的通知"
    view.area.pressed.emit()
    settle()
    assert view.model.rowCount() == 7


def test_what_is_shown_goes_out(
    view: NoticesView, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    view.head.searched.emit("2401200011874563218")
    settle()
    with qtbot.waitSignal(view.export_wanted) as wanted:
        view.export()
    assert wanted.args[0] is ExportView.NOTICES
    assert wanted.args[1] == {
        "unread": "yes",
        "search": "2401200011874563218",
        "rules": "",
        "kinds": "",
        "order": "desc",
        "category": "",
        "shop": "",
    }


def test_what_is_unread_is_counted_by_what_it_is_about_and_by_shop(view: NoticesView) -> None:
    about = {category: chip.number for category, chip in view.filters.categories.items()}
    assert (about[Category.WARNINGS], about[Category.ACCOUNTS], about[Category.TICKETS]) == (
        "6",
        "1",
        "0",
    )
    assert sum(int(chip.number) for chip in view.filters.shops.values()) == 7
    assert "晨禾批发" in {chip.word for chip in view.filters.shops.values()}


def test_one_category_is_shown_until_it_is_pressed_again(
    view: NoticesView, settle: Callable[[], None]
) -> None:
    accounts = view.filters.categories[Category.ACCOUNTS]
    accounts.click()
    settle()
    assert (view.model.rowCount(), accounts.isChecked()) == (1, True)
    accounts.click()
    settle()
    assert (view.model.rowCount(), accounts.isChecked()) == (7, False)


def test_one_shop_s_notices_are_shown_and_go_out(
    view: NoticesView, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    view.filters.shops["shop-2"].click()
    settle()
    shown = view.model.rowCount()
    assert 0 < shown < 7
    with qtbot.waitSignal(view.export_wanted) as wanted:
        view.export()
    assert wanted.args[1]["shop"] == "shop-2"
    view.filters.categories[Category.TICKETS].click()
    settle()
    assert view.model.rowCount() == 0
    view.area.pressed.emit()
    settle()
    assert view.model.rowCount() == 7


def test_a_groups_report_is_copied_from_the_record(
    view: NoticesView, desk: MemoryDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    told = {"time": "17:00", "count": "12", "message": "截止 12 件"}
    desk.notices.notices = [
        Notice(NoticeKind.GROUP_REPORT, "r", Level.INFORMATION, NOW, values=told, id=99)
    ]
    view.reload()
    settle()
    with qtbot.waitSignal(view.said):
        view.detail.copy.click()
    assert QGuiApplication.clipboard().text() == "截止 12 件"


def test_all_are_read_at_once(
    view: NoticesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.read_all.click()
    settle()
    assert desk.notices.unread() == 0
    assert view.area.state == "没有未读通知"
    view.area.pressed.emit()
    settle()
    assert view.model.rowCount() == 11


def test_empty_record_says_what_it_is_for(
    view: NoticesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.notices.notices = []
    view.show_unread(is_only=False)
    settle()
    assert view.area.state == "还没有通知"


@pytest.mark.parametrize(
    ("given", "title", "about"),
    [
        pytest.param(
            notice(NoticeKind.SHOP_STOPPED, shop="晨禾", state="refused"),
            "晨禾: refused",
            "Check the shop's keys; other shops go on.",
            id="refused needs the seller",
        ),
        pytest.param(
            notice(NoticeKind.SHOP_STOPPED, shop="晨禾", state="unreachable"),
            "晨禾: not reachable",
            "It is tried again by itself; other shops go on.",
            id="offline does not",
        ),
        pytest.param(
            notice(
                NoticeKind.PROVIDER_STOPPED,
                provider="kuaidi100",
                state="refused",
                reason="wrong customer or key",
            ),
            "Kuaidi100: refused",
            "wrong customer or key ・ "
            "Check its key and balance; the marketplaces' own traces go on.",
            id="provider refused",
        ),
        pytest.param(
            notice(NoticeKind.ORDERS_UNREAD, shop="晨禾", count="2"),
            "晨禾: 2 orders could not be read whole",
            "They are asked for again by themselves: 2401 …",
            id="orders set aside",
        ),
    ],
)
def test_what_stopped_says_who_must_act(given: Notice, title: str, about: str) -> None:
    words = notice_words(given, LOOK)
    assert (words.title, words.about) == (title, about)
