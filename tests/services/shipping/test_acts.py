"""Shipping from here: what is checked, what is sent once, and what is known afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import (
    KEYS,
    OTHER,
    SHOP,
    TEN,
    ScriptedConnections,
    ScriptedMarketplace,
    order,
    scan,
    shipment,
)
from workbench.domain.errors import (
    AnswerLost,
    BadInput,
    ConnectorError,
    NotOffered,
    RateLimited,
    Refused,
    ShippingStopped,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.orders import OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.offers import Offer
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus
from workbench.domain.platforms.ship_checks import CheckKind, Weight
from workbench.domain.platforms.shipping_acts import ActKind, ActState, ShippingAct
from workbench.domain.regions import Region
from workbench.services.shipping.acts import SETTLED_BY_HAND, Consent
from workbench.services.shipping.desk import ActRequest
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.refunds import RefundStore
from workbench.store.shops.shipping_acts import ShippingActStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.domain.orders import Order
    from workbench.domain.shops import Shop
    from workbench.services.assembly.workspace import Workspace

NUMBER = "2401200011874563218"
EARLIER = "2401200011874563999"
WAYBILL = "YT8800213345099"
BUYER = Receiver(Region("广东省", "广州市"), "测**", "", "name-1", "address-1")
ANOTHER = Receiver(Region("广东省", "广州市"), "测**", "", "name-2", "address-2")
MASKED = Receiver(Region("广东省", "广州市"), "测**")
SHIP = ActRequest(NUMBER, ActKind.SHIP, "圆通", WAYBILL)


@dataclass
class Shipper(ScriptedMarketplace):
    """A shop that can be shipped in; it does what it is told, or fails with or without doing it."""

    offers = frozenset({Offer.SHIP, Offer.REPLACE_NUMBER, Offer.SHIP_UNTRACED})
    did: list[ShippingAct] = field(default_factory=list)
    act_error: ConnectorError | None = None

    def act(self, act: ShippingAct) -> None:
        """Take an act."""
        self.did.append(act)
        if self.act_error is not None:
            raise self.act_error


def waiting(number: str = NUMBER, shop: Shop = SHOP, **facts: object) -> Order:
    known: dict[str, object] = {"status": OrderStatus.AWAITING_SHIPMENT, "receiver": BUYER}
    return order(number, shop, **{**known, "paid_at": TEN - timedelta(hours=5), **facts})


def save(workspace: Workspace, *records: OrderRecord) -> None:
    for record in records:
        page = OrderPage(record.order.shop_id, (record,))
        OrderStore(workspace.cache).save_page(page, seen_at=TEN)


@pytest.fixture
def shop(workspace: Workspace, connections: ScriptedConnections) -> Shipper:
    made = Shipper(SHOP.id)
    connections.marketplaces[SHOP.id] = made
    save(workspace, OrderRecord(waiting(), ()))
    return made


def kinds(workspace: Workspace, request: ActRequest = SHIP, agreement: str = "") -> set[CheckKind]:
    return {check.kind for check in workspace.shipping.check(request, agreement)}


def test_an_act_is_written_down_and_sent_once(workspace: Workspace, shop: Shipper) -> None:
    recorded = workspace.shipping.send(SHIP, Consent("a person"))
    assert shop.did == [ShippingAct(ActKind.SHIP, SHOP.id, NUMBER, "yuantong", WAYBILL)]
    assert (recorded.state, recorded.actor) == (ActState.DONE, "a person")
    assert recorded.asked_at == recorded.answered_at == TEN
    # What became of the order is asked for at once.
    assert shop.asked_again == [NUMBER]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(
            Refused(service="1688", reason="5001"), "(5001). Nothing was changed", id="refused"
        ),
        pytest.param(SignInExpired(service="1688"), "sign in again", id="signed-out"),
        pytest.param(RateLimited(service="1688"), "does not send it again", id="too-often"),
    ],
)
def test_a_no_of_the_platforms_ends_an_act(
    workspace: Workspace, shop: Shipper, error: ConnectorError, words: str
) -> None:
    shop.act_error = error
    with pytest.raises(type(error), match=re.escape(words)):
        workspace.shipping.send(SHIP, Consent())
    assert [each.state for each in workspace.shipping.all()] == [ActState.REFUSED]
    shop.act_error = None
    assert workspace.shipping.send(SHIP, Consent()).state is ActState.DONE


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(Unreachable(service="1688"), id="unreachable"),
        pytest.param(UnexpectedAnswer(service="1688", reason="x"), id="unreadable"),
    ],
)
def test_an_act_whose_answer_was_lost_is_unknown_and_never_sent_again_by_itself(
    workspace: Workspace, shop: Shipper, error: ConnectorError
) -> None:
    shop.act_error = error
    with pytest.raises(AnswerLost):
        workspace.shipping.send(SHIP, Consent())
    shop.act_error = None
    workspace.refresh.run_once()
    with pytest.raises(ShippingStopped, match="answer was lost"):
        workspace.shipping.send(SHIP, Consent())
    assert len(shop.did) == 1
    assert [each.state for each in workspace.shipping.all()] == [ActState.UNKNOWN]


def test_a_program_that_ended_while_it_sent_knows_of_it_later(
    workspace: Workspace, shop: Shipper
) -> None:
    act = ShippingAct(ActKind.SHIP, SHOP.id, NUMBER, "yuantong", WAYBILL)
    ShippingActStore(workspace.cache).begin(act, "", "", TEN)
    with pytest.raises(ShippingStopped):
        workspace.shipping.send(SHIP, Consent())
    assert shop.did == []


@pytest.mark.parametrize(
    ("shown", "state"),
    [
        pytest.param((0, WAYBILL), ActState.DONE, id="it-stands-there"),
        pytest.param((0,), ActState.UNKNOWN, id="it-does-not"),
        pytest.param((9,), ActState.UNKNOWN, id="it-does-not-yet"),
        pytest.param((10,), ActState.REFUSED, id="it-never-came"),
        pytest.param((10, WAYBILL), ActState.DONE, id="it-came-late"),
    ],
)
def test_looking_at_the_platform_ends_the_doubt_in_time(
    workspace: Workspace,
    clock: ReplayClock,
    shop: Shipper,
    shown: tuple[int, *tuple[str, ...]],
    state: ActState,
) -> None:
    minutes, *numbers = shown
    shop.act_error = Unreachable(service="1688")
    with pytest.raises(AnswerLost):
        workspace.shipping.send(SHIP, Consent())
    parcels = tuple(shipment(number) for number in numbers)
    later = waiting(modified_at=TEN + timedelta(minutes=1))
    shop.later[NUMBER] = OrderPage(SHOP.id, (OrderRecord(later, parcels),))
    (recorded,) = workspace.shipping.all()
    clock.advance(timedelta(minutes=minutes))
    assert workspace.shipping.look(recorded.id).state is state
    assert len(shop.did) == 1


def test_a_platform_that_does_not_tell_leaves_it_unknown(
    workspace: Workspace, shop: Shipper
) -> None:
    shop.act_error = Unreachable(service="1688")
    with pytest.raises(AnswerLost):
        workspace.shipping.send(SHIP, Consent())
    (recorded,) = workspace.shipping.all()
    assert workspace.shipping.look(recorded.id).state is ActState.UNKNOWN


@pytest.mark.parametrize(
    ("was_done", "state"),
    [
        pytest.param(True, ActState.DONE, id="it-was-done"),
        pytest.param(False, ActState.REFUSED, id="it-was-not"),
    ],
)
def test_the_seller_may_end_the_doubt(
    workspace: Workspace, shop: Shipper, was_done: bool, state: ActState
) -> None:
    shop.act_error = Unreachable(service="1688")
    with pytest.raises(AnswerLost):
        workspace.shipping.send(SHIP, Consent())
    (recorded,) = workspace.shipping.all()
    settled = workspace.shipping.settle(recorded.id, was_done=was_done)
    assert (settled.state, settled.reason) == (state, SETTLED_BY_HAND)
    assert len(shop.did) == 1
    with pytest.raises(BadInput, match="known already"):
        workspace.shipping.settle(recorded.id, was_done=not was_done)


def test_what_a_platform_lacks_is_not_offered(
    workspace: Workspace, connections: ScriptedConnections, shop: Shipper
) -> None:
    connections.marketplaces[SHOP.id] = ScriptedMarketplace(SHOP.id)
    with pytest.raises(NotOffered, match="shipping with a number"):
        workspace.shipping.send(SHIP, Consent())
    assert workspace.shipping.all() == []


@pytest.mark.parametrize(
    ("receiver", "days", "found"),
    [
        pytest.param(ANOTHER, 3, {CheckKind.NUMBER_USED}, id="another-receiver"),
        pytest.param(replace(BUYER, address_key="address-9"), 3, {CheckKind.NUMBER_USED},
                     id="another-address"),
        pytest.param(MASKED, 3, {CheckKind.NUMBER_MAYBE_USED}, id="masked"),
        pytest.param(BUYER, 3, set(), id="the-same-receiver"),
        pytest.param(ANOTHER, 31, set(), id="long-ago"),
    ],
)  # fmt: skip
def test_a_number_used_in_any_shop_is_found(
    workspace: Workspace, shop: Shipper, receiver: Receiver, days: int, found: set[CheckKind]
) -> None:
    ShopStore(workspace.cache).add(OTHER, KEYS)
    uploaded = shipment(WAYBILL, EARLIER, OTHER, uploaded_at=TEN - timedelta(days=days))
    save(workspace, OrderRecord(order(EARLIER, OTHER, receiver=receiver), (uploaded,)))
    assert kinds(workspace) - {CheckKind.SCANS_UNKNOWN} == found


def traced(connections: ScriptedConnections, workspace: Workspace, *texts: str) -> None:
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "k"})
    scans = [scan(text, TEN - timedelta(hours=1), place) for place, text in enumerate(texts)]
    connections.trace_provider.traces[WAYBILL] = scans


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param((), {CheckKind.NO_SCAN}, id="none"),
        pytest.param(("【金华市】浙江义乌公司已揽收",), set(), id="picked-up"),
        pytest.param(
            ("【成都市】四川成都武侯区公司 快递员 测某 正在为您派送",),
            {CheckKind.OTHER_DESTINATION},
            id="at-another-door",
        ),
        pytest.param(
            ("【广州市】广东广州天河区公司 快递员 测某 正在为您派送",), set(), id="at-its-door"
        ),
    ],
)
def test_what_a_carrier_says_of_the_number(
    workspace: Workspace,
    connections: ScriptedConnections,
    shop: Shipper,
    texts: tuple[str, ...],
    found: set[CheckKind],
) -> None:
    traced(connections, workspace, *texts)
    assert kinds(workspace) == found


def test_a_number_is_not_asked_for_twice_and_the_second_try_is_stopped_too(
    workspace: Workspace, connections: ScriptedConnections, shop: Shipper
) -> None:
    """Kuaidi100 may lock an account that asks for one number twice within 30 minutes."""
    traced(connections, workspace, "【成都市】四川成都武侯区公司 快递员 测某 正在为您派送")
    for _ in range(2):
        with pytest.raises(ShippingStopped, match="成都"):
            workspace.shipping.send(SHIP, Consent())
    assert connections.trace_provider.traced == [WAYBILL]
    assert workspace.budget.spent == 1


def test_a_number_that_was_scanned_before_the_payment_is_another_parcels(
    workspace: Workspace, connections: ScriptedConnections, shop: Shipper
) -> None:
    traced(connections, workspace, "【金华市】浙江义乌公司已揽收")
    paid = waiting(paid_at=TEN, modified_at=TEN + timedelta(seconds=1))
    save(workspace, OrderRecord(paid, ()))
    assert kinds(workspace) == {CheckKind.OLDER_SCANS}


def test_a_provider_that_fails_is_told_and_stops_nothing(
    workspace: Workspace, connections: ScriptedConnections, shop: Shipper
) -> None:
    traced(connections, workspace)
    connections.trace_provider.error = Unreachable(service="Kuaidi100")
    assert kinds(workspace) == {CheckKind.SCANS_UNKNOWN}
    assert workspace.shipping.send(SHIP, Consent()).state is ActState.DONE


def test_goods_without_logistics_need_an_agreement(workspace: Workspace, shop: Shipper) -> None:
    request = ActRequest(NUMBER, ActKind.SHIP_UNTRACED)
    assert kinds(workspace, request) == {CheckKind.NO_AGREEMENT}
    with pytest.raises(ShippingStopped, match="agreement"):
        workspace.shipping.send(request, Consent())
    said = Consent(agreement="买家 1月23日 旺旺同意自提，电话13800000000")
    recorded = workspace.shipping.send(request, said)
    assert recorded.agreement.startswith("买家 1月23日")
    assert "13800000000" not in recorded.agreement


def test_a_seller_may_go_on_in_spite_of_a_finding(workspace: Workspace, shop: Shipper) -> None:
    save(workspace, OrderRecord(waiting(modified_at=TEN + timedelta(seconds=1)), (shipment(),)))
    shipped = ActRequest(NUMBER, ActKind.SHIP, "圆通", "YT8800213345012")
    assert CheckKind.STANDS_ALREADY in kinds(workspace, shipped)
    with pytest.raises(ShippingStopped):
        workspace.shipping.send(shipped, Consent())
    assert workspace.shipping.send(shipped, Consent(in_spite=True)).state is ActState.DONE


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(replace(SHIP, order="0"), id="unknown-order"),
        pytest.param(replace(SHIP, carrier="某某"), id="unknown-carrier"),
        pytest.param(replace(SHIP, waybill=" "), id="no-number"),
        pytest.param(replace(SHIP, shop="another"), id="another-shop"),
    ],
)
def test_a_request_that_does_not_say_what_is_meant(
    workspace: Workspace, shop: Shipper, request_: ActRequest
) -> None:
    with pytest.raises(BadInput):
        workspace.shipping.send(request_, Consent())
    assert shop.did == []


@pytest.mark.parametrize(
    ("status", "weight"),
    [
        pytest.param(RefundStatus.AWAITING_SELLER, Weight.STOP, id="open"),
        pytest.param(RefundStatus.REFUSED, Weight.STOP, id="refused-and-still-open"),
        pytest.param(RefundStatus.CLOSED, None, id="over"),
    ],
)
def test_an_open_refund_is_answered_before_goods_are_sent(
    workspace: Workspace, shop: Shipper, status: RefundStatus, weight: Weight | None
) -> None:
    page = RefundPage(SHOP.id, (Refund(SHOP.id, "TQ1", NUMBER, status),))
    RefundStore(workspace.cache).save_page(page, seen_at=TEN)
    found = {check.kind: check.weight for check in workspace.shipping.check(SHIP)}
    assert found.get(CheckKind.REFUND_OPEN) is weight


def test_replacing_needs_a_number_that_stands(workspace: Workspace, shop: Shipper) -> None:
    request = replace(SHIP, kind=ActKind.REPLACE_NUMBER)
    assert CheckKind.NOT_SHIPPED in kinds(workspace, request)


def test_of_several_parcels_one_is_named(workspace: Workspace, shop: Shipper) -> None:
    parcels = (shipment(), shipment("YT8800213345077"))
    save(workspace, OrderRecord(waiting(modified_at=TEN + timedelta(seconds=1)), parcels))
    other = replace(SHIP, kind=ActKind.REPLACE_NUMBER)
    with pytest.raises(BadInput, match="say which number is replaced"):
        workspace.shipping.send(other, Consent(in_spite=True))
    assert shop.did == []
    workspace.shipping.send(replace(other, replaces="YT8800213345077"), Consent())
    assert [act.replaces for act in shop.did] == ["YT8800213345077"]


def test_what_stops_comes_first(workspace: Workspace, shop: Shipper) -> None:
    save(workspace, OrderRecord(waiting(modified_at=TEN + timedelta(seconds=1)), (shipment(),)))
    stands = ActRequest(NUMBER, ActKind.SHIP, "圆通", "YT8800213345012")
    weights = [check.weight for check in workspace.shipping.check(stands)]
    assert weights == sorted(weights, key=lambda weight: weight is Weight.CAUTION)
