"""The real 抖店 and Kdniao clients against the sandbox, which verifies with code of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.seasons import part_of, whole_season
from workbench.connectors.connecting import Connectors
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
from workbench.domain.platforms.shipping_acts import ActKind, ShippingAct
from workbench.domain.shops import Platform, Shop
from workbench.sandbox import SandboxServer
from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.base import Marketplace, TraceProvider
    from workbench.domain.pages import OrderRecord
    from workbench.domain.parcels.shipments import Shipment
    from workbench.sandbox.script import Season

LIST = "order.searchList"


class SandboxShop:
    """The 抖店 shop of a running season, connected."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.keys: dict[str, Any] = {**server.credentials()["douyin"]}
        self._connectors = Connectors(b"an invented key!", SystemClock(), lambda _: None)

    def connect(self, **other_keys: str) -> Marketplace:
        shop = Shop("shop", Platform.DOUYIN, self.keys["name"])
        return self._connectors.marketplace(shop, {**self.keys, **other_keys}, self.keys.update)

    def provider(self, **other_keys: str) -> TraceProvider:
        keys = {**self.server.credentials()["kdniao"], **other_keys}
        return self._connectors.provider("kdniao", keys)

    def pull(self, marketplace: Marketplace | None = None) -> list[OrderRecord]:
        pages = (marketplace or self.connect()).order_pages(None, self.server.world.season.start)
        return [record for page in pages for record in page.records]

    def fails(self, kind: FaultKind, **details: Any) -> None:
        self.server.world.faults.add(Fault(kind, **details))

    def expire(self) -> None:
        shop = self.server.world.shop(self.keys["name"])
        assert shop is not None
        self.server.world.douyin_tokens.expire(shop.id)

    def close(self) -> None:
        self._connectors.close()


@pytest.fixture(scope="module")
def season() -> Season:
    return part_of(whole_season(), Platform.DOUYIN)


@pytest.fixture
def shop(season: Season) -> Iterator[SandboxShop]:
    with SandboxServer(season) as server:
        connected = SandboxShop(server)
        yield connected
        connected.close()


@pytest.fixture(scope="module")
def everything(season: Season) -> list[OrderRecord]:
    """All orders of the shop, pulled undisturbed."""
    with SandboxServer(season) as server:
        connected = SandboxShop(server)
        records = connected.pull()
        connected.close()
    return records


def numbers(records: list[OrderRecord]) -> list[str]:
    return sorted(record.order.number for record in records)


def parcels(records: list[OrderRecord]) -> list[Shipment]:
    return [shipment for record in records for shipment in record.shipments or ()]


def test_account_is_proved(shop: SandboxShop) -> None:
    assert shop.connect().check().account_id == "40391623"


def test_a_code_signs_in_and_is_spent(shop: SandboxShop) -> None:
    checked = shop.connect(access_token="", refresh_token="", shop_id="").check()
    assert (checked.account_id, checked.name) == ("40391623", "晨禾抖音专营店")
    assert shop.keys["code"] == ""
    assert shop.keys["expires_at"]


def test_every_order_of_the_shop_is_pulled(everything: list[OrderRecord], season: Season) -> None:
    scripted = [str(o.number) for o in season.orders if o.created_at <= season.start]
    assert numbers(everything) == sorted(scripted)


def test_orders_carry_what_judging_needs(everything: list[OrderRecord]) -> None:
    waiting = [r.order for r in everything if r.order.status is OrderStatus.AWAITING_SHIPMENT]
    assert any(order.ship_by for order in waiting)
    assert all(record.order.receiver for record in everything)
    assert all(parcel.uploaded_at for parcel in parcels(everything))
    statuses = {record.order.status for record in everything}
    assert statuses == set(OrderStatus)


def test_no_buyer_is_left_in_what_was_pulled(everything: list[OrderRecord], season: Season) -> None:
    written = repr(everything)
    buyers = [order.receiver for order in season.orders]
    assert [b.name for b in buyers if b.name in written or b.mobile in written] == []


def test_refunds_are_pulled(shop: SandboxShop, season: Season) -> None:
    found = [r for page in shop.connect().refund_pages(None, season.start) for r in page.refunds]
    asked = [str(o.number) for o in season.orders if o.story == "refund_asked"]
    assert sorted(refund.order_number for refund in found) == sorted(asked)


def test_an_order_is_shipped_and_its_number_replaced(
    shop: SandboxShop, everything: list[OrderRecord]
) -> None:
    marketplace = shop.connect()
    to_ship = [r for r in everything if r.order.status is OrderStatus.AWAITING_SHIPMENT]
    number = to_ship[0].order.number
    marketplace.act(ShippingAct(ActKind.SHIP, "shop", number, "yuantong", "YT99000001"))
    act = ShippingAct(ActKind.REPLACE_NUMBER, "shop", number, "yunda", "YD99000002")
    marketplace.act(replace(act, replaces="YT99000001"))
    (record,) = marketplace.order(number).records
    assert record.order.status is OrderStatus.SHIPPED
    assert [each.waybill for each in record.shipments or ()] == ["YD99000002"]
    with pytest.raises(Refused):
        marketplace.act(ShippingAct(ActKind.SHIP, "shop", number, "yuantong", "YT99000003"))


