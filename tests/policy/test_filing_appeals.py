"""On which filing an appeal could rest: number, order, and approval before the judgement."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.domain.filings import (
    Filing,
    FilingCase,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.shops import Platform
from workbench.policy.cases.words import Word
from workbench.policy.filing_appeals import AppealBasis, appeal_basis

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.packs import PolicyBook

JUDGED = datetime(2023, 1, 3, 2, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
ORDER = Order("t1", "E7", OrderStatus.SHIPPED)
APPROVED = Filing(
    "t1",
    Platform.TAOBAO,
    FilingCase.EPIDEMIC,
    FilingScope(ScopeKind.ORDER, orders=("E7",)),
    FilingState.ACCEPTED,
    "BB9",
    approved_at=JUDGED - DAY,
)


@pytest.mark.parametrize(
    ("filing", "verdict"),
    [
        pytest.param(APPROVED, Word.SUPPORTED, id="approved before, for the very order"),
        pytest.param(
            replace(APPROVED, approved_at=JUDGED - SECOND), Word.SUPPORTED, id="a second before"
        ),
        pytest.param(
            replace(APPROVED, approved_at=JUDGED), Word.NOT_SUPPORTED, id="in its second (A16)"
        ),
        pytest.param(replace(APPROVED, number=""), Word.NOT_SUPPORTED, id="without a number"),
        pytest.param(
            replace(APPROVED, scope=FilingScope(ScopeKind.ORDER, orders=("E8",))),
            Word.NOT_SUPPORTED,
            id="for another order",
        ),
        pytest.param(
            replace(APPROVED, state=FilingState.SENT, approved_at=None),
            Word.NOT_SUPPORTED,
            id="not approved yet",
        ),
    ],
)
def test_what_an_appeal_rests_on(filing: Filing, verdict: Word, book: PolicyBook) -> None:
    found = appeal_basis(ORDER, JUDGED, [filing], JUDGED + DAY, book)
    numbers = ("BB9",) if verdict is Word.SUPPORTED else ()
    assert found == AppealBasis("E7", JUDGED, verdict, numbers)


def test_before_the_rule_other_proof_was_looked_at(book: PolicyBook) -> None:
    then = datetime(2022, 12, 27, tzinfo=UTC)
    found = appeal_basis(ORDER, then - DAY, [], then, book)
    assert found.verdict is Word.OTHER_EVIDENCE_CONSIDERED


def test_the_examples_come_out_by_the_basis_too(shared_data: Path, book: PolicyBook) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    appeals = [case for case in map(json.loads, lines) if case["kind"] == "appeal"]
    assert appeals
    for case in appeals:
        given, told = case["given"], case["given"]["filing"]
        filing = replace(
            APPROVED,
            number=told["number"],
            scope=FilingScope(ScopeKind.ORDER, orders=(told["order_id"],)),
            approved_at=datetime.fromisoformat(told["approved_at"]),
        )
        order = replace(ORDER, number=given["order_id"])
        judged_at = datetime.fromisoformat(given["judged_at"])
        found = appeal_basis(
            order, judged_at, [filing], datetime.fromisoformat(given["appealed_at"]), book
        )
        assert (found.verdict.value, found.rule) == (
            case["expect"]["verdict"],
            case["expect"]["because"],
        )
