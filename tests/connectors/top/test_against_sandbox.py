"""The TOP client against the sandbox, which verifies with code of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.seasons import part_of, whole_season
from workbench.connectors.connecting import Connectors
from workbench.connectors.top.client import Top
from workbench.domain.clock import SystemClock
from workbench.domain.errors import (
    ConnectorError,
    ParcelRefused,
    RateLimited,
    Refused,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.orders import OrderStatus
from workbench.domain.platforms.refunds import RefundStatus
from workbench.domain.platforms.shipping_acts import ActKind, ShippingAct
from workbench.domain.shops import Platform, Shop
from workbench.sandbox import SandboxServer
from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.base import Marketplace
    from workbench.domain.pages import OrderRecord
    from workbench.sandbox.script import Season

LIST = "trades.sold"


class TopShop:
    """The Taobao shop of a running season, connected."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        told = server.credentials()["taobao"]
        self.keys = {name: value for name, value in told.items() if isinstance(value, str)}
        self._connectors = Connectors(b"an invented key!", SystemClock(), lambda _: None)

    def connect(self, **other_keys: str) -> Marketplace:
        shop = Shop("shop", Platform.TAOBAO, self.keys["name"])
        keys = {**self.keys, **other_keys}
        return self._connectors.marketplace(shop, keys, self.keys.update)

    def pull(self, marketplace: Marketplace | None = None) -> list[OrderRecord]:
        pages = (marketplace or self.connect()).order_pages(None, self.server.world.season.start)
        return [record for page in pages for record in page.records]

    def fails(self, kind: FaultKind, **details: Any) -> None:
        self.server.world.faults.add(Fault(kind, **details))

    def expire(self) -> None:
        self.server.world.tokens.expire_access("taobao")

    def close(self) -> None:
        self._connectors.close()


@pytest.fixture(scope="module")
def season() -> Season:
    return part_of(whole_season(), Platform.TAOBAO, Platform.TMALL)


@pytest.fixture
def shop(season: Season) -> Iterator[TopShop]:
    with SandboxServer(season) as server:
        connected = TopShop(server)
        yield connected
        connected.close()


@pytest.fixture(scope="module")
def everything(season: Season) -> list[OrderRecord]:
    """All trades of the shop, pulled undisturbed."""
    with SandboxServer(season) as server:
        connected = TopShop(server)
        records = connected.pull()
        connected.close()
    return records


def numbers(records: list[OrderRecord]) -> list[str]:
    return sorted(record.order.number for record in records)


def test_an_account_is_proved_and_tells_its_kind(shop: TopShop) -> None:
    check = shop.connect().check()
    assert (check.account_id, check.platform) == ("2200000000003", Platform.TAOBAO)
    (_, tmall) = shop.server.credentials()["taobao"]["shops"]
    assert shop.connect(session=tmall["session"]).check().platform is Platform.TMALL


def test_every_trade_of_the_shop_is_pulled(everything: list[OrderRecord], season: Season) -> None:
    orders = [o for o in season.orders_of("taobao") if o.created_at <= season.start]
    assert numbers(everything) == sorted(str(order.number) for order in orders)


def test_orders_carry_what_judging_needs(everything: list[OrderRecord]) -> None:
    parcels = [shipment for record in everything for shipment in record.shipments or ()]
    assert any(record.order.ship_by for record in everything)
    assert all(record.order.receiver for record in everything)
    assert all(parcel.uploaded_at and parcel.destination for parcel in parcels)


def test_a_moved_promise_comes_with_its_order(everything: list[OrderRecord]) -> None:
    (moved,) = [record for record in everything if record.promise_changes]
    assert moved.order.ship_by == datetime(2024, 1, 26, 3, 12, tzinfo=UTC)
    assert moved.promise_changes[0].ship_by_before == datetime(2024, 1, 24, 3, 12, tzinfo=UTC)


def test_cancelled_trades_are_cancelled(everything: list[OrderRecord]) -> None:
    closed = [r.order for r in everything if r.order.status is OrderStatus.CANCELLED]
    assert [order.platform_status for order in closed] == ["TRADE_CLOSED"]


def test_no_buyer_is_left_in_what_was_pulled(everything: list[OrderRecord], season: Season) -> None:
    written = repr(everything)
    buyers = [order.receiver for order in season.orders_of("taobao")]
    told = {each for buyer in buyers for each in (buyer.name, buyer.mobile, buyer.login)}
    assert [each for each in told if each in written] == []


def test_traces_of_delivered_parcels_are_whole(
    shop: TopShop, everything: list[OrderRecord]
) -> None:
    done = next(r for r in everything if r.order.status is OrderStatus.COMPLETED)
    (parcel,) = done.shipments or ()
    scans = shop.connect().trace(parcel).scans
    assert len(scans) >= 6
    assert [scan.happened_at for scan in scans] == sorted(
        scan.happened_at for scan in scans if scan.happened_at
    )


