"""A past in memory is asked like the monitor of now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.store.build import GAP, NO_DEPARTURE, hours
from workbench.domain.handling import HandlingState
from workbench.domain.past import Compared, Past, PastRow, compared
from workbench.domain.rules.decisions import Level, SubjectKind, Verdict
from workbench.domain.shops import Platform
from workbench.domain.views import Grouping, MonitorRow, SortKey, Span, Urgency

AT = hours(10)


def row(row_id: int, due: float | None, **rest: Any) -> PastRow:
    made = MonitorRow(
        id=row_id,
        order_id=row_id,
        kind=SubjectKind.SHIPMENT,
        shop_id="1688-1",
        shop_name="测试店铺",
        platform=Platform.ALIBABA,
        order_number=f"A{row_id}",
        waybill=f"YT{row_id}",
        carrier="yuantong",
        rule=NO_DEPARTURE,
        verdict=Verdict.PENDING,
        level=Level.WARNING,
        deadline=None if due is None else hours(due),
        last_site="义乌",
    )
    return PastRow(replace(made, **rest), "浙江省")


@pytest.fixture
def past() -> Past:
    rows = [
        row(1, 9, level=Level.CRITICAL),
        row(2, 12, carrier="zhongtong"),
        row(3, 40, rule=GAP),
        row(4, 11, handling=HandlingState.HANDLED),
        row(5, None, verdict=Verdict.VIOLATION),
    ]
    return Past.of(AT, AT + timedelta(hours=12), rows, Compared())


@pytest.mark.parametrize(
    ("urgency", "ids"),
    [
        pytest.param(Urgency.ALL_WARNINGS, [1, 2, 3, 5], id="all"),
        pytest.param(Urgency.OVERDUE, [1, 5], id="overdue"),
        pytest.param(Urgency.BEFORE_CLOSING, [2], id="before closing"),
        pytest.param(Urgency.WITHIN_6H, [2], id="6 h"),
        pytest.param(Urgency.WITHIN_48H, [2, 3], id="48 h"),
        pytest.param(Urgency.LATER, [3], id="later"),
        pytest.param(Urgency.HANDLED, [4], id="handled"),
        pytest.param(Urgency.ALL_OPEN, [1, 4, 2, 3, 5], id="everything"),
    ],
)
def test_chips(past: Past, urgency: Urgency, ids: list[int]) -> None:
    query = replace(past.query(), urgency=urgency)
    assert list(past.ids(query)) == ids
    assert past.counts(past.query()).by_urgency[urgency] == len(ids)


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        pytest.param({"rule": GAP}, [3], id="rule"),
        pytest.param({"carrier": "zhongtong"}, [2], id="carrier"),
        pytest.param({"province": "河南省"}, [], id="province"),
        pytest.param({"platform": "tmall"}, [], id="platform"),
        pytest.param({"search": "yt3"}, [3], id="search"),
        pytest.param({"due": Span(hours(9), hours(12))}, [1], id="due"),
        pytest.param({"paid": Span(hours(9), hours(12))}, [], id="paid"),
        pytest.param({"ids": (2, 3, 9)}, [2, 3], id="marked"),
        pytest.param({"is_nowhere": True}, [], id="unknown site"),
        pytest.param({"sort": SortKey.WAYBILL, "descending": True}, [5, 3, 2, 1], id="sort"),
    ],
)
def test_filters(past: Past, choice: dict[str, Any], ids: list[int]) -> None:
    assert list(past.ids(replace(past.query(), **choice))) == ids


def test_groups(past: Past) -> None:
    groups = past.groups(past.query(), Grouping.CARRIER_SITE)
    assert [(one.carrier, one.count) for one in groups] == [("yuantong", 3), ("zhongtong", 1)]
    (shop,) = past.groups(past.query(), Grouping.SHOP)
    assert (shop.shop_name, shop.count, shop.level) == ("测试店铺", 4, Level.CRITICAL)


def test_differences_between_then_and_now() -> None:
    then = {1: (GAP, Level.WARNING), 2: (GAP, Level.WARNING), 3: (GAP, Level.WARNING)}
    now = {1: (GAP, Level.WARNING), 2: (GAP, Level.CRITICAL), 7: (GAP, Level.WARNING)}
    assert compared(then, now) == Compared(appeared=1, gone=1, changed=1)
