"""Shipping from a warning: the dialog checks first, sends once, and the row says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.season import picture_rows
from workbench.connectors.alibaba1688.client import Alibaba1688
from workbench.connectors.douyin.client import Douyin
from workbench.connectors.top.client import Top
from workbench.domain.errors import AnswerLost
from workbench.domain.handling import HandlingState
from workbench.domain.platforms.beside import BesideFilter
from workbench.domain.platforms.offers import ACTS_OFFERED, Offer
from workbench.domain.platforms.ship_checks import CheckKind, ShipCheck, Weight
from workbench.domain.platforms.shipping_acts import ActKind
from workbench.domain.rules.remedies import Remedy
from workbench.domain.shops import Platform
from workbench.ui.detail.acts import Act, acts_for
from workbench.ui.frame.places import ORDERS
from workbench.ui.shipping.contract import ShipWish
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.shipping.dialog import ShipDialog

ACTS = frozenset({Offer.SHIP, Offer.REPLACE_NUMBER, Offer.SHIP_UNTRACED})
ROW = replace(picture_rows()[0], platform=Platform.TAOBAO)
HARM = ShipCheck(CheckKind.NUMBER_USED, Weight.STOP, {"order": "77"})
HINT = ShipCheck(CheckKind.NO_SCAN, Weight.CAUTION)


def acts(offers: frozenset[Offer]) -> list[Act]:
    return acts_for(
        [Remedy.REPLACE_NUMBER, Remedy.SHIP],
        state=HandlingState.TO_DO,
        has_parcel=True,
        is_overdue=False,
        offers=offers,
    )


def wish(remedy: str = Remedy.SHIP) -> ShipWish:
    found = acts_for(
        [remedy], state=HandlingState.TO_DO, has_parcel=False, is_overdue=False, offers=ACTS
    )
    assert found[0].ships is not None
    return ShipWish(ROW, found[0], found[0].ships)


@pytest.fixture
def ask(window: MainWindow) -> Callable[[ShipWish], ShipDialog]:
    def start(wished: ShipWish) -> ShipDialog:
        window.views.monitor.shipping_wanted.emit(wished)
        dialog = window.ship_way.shipping.dialog
        assert dialog is not None
        return dialog

    return start


@pytest.fixture
def settle(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Wait until the platform has answered and the lists were read again."""
    errand = window.ship_way.shipping.errand
    return lambda: qtbot.waitUntil(lambda: not errand.is_running and window.is_settled())


def fill(dialog: ShipDialog) -> None:
    dialog.carrier.setText("韵达")
    dialog.number.setText(" YD1 ")


@pytest.mark.parametrize(
    ("connector", "platforms"),
    [
        (Alibaba1688, {Platform.ALIBABA}),
        (Top, {Platform.TAOBAO, Platform.TMALL}),
        (Douyin, {Platform.DOUYIN}),
    ],
)
def test_the_window_offers_what_the_connectors_do(
    connector: type[Top], platforms: set[Platform]
) -> None:
    for platform in platforms:
        assert ACTS_OFFERED.get(platform, frozenset()) == connector.offers & ACTS


def test_a_platform_without_the_interface_has_its_acts_recorded_alone() -> None:
    assert [act.words for act in acts(frozenset()) if act.ships] == []
    words = [act.words for act in acts(ACTS) if not act.is_chase]
    assert words == [
        "Replace number…",
        "Ship…",
        "Record replaced number",
        "Record shipping",
        "Handled",
    ]


@pytest.mark.parametrize("found", [(), (HARM,)], ids=["well", "harm"])
def test_after_a_check_the_keys_stay_where_they_were(
    desk: MemoryDesk,
    ask: Callable[[ShipWish], ShipDialog],
    settle: Callable[[], None],
    found: tuple[ShipCheck, ...],
) -> None:
    """Buttons that wait give the keys away: the next press of a key would leave the dialog."""
    desk.shipping.found = found
    dialog = ask(wish())
    fill(dialog)
    dialog.check_button.setFocus()
    dialog.check_button.click()
    settle()
    assert dialog.focusWidget() is dialog.check_button


def test_the_number_that_is_replaced_is_said_and_shown(
    ask: Callable[[ShipWish], ShipDialog],
) -> None:
    dialog = ask(wish(Remedy.REPLACE_NUMBER))
    fill(dialog)
    assert dialog.request.replaces == ROW.waybill
    shown = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert any(text.endswith(ROW.waybill) and text.startswith("替换") for text in shown)


def test_nothing_is_sent_before_it_was_checked(
    desk: MemoryDesk, ask: Callable[[ShipWish], ShipDialog], settle: Callable[[], None]
) -> None:
    dialog = ask(wish())
    fill(dialog)
    assert not dialog.send_button.isEnabled()
    dialog.check_button.click()
    settle()
    assert [(r.carrier, r.waybill, r.kind) for r, _ in desk.shipping.checked] == [
        ("韵达", "YD1", ActKind.SHIP)
    ]
    assert dialog.send_button.isEnabled()
    dialog.number.setText("YD2")
    assert not dialog.send_button.isEnabled()
    assert desk.shipping.sent == []


