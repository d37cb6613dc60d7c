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
``shop`` is an id, for people a name too (``services/export_shop.py``); ``beside`` is what stands
beside an order (an open refund, an act whose answer was lost, news); ``as_of`` is an instant (ISO
8601, without offset +08:00), for what was known then; ``due``, ``paid`` and ``appeared`` are two of
them, since/until; ``ids`` are row ids of the monitor with commas.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.alerts import Category
from workbench.domain.beside import BesideFilter
from workbench.domain.case_views import CaseQuery, CaseSort, CaseState
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, marked
from workbench.domain.exports import ExportView
from workbench.domain.notices import NoticeQuery
from workbench.domain.platform_records import RecordKind, RecordQuery, RecordSort
from workbench.domain.ticket_views import TicketQuery, TicketSort
from workbench.domain.tickets import TicketKind
from workbench.domain.troubles import Trouble
from workbench.domain.views import MonitorQuery, OrderSort, SortKey, Span, Urgency
from workbench.domain.working_hours import USUAL, WorkingHours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

E = TypeVar("E", bound=StrEnum)
NO_SUCH_FILTER = marked("errors", "this view has no such filter; it knows {known}")
NO_FILTERS = marked("errors", "this view has no filters")
NO_SUCH_VALUE = marked("errors", "the filter takes no such value, only {known}")
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
_DIRECTIONS = {"asc": False, "desc": True}
_ANSWERS = {"yes": True, "no": False}


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
        BadInput: names the filter.
    """
    for key in filters:
        if key not in KEYS[view]:
            known = ", ".join(sorted(KEYS[view]))
            reason = NO_SUCH_FILTER if known else NO_FILTERS
            raise BadInput(what=f"--filter {key}", reason=reason, known=known)
    past_instant(filters)
    _READERS[view](filters)


def past_instant(filters: Mapping[str, str]) -> datetime | None:
    """Return the past instant (UTC) that a view looks back to, None for the present.

    Raises:
        BadInput: it is no instant.
    """
    told = filters.get("as_of", "")
    return _instant(told) if told else None


def monitor_query(
    filters: Mapping[str, str], now: datetime, hours: WorkingHours = USUAL
) -> MonitorQuery:
    """Return the monitor's question; ``now`` is data time, ``hours`` say when closing time is."""
    return MonitorQuery(
        now=now,
        closing=hours.next_morning(now),
        urgency=_member(filters, "urgency", Urgency.ALL_WARNINGS),
        rule=filters.get("rule", ""),
        shop_id=filters.get("shop", ""),
        carrier=filters.get("carrier", ""),
        site=filters.get("site", ""),
        search=filters.get("search", ""),
        sort=_member(filters, "sort", SortKey.DEADLINE),
        descending=_choice(filters, "order", _DIRECTIONS),
        due=_span(filters, "due"),
        paid=_span(filters, "paid"),
        platform=filters.get("platform", ""),
        province=filters.get("province", ""),
        trouble=_trouble(filters),
        ids=_ids(filters),
        appeared=_span(filters, "appeared"),
        is_nowhere=_choice(filters, "nowhere", _ANSWERS),
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
        "due": _span_text(query.due),
        "paid": _span_text(query.paid),
        "platform": query.platform,
        "province": query.province,
        "trouble": query.trouble.value if query.trouble else "",
        "ids": ",".join(str(row_id) for row_id in query.ids),
        "appeared": _span_text(query.appeared),
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
        only_open=_choice(filters, "open", _ANSWERS),
        sort=_member(filters, "sort", OrderSort.PAID_AT),
        descending=_choice(filters, "order", _DIRECTIONS),
        with_others=_choice(filters, "others", _ANSWERS),
        beside=_beside(filters),
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
    told = filters.get("kind", "")
    return RecordQuery(
        now=now,
        search=filters.get("search", ""),
        kind=_member(filters, "kind", RecordKind.PENALTY) if told else None,
        shop_id=filters.get("shop", ""),
        unmatched=_choice(filters, "unmatched", _ANSWERS),
        open_to_appeal=_choice(filters, "appeal", _ANSWERS),
        sort=_member(filters, "sort", RecordSort.AT),
        descending=_choice({"order": "desc", **filters}, "order", _DIRECTIONS),
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
    told = filters.get("kind", "")
    return TicketQuery(
        now=now,
        search=filters.get("search", ""),
        kind=_member(filters, "kind", TicketKind.STALL) if told else None,
        shop_id=filters.get("shop", ""),
        open_only=_choice(filters, "open", _ANSWERS),
        sort=_member(filters, "sort", TicketSort.DEADLINE),
        descending=_choice(filters, "order", _DIRECTIONS),
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
    told = filters.get("state", "")
    return CaseQuery(
        now=now,
        search=filters.get("search", ""),
        state=_member(filters, "state", CaseState.DRAFT) if told else None,
        open_only=_choice(filters, "open", _ANSWERS),
        appeals_only=_choice(filters, "appeals", _ANSWERS),
        shop_id=filters.get("shop", ""),
        sort=_member(filters, "sort", CaseSort.URGENCY),
        descending=_choice(filters, "order", _DIRECTIONS),
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
        only_unread=_choice(filters, "unread", _ANSWERS),
        search=filters.get("search", ""),
        rules=tuple(part for part in filters.get("rules", "").split(",") if part),
        kinds=tuple(part for part in filters.get("kinds", "").split(",") if part),
        oldest_first=not _choice({"order": "desc", **filters}, "order", _DIRECTIONS),
        category=_member(filters, "category", Category.WARNINGS)
        if filters.get("category")
        else None,
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
    return ReviewQuery(past_instant(filters), _choice(filters, "closed", _ANSWERS))


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


def _member(filters: Mapping[str, str], key: str, default: E) -> E:
    told = filters.get(key, "")
    if not told:
        return default
    members = {member.value: member for member in type(default)}
    if told not in members:
        known = ", ".join(members)
        raise BadInput(what=f"--filter {key}={told}", reason=NO_SUCH_VALUE, known=known)
    return members[told]


def _choice(filters: Mapping[str, str], key: str, choices: Mapping[str, bool]) -> bool:
    """Return what a filter says; one that is not given says no, and ascending."""
    told = filters.get(key, "")
    if not told:
        return False
    if told not in choices:
        known = ", ".join(choices)
        raise BadInput(what=f"--filter {key}={told}", reason=NO_SUCH_VALUE, known=known)
    return choices[told]


def _instant(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(what=text, reason=marked("errors", "not an instant in ISO 8601")) from error
    return (found if found.tzinfo else found.replace(tzinfo=SHANGHAI)).astimezone(UTC)


def _past(as_of: datetime | None) -> dict[str, str]:
    return {"as_of": as_of.isoformat()} if as_of else {}


def _span(filters: Mapping[str, str], key: str) -> Span | None:
    told = filters.get(key, "")
    since, _, until = told.partition("/")
    return Span(_instant(since), _instant(until)) if told else None


def _trouble(filters: Mapping[str, str]) -> Trouble | None:
    return _member(filters, "trouble", Trouble.EXCEPTION) if filters.get("trouble") else None


def _beside(filters: Mapping[str, str]) -> BesideFilter | None:
    return _member(filters, "beside", BesideFilter.NEWS) if filters.get("beside") else None


def _ids(filters: Mapping[str, str]) -> tuple[int, ...]:
    parts = [part for part in filters.get("ids", "").split(",") if part]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise BadInput(what="--filter ids", reason=NO_SUCH_VALUE, known="1,2,3")
    return tuple(int(part) for part in parts)


def _span_text(span: Span | None) -> str:
    return f"{span.since.isoformat()}/{span.until.isoformat()}" if span else ""
