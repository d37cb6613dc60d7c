"""Claims and complaints: the window of payment, its first second, malice, and Taobao's filings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

CLAIM = "1688.claim.late_shipping_suspended"
NO_LIABILITY = "1688.complaint.accepted_no_liability"
MALICE = "1688.complaint.malice_carveout"
BY_FILING = "taobao.complaint.judged_by_filing"


@pytest.mark.parametrize(
    ("paid_at", "expected", "readings"),
    [
        pytest.param(cst("2022-12-27 23:59:59"), "claim_open", [], id="1 s before the start"),
        pytest.param(
            cst("2022-12-28 00:00:00"),
            "claim_closed",
            ["claim_closed", "claim_open"],
            id="A1: the very second of the start is in, other reading strictly after",
        ),
        pytest.param(cst("2022-12-28 00:00:01"), "claim_closed", [], id="1 s after the start"),
        pytest.param(
            "2022-12-27T16:00:01Z", "claim_closed", [], id="UTC is converted: 00:00:01 in Shanghai"
        ),
        pytest.param("2022-12-27T15:59:59Z", "claim_open", [], id="UTC: 23:59:59 in Shanghai"),
        pytest.param(cst("2026-01-01 00:00:00"), "claim_closed", [], id="the seed states no end"),
    ],
)
def test_claims(paid_at: str, expected: str, readings: list[str], book: PolicyBook) -> None:
    answer = ask("1688", "late_shipping_claim", {"paid_at": paid_at}, book)
    assert verdict(answer) == (expected, CLAIM)
    assert both(answer) == readings


def test_the_time_of_payment_decides_not_that_of_the_lateness(book: PolicyBook) -> None:
    late_inside = {
        "paid_at": cst("2022-12-27 20:00:00"),
        "ship_deadline": cst("2022-12-29 20:00:00"),
        "now": cst("2022-12-30 09:00:00"),
    }
    assert verdict(ask("1688", "late_shipping_claim", late_inside, book)) == ("claim_open", CLAIM)


INSIDE, BEFORE = cst("2023-01-08 11:20:00"), cst("2022-12-27 23:59:59")
FREE, LIABLE = "accepted_no_liability", "liability_possible"


@pytest.mark.parametrize(
    ("complaint", "expected", "readings"),
    [
        pytest.param(
            (BEFORE, "shipping_logistics", "late_shipping"), (LIABLE, NO_LIABILITY), [], id="before"
        ),
        pytest.param(
            (cst("2022-12-28 00:00:00"), "shipping_logistics", "late_shipping"),
            (FREE, NO_LIABILITY),
            [FREE, LIABLE],
            id="A1: the first second",
        ),
        pytest.param(
            (cst("2022-12-28 00:00:01"), "shipping_logistics", "late_shipping"),
            (FREE, NO_LIABILITY),
            [],
            id="1 s later",
        ),
        pytest.param(
            (INSIDE, "goods_quality", "late_shipping"),
            (LIABLE, NO_LIABILITY),
            [],
            id="quality is outside the row: handled as ever",
        ),
        pytest.param(
            (INSIDE, "shipping_logistics", "false_shipping"),
            (LIABLE, MALICE),
            [],
            id="named malice",
        ),
        pytest.param(
            (INSIDE, "shipping_logistics", "malicious_repricing"),
            (LIABLE, MALICE),
            [],
            id="the other named malice",
        ),
        pytest.param(
            (cst("2022-12-28 00:00:00"), "shipping_logistics", "false_shipping"),
            (LIABLE, MALICE),
            [],
            id="first second and malice: both readings say the same",
        ),
        pytest.param(
            (INSIDE, "shipping_logistics", "trace_stalled"),
            (FREE, NO_LIABILITY),
            [FREE, LIABLE],
            id="A2: a stall is no malice, other reading false shipping takes it in",
        ),
        pytest.param(
            (INSIDE, "shipping_logistics", "out_of_stock"), (FREE, NO_LIABILITY), [], id="no malice"
        ),
    ],
)
def test_complaints_on_1688(
    complaint: tuple[str, str, str],
    expected: tuple[str, str],
    readings: list[str],
    book: PolicyBook,
) -> None:
    given = dict(zip(("paid_at", "topic", "finding"), complaint, strict=True))
    answer = ask("1688", "complaint", given, book)
    assert verdict(answer) == expected
    assert both(answer) == readings


START, ONE_BEFORE = cst("2022-12-28 00:00:00"), cst("2022-12-27 23:59:59")


@pytest.mark.parametrize(
    ("handled_at", "grounds", "expected"),
    [
        pytest.param(START, (True, False, False), "exempt_by_platform", id="unified exemption"),
        pytest.param(START, (True, True, True), "exempt_by_platform", id="unified comes first"),
        pytest.param(START, (False, True, False), "exempt_by_filing", id="own filing"),
        pytest.param(START, (False, False, True), "not_exempt", id="messages no longer looked at"),
        pytest.param(START, (False, False, False), "not_exempt", id="nothing at all"),
        pytest.param(
            ONE_BEFORE,
            (False, False, True),
            "message_evidence_considered",
            id="1 s before: looked at",
        ),
        pytest.param(ONE_BEFORE, (False, False, False), "not_exempt", id="1 s before, no proof"),
    ],
)
def test_complaints_on_taobao(
    handled_at: str,
    grounds: tuple[bool, bool, bool],
    expected: str,
    book: PolicyBook,
) -> None:
    unified, filed, messages = grounds
    given: dict[str, Any] = {
        "handled_at": handled_at,
        "in_unified_exemption": unified,
        "filing_approved": filed,
        "message_evidence": messages,
    }
    assert verdict(ask("taobao", "complaint", given, book)) == (expected, BY_FILING)
