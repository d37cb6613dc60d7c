from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from workbench.domain.errors import ExportUnmeant
from workbench.domain.exchange.export_filters import (
    KEYS,
    OrderQuery,
    ReviewQuery,
    case_filters,
    case_query,
    check,
    monitor_filters,
    monitor_query,
    notice_filters,
    notice_query,
    order_filters,
    order_query,
    review_query,
    ticket_filters,
    ticket_query,
)
from workbench.domain.exchange.exports import ExportView
from workbench.domain.filing.case_views import CaseQuery, CaseState
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.notices import NoticeQuery
from workbench.domain.ticket_views import TicketQuery
from workbench.domain.tickets import TicketKind
from workbench.domain.views import MonitorQuery, OrderSort, SortKey, Span, Urgency

NOW = datetime(2024, 1, 24, 2, tzinfo=UTC)
MORNING = datetime(2024, 1, 25, 1, tzinfo=UTC)


def test_no_filter_asks_what_the_views_show_at_first() -> None:
    assert monitor_query({}, NOW) == MonitorQuery(NOW, MORNING)
    assert order_query({}) == OrderQuery()
    assert review_query({}) == ReviewQuery()


def test_a_windows_question_comes_back_from_its_filters() -> None:
    asked = MonitorQuery(
        NOW, MORNING, Urgency.OVERDUE, "1688.x", "1688-1", "yuantong", "义乌", "马克杯",
        SortKey.WAYBILL, descending=True,
    )  # fmt: skip
    assert monitor_query(monitor_filters(asked), NOW) == asked
    far = replace(asked, platform="1688", province="浙江省", trouble=Trouble.RETURNED, ids=(2, 7))
    assert monitor_query(monitor_filters(far), NOW) == far
    new = replace(asked, site="", appeared=Span(NOW, MORNING), is_nowhere=True)
    assert monitor_query(monitor_filters(new), NOW) == new
    orders = OrderQuery("马克杯", "1688-1", True, OrderSort.AMOUNT, descending=True)
    assert order_query(order_filters(orders)) == orders
    tickets = TicketQuery(NOW, "9001", TicketKind.STALL, "t1", open_only=True)
    assert ticket_query(ticket_filters(tickets), NOW) == tickets
    cases = CaseQuery(NOW, "BB1", CaseState.SENT, open_only=False, appeals_only=True)
    assert case_query(case_filters(cases), NOW) == cases
    notices = NoticeQuery(True, "A1", category=Category.TICKETS, shop_id="1688-1")
    assert notice_query(notice_filters(notices)) == notices


def test_a_review_without_offset_is_of_shanghai_time() -> None:
    asked = review_query({"as_of": "2024-01-24T10:00", "closed": "yes"})
    assert asked == ReviewQuery(NOW, closed=True)


@pytest.mark.parametrize("view", [ExportView.MONITOR, ExportView.ORDERS, ExportView.REVIEW])
def test_an_instant_that_is_none_is_refused(view: ExportView) -> None:
    with pytest.raises(ExportUnmeant, match="as_of=yesterday: not an instant in ISO 8601"):
        check(view, {"as_of": "yesterday"})


@pytest.mark.parametrize("view", list(ExportView))
def test_every_filter_of_a_view_is_read(view: ExportView) -> None:
    day = "2024-01-24/2024-01-25"
    valid = {"urgency": "overdue", "sort": "shop", "order": "desc", "as_of": "2024-01-24"}
    valid |= {"due": day, "paid": day, "trouble": "returned", "ids": "2,7", "state": "draft"}
    valid |= {"appeared": day, "category": "tickets", "beside": "news", "platform": "1688"}
    valid |= {"kinds": "imported,look_again"}
    valid["kind"] = "stall" if view is ExportView.TICKETS else "penalty"
    check(view, {key: valid.get(key, "yes") for key in KEYS[view]})


@pytest.mark.parametrize(
    ("view", "filters"),
    [
        pytest.param(ExportView.ORDERS, {"urgency": "overdue"}, id="another view's"),
        pytest.param(ExportView.ORDERS, {"open": "maybe"}, id="neither yes nor no"),
        pytest.param(ExportView.MONITOR, {"order": "up"}, id="direction"),
        pytest.param(ExportView.MONITOR, {"sort": "amount"}, id="column"),
        pytest.param(ExportView.MONITOR, {"platform": "amazon"}, id="platform"),
        pytest.param(ExportView.MONITOR, {"due": "2024-01-24"}, id="half a span"),
        pytest.param(ExportView.MONITOR, {"ids": "1,x"}, id="no ids"),
        pytest.param(ExportView.TABLES, {"shop": "x"}, id="all tables take none"),
    ],
)
def test_what_no_filter_takes_is_refused(view: ExportView, filters: dict[str, str]) -> None:
    with pytest.raises(ExportUnmeant, match=r"--filter .*Nothing was written"):
        check(view, filters)


def test_spans_of_the_monitor_go_out_and_come_back() -> None:
    span = Span(NOW, NOW + timedelta(hours=1))
    query = MonitorQuery(NOW, NOW, due=span, paid=span)
    back = monitor_query(monitor_filters(query), NOW)
    assert (back.due, back.paid) == (span, span)
