"""What services ask of every marketplace and trace provider, and where these are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, NoReturn, Protocol

from workbench.domain.errors import NotOffered
from workbench.domain.platforms.offers import OFFER_NAMES, Offer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.pages import OrderPage, ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.platforms.messages import PlatformMessage
    from workbench.domain.platforms.refunds import RefundPage
    from workbench.domain.platforms.shipping_acts import ShippingAct
    from workbench.domain.shops import Platform


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a platform is called; a real host and a sandbox differ by ``base_url`` alone.

    ``service`` is the name by which errors and messages call it.
    """

    service: str
    base_url: str


@dataclass(frozen=True, slots=True)
class AppKeys:
    """Keys of the seller's own application on a platform."""

    app_key: str
    app_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """What a successful try of an account's keys told.

    ``account_id`` is the platform's own id of the account, "" where the answer named none.
    ``clock_offset`` is by how much the server's clock is ahead of ours. ``platform`` is the kind of
    shop where only the answer tells it (Taobao and Tmall share one interface), ``name`` what the
    platform calls the shop.
    """

    account_id: str = ""
    clock_offset: timedelta = timedelta()
    platform: Platform | None = None
    name: str = ""


class Marketplace(Protocol):
    """One shop on one platform. Every call raises the ConnectorErrors of ``domain.errors``."""

    shop_id: str

    @property
    def offers(self) -> Collection[Offer]:
        """What the platform has an interface for beside orders; all else raises NotOffered."""
        ...

    @property
    def clock_offset(self) -> timedelta | None:
        """By how much its clock is ahead of ours, None as long as no answer told."""
        ...

    def check(self) -> AccountCheck:
        """Prove that the keys work, by one cheap call."""
        ...

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        """Yield what changed after ``position`` up to ``until``; None begins the first pull.

        A page with a position of its own says that everything before it has been told: with that
        page the cursor moves there.
        """
        ...

    def order(self, number: str) -> OrderPage:
        """Return one order that could not be read when its turn was, or that it still cannot."""
        ...

    def trace(self, shipment: Shipment) -> ParcelScans:
        """Return the parcel's whole trace, empty where there is none yet."""
        ...

    def refund_pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Yield refunds that changed after ``position``, as :meth:`order_pages` does orders."""
        ...

    def messages(self) -> Sequence[PlatformMessage]:
        """Return the messages that wait, at most a page of them; they wait until confirmed."""
        ...

    def confirm_messages(self, ids: Sequence[str]) -> None:
        """Say that these messages were taken in."""
        ...

    def act(self, act: ShippingAct) -> None:
        """Do what the seller decided; sent once, never again by itself.

        Raises:
            ConnectorError: ``shipping_acts.state_after`` says what is known then.
        """
        ...


class OnlyOrders:
    """What a marketplace's connector begins with: nothing is offered beside orders.

    A connector overrides what its platform has, and names it in ``offers``.
    """

    service: ClassVar[str]
    offers: ClassVar[frozenset[Offer]] = frozenset()

    def trace(self, shipment: Shipment) -> ParcelScans:
        """Tell that the platform gives no traces."""
        self._lacks(Offer.TRACES)

    def refund_pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Tell that the platform gives no refunds."""
        self._lacks(Offer.REFUNDS)

    def messages(self) -> Sequence[PlatformMessage]:
        """Tell that the platform keeps no messages to be asked for."""
        self._lacks(Offer.MESSAGES)

    def confirm_messages(self, ids: Sequence[str]) -> None:
        """Tell the same."""
        self._lacks(Offer.MESSAGES)

    def act(self, act: ShippingAct) -> None:
        """Tell that the platform lets nothing be done from outside."""
        self._lacks(act.kind.offer)

    def _lacks(self, offer: Offer) -> NoReturn:
        raise NotOffered(service=self.service, what=OFFER_NAMES[offer])


class TraceProvider(Protocol):
    """A source of traces beside the marketplaces."""

    name: str

    def check(self) -> AccountCheck:
        """Prove that the keys work, by one call."""
        ...

    def can_trace(self, shipment: Shipment, *, phone: str = "") -> bool:
        """Tell whether the provider can be asked for this parcel at all.

        Some carriers tell nothing without the last four digits of a telephone (``phone``).
        """
        ...

    def trace(self, shipment: Shipment, *, phone: str = "") -> ParcelScans:
        """Return the parcel's whole trace, empty where there is none yet."""
        ...
