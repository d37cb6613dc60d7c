"""Amounts of the platforms by promise, lateness and version: each limit to the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.effect_cases import HOUR, SECOND, D, T, W, decision, file, lines, when
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, ScopeKind
from workbench.domain.rules.exposure import exposure
from workbench.domain.views import EffectKind
from workbench.policy.amounts import Bounds
from workbench.policy.effects import effects
from workbench.policy.exposure import stakes

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import Amount, Exposure
    from workbench.policy.ledger import Ledger

DY_LATE = "douyin.outside.ship_time"
DY_STOCK = "douyin.outside.out_of_stock_after_late"
DY_PICKUP = "douyin.outside.pickup_timeout"
DY_ANOMALY = "douyin.outside.trace_anomaly"
TB_LATE = "taobao.outside.ship_time"
TB_STOCK = "taobao.outside.out_of_stock_after_late"
TM_STOCK = "tmall.outside.out_of_stock_after_late"
PAID = when("2026-09-01 10:00:00")
NOW = when("2026-09-10 10:00:00")


def paid_order(platform: object, promise: timedelta | None, price: int = 100000) -> OrderFile:
    """An order of 1000 yuan, promised so long after payment."""
    made = file(platform, paid="2026-09-01 10:00:00", lines=lines(price))  # type: ignore[arg-type]
    if promise is None:
        return made
    return file(
        platform,  # type: ignore[arg-type]
        paid="2026-09-01 10:00:00",
        lines=lines(price),
        ship_by=(PAID + promise).strftime("%Y-%m-%d %H:%M:%S"),
    )


def paid_for(
    found: Decision, order: OrderFile, ledger: Ledger, at: datetime = NOW
) -> Amount | None:
    matrix = effects(found, order, ledger, at)
    return next(e for e in matrix if e.kind is EffectKind.COMPENSATION).amount


def fen_of(found: Decision, order: OrderFile, ledger: Ledger) -> int | None:
    amount = paid_for(found, order, ledger)
    return None if amount is None else amount.fen


@pytest.mark.parametrize(
    ("bounds", "paid", "fen"),
    [
        pytest.param(Bounds(5, unit=100), 15000, 800, id="O-DY-20: 7.5 yuan are 8"),
        pytest.param(Bounds(5, unit=100), 14999, 700, id="7.4995 yuan are 7"),
        pytest.param(Bounds(5), 15010, 751, id="to the fen, half up: 7.505"),
        pytest.param(Bounds(5, 500, 5000), 0, 500, id="the least"),
        pytest.param(Bounds(5, 500, 5000), 10**9, 5000, id="the most"),
        pytest.param(Bounds(30, 1000, whole_below=True), 700, 700, id="the whole if less"),
        pytest.param(Bounds(5, 500, 5000), None, None, id="price unknown"),
        pytest.param(Bounds(5, 500, 500), None, 500, id="price unknown, but it does not matter"),
        pytest.param(Bounds(0), None, 0, id="a share of nothing"),
    ],
)
def test_a_share_lies_between_its_bounds(bounds: Bounds, paid: int | None, fen: int | None) -> None:
    assert bounds.of(paid) == fen


@pytest.mark.parametrize(
    ("promise", "soon", "late"),
    [
        # O-DY-13, 1000 yuan: up to 48 h late / more than 48 h late, known sums within 24 h.
        pytest.param(48 * HOUR, 0, 1000, id="promise of 48 h: nothing, then 1 %"),
        pytest.param(48 * HOUR + SECOND, 1000, 3000, id="over 48 h: 1 %, then 3 %"),
        pytest.param(240 * HOUR, 1000, 3000, id="240 h: 1 %, then 3 %"),
        pytest.param(240 * HOUR + SECOND, 1000, 5000, id="over 240 h: 1 %, then 5 %"),
    ],
)
def test_douyins_late_shipping_costs_by_promise_and_lateness(
    ledger: Ledger, promise: timedelta, soon: int, late: int
) -> None:
    order = paid_order(D, promise)
    due = PAID + promise
    found = (decision(DY_LATE, due, waybill=""),)

    def at_risk(now: datetime) -> Exposure:
        return exposure(stakes(found, order, ledger, now), now)

    # The second step begins a second after 48 h of lateness.
    assert [h.fen for h in at_risk(due).horizons] == [soon, soon, late]
    assert at_risk(due + 24 * HOUR).horizons[0].fen == soon
    assert at_risk(due + 24 * HOUR + SECOND).horizons[0].fen == late


def test_a_first_step_of_nothing_shows_the_next_with_its_time(ledger: Ledger) -> None:
    due = PAID + 48 * HOUR
    amount = paid_for(decision(DY_LATE, due, waybill=""), paid_order(D, 48 * HOUR), ledger)
    assert amount is not None
    assert (amount.fen, amount.due) == (1000, due + 48 * HOUR)


def test_without_a_promise_steps_that_differ_are_unknown(ledger: Ledger) -> None:
    no_payment = file(D, lines=lines(100000))
    amount = paid_for(decision(DY_LATE, "2026-09-03 10:00:00", waybill=""), no_payment, ledger)
    assert amount is None


def test_steps_that_agree_are_known_without_a_promise(ledger: Ledger) -> None:
    """1 % of 20,000 yuan reaches the most of 50 at every promise up to 240 h, 48 h late or not."""
    order = file(D, paid="2025-10-01 10:00:00", lines=lines(2_000_000))
    stock = decision(DY_STOCK, None, waybill="")
    assert paid_for(stock, order, ledger) is not None


@pytest.mark.parametrize(
    ("rule", "limit", "fen"),
    [
        pytest.param(DY_PICKUP, "2026-07-08 23:59:58", 1000, id="O-DY-17: missed on 07-08"),
        pytest.param(DY_PICKUP, "2026-07-08 23:59:59", None, id="missed on 07-09: not published"),
        pytest.param(DY_ANOMALY, "2026-07-08 23:59:58", 10000, id="O-DY-19: 25 %, at most 100"),
        pytest.param(DY_ANOMALY, "2026-07-08 23:59:59", None, id="from 07-09 unknown, not nothing"),
    ],
)
def test_douyin_counts_by_the_conduct(
    ledger: Ledger, rule: str, limit: str, fen: int | None
) -> None:
    """O-CUR-06: what was missed before the day counts by the rule of that time."""
    order = file(D, paid="2026-07-06 10:00:00", lines=lines(100000), ship_by="2026-07-08 10:00:00")
    assert fen_of(decision(rule, limit), order, ledger) == fen


@pytest.mark.parametrize(
    ("promise", "fen"),
    [
        pytest.param(48 * HOUR, 1000, id="48 h: 1 %"),
        pytest.param(48 * HOUR + SECOND, 3000, id="up to 240 h: 3 %"),
        pytest.param(240 * HOUR, 3000, id="240 h itself"),
        pytest.param(240 * HOUR + SECOND, 5000, id="longer: 5 %"),
    ],
)
def test_douyins_out_of_stock(ledger: Ledger, promise: timedelta, fen: int) -> None:
    stock = decision(DY_STOCK, PAID + promise + 48 * HOUR, waybill="")
    assert fen_of(stock, paid_order(D, promise), ledger) == fen


def test_douyins_points_have_no_exemption_and_no_known_number(ledger: Ledger) -> None:
    late = decision(DY_LATE, "2026-09-03 10:00:00", waybill="")
    matrix = effects(late, paid_order(D, 48 * HOUR), ledger, NOW)
    points = next(e for e in matrix if e.kind is EffectKind.POINTS)
    assert (points.applicability.value, points.points) == ("applies", None)


@pytest.mark.parametrize(
    ("promise", "fen"),
    [
        pytest.param(48 * HOUR, 10000, id="10 %"),
        pytest.param(48 * HOUR + SECOND, 15000, id="15 %"),
        pytest.param(None, 10000, id="no promise: the usual 48 h, 72 h before the limit"),
    ],
)
def test_tmalls_out_of_stock_goes_by_the_original_promise(
    ledger: Ledger, promise: timedelta | None, fen: int
) -> None:
    limit = PAID + (promise or 48 * HOUR) + 72 * HOUR
    stock = decision(TM_STOCK, limit, waybill="")
    assert fen_of(stock, paid_order(T, promise), ledger) == fen


def test_a_filing_hides_the_original_promise(ledger: Ledger) -> None:
    filing = Filing("s1", T, FilingCase.NATURAL_DISASTER, FilingScope(ScopeKind.WHOLE_SHOP))
    order = file(T, paid="2026-09-01 10:00:00", lines=lines(100000), filings=(filing,))
    assert fen_of(decision(TM_STOCK, PAID + 120 * HOUR, waybill=""), order, ledger) is None


@pytest.mark.parametrize(
    ("rule", "paid", "fen"),
    [
        pytest.param(TB_LATE, "2022-07-17 23:59:59", None, id="before the notice"),
        pytest.param(TB_LATE, "2022-07-18 00:00:00", 3000, id="O-TB-01: 5 %, at most 30"),
        pytest.param(TB_STOCK, "2022-07-18 00:00:00", 10000, id="O-TB-01: 30 %, at most 100"),
        pytest.param(TB_STOCK, "2025-02-12 23:59:59", 10000, id="the last second of 30 %"),
        pytest.param(TB_STOCK, "2025-02-13 00:00:00", 10000, id="O-TB-03: 10 % of 1000"),
    ],
)
def test_taobaos_amounts(ledger: Ledger, rule: str, paid: str, fen: int | None) -> None:
    at = when(paid)
    limit = at + 48 * HOUR + (72 * HOUR if rule == TB_STOCK else 0 * HOUR)
    order = file(W, paid=paid, lines=lines(100000))
    assert fen_of(decision(rule, limit, waybill=""), order, ledger) == fen
