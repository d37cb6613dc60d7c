"""Filters of an export: ``key=value`` as the command line takes them, as the views' questions.

monitor  urgency, rule, trouble, shop, platform, carrier, site, nowhere, province, search, due,
         paid, appeared, ids, sort, order, as_of
orders   search, shop, open, beside, sort, order, others, as_of
notices  unread, search, rules, kinds, category, shop
penalties  kind, search, shop, unmatched, appeal, sort, order
tickets  kind, search, shop, open, sort, order
filings  state, search, shop, open, appeals, sort, order
review   as_of, closed
labels, tables   none

``order`` is asc or desc; ``open``, ``unread``, ``closed``, ``unmatched``, ``appeal`` (still open to
it), ``nowhere`` (of no known site) and ``others`` (with a file's other columns) are yes or no;
``shop`` is an id, for people a name too (``services/exports/shop.py``); ``beside`` is what stands
beside an order (an open refund, an act whose answer was lost, news); ``as_of`` is an instant (ISO
8601, without offset +08:00), for what was known then; ``due``, ``paid`` and ``appeared`` are two of
them, since/until; ``ids`` are row ids of the monitor with commas.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportUnmeant, marked
from workbench.domain.exchange.exports import ExportView
from workbench.domain.exchange.filter_values import (
    ANSWERS,
    DIRECTIONS,
    choice,
    member,
    members,
    moment,
    numbers,
    optional,
    span,
    span_text,
)
from workbench.domain.filing.case_views import CaseQuery, CaseSort, CaseState
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.platforms.beside import BesideFilter
from workbench.domain.platforms.platform_records import RecordKind, RecordQuery, RecordSort
from workbench.domain.shops import Platform
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.notices import NoticeKind, NoticeQuery
from workbench.domain.ticket_views import TicketQuery, TicketSort
from workbench.domain.tickets import TicketKind
from workbench.domain.today.working_hours import USUAL, WorkingHours
from workbench.domain.views import MonitorQuery, OrderSort, SortKey, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NO_SUCH_FILTER = marked("errors", "this view has no such filter; it knows {known}")
NO_FILTERS = marked("errors", "this view has no filters")
KEYS: dict[ExportView, frozenset[str]] = {
    ExportView.MONITOR: frozenset(
        {
            "urgency",
            "rule",
            "trouble",
            "shop",
            "platform",
            "carrier",
            "site",
            "province",
            "search",
            "due",
            "paid",
            "appeared",
            "nowhere",
            "ids",
            "sort",
            "order",
            "as_of",
        }
    ),
    ExportView.ORDERS: frozenset(
        {"search", "shop", "open", "beside", "sort", "order", "others", "as_of"}
    ),
    ExportView.NOTICES: frozenset(
        {"unread", "search", "rules", "kinds", "order", "category", "shop"}
    ),
    ExportView.RECORDS: frozenset(
        {"kind", "search", "shop", "unmatched", "appeal", "sort", "order"}
    ),
    ExportView.TICKETS: frozenset({"kind", "search", "shop", "open", "sort", "order"}),
    ExportView.FILINGS: frozenset({"state", "search", "shop", "open", "appeals", "sort", "order"}),
    ExportView.REVIEW: frozenset({"as_of", "closed"}),
    ExportView.LABELS: frozenset(),
    ExportView.TABLES: frozenset(),
}


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """What the order view shows."""

    search: str = ""
    shop_id: str = ""
    only_open: bool = False
    sort: OrderSort = OrderSort.PAID_AT
    descending: bool = False
    with_others: bool = False
    beside: BesideFilter | None = None


@dataclass(frozen=True, slots=True)
class ReviewQuery:
    """Which review; ``as_of`` None is the present."""

    as_of: datetime | None = None
    closed: bool = False


def check(view: ExportView, filters: Mapping[str, str]) -> None:
    """Refuse filters that the view does not know, or values that no filter takes.

    Raises:
        ExportUnmeant: names the filter.
    """
    for key in filters:
        if key not in KEYS[view]:
            known = ", ".join(sorted(KEYS[view]))
            reason = NO_SUCH_FILTER if known else NO_FILTERS
            raise ExportUnmeant(what=f"--filter {key}", reason=reason, known=known)
    past_instant(filters)
    _READERS[view](filters)


def past_instant(filters: Mapping[str, str]) -> datetime | None:
    """Return the past instant (UTC) that a view looks back to, None for the present.

    Raises:
        ExportUnmeant: it is no instant.
    """
    return moment(filters, "as_of")


def monitor_query(
    filters: Mapping[str, str], now: datetime, hours: WorkingHours = USUAL
) -> MonitorQuery:
    """Return the monitor's question; ``now`` is data time, ``hours`` say when closing time is."""
    return MonitorQuery(
        now=now,
        closing=hours.next_morning(now),
        urgency=member(filters, "urgency", Urgency.ALL_WARNINGS),
        rule=filters.get("rule", ""),
        shop_id=filters.get("shop", ""),
        carrier=filters.get("carrier", ""),
        site=filters.get("site", ""),
        search=filters.get("search", ""),
        sort=member(filters, "sort", SortKey.DEADLINE),
        descending=choice(filters, "order", DIRECTIONS),
        due=span(filters, "due"),
        paid=span(filters, "paid"),
        platform=_platform(filters),
        province=filters.get("province", ""),
        trouble=optional(filters, "trouble", Trouble),
        ids=numbers(filters, "ids"),
        appeared=span(filters, "appeared"),
        is_nowhere=choice(filters, "nowhere", ANSWERS),
    )


