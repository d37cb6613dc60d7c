"""Filings (报备): what a seller told a platform before its judgement, and how far it got.

No platform offers a way to file by machine (platform-apis): a person files on the platform's own
page, and the workbench keeps the number, the window and the outcome that came back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.orders import Order
    from workbench.domain.regions import Region


class FilingCase(StrEnum):
    """The grounds that the platforms know; which one has which is in ``CASES``."""

    TRACE_MISMATCH = "trace_mismatch"
    BUYER_UNRESPONSIVE = "buyer_unresponsive"
    FORCE_MAJEURE = "force_majeure"
    FREIGHT_BUYER_DELAY = "freight_buyer_delay"
    LOST = "lost"
    DAMAGED = "damaged"
    REJECTED_BY_BUYER = "rejected_by_buyer"
    CARRIER_ASKED_FOR = "carrier_asked_for"
    OUT_OF_STOCK = "out_of_stock"
    EPIDEMIC = "epidemic"
    NATURAL_DISASTER = "natural_disaster"
    LARGE_MEETING = "large_meeting"
    SPORTS_EVENT = "sports_event"
    CANNOT_SHIP = "cannot_ship"
    OTHER = "other"


# 1688: 1688.filing.*, 1688.ship.stock_and_out_of_stock_filing, 1688.false_ship.appeal and the
# parcels that 1688.remedy.* speak of; Taobao: taobao.filing.pledge_auto_effective; Tmall: O-CUR-02
# (art. 15); Douyin: douyin.filing.pre_window_orders, O-DY-25.
_DISASTERS = (
    FilingCase.EPIDEMIC,
    FilingCase.NATURAL_DISASTER,
    FilingCase.LARGE_MEETING,
    FilingCase.SPORTS_EVENT,
    FilingCase.OTHER,
)
CASES: Mapping[Platform, tuple[FilingCase, ...]] = MappingProxyType(
    {
        Platform.ALIBABA: (
            FilingCase.TRACE_MISMATCH,
            FilingCase.BUYER_UNRESPONSIVE,
            FilingCase.FORCE_MAJEURE,
            FilingCase.FREIGHT_BUYER_DELAY,
            FilingCase.LOST,
            FilingCase.DAMAGED,
            FilingCase.REJECTED_BY_BUYER,
            FilingCase.CARRIER_ASKED_FOR,
            FilingCase.OUT_OF_STOCK,
            FilingCase.OTHER,
        ),
        Platform.TAOBAO: _DISASTERS,
        Platform.TMALL: _DISASTERS,
        Platform.DOUYIN: (FilingCase.CANNOT_SHIP, *_DISASTERS[1:]),
    }
)


class FilingState(StrEnum):
    """How far a filing got; ``UNKNOWN`` is one that was sent and whose outcome nobody knows."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXPIRED = "expired"
    UNKNOWN = "unknown"

    @property
    def is_with_platform(self) -> bool:
        """Tell whether a person has sent it."""
        return self not in {FilingState.DRAFT, FilingState.READY}


class ScopeKind(StrEnum):
    """What a filing is made for (taobao.filing.scopes; 1688 and Douyin file by order)."""

    WHOLE_SHOP = "whole_shop"
    ITEM = "item"
    RECEIVING_REGION = "receiving_region"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class FilingScope:
    """Whom a filing speaks of; only the tuple that goes with ``kind`` is filled.

    ``orders`` are order numbers, ``items`` titles or SKUs as the order lines carry them.
    A region with an empty city or district stands for all of it.
    """

    kind: ScopeKind
    orders: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether it names nothing that it could speak of."""
        is_named = self.orders or self.items or self.regions
        return self.kind is not ScopeKind.WHOLE_SHOP and not is_named

    def holds(self, order: Order) -> bool | None:
        """Tell whether an order of the filing's shop is in scope; None where it cannot be known."""
        match self.kind:
            case ScopeKind.WHOLE_SHOP:
                return True
            case ScopeKind.ORDER:
                return order.number in self.orders
            case ScopeKind.ITEM:
                return self._holds_item(order)
            case ScopeKind.RECEIVING_REGION:
                return self._holds_region(order)

    def _holds_item(self, order: Order) -> bool | None:
        if not order.lines:
            return None
        return any(line.title in self.items or line.sku in self.items for line in order.lines)

    def _holds_region(self, order: Order) -> bool | None:
        region = order.receiver.region if order.receiver else None
        if region is None or not region.province:
            return None
        answers = [_is_within(region, wide) for wide in self.regions]
        return True if True in answers else (None if None in answers else False)


def _is_within(region: Region, wide: Region) -> bool | None:
    """Tell whether ``region`` lies in ``wide``; None where it is told less finely than asked."""
    if region.short_province != wide.short_province:
        return False
    for asked, told in ((wide.city, region.city), (wide.district, region.district)):
        if asked and not told:
            return None
        if asked and asked != told:
            return False
    return True


@dataclass(frozen=True, slots=True)
class FilingDetails:
    """What a ground asks for beside the orders; None and "" where nobody said.

    ``event`` is a word of 1688's list of force majeure, ``transport`` of its freight rule,
    ``statement`` the seller's own words with names and numbers masked.
    """

    statement: str = ""
    event: str = ""
    transport: str = ""
    pledge_ticked: bool | None = None
    outside_trace_stalled: bool | None = None


NOTHING_SAID = FilingDetails()


@dataclass(frozen=True, slots=True)
class Filing:
    """One filing as known now; all instants UTC, None where not told.

    ``id`` is ours ("" before it is saved), ``number`` the platform's filing number, recorded by
    hand. ``ship_from`` to ``ship_until`` (both inclusive) bound the promised shipping times that it
    covers. ``valid_to`` is the last instant of its validity (taobao.urge.no_task_when_filed),
    ``extends_to`` the latest shipping time that the approval grants (O-TM-16, O-TM-17).
    ``answered_at`` is when the platform answered, whatever it said.
    """

    shop_id: str
    platform: Platform
    case: FilingCase
    scope: FilingScope
    state: FilingState = FilingState.DRAFT
    number: str = ""
    ship_from: datetime | None = None
    ship_until: datetime | None = None
    submitted_at: datetime | None = None
    approved_at: datetime | None = None
    valid_to: datetime | None = None
    extends_to: datetime | None = None
    answered_at: datetime | None = None
    details: FilingDetails = field(default=NOTHING_SAID, kw_only=True)
    id: str = field(default="", kw_only=True)

    def covers(self, order: Order) -> bool | None:
        """Tell whether an order is of this shop, in scope and promised within the window.

        None where the sources do not tell enough to know: no window, no promise, no region.
        """
        if order.shop_id != self.shop_id:
            return False
        answers = (self.scope.holds(order), self._has_in_window(order.ship_by))
        return False if False in answers else (None if None in answers else True)

    def _has_in_window(self, promise: datetime | None) -> bool | None:
        """Tell whether a promise lies in the window; a filing by order needs no window."""
        if self.ship_from is None and self.ship_until is None:
            return True if self.scope.kind is ScopeKind.ORDER else None
        if promise is None:
            return None
        starts = self.ship_from is None or self.ship_from <= promise
        return starts and (self.ship_until is None or promise <= self.ship_until)
