"""Money and points at risk: horizons, stacking, caps; every figure worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.policy.conftest import RESOURCES
from tests.policy.effect_cases import (
    DEPARTURE,
    GAP,
    HOUR,
    NO_TRACE,
    SECOND,
    SHIP_BY,
    TM_ANOMALY,
    TM_LATE,
    TM_STOCK,
    TM_TIMEOUT,
    T,
    decision,
    file,
    lines,
    when,
)
from workbench.domain.orders import Receiver
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.rules.effects import (
    Exposure,
    Horizon,
    SellerAmount,
    SellerWord,
    Stake,
    Violation,
)
from workbench.domain.rules.exposure import exposure
from workbench.policy.exposure import stakes
from workbench.policy.ledger import Ledger
from workbench.policy.packs import load_book

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.packs import PolicyBook

NOW = when("2023-07-10 12:00:00")
PAID = "2023-07-05 00:00:00"  # 1688: 5 yuan a sub-order
TM_NOW = when("2026-08-20 12:00:00")
TM_PAID = "2026-08-10 09:00:00"
LEDGER = Ledger(load_book(RESOURCES / "policies"))


def at_risk(ledger: Ledger, order: OrderFile, *found: Decision, now: datetime = NOW) -> list[int]:
    """Known money within 24, 48 and 72 h."""
    return [each.fen for each in exposure(stakes(found, order, ledger, now), now).horizons]


def day_later(ledger: Ledger, order: OrderFile, *found: Decision, now: datetime = NOW) -> Horizon:
    return exposure(stakes(found, order, ledger, now), now).horizons[0]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(-30 * HOUR, [500, 500, 500], id="missed already"),
        pytest.param(24 * HOUR - SECOND, [500, 500, 500], id="a second inside 24 h"),
        pytest.param(24 * HOUR, [0, 500, 500], id="still in time at 24 h"),
        pytest.param(48 * HOUR - SECOND, [0, 500, 500], id="a second inside 48 h"),
        pytest.param(48 * HOUR, [0, 0, 500], id="still in time at 48 h"),
        pytest.param(72 * HOUR - SECOND, [0, 0, 500], id="a second inside 72 h"),
        pytest.param(72 * HOUR, [0, 0, 0], id="still in time at 72 h"),
        pytest.param(None, [500, 500, 500], id="no limit: at risk now"),
    ],
)
def test_a_warning_counts_where_its_limit_is_missed_within(
    ledger: Ledger, due: timedelta | None, expected: list[int]
) -> None:
    found = decision(GAP, None if due is None else NOW + due)
    assert at_risk(ledger, file(paid=PAID), found) == expected


def test_what_is_no_warning_is_not_counted(ledger: Ledger) -> None:
    quiet = decision(GAP, NOW, Verdict.PENDING, level=Level.NONE)
    assert stakes((quiet,), file(paid=PAID), ledger, NOW) == ()


def test_an_unknown_amount_is_counted_and_never_nothing(ledger: Ledger) -> None:
    found = day_later(ledger, file(paid="2026-07-05 00:00:00"), decision(GAP, NOW))
    assert (found.fen, found.unknown) == (0, 1)


_PAIRS = [
    # late 5 + false trace 5, by sub-order; both clocks of a false trace are one damages
    pytest.param((DEPARTURE, GAP), 500, id="two clocks of one false trace: once"),
    pytest.param((SHIP_BY, GAP), 1000, id="late and false trace: may stack"),
    pytest.param((NO_TRACE, GAP), 1000, id="false shipping and false trace: may stack"),
    pytest.param((SHIP_BY, NO_TRACE, GAP, DEPARTURE), 1500, id="three violations: three damages"),
]


@pytest.mark.parametrize(("rules", "fen"), _PAIRS)
def test_damages_of_1688_stack_by_violation(
    ledger: Ledger, rules: tuple[str, ...], fen: int
) -> None:
    found = [
        decision(rule, NOW, waybill="" if rule == SHIP_BY else "TEST0000000001") for rule in rules
    ]
    assert day_later(ledger, file(paid=PAID), *found).fen == fen


def test_late_and_out_of_stock_do_not_add(book: PolicyBook) -> None:
    """A seller's rule for out of stock on 1688 at 10 yuan: of 5 and 10 only the 10 are charged."""
    late = book.rule(SHIP_BY)
    stock = structs.replace(late, id="1688.mine.out_of_stock", violation=Violation.OUT_OF_STOCK)
    pack = structs.replace(book.packs[0], rules=(*book.packs[0].rules, stock))
    mine = replace(book, packs=(pack, *book.packs[1:]), rules={**book.rules, stock.id: stock})
    word = SellerWord(amounts={stock.id: SellerAmount(stock.id, NOW, fen=1000)})
    order = file(paid="2026-07-05 00:00:00")
    ledger = Ledger(mine)
    both = [decision(rule, NOW, waybill="") for rule in (SHIP_BY, stock.id)]
    within = exposure(stakes(both, order, ledger, NOW, word), NOW).horizons[0]
    assert (within.fen, within.unknown) == (1000, 1)
    known = replace(word, amounts={**word.amounts, SHIP_BY: SellerAmount(SHIP_BY, NOW, fen=500)})
    within = exposure(stakes(both, order, ledger, NOW, known), NOW).horizons[0]
    assert (within.fen, within.unknown) == (1000, 0)


