"""What still cures a warning: before and after the limit, before and after the penalty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.policy.effect_cases import (
    GAP,
    HOUR,
    NO_TRACE,
    SECOND,
    SHIP_BY,
    A,
    W,
    decision,
    file,
    when,
)
from workbench.domain.rules.decisions import Verdict
from workbench.domain.rules.effects import Cure, CureCost, CureState
from workbench.domain.rules.remedies import Remedy
from workbench.policy.cures import cures

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.shops import Platform
    from workbench.policy.ledger import Ledger

DUE = when("2026-11-20 12:00:00")
PENALTY = when("2026-11-22 12:00:00")
COUNTS, NO_PROMISE, TOO_LATE = CureState.COUNTS, CureState.NO_PROMISE, CureState.TOO_LATE


def found(
    ledger: Ledger,
    rule: str,
    at: datetime,
    penalised_at: datetime | None = None,
    platform: Platform = A,
) -> dict[Remedy, Cure]:
    """The cures of a warning in their order; the verdict follows from the limit."""
    verdict = Verdict.PENDING if at <= DUE else Verdict.VIOLATION
    about = decision(rule, DUE, verdict, waybill="" if "ship" in rule.split(".")[1] else "TEST1")
    order = file(platform, paid="2026-11-18 00:00:00")
    return {cure.remedy: cure for cure in cures(about, order, ledger, at, penalised_at)}


def test_in_time_the_carrier_is_chased_first_until_the_limit(ledger: Ledger) -> None:
    first = next(iter(found(ledger, GAP, DUE - HOUR).values()))
    assert first == Cure(Remedy.CHASE, COUNTS, DUE, CureCost.NOTHING, GAP)


@pytest.mark.parametrize(
    ("at", "first"),
    [
        pytest.param(DUE - SECOND, Remedy.CHASE, id="a second before the limit"),
        pytest.param(DUE, Remedy.CHASE, id="the last good second"),
        pytest.param(DUE + SECOND, Remedy.REPLACE_NUMBER, id="a second late: never the chase"),
    ],
)
def test_past_the_limit_the_act_that_cures_comes_first(
    ledger: Ledger, at: datetime, first: Remedy
) -> None:
    assert next(iter(found(ledger, GAP, at))) is first


@pytest.mark.parametrize(
    ("at", "limit"),
    [
        pytest.param(DUE - HOUR, DUE - HOUR, id="the earlier reading's last second"),
        pytest.param(DUE - HOUR + SECOND, DUE, id="past it the other reading's still counts"),
    ],
)
def test_a_cure_that_counts_names_no_instant_that_is_past(
    ledger: Ledger, at: datetime, limit: datetime
) -> None:
    about = replace(decision(GAP, DUE, Verdict.PENDING, waybill="TEST1"), warn_by=DUE - HOUR)
    first = cures(about, file(A, paid="2026-11-18 00:00:00"), ledger, at)[0]
    assert (first.remedy, first.state, first.deadline) == (Remedy.CHASE, COUNTS, limit)


def test_past_the_limit_the_chase_is_last_and_promises_nothing(ledger: Ledger) -> None:
    cures_ = found(ledger, GAP, DUE + SECOND)
    assert list(cures_)[-1] is Remedy.CHASE
    assert cures_[Remedy.CHASE].state is NO_PROMISE


@pytest.mark.parametrize("remedy", [Remedy.REPLACE_NUMBER, Remedy.REFUND, Remedy.CHANGE_CARRIER])
def test_before_the_penalty_means_its_time_is_unknown(ledger: Ledger, remedy: Remedy) -> None:
    cure = found(ledger, GAP, DUE + HOUR)[remedy]
    assert (cure.state, cure.deadline, cure.before_penalty_unknown) == (COUNTS, None, True)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        pytest.param(PENALTY - SECOND, COUNTS, id="the second before it"),
        pytest.param(PENALTY, TOO_LATE, id="A8: its very second is too late"),
        pytest.param(PENALTY + SECOND, TOO_LATE, id="after it"),
    ],
)
def test_a_refund_counts_strictly_before_a_known_penalty(
    ledger: Ledger, at: datetime, state: CureState
) -> None:
    cure = found(ledger, GAP, at, PENALTY)[Remedy.REFUND]
    assert (cure.state, cure.deadline) == (state, PENALTY - SECOND)
    assert not cure.before_penalty_unknown


def test_after_the_penalty_a_filing_still_counts_and_comes_first(ledger: Ledger) -> None:
    cures_ = found(ledger, GAP, PENALTY, PENALTY)
    assert next(iter(cures_)) is Remedy.FILE
    assert (cures_[Remedy.FILE].state, cures_[Remedy.FILE].by) == (COUNTS, "1688.filing.effect")


def test_asking_for_the_receipt_promises_nothing(ledger: Ledger) -> None:
    cure = found(ledger, GAP, DUE + HOUR)[Remedy.CONFIRM_RECEIPT]
    assert (cure.state, cure.by) == (NO_PROMISE, "1688.remedy.buyer_already_signed")


def test_no_text_promises_a_cure_for_false_shipping(ledger: Ledger) -> None:
    assert {cure.state for cure in found(ledger, NO_TRACE, DUE + HOUR).values()} == {NO_PROMISE}


@pytest.mark.parametrize(
    ("remedy", "cost"),
    [
        pytest.param(Remedy.REPLACE_NUMBER, CureCost.NEW_PARCEL, id="a second parcel"),
        pytest.param(Remedy.REFUND, CureCost.SALE, id="the sale"),
        pytest.param(Remedy.FILE, CureCost.NOTHING, id="a filing on 1688"),
        pytest.param(Remedy.CHASE, CureCost.NOTHING, id="a call"),
    ],
)
def test_a_cure_says_what_it_costs(ledger: Ledger, remedy: Remedy, cost: CureCost) -> None:
    assert found(ledger, GAP, DUE + HOUR)[remedy].cost is cost


@pytest.mark.parametrize(
    ("at", "state", "deadline"),
    [
        pytest.param(DUE, COUNTS, DUE, id="in time"),
        pytest.param(DUE + SECOND, COUNTS, DUE + 72 * HOUR, id="late: before it is out of stock"),
        pytest.param(DUE + 72 * HOUR, COUNTS, DUE + 72 * HOUR, id="72 h late, O-1688-07"),
        pytest.param(DUE + 72 * HOUR + SECOND, TOO_LATE, DUE + 72 * HOUR, id="out of stock"),
    ],
)
def test_shipping_counts_until_out_of_stock(
    ledger: Ledger, at: datetime, state: CureState, deadline: datetime
) -> None:
    cure = found(ledger, SHIP_BY, at)[Remedy.SHIP]
    assert (cure.state, cure.deadline) == (state, deadline)


def test_nothing_is_cured_where_nothing_was_violated(ledger: Ledger) -> None:
    clean = decision(GAP, None, Verdict.CLEAN)
    assert cures(clean, file(), ledger, DUE) == ()


TB_LATE = "taobao.outside.ship_time"


@pytest.mark.parametrize("at", [DUE - HOUR, DUE + HOUR], ids=["in time", "late"])
def test_an_approved_filing_on_taobao_costs_the_label(ledger: Ledger, at: datetime) -> None:
    cure = found(ledger, TB_LATE, at, platform=W)[Remedy.FILE]
    assert (cure.state, cure.cost) == (COUNTS, CureCost.LABEL_48H)