def test_what_was_taken_is_recorded_on_its_row(
    window: MainWindow,
    desk: MemoryDesk,
    ask: Callable[[ShipWish], ShipDialog],
    settle: Callable[[], None],
) -> None:
    dialog = ask(wish(Remedy.REPLACE_NUMBER))
    fill(dialog)
    dialog.check_button.click()
    settle()
    dialog.send_button.click()
    settle()
    [(request, consent)] = desk.shipping.sent
    assert (request.kind, request.shop, consent.in_spite) == (
        ActKind.REPLACE_NUMBER,
        ROW.shop_id,
        False,
    )
    assert window.ship_way.shipping.dialog is None
    assert desk.monitor.acts[ROW.id][-1].state is HandlingState.NUMBER_REPLACED


def test_harm_is_told_and_gone_past_by_a_button_of_its_own(
    desk: MemoryDesk, ask: Callable[[ShipWish], ShipDialog], settle: Callable[[], None]
) -> None:
    desk.shipping.found = (HARM, HINT)
    dialog = ask(wish())
    fill(dialog)
    dialog.check_button.click()
    settle()
    assert "77" in dialog.findings.text()
    assert not dialog.send_button.isEnabled()
    assert dialog.anyway_button.isVisibleTo(dialog)
    dialog.anyway_button.click()
    settle()
    assert [consent.in_spite for _, consent in desk.shipping.sent] == [True]


def test_goods_without_logistics_need_the_buyers_words(
    desk: MemoryDesk, ask: Callable[[ShipWish], ShipDialog], settle: Callable[[], None]
) -> None:
    desk.shipping.found = (ShipCheck(CheckKind.NO_AGREEMENT, Weight.STOP),)
    dialog = ask(wish())
    dialog.ways.chips[ActKind.SHIP_UNTRACED.value].click()
    assert not dialog.number.isVisibleTo(dialog)
    dialog.check_button.click()
    settle()
    assert not dialog.send_button.isEnabled()
    assert not dialog.anyway_button.isVisibleTo(dialog)
    desk.shipping.found = ()
    dialog.agreement.setText("11-20 旺旺：同意当面交付")
    dialog.check_button.click()
    settle()
    dialog.send_button.click()
    settle()
    [(request, consent)] = desk.shipping.sent
    assert (request.kind, request.waybill) == (ActKind.SHIP_UNTRACED, "")
    assert consent.agreement == "11-20 旺旺：同意当面交付"


def test_a_lost_answer_is_told_and_not_sent_again(
    desk: MemoryDesk, ask: Callable[[ShipWish], ShipDialog], settle: Callable[[], None]
) -> None:
    desk.shipping.error = AnswerLost(service="Taobao")
    dialog = ask(wish())
    fill(dialog)
    dialog.check_button.click()
    settle()
    dialog.send_button.click()
    settle()
    assert "淘宝" in dialog.trouble.text()
    assert len(desk.shipping.sent) == 1
    assert not dialog.send_button.isEnabled()
    assert desk.monitor.acts == {}
    dialog.reject()


def test_a_lost_answer_is_counted_at_once(
    window: MainWindow,
    desk: MemoryDesk,
    ask: Callable[[ShipWish], ShipDialog],
    settle: Callable[[], None],
) -> None:
    desk.shipping.error = AnswerLost(service="Taobao")
    dialog = ask(wish())
    fill(dialog)
    dialog.check_button.click()
    settle()
    desk.beside.numbers = {BesideFilter.ANSWER_LOST: 1}
    dialog.send_button.click()
    settle()
    assert window.rail.buttons[ORDERS].badge == "1"
    dialog.reject()


def test_leaving_while_it_is_sent_takes_nothing_back(
    desk: MemoryDesk, ask: Callable[[ShipWish], ShipDialog], settle: Callable[[], None]
) -> None:
    dialog = ask(wish())
    fill(dialog)
    dialog.check_button.click()
    assert not dialog.number.isEnabled()
    settle()
    dialog.send_button.click()
    dialog.reject()
    settle()
    assert desk.monitor.acts[ROW.id][-1].state is HandlingState.HANDLED


def test_a_shop_without_that_way_is_not_asked_for_it(
    ask: Callable[[ShipWish], ShipDialog],
) -> None:
    here = ask(replace(wish(), row=replace(ROW, platform=Platform.DOUYIN)))
    assert not here.ways.isVisibleTo(here)
    here.reject()


def test_the_window_closes_while_the_platform_is_asked(
    window: MainWindow, ask: Callable[[ShipWish], ShipDialog]
) -> None:
    dialog = ask(wish())
    fill(dialog)
    dialog.check_button.click()
    assert window.stop()
    assert window.ship_way.shipping.dialog is None