def test_two_parcels_of_one_order_are_charged_by_their_sub_orders(ledger: Ledger) -> None:
    order = file(paid=PAID, lines=lines(10000, 10000, 10000), parcels=("P1", "P2"))
    first, second = order.shipments
    order = replace(
        order,
        shipments=(
            replace(first, shipment=replace(first.shipment, line_numbers=("l0",))),
            replace(second, shipment=replace(second.shipment, line_numbers=("l1", "l2"))),
        ),
    )
    one = decision(GAP, NOW, waybill="P1")
    other = decision(GAP, NOW + 30 * HOUR, waybill="P2")
    assert at_risk(ledger, order, one, other) == [500, 1500, 1500]


def test_the_main_orders_cap_of_50_yuan_holds_over_its_sub_orders(ledger: Ledger) -> None:
    order = file(paid=PAID, lines=lines(*[10000] * 11))
    assert day_later(ledger, order, decision(NO_TRACE, NOW)).fen == 5000


@pytest.mark.parametrize(
    ("price", "fen", "capped"),
    [
        # O-TM-14's own examples: 1000 -> 50 + 50; 25 -> 5 and nothing more.
        pytest.param(100000, 10000, ("tmall.outside.trace_cap",), id="1000: 50 and 50 more"),
        pytest.param(2500, 500, ("tmall.outside.trace_cap",), id="25: 5, nothing more"),
        pytest.param(20000, 4000, ("tmall.outside.trace_cap",), id="200: 20 % are 40"),
    ],
)
def test_tmalls_time_out_and_anomaly_share_a_cap(
    ledger: Ledger, price: int, fen: int, capped: tuple[str, ...]
) -> None:
    order = file(T, paid=TM_PAID, lines=(), amount=price)
    both = decision(TM_TIMEOUT, TM_NOW), decision(TM_ANOMALY, TM_NOW)
    found = day_later(ledger, order, *both, now=TM_NOW)
    assert (found.fen, found.capped) == (fen, capped)


def test_the_first_of_two_capped_violations_comes_first(ledger: Ledger) -> None:
    order = file(T, paid=TM_PAID, lines=(), amount=100000)
    both = decision(TM_TIMEOUT, TM_NOW), decision(TM_ANOMALY, TM_NOW + 30 * HOUR)
    assert at_risk(ledger, order, *both, now=TM_NOW) == [5000, 10000, 10000]


def tmall_order(number: int, paid: str = TM_PAID, buyer: str = "a") -> OrderFile:
    """A Tmall order of 4000 yuan with a 48 h promise: late 50, out of stock 10 % = 400."""
    receiver = Receiver(name_key=f"name-{buyer}", address_key=f"address-{buyer}")
    return file(
        T, number=f"T{number}", paid=paid, receiver=receiver, lines=lines(400000),
        ship_by="2026-08-12 09:00:00",
    )  # fmt: skip