def monitor_filters(query: MonitorQuery, as_of: datetime | None = None) -> dict[str, str]:
    """Return the filters that stand for a monitor's question, for a window that shows it."""
    return {
        "urgency": query.urgency.value,
        "rule": query.rule,
        "shop": query.shop_id,
        "carrier": query.carrier,
        "site": query.site,
        "search": query.search,
        "due": span_text(query.due),
        "paid": span_text(query.paid),
        "platform": query.platform,
        "province": query.province,
        "trouble": query.trouble.value if query.trouble else "",
        "ids": ",".join(str(row_id) for row_id in query.ids),
        "appeared": span_text(query.appeared),
        "nowhere": "yes" if query.is_nowhere else "",
        "sort": query.sort.value,
        "order": "desc" if query.descending else "asc",
        **_past(as_of),
    }


def order_query(filters: Mapping[str, str]) -> OrderQuery:
    """Return the order view's question."""
    return OrderQuery(
        search=filters.get("search", ""),
        shop_id=filters.get("shop", ""),
        only_open=choice(filters, "open", ANSWERS),
        sort=member(filters, "sort", OrderSort.PAID_AT),
        descending=choice(filters, "order", DIRECTIONS),
        with_others=choice(filters, "others", ANSWERS),
        beside=optional(filters, "beside", BesideFilter),
    )


def order_filters(query: OrderQuery, as_of: datetime | None = None) -> dict[str, str]:
    """Return the filters that stand for an order view's question."""
    others = {"others": "yes"} if query.with_others else {}
    return {
        "search": query.search,
        "shop": query.shop_id,
        "open": "yes" if query.only_open else "no",
        "beside": query.beside.value if query.beside else "",
        "sort": query.sort.value,
        "order": "desc" if query.descending else "asc",
        **others,
        **_past(as_of),
    }


def record_query(filters: Mapping[str, str], now: datetime) -> RecordQuery:
    """Return the question for platforms' records; ``now`` is data time."""
    return RecordQuery(
        now=now,
        search=filters.get("search", ""),
        kind=optional(filters, "kind", RecordKind),
        shop_id=filters.get("shop", ""),
        unmatched=choice(filters, "unmatched", ANSWERS),
        open_to_appeal=choice(filters, "appeal", ANSWERS),
        sort=member(filters, "sort", RecordSort.AT),
        descending=choice({"order": "desc", **filters}, "order", DIRECTIONS),
    )


def record_filters(query: RecordQuery) -> dict[str, str]:
    """Return the filters that stand for a question for platforms' records."""
    return {
        "kind": query.kind.value if query.kind else "",
        "search": query.search,
        "shop": query.shop_id,
        "unmatched": "yes" if query.unmatched else "no",
        "appeal": "yes" if query.open_to_appeal else "no",
        "sort": query.sort.value,
        "order": "desc" if query.descending else "asc",
    }


