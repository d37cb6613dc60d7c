"""The consequence matrix: each kind of consequence apart, at the limits of each window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.effect_cases import (
    APPLIES,
    DEPARTURE,
    GAP,
    NO_TRACE,
    NOW,
    SHIP_BY,
    TM_LATE,
    TM_TIMEOUT,
    UNKNOWN,
    T,
    cell,
    decision,
    file,
    lines,
    when,
)
from workbench.domain.rules.decisions import Verdict
from workbench.domain.rules.effects import (
    Change,
    SellerAmount,
    SellerWord,
    Why,
)
from workbench.domain.views import EffectKind
from workbench.policy.effects import effects, merged

if TYPE_CHECKING:
    from workbench.policy.ledger import Ledger


def test_every_kind_has_its_own_cell(ledger: Ledger) -> None:
    found = effects(
        decision(GAP, "2024-03-10 00:00:00"), file(paid="2024-03-01 00:00:00"), ledger, NOW
    )
    assert [effect.kind for effect in found] == list(EffectKind)
    assert {effect.rule for effect in found} == {GAP}


@pytest.mark.parametrize("verdict", [Verdict.CLEAN, Verdict.NOT_STARTED])
def test_what_is_in_order_brings_nothing(ledger: Ledger, verdict: Verdict) -> None:
    assert effects(decision(GAP, None, verdict), file(), ledger, NOW) == ()


def test_a_rule_that_no_pack_holds_brings_nothing(ledger: Ledger) -> None:
    assert effects(decision("gone.rule", None), file(), ledger, NOW) == ()


def test_a_kind_that_no_text_speaks_of_is_unknown(ledger: Ledger) -> None:
    points = cell(EffectKind.POINTS, decision(GAP, "2024-03-10 00:00:00"), file(), ledger)
    assert (points.applicability, points.why, points.changed_by, points.points) == (
        UNKNOWN,
        Why.NOT_STATED,
        Change.SOURCE,
        None,
    )


FALSE_TRACK = "1688.outside.amount_false_track"


@pytest.mark.parametrize(
    ("paid", "fen", "since"),
    [
        pytest.param("2023-06-06 23:59:59", None, None, id="O-1688-06f: not found before"),
        pytest.param("2023-06-07 00:00:00", 500, "2023-06-07 00:00:00", id="O-1688-06c: 5 yuan"),
        pytest.param("2024-03-13 23:59:59", 500, "2023-06-07 00:00:00", id="the last second"),
        pytest.param("2024-03-14 00:00:00", None, None, id="O-1688-17: never 5 yuan from here on"),
    ],
)
def test_a_false_trace_costs_what_its_version_says(
    ledger: Ledger, paid: str, fen: int | None, since: str | None
) -> None:
    found = cell(
        EffectKind.PENALTY, decision(DEPARTURE, "2024-03-20 00:00:00"), file(paid=paid), ledger
    )
    assert found.applicability is APPLIES
    amount = found.amount
    assert (amount and amount.fen) == fen
    assert (amount and (amount.rule, amount.since)) == (since and (FALSE_TRACK, when(since)))


def test_the_seeds_alone_name_no_amount(seeds: Ledger) -> None:
    order = file(paid="2023-07-01 00:00:00")
    assert (
        cell(EffectKind.PENALTY, decision(GAP, "2023-07-10 00:00:00"), order, seeds).amount is None
    )


@pytest.mark.parametrize(
    ("paid", "amounts", "fen"),
    [
        pytest.param("2023-05-31 23:59:59", (20000,), 1000, id="O-1688-06a: 10 an item"),
        pytest.param("2023-05-31 23:59:59", (999,), 999, id="or the whole if less"),
        pytest.param("2023-05-31 23:59:59", (20000,) * 12, 12000, id="no cap yet"),
        pytest.param("2023-06-01 00:00:00", (20000,) * 12, 10000, id="O-1688-06b: at most 100"),
        pytest.param("2023-06-07 00:00:00", (20000,) * 12, 5000, id="O-1688-06c: at most 50"),
        pytest.param("2023-06-07 00:00:00", (20000, 300), 800, id="5 and the whole of 3"),
        pytest.param("2023-06-07 00:00:00", (None,), 500, id="a line's price unknown: at most 5"),
        pytest.param("2023-06-07 00:00:00", (), None, id="no lines known: unknown"),
        pytest.param("2024-03-14 00:00:00", (20000,), None, id="O-1688-06d: unknown values"),
    ],
)
def test_false_shipping_is_charged_by_sub_order(
    ledger: Ledger, paid: str, amounts: tuple[int | None, ...], fen: int | None
) -> None:
    order = file(paid=paid, lines=lines(*amounts))
    found = cell(EffectKind.PENALTY, decision(NO_TRACE, "2024-03-20 00:00:00"), order, ledger)
    assert (found.amount and found.amount.fen) == fen


def test_late_shipping_without_a_stated_consequence_is_unknown_without_an_amount(
    ledger: Ledger,
) -> None:
    late = decision(SHIP_BY, "2026-11-20 00:00:00", waybill="")
    today = cell(EffectKind.PENALTY, late, file(paid="2026-11-18 00:00:00"), ledger)
    assert (today.applicability, today.why) == (UNKNOWN, Why.NOT_STATED)
    then = cell(EffectKind.PENALTY, late, file(paid="2023-07-18 00:00:00"), ledger)
    assert (then.applicability, then.amount and then.amount.fen) == (APPLIES, 500)


@pytest.mark.parametrize(
    ("entered", "fen"),
    [
        pytest.param(SellerAmount(GAP, NOW, fen=700), 700, id="a fixed amount"),
        pytest.param(SellerAmount(GAP, NOW, percent=5), 500, id="5 % of 100 yuan"),
        pytest.param(SellerAmount(GAP, NOW, percent=5, min_fen=800), 800, id="at least 8 yuan"),
        pytest.param(SellerAmount(GAP, NOW, percent=50, max_fen=3000), 3000, id="at most 30 yuan"),
        pytest.param(SellerAmount(FALSE_TRACK, NOW, fen=600), 600, id="for the amount rule"),
    ],
)
def test_the_sellers_own_figure_fills_a_gap_and_is_marked(
    ledger: Ledger, entered: SellerAmount, fen: int
) -> None:
    word = SellerWord(amounts={entered.rule: entered})
    order = file(paid="2026-11-18 00:00:00")
    amount = cell(
        EffectKind.PENALTY, decision(GAP, "2026-11-20 00:00:00"), order, ledger, word
    ).amount
    assert amount is not None
    assert (amount.fen, amount.entered_by_seller, amount.rule) == (fen, True, entered.rule)


def test_what_a_pack_says_goes_before_the_sellers_figure(ledger: Ledger) -> None:
    word = SellerWord(amounts={GAP: SellerAmount(GAP, NOW, fen=99900)})
    order = file(paid="2023-07-01 00:00:00")
    amount = cell(
        EffectKind.PENALTY, decision(GAP, "2023-07-10 00:00:00"), order, ledger, word
    ).amount
    assert amount is not None
    assert (amount.fen, amount.entered_by_seller) == (500, False)


@pytest.mark.parametrize(
    ("paid", "price", "fen"),
    [
        pytest.param("2026-04-08 23:59:59", 20000, None, id="the version quoted starts later"),
        pytest.param("2026-04-09 00:00:00", 20000, 1000, id="O-TM-12: 5 % of 200"),
        pytest.param("2026-04-09 00:00:00", 5000, 500, id="at least 5"),
        pytest.param("2026-04-09 00:00:00", 999900, 5000, id="at most 50"),
        pytest.param("2026-04-09 00:00:00", None, None, id="price unknown"),
    ],
)
def test_tmalls_time_out_is_a_share_between_bounds(
    ledger: Ledger, paid: str, price: int | None, fen: int | None
) -> None:
    order = file(T, paid=paid, lines=(), amount=price)
    found = cell(
        EffectKind.COMPENSATION, decision(TM_TIMEOUT, "2026-08-10 00:00:00"), order, ledger
    )
    assert (found.applicability, found.is_certain) == (APPLIES, True)
    assert (found.amount and found.amount.fen) == fen


@pytest.mark.parametrize(
    ("ship_by", "fen"),
    [
        pytest.param("2026-05-03 00:00:00", 500, id="a promise of exactly 48 h: 5 %"),
        pytest.param("2026-05-03 00:00:01", None, id="longer: 5 or 10 %, the order does not tell"),
    ],
)
def test_tmalls_late_shipping_depends_on_the_promise(
    ledger: Ledger, ship_by: str, fen: int | None
) -> None:
    order = file(T, paid="2026-05-01 00:00:00", ship_by=ship_by)
    late = decision(TM_LATE, ship_by, waybill="")
    amount = cell(EffectKind.COMPENSATION, late, order, ledger).amount
    assert (amount and amount.fen) == fen


def test_tmalls_late_shipping_may_cost_a_point(ledger: Ledger) -> None:
    order = file(T, paid="2026-05-01 00:00:00", ship_by="2026-05-03 00:00:00")
    points = cell(
        EffectKind.POINTS, decision(TM_LATE, "2026-05-03 00:00:00", waybill=""), order, ledger
    )
    assert (points.applicability, points.points, points.is_certain) == (APPLIES, 1, False)


def test_a_matrix_of_several_warnings_names_the_worst(ledger: Ledger) -> None:
    order = file(paid="2023-07-01 00:00:00")
    stalled = effects(decision(GAP, "2023-07-10 00:00:00"), order, ledger, NOW)
    late = effects(decision(SHIP_BY, "2023-07-03 00:00:00", waybill=""), order, ledger, NOW)
    found = {effect.kind: effect for effect in merged([stalled, late])}
    assert found[EffectKind.CLAIM].rule == SHIP_BY
    assert found[EffectKind.PENALTY].applicability is APPLIES
    assert list(found) == list(EffectKind)