def test_traces_of_own_waybills_alone(shop: SandboxShop, everything: list[OrderRecord]) -> None:
    marketplace, told, silent = shop.connect(), 0, 0
    for parcel in parcels(everything)[:30]:
        try:
            told += bool(marketplace.trace(parcel).scans)
        except ParcelRefused:
            silent += 1
    assert told >= 5
    assert silent >= 5


def test_both_sources_tell_the_same(shop: SandboxShop, everything: list[OrderRecord]) -> None:
    marketplace, provider = shop.connect(), shop.provider()
    for parcel in parcels(everything):
        if not provider.can_trace(parcel) or int(parcel.handle[-1]) % 2:
            continue
        own, other = marketplace.trace(parcel), provider.trace(parcel)
        assert [s.happened_at for s in own.scans] == [s.happened_at for s in other.scans]
        return
    pytest.fail("no parcel that both may tell of")


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({"app_secret": "wrong"}, id="secret"),
        pytest.param({"app_key": "1"}, id="app key"),
    ],
)
def test_wrong_keys_are_refused(shop: SandboxShop, keys: dict[str, str]) -> None:
    with pytest.raises(Refused):
        shop.connect(**keys).check()


def test_an_expired_token_is_renewed(shop: SandboxShop) -> None:
    first = shop.keys["access_token"]
    marketplace = shop.connect()
    shop.expire()
    marketplace.check()
    assert shop.keys["access_token"] != first


def test_without_a_good_refresh_token_the_sign_in_has_expired(shop: SandboxShop) -> None:
    shop.expire()
    with pytest.raises(SignInExpired):
        shop.connect(refresh_token="wrong", shop_id="").check()


def test_an_application_of_the_sellers_own_signs_itself_in_again(shop: SandboxShop) -> None:
    shop.expire()
    shop.connect(refresh_token="wrong").check()
    assert shop.keys["refresh_token"] != "wrong"


def test_a_barred_sign_in_has_expired(shop: SandboxShop) -> None:
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
        (FaultKind.DROPPED, Unreachable),
    ],
)
def test_faults_of_the_list(
    shop: SandboxShop, kind: FaultKind, error: type[ConnectorError]
) -> None:
    shop.fails(kind, api=LIST)
    with pytest.raises(error):
        shop.pull()


@pytest.mark.parametrize("kind", [FaultKind.HTML_500, FaultKind.DROPPED])
def test_a_passing_fault_is_passed_over(shop: SandboxShop, kind: FaultKind) -> None:
    shop.fails(kind, api=LIST, times=1)
    assert shop.connect().check().account_id


@pytest.mark.parametrize("kind", [FaultKind.ROWS_SLIDE, FaultKind.DUPLICATE_ROWS])
def test_faults_of_pages_lose_and_double_nothing(
    shop: SandboxShop, everything: list[OrderRecord], kind: FaultKind
) -> None:
    shop.fails(kind, api=LIST)
    assert numbers(shop.pull()) == numbers(everything)


def test_a_list_that_is_left_out_is_empty_where_the_total_is_none(shop: SandboxShop) -> None:
    shop.fails(FaultKind.MISSING_LIST, api=LIST)
    assert shop.pull() == []


def test_an_unknown_status_is_kept(shop: SandboxShop) -> None:
    shop.fails(FaultKind.UNKNOWN_STATUS)
    assert {record.order.status for record in shop.pull()} == {OrderStatus.UNKNOWN}


@pytest.mark.parametrize("plan", ["1002", "8001"])
def test_kdniao_is_proved(shop: SandboxShop, plan: str) -> None:
    shop.provider(request_type=plan).check()


@pytest.mark.parametrize("keys", [{"app_key": "wrong"}, {"ebusiness_id": "1"}], ids=["key", "id"])
def test_wrong_kdniao_keys_are_refused(shop: SandboxShop, keys: dict[str, str]) -> None:
    with pytest.raises(Refused, match="wrong business id or key"):
        shop.provider(**keys).check()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.RATE_LIMIT, RateLimited),
        (FaultKind.ACL_DECLINED, Refused),
        (FaultKind.HTML_500, Unreachable),
        (FaultKind.HTML_200, UnexpectedAnswer),
        (FaultKind.TRUNCATED_JSON, UnexpectedAnswer),
        (FaultKind.DROPPED, Unreachable),
    ],
)
def test_faults_of_kdniao(shop: SandboxShop, kind: FaultKind, error: type[ConnectorError]) -> None:
    shop.fails(kind, api="kdniao")
    with pytest.raises(error):
        shop.provider().check()


def test_the_credentials_are_a_key_file(shop: SandboxShop) -> None:
    told = json.loads(json.dumps(shop.server.credentials()))
    assert {"url", "app_key", "app_secret", "access_token", "code"} <= set(told["douyin"])
    assert set(told["kdniao"]) == {"url", "ebusiness_id", "app_key"}
