"""On which filing an appeal could rest: number, order, and approval before the judgement."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.shops import Platform
from workbench.policy.filing_appeals import appeal_basis

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
WRITTEN = replace(APPROVED, state=FilingState.DRAFT, number="", approved_at=None)


@pytest.mark.parametrize(
    ("filing", "is_carried"),
    [
        pytest.param(APPROVED, True, id="approved before, for the very order"),
        pytest.param(replace(APPROVED, approved_at=JUDGED - SECOND), True, id="a second before"),
        pytest.param(replace(APPROVED, approved_at=JUDGED), False, id="in its second (A16)"),
        pytest.param(replace(APPROVED, number=""), False, id="without a number"),
        pytest.param(
            replace(APPROVED, scope=FilingScope(ScopeKind.ORDER, orders=("E8",))),
            False,
            id="for another order",
        ),
        pytest.param(
            replace(APPROVED, state=FilingState.SENT, approved_at=None),
            False,
            id="not approved yet",
        ),
    ],
)
def test_what_an_appeal_rests_on(filing: Filing, is_carried: bool, book: PolicyBook) -> None:
    found = appeal_basis(WRITTEN, ORDER, JUDGED, [filing], (JUDGED + DAY, book))
    assert found is not None
    assert (found.order, found.judged_at) == ("E7", JUDGED)
    assert found.number == ("BB9" if is_carried else "")
    assert found.prospect.is_hopeless is not is_carried


def test_before_the_rule_other_proof_was_looked_at(book: PolicyBook) -> None:
    then = datetime(2022, 12, 27, tzinfo=UTC)
    assert appeal_basis(WRITTEN, ORDER, then - DAY, [], (then, book)) is None


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
        appealed_at = datetime.fromisoformat(given["appealed_at"])
        found = appeal_basis(WRITTEN, order, judged_at, [filing], (appealed_at, book))
        assert found is not None
        is_supported = case["expect"]["verdict"] == "supported"
        assert bool(found.number) is is_supported
        assert found.prospect.rule == case["expect"]["because"]