def sold_out(order: OrderFile, ledger: Ledger) -> tuple[Stake, ...]:
    number = order.order.number
    both = [decision(rule, TM_NOW, waybill="", number=number) for rule in (TM_LATE, TM_STOCK)]
    return stakes(both, order, ledger, TM_NOW)


@pytest.mark.parametrize(
    ("second", "fen"),
    [
        pytest.param(tmall_order(2), 50000, id="same parties and day: 500 together"),
        pytest.param(tmall_order(2, "2026-08-10 23:59:59"), 50000, id="the day's last second"),
        pytest.param(tmall_order(2, "2026-08-11 00:00:00"), 90000, id="paid the day after"),
        pytest.param(tmall_order(2, buyer="b"), 90000, id="another buyer"),
    ],
)
def test_tmalls_day_cap_is_shared_by_two_parties(
    ledger: Ledger, second: OrderFile, fen: int
) -> None:
    both = (*sold_out(tmall_order(1), ledger), *sold_out(second, ledger))
    assert exposure(both, TM_NOW).horizons[0].fen == fen


def test_points_of_a_shop_stop_at_six(ledger: Ledger) -> None:
    found: tuple[Stake, ...] = ()
    sums = []
    for number in range(8):
        found = (*found, *sold_out(tmall_order(number, buyer=str(number)), ledger))
        sums.append(exposure(found, TM_NOW).horizons[0].points)
    assert sums == [1, 2, 3, 4, 5, 6, 6, 6]
    assert "tmall.outside.points_cap" in exposure(found, TM_NOW).horizons[0].capped


def test_nothing_at_risk_is_nothing() -> None:
    assert exposure((), NOW) == Exposure((Horizon(24), Horizon(48), Horizon(72)))


# --- properties ---------------------------------------------------------------------------------

_RULES_1688 = st.sampled_from([DEPARTURE, GAP, NO_TRACE, SHIP_BY])
_RULES_TMALL = st.sampled_from([TM_TIMEOUT, TM_ANOMALY, TM_LATE, TM_STOCK])
_DUE = st.integers(-100, 100)


def warnings(rules: st.SearchStrategy[str], now: datetime) -> st.SearchStrategy[list[Decision]]:
    def made(pair: tuple[str, int]) -> Decision:
        is_order = pair[0] in {SHIP_BY, TM_LATE, TM_STOCK}
        return decision(pair[0], now + pair[1] * HOUR, waybill="" if is_order else "TEST0000000001")

    return st.lists(st.tuples(rules, _DUE).map(made), max_size=6)


@given(found=warnings(_RULES_TMALL, TM_NOW), price=st.one_of(st.none(), st.integers(1, 10**7)))
def test_what_is_known_stays_within_the_caps(found: list[Decision], price: int | None) -> None:
    order = file(T, paid=TM_PAID, lines=(), amount=price, ship_by="2026-08-12 09:00:00")
    made = stakes(found, order, LEDGER, TM_NOW)
    assert all(min(s.fen, s.unknown, s.points, s.unknown_points) >= 0 for s in made)
    horizons = exposure(made, TM_NOW).horizons
    assert all(0 <= each.fen <= 50000 and 0 <= each.points <= 6 for each in horizons)
    assert [h.fen for h in horizons] == sorted(h.fen for h in horizons)


@given(found=warnings(_RULES_1688, NOW), more=warnings(_RULES_1688, NOW), known=st.booleans())
def test_one_more_warning_never_lowers_what_is_at_risk(
    found: list[Decision], more: list[Decision], *, known: bool
) -> None:
    order = file(paid=PAID if known else "2026-07-05 00:00:00")
    before = exposure(stakes(found, order, LEDGER, NOW), NOW).horizons
    after = exposure(stakes([*found, *more], order, LEDGER, NOW), NOW).horizons
    for one, other in zip(before, after, strict=True):
        assert one.fen <= other.fen
        assert one.unknown <= other.unknown


@given(found=warnings(_RULES_1688, NOW))
def test_the_order_of_warnings_does_not_matter(found: list[Decision]) -> None:
    order = file(paid=PAID)
    one = exposure(stakes(found, order, LEDGER, NOW), NOW)
    assert one == exposure(stakes(found[::-1], order, LEDGER, NOW), NOW)
