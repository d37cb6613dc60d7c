"""TOP's lists of one shop: trades by creation or modification, refunds; both newest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.clock import SHANGHAI
from workbench.sandbox.pages import Page, Pager
from workbench.sandbox.script import ScriptedOrder, ScriptedParcel, StatusChange
from workbench.sandbox.top.errors import invalid, missing
from workbench.sandbox.top.trades import trade_status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.sandbox.faults import FaultBoard, Scope
    from workbench.sandbox.script import ScriptedShop

_MOST_PER_PAGE = 100
_DEFAULT_PER_PAGE = 40
_LONGEST_SPAN = timedelta(days=1)
_HISTORY = timedelta(days=90)
# What is listed where no kind of trade is named, and the kind that all trades of a season are.
_DEFAULT_TYPES = "guarantee_trade,auto_delivery,ec,cod,step"
_DEFAULT_REFUND_TYPES = "guarantee_trade,auto_delivery"
_KINDS_OF_A_SEASON = frozenset({"fixed", "guarantee_trade"})
_GROUPS = {
    "ALL_WAIT_PAY": frozenset({"WAIT_BUYER_PAY", "TRADE_NO_CREATE_PAY"}),
    "ALL_CLOSED": frozenset({"TRADE_CLOSED", "TRADE_CLOSED_BY_TAOBAO"}),
}


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a caller asks of a list; both ends of a span are inside."""

    page: int
    page_size: int
    with_total: bool
    since: datetime | None
    until: datetime | None

    @classmethod
    def read(cls, params: Mapping[str, str], name: str, *, is_bound: bool = False) -> ListQuery:
        """Return what the parameters say; a bound span is needed and a day long at most.

        Raises:
            TopRefusal: a parameter is missing or not as the platform wants it.
        """
        since = instant(params, f"start_{name}", is_needed=is_bound)
        until = instant(params, f"end_{name}", is_needed=is_bound)
        if since and until and is_bound and until - since > _LONGEST_SPAN:
            raise invalid(f"end_{name}", "开始时间和结束时间间隔不能超过一天")
        if since and until and until < since:
            raise invalid(f"end_{name}")
        size = whole(params, "page_size", _DEFAULT_PER_PAGE)
        if not 1 <= size <= _MOST_PER_PAGE:
            raise invalid("page_size")
        page = whole(params, "page_no", 1)
        if page < 1:
            raise invalid("page_no")
        return cls(page, size, params.get("use_has_next") != "true", since, until)

    def holds(self, at: datetime) -> bool:
        """Tell whether an instant lies in the span."""
        return (self.since is None or self.since <= at) and (self.until is None or at <= self.until)


def instant(params: Mapping[str, str], name: str, *, is_needed: bool = False) -> datetime | None:
    """Return a date parameter, ``yyyy-MM-dd HH:mm:ss`` in Shanghai's time."""
    written = params.get(name, "")
    if not written:
        if is_needed:
            raise missing(name)
        return None
    try:
        return datetime.strptime(written, "%Y-%m-%d %H:%M:%S").replace(tzinfo=SHANGHAI)
    except ValueError as error:
        raise invalid(name) from error


def whole(params: Mapping[str, str], name: str, default: int) -> int:
    """Return a number parameter."""
    written = params.get(name, "")
    if not written:
        return default
    if not (written.isascii() and written.isdigit()):
        raise invalid(name)
    return int(written)


def _kinds(params: Mapping[str, str], default: str) -> set[str]:
    """Return the kinds of trade that a caller asks for."""
    return set((params.get("type") or default).split(","))


class TopShelf:
    """One shop's trades as they stand, with what sellers did to them since the season began."""

    def __init__(self, shop: ScriptedShop, orders: Sequence[ScriptedOrder]) -> None:
        self.shop = shop
        self._orders = {str(order.number): order for order in orders}
        self._pager = Pager()

    def find(self, number: str, at: datetime) -> ScriptedOrder | None:
        """Return the trade with this number if it exists by ``at``."""
        order = self._orders.get(number)
        return order if order is not None and order.created_at <= at else None

    def existing(self, at: datetime) -> list[ScriptedOrder]:
        """Return every trade that exists at ``at``."""
        return [order for order in self._orders.values() if order.created_at <= at]

    def sold(self, query: ListQuery, params: Mapping[str, str], at: datetime) -> Rows:
        """Return trades by creation, of the last three months."""
        return self._listed(params, at, lambda order: order.created_at, query)

    def changed(self, query: ListQuery, params: Mapping[str, str], at: datetime) -> Rows:
        """Return trades by modification."""
        return self._listed(params, at, lambda order: order.modified_at(at), query)

    def refunds(self, query: ListQuery, params: Mapping[str, str], at: datetime) -> Rows:
        """Return trades whose buyers asked for a refund, by the refund's modification."""
        if not _kinds(params, _DEFAULT_REFUND_TYPES) & _KINDS_OF_A_SEASON:
            return ()
        asked = [o for o in self.existing(at) if o.refund_asked_at and o.refund_asked_at <= at]
        found = [o for o in asked if o.refund_asked_at and query.holds(o.refund_asked_at)]
        return tuple(sorted(found, key=lambda o: (o.refund_asked_at or at, o.number))[::-1])

    def page(self, rows: Rows, query: ListQuery, faults: FaultBoard, scope: Scope) -> Page[Any]:
        """Return the asked page, disturbed by the faults of paging."""
        return self._pager.page(rows, (query.page - 1, query.page_size), faults, scope)

    def ship(self, order: ScriptedOrder, parcel: ScriptedParcel) -> None:
        """Put a number on a trade that is still to be shipped."""
        changes = (*order.changes, StatusChange(parcel.uploaded_at, "waitbuyerreceive"))
        self._put(replace(order, changes=changes, parcels=(*order.parcels, parcel)))

    def resend(
        self, order: ScriptedOrder, old: Sequence[ScriptedParcel], parcel: ScriptedParcel
    ) -> None:
        """Put another number in the place of those that stand on a trade."""
        gone = [replace(p, gone_at=parcel.uploaded_at) if p in old else p for p in order.parcels]
        self._put(replace(order, parcels=(*gone, parcel)))

    def finish_untraced(self, order: ScriptedOrder, at: datetime) -> None:
        """Call a trade shipped without any number."""
        whole_second = at.replace(microsecond=0)
        changes = (*order.changes, StatusChange(whole_second, "waitbuyerreceive"))
        self._put(replace(order, changes=changes))

    def _put(self, order: ScriptedOrder) -> None:
        self._orders[str(order.number)] = order

    def _listed(
        self,
        params: Mapping[str, str],
        at: datetime,
        instant_of: Callable[[ScriptedOrder], datetime],
        query: ListQuery,
    ) -> Rows:
        kinds = _kinds(params, _DEFAULT_TYPES)
        status = params.get("status", "")
        wanted = _GROUPS.get(status, frozenset({status} if status else ()))
        found = [
            order
            for order in self.existing(at)
            if order.created_at >= at - _HISTORY
            and query.holds(instant_of(order))
            and kinds & _KINDS_OF_A_SEASON
            and (not wanted or trade_status(order, at) in wanted)
        ]
        return tuple(sorted(found, key=lambda order: (instant_of(order), order.number))[::-1])


Rows = tuple[ScriptedOrder, ...]
