"""What a filing brings for an order, foreseen by the rules of the decision cases."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from workbench.domain.filing.evidence import Evidence, EvidenceKind
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    ScopeKind,
)
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.shops import Platform
from workbench.policy.cases.words import Word
from workbench.policy.filing_preview import Foreseen, Judged, foresee

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.packs import PolicyBook

NOON = datetime(2024, 1, 24, 4, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SCOPE = FilingScope(ScopeKind.ORDER, orders=("A1",))
ORDER = Order("s1", "A1", OrderStatus.SHIPPED, paid_at=NOON)
MISMATCH = "1688.filing.case1_trace_mismatch"
FORCE = "1688.filing.case3_force_majeure_before_penalty"
FREIGHT = "1688.filing.freight_buyer_delay"


def filing(case: FilingCase, details: FilingDetails, platform: Platform) -> Filing:
    return Filing("s1", platform, case, SCOPE, details=details)


def on_1688(case: FilingCase, **details: Any) -> Filing:
    return filing(case, FilingDetails(**details), Platform.ALIBABA)


def chat(*names: str) -> Evidence:
    facts = ".txt", "text/plain", 1, "00", NOON
    return Evidence("1", EvidenceKind.CHAT, *facts, names_orders=names)


PICTURE = replace(chat(), names_orders=None)
ACCIDENT = on_1688(FilingCase.FORCE_MAJEURE, event="transport_accident")
DELAY = on_1688(FilingCase.FREIGHT_BUYER_DELAY, transport="freight")


@pytest.mark.parametrize(
    ("told", "penalised_at", "evidence", "foreseen"),
    [
        pytest.param(
            on_1688(FilingCase.TRACE_MISMATCH, outside_trace_stalled=False),
            None, (), (Word.ACCEPTED, MISMATCH, Word.EXEMPT),
            id="case 1, not penalised: exempt once approved",
        ),
        pytest.param(
            on_1688(FilingCase.TRACE_MISMATCH, outside_trace_stalled=False),
            NOON - SECOND, (), (Word.ACCEPTED, MISMATCH, Word.REVOKED_REFUNDED),
            id="case 1, penalised: revoked and refunded once approved",
        ),
        pytest.param(
            on_1688(FilingCase.TRACE_MISMATCH, outside_trace_stalled=True),
            None, (), (Word.NOT_EXEMPT, MISMATCH, None),
            id="case 1, outside trace stalls as well",
        ),
        pytest.param(
            ACCIDENT, NOON + SECOND, (), (Word.ACCEPTED, FORCE, Word.REVOKED_REFUNDED),
            id="case 3, one second before the penalty",
        ),
        pytest.param(
            ACCIDENT, NOON, (), (Word.REJECTED_LATE, FORCE, None),
            id="case 3, in the second of the penalty (A8)",
        ),
        pytest.param(
            on_1688(FilingCase.FORCE_MAJEURE, event="blizzard"),
            None, (), (Word.NOT_LISTED, FORCE, None),
            id="case 3, snow is not in the list (A10)",
        ),
        pytest.param(
            DELAY, None, (chat("A1"),), (Word.ACCEPTED, FREIGHT, Word.EXEMPT),
            id="freight, the chat names the order",
        ),
        pytest.param(
            DELAY, None, (chat("A2"),), (Word.INSUFFICIENT_EVIDENCE, FREIGHT, None),
            id="freight, the chat names another order",
        ),
        pytest.param(
            on_1688(FilingCase.FREIGHT_BUYER_DELAY, transport="express"),
            None, (chat("A1"),), (Word.NOT_LISTED, FREIGHT, None),
            id="express is no freight",
        ),
        pytest.param(
            on_1688(FilingCase.LOST), None, (), (Word.NOT_LISTED, "1688.filing.entry", None),
            id="a lost parcel is cured, not filed",
        ),
    ],
)  # fmt: skip
def test_what_1688_would_say(
    told: Filing,
    penalised_at: datetime | None,
    evidence: tuple[Evidence, ...],
    foreseen: tuple[Word, str, Word | None],
    book: PolicyBook,
) -> None:
    found = foresee(told, Judged(ORDER, penalised_at), evidence, NOON, book)
    assert (found.verdict, found.rule, found.if_approved) == foreseen


@pytest.mark.parametrize(
    ("told", "evidence", "rule", "missing"),
    [
        pytest.param(
            on_1688(FilingCase.TRACE_MISMATCH), (), MISMATCH, ("outside_trace_stalled",),
            id="nobody looked at the carrier's site",
        ),
        pytest.param(
            DELAY, (PICTURE,), FREIGHT, ("chat_contains_order_no",),
            id="a picture of a chat cannot be searched",
        ),
        pytest.param(
            on_1688(FilingCase.OUT_OF_STOCK), (),
            "1688.ship.stock_and_out_of_stock_filing", (),
            id="what an out-of-stock filing spares is not told",
        ),
        pytest.param(
            filing(FilingCase.EPIDEMIC, FilingDetails(), Platform.TMALL), (),
            "tmall.outside.force_majeure_filing", (),
            id="no rule of ours speaks of Tmall's filings",
        ),
    ],
)  # fmt: skip
def test_what_nobody_told_is_unknown(
    told: Filing,
    evidence: tuple[Evidence, ...],
    rule: str,
    missing: tuple[str, ...],
    book: PolicyBook,
) -> None:
    found = foresee(told, Judged(ORDER), evidence, NOON, book)
    assert found == Foreseen(Word.UNKNOWN, rule, unknowns=missing)


def test_both_readings_are_told_where_there_are_two(book: PolicyBook) -> None:
    unlisted = on_1688(FilingCase.FORCE_MAJEURE, event="blizzard")
    found = foresee(unlisted, Judged(ORDER), (), NOON, book)
    assert [reading.verdict for reading in found.readings] == [Word.NOT_LISTED, Word.ACCEPTED]


@pytest.mark.parametrize(
    ("case", "at", "ticked", "verdict"),
    [
        pytest.param(
            FilingCase.EPIDEMIC, datetime(2022, 12, 20, 16, tzinfo=UTC), True,
            Word.AUTO_EFFECTIVE, id="first second of 2022-12-21 in Shanghai",
        ),
        pytest.param(
            FilingCase.EPIDEMIC, datetime(2022, 12, 20, 15, 59, 59, tzinfo=UTC), True,
            Word.NOT_AVAILABLE, id="one second before",
        ),
        pytest.param(
            FilingCase.NATURAL_DISASTER, NOON, False, Word.NOT_EFFECTIVE, id="pledge not ticked"
        ),
        pytest.param(
            FilingCase.LARGE_MEETING, NOON, True, Word.NOT_AVAILABLE, id="another scene"
        ),
    ],
)  # fmt: skip
def test_the_pledge_on_taobao(
    case: FilingCase, at: datetime, ticked: bool, verdict: Word, book: PolicyBook
) -> None:
    told = filing(case, FilingDetails(pledge_ticked=ticked), Platform.TAOBAO)
    assert foresee(told, Judged(ORDER), (), at, book).verdict is verdict


@pytest.mark.parametrize(
    ("paid_at", "judged_at", "verdict"),
    [
        pytest.param(
            datetime(2022, 12, 18, 4, tzinfo=UTC), None, Word.FILE_IN_ADVANCE, id="paid before"
        ),
        pytest.param(
            datetime(2022, 12, 19, 4, tzinfo=UTC), None, Word.NOT_COVERED, id="paid at noon of 19th"
        ),
        pytest.param(datetime(2022, 12, 18, 4, tzinfo=UTC), NOON, Word.APPEAL, id="judged already"),
    ],
)
def test_filing_in_advance_on_douyin(
    paid_at: datetime, judged_at: datetime | None, verdict: Word, book: PolicyBook
) -> None:
    told = filing(FilingCase.CANNOT_SHIP, FilingDetails(), Platform.DOUYIN)
    about = Judged(replace(ORDER, paid_at=paid_at), judged_at)
    assert foresee(told, about, (), NOON, book).verdict is verdict


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def test_the_examples_come_out_by_the_preview_too(shared_data: Path, book: PolicyBook) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    filings = [c for c in cases if c["kind"] == "filing" and c["platform"] == "1688"]
    assert filings
    for case in filings:
        given = case["given"]
        names = ("event", "transport", "outside_trace_stalled")
        told = replace(
            on_1688(FilingCase(given["case"]), **{n: given[n] for n in names if n in given}),
            submitted_at=_instant(given["submitted_at"]),
            approved_at=_instant(given["approved_at"]),
        )
        about = Judged(ORDER, _instant(given["penalised_at"]))
        named = chat("A1") if given.get("chat_contains_order_no") else chat()
        found = foresee(told, about, (named,), NOON, book)
        assert (found.verdict.value, found.rule) == (
            case["expect"]["verdict"],
            case["expect"]["because"],
        )