def test_a_parcel_that_shares_its_line_with_another_has_its_own_trace(
    shop: TopShop, everything: list[OrderRecord], season: Season
) -> None:
    """The search answers with the first parcel of a sub-order; the trade's list has both."""
    scripted = {p.waybill: p for o in season.orders_of("taobao") for p in o.parcels}
    several = {o.number for o in season.orders_of("taobao") if len(o.parcels) > 1}
    records = (r for r in everything if int(r.order.number) in several and r.shipments)
    parcels = [parcel for record in records for parcel in record.shipments or ()]
    marketplace = shop.connect()
    for parcel in parcels:
        told = scripted[parcel.waybill].told(season.start, by_carrier=False)
        assert len(marketplace.trace(parcel).scans) == len(told), parcel.waybill
    assert parcels


def test_a_number_that_the_trade_does_not_know_has_no_empty_trace(
    shop: TopShop, everything: list[OrderRecord]
) -> None:
    """Nobody has looked whether it has one: no empty trace is a reason for a warning."""
    known = next(p for record in everything for p in record.shipments or ())
    with pytest.raises(ParcelRefused, match="other parcels"):
        shop.connect().trace(replace(known, waybill="YT9900000099"))


def test_lines_of_a_trade_are_shipped_and_traced_apart(
    shop: TopShop, everything: list[OrderRecord]
) -> None:
    order = next(
        r.order
        for r in everything
        if r.order.status is OrderStatus.AWAITING_SHIPMENT and len(r.order.lines) > 1
    )
    marketplace = shop.connect()
    for place, line in enumerate(order.lines):
        parcel = ("yuantong", f"YT990000000{place}")
        marketplace.act(ShippingAct(ActKind.SHIP, "shop", order.number, *parcel, (line.number,)))
        (record,) = marketplace.order(order.number).records
        is_whole = place == len(order.lines) - 1
        status = OrderStatus.SHIPPED if is_whole else OrderStatus.AWAITING_SHIPMENT
        assert record.order.status is status
    parcels = record.shipments or ()
    assert [p.handle for p in parcels] == [line.number for line in order.lines]
    assert [marketplace.trace(parcel).scans for parcel in parcels] == [()] * len(parcels)
    kept = [parcel.waybill for parcel in parcels[1:]]
    other = ShippingAct(ActKind.REPLACE_NUMBER, "shop", order.number, "yuantong", "YT9900000077")
    marketplace.act(replace(other, replaces=parcels[0].waybill))
    (record,) = marketplace.order(order.number).records
    assert [p.waybill for p in record.shipments or ()] == ["YT9900000077", *kept]


def test_refunds_are_pulled_with_their_deadlines(shop: TopShop, season: Season) -> None:
    # They go back as far as orders do: none is left without its refund.
    later = season.start + timedelta(days=58)
    pages = list(shop.connect().refund_pages(None, later))
    (refund,) = [refund for page in pages for refund in page.refunds]
    assert refund.status is RefundStatus.AWAITING_SELLER
    assert refund.reply_by == datetime(2024, 1, 24, 20, 0, tzinfo=UTC)
    assert pages[-1].position


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({"app_secret": "wrong"}, id="secret"),
        pytest.param({"app_key": "1"}, id="app key"),
    ],
)
def test_wrong_keys_are_refused(shop: TopShop, keys: dict[str, str]) -> None:
    with pytest.raises(Refused):
        shop.connect(**keys).check()


def test_an_expired_session_is_renewed(shop: TopShop) -> None:
    first = shop.keys["session"]
    marketplace = shop.connect()
    shop.expire()
    marketplace.check()
    assert shop.keys["session"] != first
    assert shop.keys["expires_at"] > "2024"


def test_a_session_is_renewed_before_it_ends(shop: TopShop) -> None:
    soon = (SystemClock().now() + timedelta(minutes=5)).isoformat()
    first = shop.keys["session"]
    shop.connect(expires_at=soon).check()
    assert shop.keys["session"] != first


def test_a_code_is_traded_for_a_session_once(shop: TopShop) -> None:
    code = shop.server.world.tokens.issue_code("taobao")
    shop.connect(session="", refresh_token="", code=code).check()
    assert (len(shop.keys["session"]), shop.keys["code"]) == (32, "")
    with pytest.raises(SignInExpired):
        shop.connect(session="", refresh_token="", code=code).check()


def test_a_renewal_that_fails_early_is_no_trouble_yet(shop: TopShop) -> None:
    soon = (SystemClock().now() + timedelta(minutes=5)).isoformat()
    assert shop.connect(expires_at=soon, refresh_token="wrong").check().account_id


