"""The real client against the sandbox, which verifies with code of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.seasons import whole_season
from workbench.connectors.connecting import Connectors
from workbench.domain.clock import SystemClock
from workbench.domain.errors import (
    ConnectorError,
    RateLimited,
    Refused,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.orders import OrderStatus
from workbench.domain.shops import Platform, Shop
from workbench.sandbox import SandboxServer
from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.base import Marketplace, TraceProvider
    from workbench.domain.pages import OrderRecord
    from workbench.sandbox.script import Season

LIST = "getSellerOrderList"


class SandboxShop:
    """The first shop of a running season, connected."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.keys: dict[str, Any] = {**server.credentials()["alibaba1688"]}
        self._connectors = Connectors(b"an invented key!", SystemClock(), lambda _: None)

    def connect(self, **other_keys: str) -> Marketplace:
        shop = Shop("shop", Platform.ALIBABA, self.keys["name"])
        return self._connectors.marketplace(shop, {**self.keys, **other_keys}, self.keys.update)

    def provider(self) -> TraceProvider:
        return self._connectors.provider("kuaidi100", self.server.credentials()["kuaidi100"])

    def pull(self, marketplace: Marketplace | None = None) -> list[OrderRecord]:
        pages = (marketplace or self.connect()).order_pages(None, self.server.world.season.start)
        return [record for page in pages for record in page.records]

    def fails(self, kind: FaultKind, **details: Any) -> None:
        self.server.world.faults.add(Fault(kind, **details))

    def expire(self) -> None:
        shop = self.server.world.shop(self.keys["name"])
        assert shop is not None
        self.server.world.tokens.expire_access(shop.id)

    def close(self) -> None:
        self._connectors.close()


@pytest.fixture(scope="module")
def season() -> Season:
    return whole_season()


@pytest.fixture
def shop(season: Season) -> Iterator[SandboxShop]:
    with SandboxServer(season) as server:
        connected = SandboxShop(server)
        yield connected
        connected.close()


@pytest.fixture(scope="module")
def everything(season: Season) -> list[OrderRecord]:
    """All orders of the first shop, pulled undisturbed."""
    with SandboxServer(season) as server:
        connected = SandboxShop(server)
        records = connected.pull()
        connected.close()
    return records


def test_account_is_proved(shop: SandboxShop) -> None:
    assert shop.connect().check().account_id.startswith("b2b-")


def test_every_order_of_the_shop_is_pulled(
    shop: SandboxShop, everything: list[OrderRecord], season: Season
) -> None:
    scripted = {
        str(order.number)
        for order in season.orders
        if order.shop_id == season.shops[0].id and order.created_at <= season.start
    }
    assert {record.order.number for record in everything} == scripted
    assert len(everything) == len(scripted)


def test_orders_carry_what_judging_needs(everything: list[OrderRecord]) -> None:
    waiting = [r.order for r in everything if r.order.status is OrderStatus.AWAITING_SHIPMENT]
    parcels = [shipment for record in everything for shipment in record.shipments or ()]
    assert any(order.ship_by for order in waiting)
    assert all(record.order.receiver for record in everything)
    assert all(parcel.uploaded_at and parcel.origin for parcel in parcels)
    assert len({parcel.carrier for parcel in parcels}) >= 6


def test_no_buyer_is_left_in_what_was_pulled(everything: list[OrderRecord], season: Season) -> None:
    written = repr(everything)
    buyers = [order.receiver for order in season.orders]
    told = {each for buyer in buyers for each in (buyer.name, buyer.mobile, buyer.login)}
    # What the platform masked already may stay as it is.
    assert [each for each in told if "*" not in each and each in written] == []


def test_traces_of_both_sources_agree(shop: SandboxShop, everything: list[OrderRecord]) -> None:
    marketplace, provider = shop.connect(), shop.provider()
    parcels = [shipment for record in everything for shipment in record.shipments or ()]
    askable = [parcel for parcel in parcels if provider.can_trace(parcel)]
    own = marketplace.trace(askable[0])
    other = provider.trace(askable[0])
    assert [scan.happened_at for scan in own.scans] == [scan.happened_at for scan in other.scans]


def test_some_parcel_has_no_trace_yet(shop: SandboxShop, everything: list[OrderRecord]) -> None:
    marketplace = shop.connect()
    parcels = [shipment for record in everything for shipment in record.shipments or ()]
    assert any(marketplace.trace(parcel).scans == () for parcel in reversed(parcels))


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
        shop.connect(refresh_token="wrong").check()


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


def test_a_platform_that_names_a_time_is_left_alone_until_then(shop: SandboxShop) -> None:
    shop.fails(FaultKind.RATE_LIMIT, api=LIST, retry_after=120)
    with pytest.raises(RateLimited) as caught:
        shop.pull()
    assert caught.value.retry_after == timedelta(minutes=2)


@pytest.mark.parametrize("kind", [FaultKind.HTML_500, FaultKind.DROPPED])
def test_a_passing_fault_is_passed_over(shop: SandboxShop, kind: FaultKind) -> None:
    shop.fails(kind, api=LIST, times=1)
    assert shop.connect().check().account_id


def test_a_row_that_slides_is_not_lost(shop: SandboxShop, everything: list[OrderRecord]) -> None:
    shop.fails(FaultKind.ROWS_SLIDE, api=LIST)
    assert {r.order.number for r in shop.pull()} == {r.order.number for r in everything}


def test_double_rows_are_one(shop: SandboxShop, everything: list[OrderRecord]) -> None:
    shop.fails(FaultKind.DUPLICATE_ROWS, api=LIST)
    assert sorted(r.order.number for r in shop.pull()) == sorted(r.order.number for r in everything)


def test_a_page_that_stays_empty_is_unexpected(shop: SandboxShop) -> None:
    shop.fails(FaultKind.EMPTY_PAGE, api=LIST)
    with pytest.raises(UnexpectedAnswer, match="do not add up"):
        shop.pull()


def test_an_empty_page_once_is_walked_again(
    shop: SandboxShop, everything: list[OrderRecord]
) -> None:
    shop.fails(FaultKind.EMPTY_PAGE, api=LIST, times=1)
    assert {r.order.number for r in shop.pull()} == {r.order.number for r in everything}


def test_a_list_that_is_left_out_is_empty_where_the_total_is_none(shop: SandboxShop) -> None:
    shop.fails(FaultKind.MISSING_LIST, api=LIST)
    assert shop.pull() == []


def test_an_unknown_status_is_kept(shop: SandboxShop) -> None:
    shop.fails(FaultKind.UNKNOWN_STATUS)
    assert OrderStatus.UNKNOWN in {record.order.status for record in shop.pull()}
