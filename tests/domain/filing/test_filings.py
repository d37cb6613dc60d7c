"""Whom a filing covers: scope and window of promised shipping times, unknown where not told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from workbench.domain.filing.filings import (
    CASES,
    Filing,
    FilingCase,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.regions import Region
from workbench.domain.shops import Platform

FROM = datetime.fromisoformat("2026-08-16T00:00:00+08:00")
UNTIL = datetime.fromisoformat("2026-08-17T23:59:59+08:00")
SECOND = timedelta(seconds=1)
WHOLE = FilingScope(ScopeKind.WHOLE_SHOP)


def order(**facts: object) -> Order:
    told = {"ship_by": FROM + timedelta(hours=3), **facts}
    return Order("shop", "T1", OrderStatus.AWAITING_SHIPMENT, **told)  # type: ignore[arg-type]  # told by name


def filing(scope: FilingScope = WHOLE) -> Filing:
    return Filing(
        "shop",
        Platform.TMALL,
        FilingCase.NATURAL_DISASTER,
        scope,
        ship_from=FROM,
        ship_until=UNTIL,
    )


@pytest.mark.parametrize(
    ("promise", "covered"),
    [
        pytest.param(FROM, True, id="first second"),
        pytest.param(UNTIL, True, id="last second"),
        pytest.param(FROM - SECOND, False, id="a second before"),
        pytest.param(UNTIL + SECOND, False, id="a second after"),
        pytest.param(None, None, id="no promise told"),
    ],
)
def test_window_counts_by_the_promise_and_holds_both_ends(promise: object, covered: object) -> None:
    assert filing().covers(order(ship_by=promise)) is covered


def test_another_shop_is_never_covered() -> None:
    assert filing().covers(replace(order(), shop_id="other")) is False


def test_filing_by_order_needs_no_window() -> None:
    scope = FilingScope(ScopeKind.ORDER, orders=("T1", "T2"))
    bare = replace(filing(scope), ship_from=None, ship_until=None)
    assert bare.covers(order(ship_by=None)) is True
    assert bare.covers(replace(order(), number="T3")) is False


def test_whole_shop_without_a_window_is_unknown() -> None:
    assert replace(filing(), ship_from=None, ship_until=None).covers(order()) is None


LINE = OrderLine("1", "测试茶壶", "1", sku="茶壶-红")


@pytest.mark.parametrize(
    ("items", "lines", "held"),
    [
        pytest.param(("测试茶壶",), (LINE,), True, id="by title"),
        pytest.param(("茶壶-红",), (LINE,), True, id="by SKU"),
        pytest.param(("测试水杯",), (LINE,), False, id="another item"),
        pytest.param(("测试水杯",), (), None, id="lines not told"),
    ],
)
def test_items(items: tuple[str, ...], lines: tuple[OrderLine, ...], held: object) -> None:
    assert FilingScope(ScopeKind.ITEM, items=items).holds(order(lines=lines)) is held


@pytest.mark.parametrize(
    ("wide", "told", "held"),
    [
        pytest.param(Region("浙江"), Region("浙江省", "湖州市"), True, id="province"),
        pytest.param(Region("浙江", "湖州市"), Region("浙江省", "湖州市"), True, id="city"),
        pytest.param(Region("浙江", "湖州市"), Region("浙江省", "杭州市"), False, id="other city"),
        pytest.param(Region("浙江", "湖州市"), Region("浙江省"), None, id="city not told"),
        pytest.param(
            Region("浙江", "湖州市", "长兴县"), Region("浙江省", "湖州市"), None, id="district"
        ),
        pytest.param(Region("浙江"), Region("广东省"), False, id="other province"),
        pytest.param(Region("浙江"), None, None, id="no region"),
    ],
)
def test_receiving_regions(wide: Region, told: Region | None, held: object) -> None:
    scope = FilingScope(ScopeKind.RECEIVING_REGION, regions=(wide,))
    assert scope.holds(order(receiver=Receiver(told))) is held


def test_every_platform_has_its_own_cases() -> None:
    assert set(CASES) == set(Platform.known())
    assert FilingCase.EPIDEMIC not in CASES[Platform.ALIBABA]
    assert FilingCase.TRACE_MISMATCH not in CASES[Platform.TAOBAO]


@pytest.mark.parametrize("state", FilingState)
def test_only_what_was_sent_is_with_the_platform(state: FilingState) -> None:
    assert state.is_with_platform is (state.value not in {"draft", "ready"})
