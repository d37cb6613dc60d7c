"""Doubles at the lowest seam: connectors that say what a test wrote down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.connectors.base import AccountCheck, OnlyOrders
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelScans, UnreadOrder
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import Scan
from workbench.domain.shops import Platform, Shop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import timedelta

    from workbench.domain.errors import ConnectorError
    from workbench.domain.telling.robots import Hook

TEN = datetime(2024, 1, 24, 2, tzinfo=UTC)  # 10:00 in Shanghai, where the season starts
SHOP = Shop("1688-test", Platform.ALIBABA, "晨禾百货")
OTHER = Shop("1688-other", Platform.ALIBABA, "晨禾批发")
KEYS = {"app_key": "k", "app_secret": "s", "access_token": "t", "gateway": "http://127.0.0.1:9"}


def order(number: str = "2401200011874563218", shop: Shop = SHOP, **facts: object) -> Order:
    """Return a shipped order of the test shop."""
    known: dict[str, object] = {"status": OrderStatus.SHIPPED, "modified_at": TEN, **facts}
    return Order(shop.id, number, **known)  # type: ignore[arg-type]


def shipment(
    waybill: str = "YT8800213345012",
    number: str = "2401200011874563218",
    shop: Shop = SHOP,
    **facts: object,
) -> Shipment:
    """Return a parcel of 圆通 that was uploaded at the season's start."""
    known: dict[str, object] = {"uploaded_at": TEN, "carrier_name": "圆通", **facts}
    return Shipment(shop.id, number, waybill, "yuantong", **known)  # type: ignore[arg-type]


def scan(text: str, at: datetime, sequence: int = 0, source: str = "1688") -> Scan:
    """Return one line of a trace."""
    return Scan(text, at, source, sequence)


@dataclass
class ScriptedMarketplace(OnlyOrders):
    """A shop that answers with pages and traces written down beforehand, or with an error."""

    service = "1688"

    shop_id: str
    pages: list[list[OrderRecord]] = field(default_factory=list)
    traces: dict[str, list[Scan]] = field(default_factory=dict)
    error: ConnectorError | None = None
    trace_errors: dict[str, ConnectorError] = field(default_factory=dict)
    fails_after: int | None = None
    account_id: str = ""
    asked_since: list[datetime | None] = field(default_factory=list)
    asked_until: list[datetime] = field(default_factory=list)
    clock_offset: timedelta | None = None
    traced: list[str] = field(default_factory=list)
    unread: tuple[UnreadOrder, ...] = ()
    later: dict[str, OrderPage] = field(default_factory=dict)
    asked_again: list[str] = field(default_factory=list)

    def check(self) -> AccountCheck:
        """Prove the keys."""
        if self.error is not None:
            raise self.error
        return AccountCheck(self.account_id)

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        """Yield the pages; fail at once, or after ``fails_after`` of them (all of them too)."""
        self.asked_since.append(datetime.fromisoformat(position) if position else None)
        self.asked_until.append(until)
        for index, records in enumerate(self.pages):
            if self.error is not None and index == (self.fails_after or 0):
                raise self.error
            is_last = self.error is None and index == len(self.pages) - 1
            reached = until.isoformat() if is_last else ""
            told = self.unread if is_last else ()
            yield OrderPage(self.shop_id, tuple(records), position=reached, unread=told)
        if self.error is not None and self.fails_after in {None, len(self.pages)}:
            raise self.error

    def order(self, number: str) -> OrderPage:
        """Return the page written down for an order that was not read before."""
        self.asked_again.append(number)
        return self.later.get(number, OrderPage(self.shop_id, (), unread=self.unread))

    def trace(self, shipment: Shipment) -> ParcelScans:
        """Return the parcel's scans."""
        self.traced.append(shipment.waybill)
        if shipment.waybill in self.trace_errors:
            raise self.trace_errors[shipment.waybill]
        return ParcelScans("1688", tuple(self.traces.get(shipment.waybill, ())))


@dataclass
class ScriptedGroup:
    """A group's robot that takes messages, or fails."""

    told: list[str] = field(default_factory=list)
    error: ConnectorError | None = None

    def tell(self, words: str) -> None:
        """Take a message."""
        if self.error is not None:
            raise self.error
        self.told.append(words)


@dataclass
class ScriptedProvider:
    """A trace provider that knows some numbers, or fails."""

    name: str = "kuaidi100"
    traces: dict[str, list[Scan]] = field(default_factory=dict)
    error: ConnectorError | None = None
    traced: list[str] = field(default_factory=list)
    carriers: frozenset[str] = frozenset()

    def check(self) -> AccountCheck:
        """Prove the keys."""
        if self.error is not None:
            raise self.error
        return AccountCheck()

    def can_trace(self, shipment: Shipment, *, phone: str = "") -> bool:
        """Every number may be asked for, of carriers that it knows."""
        return not self.carriers or shipment.carrier in self.carriers

    def trace(self, shipment: Shipment, *, phone: str = "") -> ParcelScans:
        """Return the parcel's scans."""
        self.traced.append(shipment.waybill)
        if self.error is not None:
            raise self.error
        return ParcelScans(self.name, tuple(self.traces.get(shipment.waybill, ())))


@dataclass
class ScriptedConnections:
    """Hands out the scripted shops by id, or one for every id."""

    marketplaces: dict[str, ScriptedMarketplace] = field(default_factory=dict)
    trace_provider: ScriptedProvider = field(default_factory=ScriptedProvider)
    other_providers: dict[str, ScriptedProvider] = field(default_factory=dict)
    every_shop: ScriptedMarketplace | None = None
    renewed: dict[str, str] | None = None
    keys_seen: list[dict[str, str]] = field(default_factory=list)
    group: ScriptedGroup = field(default_factory=ScriptedGroup)

    def marketplace(
        self,
        shop: Shop,
        keys: Mapping[str, str],
        keys_changed: Callable[[Mapping[str, str]], None],
    ) -> ScriptedMarketplace:
        """Return the shop's script; ``renewed`` plays tokens that changed on the way."""
        self.keys_seen.append(dict(keys))
        if self.renewed is not None:
            keys_changed(self.renewed)
        return self.every_shop or self.marketplaces.setdefault(
            shop.id, ScriptedMarketplace(shop.id)
        )

    def provider(self, name: str, keys: Mapping[str, str]) -> ScriptedProvider:
        """Return the provider with this name, the one there is by default."""
        return self.other_providers.get(name, self.trace_provider)

    def robot(self, hook: Hook) -> ScriptedGroup:
        """Return the one group there is."""
        return self.group

    def update_notice(self, address: str) -> tuple[str, str]:
        """Nobody publishes anything."""
        return "", ""

    def close(self) -> None:
        """Nothing is held open."""