def ticket_query(filters: Mapping[str, str], now: datetime) -> TicketQuery:
    """Return the question for tickets; ``now`` is data time."""
    return TicketQuery(
        now=now,
        search=filters.get("search", ""),
        kind=optional(filters, "kind", TicketKind),
        shop_id=filters.get("shop", ""),
        open_only=choice(filters, "open", ANSWERS),
        sort=member(filters, "sort", TicketSort.DEADLINE),
        descending=choice(filters, "order", DIRECTIONS),
    )


def ticket_filters(query: TicketQuery) -> dict[str, str]:
    """Return the filters that stand for a question for tickets."""
    return {
        "kind": query.kind.value if query.kind else "",
        "search": query.search,
        "shop": query.shop_id,
        "open": "yes" if query.open_only else "no",
        "sort": query.sort.value,
        "order": "desc" if query.descending else "asc",
    }


def case_query(filters: Mapping[str, str], now: datetime) -> CaseQuery:
    """Return the question for filings and appeals; ``now`` is data time."""
    return CaseQuery(
        now=now,
        search=filters.get("search", ""),
        state=optional(filters, "state", CaseState),
        open_only=choice(filters, "open", ANSWERS),
        appeals_only=choice(filters, "appeals", ANSWERS),
        shop_id=filters.get("shop", ""),
        sort=member(filters, "sort", CaseSort.URGENCY),
        descending=choice(filters, "order", DIRECTIONS),
    )


def case_filters(query: CaseQuery) -> dict[str, str]:
    """Return the filters that stand for a question for filings and appeals."""
    return {
        "state": query.state.value if query.state else "",
        "search": query.search,
        "shop": query.shop_id,
        "open": "yes" if query.open_only else "no",
        "appeals": "yes" if query.appeals_only else "no",
        "sort": query.sort.value,
        "order": "desc" if query.descending else "asc",
    }


def notice_query(filters: Mapping[str, str]) -> NoticeQuery:
    """Return the question to the record of notices; the newest come first unless turned round."""
    return NoticeQuery(
        only_unread=choice(filters, "unread", ANSWERS),
        search=filters.get("search", ""),
        rules=tuple(part for part in filters.get("rules", "").split(",") if part),
        kinds=members(filters, "kinds", NoticeKind),
        oldest_first=not choice({"order": "desc", **filters}, "order", DIRECTIONS),
        category=optional(filters, "category", Category),
        shop_id=filters.get("shop", ""),
    )


def notice_filters(query: NoticeQuery) -> dict[str, str]:
    """Return the filters that stand for a question to the record of notices."""
    return {
        "unread": "yes" if query.only_unread else "no",
        "search": query.search,
        "rules": ",".join(query.rules),
        "kinds": ",".join(query.kinds),
        "order": "asc" if query.oldest_first else "desc",
        "category": query.category.value if query.category else "",
        "shop": query.shop_id,
    }


def review_query(filters: Mapping[str, str]) -> ReviewQuery:
    """Return which review is wanted."""
    return ReviewQuery(past_instant(filters), choice(filters, "closed", ANSWERS))


_READERS: dict[ExportView, Callable[[Mapping[str, str]], object]] = {
    ExportView.MONITOR: lambda filters: monitor_query(filters, datetime(2000, 1, 1, tzinfo=UTC)),
    ExportView.ORDERS: order_query,
    ExportView.RECORDS: lambda filters: record_query(filters, datetime(2000, 1, 1, tzinfo=UTC)),
    ExportView.TICKETS: lambda filters: ticket_query(filters, datetime(2000, 1, 1, tzinfo=UTC)),
    ExportView.FILINGS: lambda filters: case_query(filters, datetime(2000, 1, 1, tzinfo=UTC)),
    ExportView.NOTICES: notice_query,
    ExportView.REVIEW: review_query,
    ExportView.LABELS: lambda _: None,
    ExportView.TABLES: lambda _: None,
}


def _past(as_of: datetime | None) -> dict[str, str]:
    return {"as_of": as_of.isoformat()} if as_of else {}


def _platform(filters: Mapping[str, str]) -> str:
    told = optional(filters, "platform", Platform)
    return told.value if told else ""