@pytest.mark.parametrize("refresh", ["", "wrong"])
def test_without_a_good_refresh_token_the_sign_in_has_expired(shop: TopShop, refresh: str) -> None:
    shop.expire()
    with pytest.raises(SignInExpired):
        shop.connect(refresh_token=refresh).check()


def test_a_barred_sign_in_has_expired(shop: TopShop) -> None:
    shop.fails(FaultKind.SIGN_IN_EXPIRED)
    with pytest.raises(SignInExpired):
        shop.connect().check()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.RATE_LIMIT, RateLimited),
        (FaultKind.ACL_DECLINED, Refused),
        (FaultKind.HTML_500, Unreachable),
        (FaultKind.HTML_200, UnexpectedAnswer),
        (FaultKind.TRUNCATED_JSON, UnexpectedAnswer),
        (FaultKind.MISSING_LIST, UnexpectedAnswer),
        (FaultKind.DROPPED, Unreachable),
    ],
)
def test_faults_of_the_list(shop: TopShop, kind: FaultKind, error: type[ConnectorError]) -> None:
    shop.fails(kind, api=LIST)
    with pytest.raises(error):
        shop.pull()


def test_a_ban_is_kept_as_long_as_the_platform_says(shop: TopShop) -> None:
    shop.fails(FaultKind.RATE_LIMIT, api=LIST, retry_after=120)
    with pytest.raises(RateLimited) as caught:
        shop.pull()
    assert caught.value.retry_after == timedelta(minutes=2)


def test_a_row_that_slides_is_not_lost(shop: TopShop, everything: list[OrderRecord]) -> None:
    shop.fails(FaultKind.ROWS_SLIDE, api=LIST)
    assert set(numbers(shop.pull())) == set(numbers(everything))


def test_double_rows_are_one(shop: TopShop, everything: list[OrderRecord]) -> None:
    shop.fails(FaultKind.DUPLICATE_ROWS, api=LIST)
    assert numbers(shop.pull()) == numbers(everything)


def test_an_empty_page_once_is_walked_again(shop: TopShop, everything: list[OrderRecord]) -> None:
    shop.fails(FaultKind.EMPTY_PAGE, api=LIST, times=1)
    assert set(numbers(shop.pull())) == set(numbers(everything))


def test_an_unknown_status_is_kept(shop: TopShop) -> None:
    shop.fails(FaultKind.UNKNOWN_STATUS)
    assert OrderStatus.UNKNOWN in {record.order.status for record in shop.pull()}


def waiting(records: list[OrderRecord]) -> str:
    return next(r.order.number for r in records if r.order.status is OrderStatus.AWAITING_SHIPMENT)


def test_a_trade_is_shipped_with_a_number(shop: TopShop, everything: list[OrderRecord]) -> None:
    number = waiting(everything)
    marketplace = shop.connect()
    marketplace.act(ShippingAct(ActKind.SHIP, "shop", number, "yuantong", "YT9900000001"))
    (record,) = marketplace.order(number).records
    assert [s.waybill for s in record.shipments or ()] == ["YT9900000001"]
    with pytest.raises(Refused, match="B04"):
        marketplace.act(ShippingAct(ActKind.SHIP, "shop", number, "yuantong", "YT9900000002"))


def test_a_number_is_replaced(shop: TopShop, everything: list[OrderRecord]) -> None:
    shipped = next(r for r in everything if r.order.status is OrderStatus.SHIPPED and r.shipments)
    number = shipped.order.number
    marketplace = shop.connect()
    act = ShippingAct(ActKind.REPLACE_NUMBER, "shop", number, "zhongtong", "ZT99000001")
    marketplace.act(act)
    (record,) = marketplace.order(number).records
    assert [s.waybill for s in record.shipments or ()] == ["ZT99000001"]


def test_a_carrier_that_the_platform_does_not_know_is_refused(
    shop: TopShop, everything: list[OrderRecord]
) -> None:
    act = ShippingAct(ActKind.SHIP, "shop", waiting(everything), "nobody", "NB1")
    with pytest.raises(Refused, match="no such carrier"):
        shop.connect().act(act)


@pytest.mark.parametrize("kind", [FaultKind.DROPPED, FaultKind.TRUNCATED_JSON])
def test_an_act_whose_answer_is_lost_is_sent_once(
    shop: TopShop, everything: list[OrderRecord], kind: FaultKind
) -> None:
    marketplace, number = shop.connect(), waiting(everything)
    shop.fails(kind, api="offline.send", times=1)
    with pytest.raises((Unreachable, UnexpectedAnswer)):
        marketplace.act(ShippingAct(ActKind.SHIP, "shop", number, "yuantong", "YT9900000001"))
    # It was done all the same, and not asked for twice: a second one would be refused.
    assert marketplace.order(number).records[0].order.status is OrderStatus.SHIPPED


def test_the_connector_is_of_its_kind(shop: TopShop) -> None:
    assert isinstance(shop.connect(), Top)
