"""Refunds, changed promises, messages and lost answers where a seller looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.doubles import MemoryDesk
from tests.ui.season import NOW
from tests.ui.ship_doubles import LOST
from workbench.domain.errors import Unreachable
from workbench.domain.platforms.beside import Beside, BesideFilter
from workbench.domain.platforms.messages import KeptMessage, MessageKind, PlatformMessage
from workbench.domain.platforms.promises import PromiseChange
from workbench.domain.platforms.refunds import Refund, RefundStatus
from workbench.domain.platforms.shipping_acts import ActState
from workbench.ui.beside.cards import message_words
from workbench.ui.frame.places import ORDERS
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from workbench.ui.beside.group import BesideCards
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools

HOUR = timedelta(hours=1)
REFUND = Refund(
    "1", "900", "2401200011874563218", RefundStatus.AWAITING_SELLER, "waitselleragree",
    amount=12800, reason="不想要了", created_at=NOW - HOUR, reply_by=NOW + 5 * HOUR,
)  # fmt: skip
CHANGE = PromiseChange(NOW - 3 * HOUR, NOW + HOUR, NOW + 25 * HOUR, reason="疫情")
PAID = PlatformMessage("1", "ORDER_PAY", REFUND.order_number, NOW - HOUR, MessageKind.PAID)
ALL = Beside((REFUND,), (CHANGE,), (LOST,), (KeptMessage(PAID, is_new=True),))


def words(widget: QWidget) -> str:
    labels = [each for each in widget.findChildren(PlainLabel) if each.text()]
    return " | ".join(each.text() for each in labels)


def button_of(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


@pytest.fixture
def desk() -> MemoryDesk:
    """Every order has something of everything beside it."""
    made = MemoryDesk()
    made.beside.beside = ALL
    made.beside.numbers = {BesideFilter.ANSWER_LOST: 2, BesideFilter.OPEN_REFUND: 1}
    return made


@pytest.fixture
def settle(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Wait until the platform has answered and the lists were read again."""
    errand = window.beside_way.errand
    return lambda: qtbot.waitUntil(lambda: not errand.is_running and window.is_settled())


@pytest.fixture(params=["orders", "monitor"])
def cards(
    request: pytest.FixtureRequest, window: MainWindow, settle: Callable[[], None]
) -> BesideCards:
    """The cards beside the first row of a list."""
    if request.param == "orders":
        window.show_view(ORDERS)
    settle()
    found: BesideCards = getattr(window.views, request.param).detail.beside
    return found


def test_all_that_stands_beside_an_order_is_seen(cards: BesideCards) -> None:
    assert [card.isHidden() for card in cards.cards] == [False] * 4
    refund = words(cards.refunds)
    for told in ("待卖家处理", "¥128.00", "不想要了", "900", "剩5时"):
        assert told in refund, told
    assert "疫情" in cards.promises.lines.text()
    assert "买家已付款" in words(cards.messages)
    assert "圆通" in words(cards.acts)


def test_a_lost_answer_says_that_nobody_knows(cards: BesideCards) -> None:
    told = words(cards.acts)
    assert "未知，请到平台核实" in told
    assert "程序不会自行再次提交" in told


def test_the_platform_is_asked_how_it_ended(
    cards: BesideCards, window: MainWindow, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    button_of(cards.acts, "向平台核实").click()
    settle()
    assert desk.shipping.looked == [7]
    assert window.undo_bar.text == "订单 2401200011874563218：已办成"


def test_a_platform_that_may_still_be_at_work_is_asked_later(
    cards: BesideCards, window: MainWindow, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.shipping.found_state = ActState.UNKNOWN
    button_of(cards.acts, "向平台核实").click()
    settle()
    assert window.undo_bar.text.endswith("平台可能仍在处理，请 10:11 之后再核实")


def test_a_platform_that_does_not_tell_leaves_it_open(
    cards: BesideCards, window: MainWindow, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.shipping.found_state, desk.shipping.asked_at = ActState.UNKNOWN, NOW - HOUR
    button_of(cards.acts, "向平台核实").click()
    settle()
    assert "平台上还看不出结果" in window.undo_bar.text


def test_a_platform_that_cannot_be_asked_is_told(
    cards: BesideCards, window: MainWindow, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.shipping.error = Unreachable(service="1688")
    button_of(cards.acts, "向平台核实").click()
    settle()
    assert "1688" in window.undo_bar.text


@pytest.mark.parametrize(("text", "was_done"), [("已办成", True), ("没有办成", False)])
def test_it_can_be_settled_by_hand(
    cards: BesideCards,
    desk: MemoryDesk,
    settle: Callable[[], None],
    text: str,
    was_done: bool,
) -> None:
    button_of(cards.acts, text).click()
    settle()
    assert desk.shipping.settled == [(7, was_done)]


def test_messages_are_marked_as_seen(
    cards: BesideCards, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    cards.messages.seen_button.click()
    settle()
    assert len(desk.beside.seen) == 1


def test_cards_of_nothing_are_hidden(window: MainWindow, tools: ViewTools) -> None:
    cards = window.views.orders.detail.beside
    order = tools.desk.orders.file(1)
    assert order is not None
    cards.show_beside(order[0].order, Beside(), tools.look())
    assert [card.isHidden() for card in cards.cards] == [True] * 4


def test_what_was_settled_offers_no_buttons(window: MainWindow, tools: ViewTools) -> None:
    acts = window.views.orders.detail.beside.acts
    acts.show_acts((replace(LOST, state=ActState.DONE),), tools.look())
    assert [each for each in acts.findChildren(QPushButton) if each.isVisibleTo(acts)] == []


def test_a_topic_without_a_word_is_shown_as_it_is() -> None:
    told = PlatformMessage("1", "ORDER_SOMETHING_NEW")
    assert message_words(told) == "ORDER_SOMETHING_NEW"


def test_orders_are_narrowed_to_what_stands_beside_them(
    window: MainWindow, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    window.show_view(ORDERS)
    settle()
    chips = window.views.orders.filters.beside
    assert [(chip.word, chip.number, chip.isHidden()) for chip in chips.values()] == [
        ("结果未知", "2", False),
        ("退款处理中", "1", False),
        ("未看消息", "0", True),
    ]
    chips[BesideFilter.ANSWER_LOST].click()
    settle()
    assert desk.orders.beside_asked is BesideFilter.ANSWER_LOST
    assert not window.views.orders.choice.is_open_only
    chips[BesideFilter.ANSWER_LOST].click()
    settle()
    assert desk.orders.beside_asked is None


def test_lost_answers_stand_in_the_rail_before_anybody_looks(
    window: MainWindow, settle: Callable[[], None]
) -> None:
    settle()
    assert window.rail.buttons[ORDERS].badge == "2"
