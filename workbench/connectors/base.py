"""What services ask of every marketplace and trace provider, and where these are found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.pages import OrderPage, ParcelScans
    from workbench.domain.shipments import Shipment


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a platform is called; a real host and a sandbox differ by ``base_url`` alone.

    ``service`` is the name by which errors and messages call it.
    """

    service: str
    base_url: str


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """What a successful try of an account's keys told.

    ``account_id`` is the platform's own id of the account, "" where the answer named none.
    ``clock_offset`` is by how much the server's clock is ahead of ours.
    """

    account_id: str = ""
    clock_offset: timedelta = timedelta()


class Marketplace(Protocol):
    """One shop on one platform. Every call raises the ConnectorErrors of ``domain.errors``."""

    shop_id: str

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


class TraceProvider(Protocol):
    """A source of traces beside the marketplaces."""

    name: str

    def check(self) -> AccountCheck:
        """Prove that the keys work, by one call."""
        ...

    def can_trace(self, shipment: Shipment) -> bool:
        """Tell whether the provider can be asked for this parcel at all."""
        ...

    def trace(self, shipment: Shipment) -> ParcelScans:
        """Return the parcel's whole trace, empty where there is none yet."""
        ...
