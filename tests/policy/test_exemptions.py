"""Exemptions: each kind of consequence apart, at the limits of each window, confirmed or not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.policy.effect_cases import (
    APPLIES,
    CLAIM,
    COMPLAINT,
    EXEMPT,
    GAP,
    NO_TRACE,
    NO_WORD,
    NOW,
    SECOND,
    SHIP_BY,
    UNKNOWN,
    A,
    D,
    W,
    cell,
    decision,
    file,
    of_kind,
    when,
)
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.rules.decisions import Verdict
from workbench.domain.rules.effects import (
    Applicability,
    Change,
    SellerWord,
    Why,
)
from workbench.domain.views import EffectKind
from workbench.policy.effects import effects

if TYPE_CHECKING:
    from workbench.policy.ledger import Ledger


@pytest.mark.parametrize(
    ("paid", "expected", "why"),
    [
        pytest.param("2022-12-27 23:59:59", APPLIES, Why.STATED, id="a second before: normal"),
        pytest.param("2022-12-28 00:00:00", UNKNOWN, Why.DOUBTFUL, id="A1: the start itself"),
        pytest.param("2022-12-28 00:00:01", EXEMPT, Why.EXEMPTED, id="the first sure second"),
        pytest.param("2023-01-31 23:59:59", EXEMPT, Why.EXEMPTED, id="the last second, O-1688-03"),
        pytest.param("2023-02-01 00:00:00", APPLIES, Why.STATED, id="claims open again"),
    ],
)
@pytest.mark.parametrize("kind", [EffectKind.CLAIM, EffectKind.COMPLAINT])
def test_the_suspension_of_1688_holds_for_claims_and_complaints(
    ledger: Ledger, kind: EffectKind, paid: str, expected: Applicability, why: Why
) -> None:
    late = decision(SHIP_BY, "2023-01-10 00:00:00", waybill="")
    found = cell(kind, late, file(paid=paid), ledger)
    assert (found.applicability, found.why) == (expected, why)


DY_LATE = "douyin.outside.ship_time"


@pytest.mark.parametrize(
    ("paid", "expected", "why"),
    [
        pytest.param("2022-12-19 11:59:59", APPLIES, Why.STATED, id="a second before noon"),
        pytest.param("2022-12-19 12:00:00", UNKNOWN, Why.END_UNSURE, id="noon itself is inside"),
        pytest.param("2023-11-19 23:59:59", UNKNOWN, Why.END_UNSURE, id="may have ended before"),
        pytest.param("2023-11-20 00:00:00", APPLIES, Why.STATED, id="over by then, O-CUR-04"),
    ],
)
def test_douyins_suspension_is_over_by_a_day_and_may_have_ended_before(
    ledger: Ledger, paid: str, expected: Applicability, why: Why
) -> None:
    late = decision(DY_LATE, "2023-12-10 00:00:00", waybill="")
    found = cell(EffectKind.COMPENSATION, late, file(D, paid=paid), ledger)
    assert (found.applicability, found.why) == (expected, why)


def test_douyins_suspension_spares_no_points(seeds: Ledger, ledger: Ledger) -> None:
    late = decision(DY_LATE, "2023-01-10 00:00:00", waybill="")
    order = file(D, paid="2023-01-05 00:00:00")
    assert cell(EffectKind.POINTS, late, order, ledger).applicability is APPLIES


@pytest.mark.parametrize(
    ("at", "expected", "why"),
    [
        pytest.param("2022-12-21 23:59:59", APPLIES, Why.STATED, id="the day before it begins"),
        pytest.param("2022-12-22 00:00:00", UNKNOWN, Why.END_UNSURE, id="the first day's start"),
        pytest.param("2026-05-06 23:59:59", UNKNOWN, Why.END_UNSURE, id="may have ended before"),
        pytest.param("2026-05-07 00:00:00", APPLIES, Why.STATED, id="a new score, O-DY-24"),
    ],
)
def test_douyins_score_is_protected_by_the_day_of_the_score(
    ledger: Ledger, at: str, expected: Applicability, why: Why
) -> None:
    anomaly = decision("douyin.outside.trace_anomaly", "2022-12-20 00:00:00")
    order = file(D, paid="2022-12-01 00:00:00")
    found = of_kind(EffectKind.SCORE, effects(anomaly, order, ledger, when(at)))
    assert (found.applicability, found.why) == (expected, why)


def test_exempt_from_the_claim_is_not_exempt_from_the_penalty(ledger: Ledger) -> None:
    order = file(paid="2023-01-05 00:00:00")
    late = decision(SHIP_BY, "2023-01-10 00:00:00", waybill="")
    assert cell(EffectKind.CLAIM, late, order, ledger).by == CLAIM
    assert cell(EffectKind.PENALTY, late, order, ledger).applicability is APPLIES


def test_false_shipping_is_outside_the_suspension(ledger: Ledger) -> None:
    order = file(paid="2023-01-05 00:00:00")
    found = cell(EffectKind.COMPLAINT, decision(NO_TRACE, "2023-01-10 00:00:00"), order, ledger)
    assert found.applicability is APPLIES


def test_a_stall_may_be_false_shipping_by_the_other_reading(ledger: Ledger) -> None:
    order = file(paid="2023-01-05 00:00:00")
    found = cell(EffectKind.COMPLAINT, decision(GAP, "2023-01-10 00:00:00"), order, ledger)
    assert (found.applicability, found.why, found.by) == (UNKNOWN, Why.DOUBTFUL, COMPLAINT)


def test_an_end_that_was_never_announced_exempts_nobody_until_confirmed(seeds: Ledger) -> None:
    late = decision(SHIP_BY, "2026-11-20 00:00:00", waybill="")
    found = cell(EffectKind.CLAIM, late, file(paid="2026-11-18 00:00:00"), seeds)
    assert (found.applicability, found.why, found.by, found.changed_by) == (
        UNKNOWN,
        Why.END_NOT_ANNOUNCED,
        CLAIM,
        Change.CONFIRMATION,
    )


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        pytest.param(timedelta(days=-1), UNKNOWN, id="confirmed later than asked about"),
        pytest.param(timedelta(0), EXEMPT, id="confirmed this second"),
        pytest.param(timedelta(days=30) - SECOND, EXEMPT, id="30 days less a second ago"),
        pytest.param(timedelta(days=30), UNKNOWN, id="30 days ago: asked again"),
    ],
)
def test_a_confirmation_counts_for_thirty_days(
    seeds: Ledger, ago: timedelta, expected: Applicability
) -> None:
    word = SellerWord(confirmed={CLAIM: NOW - ago})
    late = decision(SHIP_BY, "2026-11-20 00:00:00", waybill="")
    found = cell(EffectKind.CLAIM, late, file(paid="2026-11-18 00:00:00"), seeds, word)
    assert found.applicability is expected


def test_a_confirmation_of_what_ended_changes_nothing(ledger: Ledger) -> None:
    word = SellerWord(confirmed={CLAIM: NOW})
    late = decision(SHIP_BY, "2026-11-20 00:00:00", waybill="")
    found = cell(EffectKind.CLAIM, late, file(paid="2026-11-18 00:00:00"), ledger, word)
    assert found.applicability is APPLIES


def test_without_the_payment_time_the_window_is_unknown(ledger: Ledger) -> None:
    late = decision(SHIP_BY, "2023-01-10 00:00:00", waybill="")
    found = cell(EffectKind.CLAIM, late, file(), ledger)
    assert (found.applicability, found.why, found.changed_by) == (
        UNKNOWN,
        Why.INSTANT_UNKNOWN,
        Change.FACT,
    )


def test_an_order_made_after_the_end_was_not_paid_before_it(ledger: Ledger) -> None:
    late = decision(SHIP_BY, "2023-02-10 00:00:00", waybill="")
    order = file(created_at=when("2023-02-01 00:00:00"))
    assert cell(EffectKind.CLAIM, late, order, ledger).applicability is APPLIES


def test_a_remote_parcel_is_exempt_from_what_the_rule_brings_only(ledger: Ledger) -> None:
    remote = decision(GAP, None, Verdict.EXEMPT_REGION)
    order = file(paid="2026-11-18 00:00:00")
    penalty = cell(EffectKind.PENALTY, remote, order, ledger)
    assert (penalty.applicability, penalty.by) == (EXEMPT, "1688.region.remote_list")
    assert cell(EffectKind.POINTS, remote, order, ledger).applicability is UNKNOWN


def approved(case: FilingCase, **facts: object) -> Filing:
    known: dict[str, object] = {"state": FilingState.ACCEPTED, **facts}
    scope = FilingScope(ScopeKind.ORDER, orders=("1000000000000000001",))
    return Filing("s1", A, case, scope, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param(FilingState.SENT, APPLIES, id="sent, no answer"),
        pytest.param(FilingState.REJECTED, APPLIES, id="rejected"),
        pytest.param(FilingState.ACCEPTED, EXEMPT, id="approved: 1688.filing.effect"),
    ],
)
def test_only_an_approved_filing_exempts(
    ledger: Ledger, state: FilingState, expected: Applicability
) -> None:
    filing = approved(FilingCase.TRACE_MISMATCH, state=state)
    order = file(paid="2026-11-18 00:00:00", filings=(filing,))
    found = cell(EffectKind.PENALTY, decision(GAP, "2026-11-20 00:00:00"), order, ledger)
    assert found.applicability is expected


def test_an_approved_filing_does_not_settle_the_complaint(ledger: Ledger) -> None:
    order = file(paid="2026-11-18 00:00:00", filings=(approved(FilingCase.TRACE_MISMATCH),))
    found = cell(EffectKind.COMPLAINT, decision(GAP, "2026-11-20 00:00:00"), order, ledger)
    assert found.applicability is APPLIES


TB_LATE = "taobao.outside.ship_time"
PLEDGE = "taobao.filing.pledge_auto_effective"


@pytest.mark.parametrize(
    ("kind", "confirmed", "expected", "why"),
    [
        pytest.param(
            EffectKind.TICKET, False, EXEMPT, Why.FILED, id="no task when filed: a standing rule"
        ),
        pytest.param(
            EffectKind.COMPLAINT, False, UNKNOWN, Why.END_NOT_ANNOUNCED, id="no end: not counted on"
        ),
        pytest.param(
            EffectKind.COMPLAINT, True, EXEMPT, Why.CONFIRMED, id="confirmed by the seller"
        ),
        pytest.param(
            EffectKind.COMPENSATION, True, APPLIES, Why.STATED, id="no text spares compensation"
        ),
    ],
)
def test_an_approved_filing_on_taobao_is_judged_kind_by_kind(
    ledger: Ledger, kind: EffectKind, expected: Applicability, why: Why, *, confirmed: bool
) -> None:
    scope = FilingScope(ScopeKind.ORDER, orders=("1000000000000000001",))
    filing = Filing("s1", W, FilingCase.EPIDEMIC, scope, state=FilingState.ACCEPTED)
    order = file(W, paid="2026-11-18 00:00:00", filings=(filing,))
    word = SellerWord(confirmed={PLEDGE: NOW}) if confirmed else NO_WORD
    late = decision(TB_LATE, "2026-11-20 00:00:00", waybill="")
    found = cell(kind, late, order, ledger, word)
    assert (found.applicability, found.why) == (expected, why)


def test_without_a_filing_taobaos_complaint_is_not_exempt(ledger: Ledger) -> None:
    word = SellerWord(confirmed={PLEDGE: NOW})
    late = decision(TB_LATE, "2026-11-20 00:00:00", waybill="")
    found = cell(EffectKind.COMPLAINT, late, file(W, paid="2026-11-18 00:00:00"), ledger, word)
    assert (found.applicability, found.changed_by) == (APPLIES, Change.FILING)
