"""Cases answered by all packs: where a later source tells the end of a suspension, it counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.conftest import RESOURCES
from workbench.policy.cases.simulate import simulate
from workbench.policy.packs import PolicyBook, load_book
from workbench.services.rules.rulebook import SEEDS as SEEDS_ALONE

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEDS = load_book(RESOURCES / "policies", SEEDS_ALONE)


def asked(platform: str, kind: str, given: Mapping[str, Any], book: PolicyBook) -> dict[str, Any]:
    case = {"id": "case", "platform": platform, "kind": kind, "given": given}
    return simulate(json.dumps(case), book)


@pytest.mark.parametrize(
    ("question", "given", "verdicts", "because"),
    [
        pytest.param(
            ("1688", "late_shipping_claim"),
            {"paid_at": "2023-01-31T23:59:59+08:00"},
            ("claim_closed", "claim_closed"),
            "1688.claim.late_shipping_suspended",
            id="paid in the window's last second (O-1688-03)",
        ),
        pytest.param(
            ("1688", "late_shipping_claim"),
            {"paid_at": "2023-02-01T00:00:00+08:00"},
            ("claim_closed", "claim_open"),
            "1688.outside.suspension_end",
            id="paid from 2023-02-01 on: claims open again",
        ),
        pytest.param(
            ("1688", "complaint"),
            {
                "paid_at": "2023-02-01T00:00:00+08:00",
                "topic": "shipping_logistics",
                "finding": "late_shipping",
            },
            ("accepted_no_liability", "liability_possible"),
            "1688.outside.suspension_end",
            id="complaints are judged again",
        ),
        pytest.param(
            ("douyin", "auto_compensation"),
            {
                "paid_at": "2023-11-20T00:00:00+08:00",
                "violation": "发货超时",
                "merchant": "国内小店",
            },
            ("suspended", "applies"),
            "douyin.outside.suspension_over",
            id="Douyin: over by 2023-11-20 at the latest (O-CUR-04)",
        ),
        pytest.param(
            ("douyin", "auto_compensation"),
            {
                "paid_at": "2023-11-19T23:59:59+08:00",
                "violation": "发货超时",
                "merchant": "国内小店",
            },
            ("suspended", "suspended"),
            "douyin.autocomp.suspended",
            id="one second before, the seeds alone speak",
        ),
        pytest.param(
            ("douyin", "experience_score"),
            {
                "scored_on": "2026-05-07",
                "indicator": "投诉率",
                "own": 3,
                "industry_mean": 2,
                "merchant": "国内小店",
            },
            ("use_industry_mean", "own_score"),
            "douyin.outside.experience_score",
            id="the six figures no longer exist (O-DY-24)",
        ),
    ],
)
def test_an_end_that_a_later_source_tells(
    question: tuple[str, str],
    given: dict[str, Any],
    verdicts: tuple[str, str],
    because: str,
    every_pack: PolicyBook,
) -> None:
    seeds, later = verdicts
    assert asked(*question, given, SEEDS)["verdict"] == seeds
    answer = asked(*question, given, every_pack)
    assert (answer["verdict"], answer["because"]) == (later, because)


@pytest.mark.parametrize(
    ("kind", "given", "change"),
    [
        pytest.param(
            "stall_ticket",
            {
                "ticket_created_at": "2022-12-20T10:00:00+08:00",
                "now": "2022-12-20T12:00:00+08:00",
            },
            "2022-12-21T10:00:01+08:00",
            id="a reply that is due: one second after its limit",
        ),
        pytest.param(
            "stall_ticket",
            {
                "remote": False,
                "in_transit": True,
                "last_update_at": "2022-12-20T10:00:00+08:00",
                "now": "2022-12-24T10:00:00+08:00",
            },
            None,
            id="an entry that shows stays",
        ),
    ],
)
def test_when_a_verdict_changes_by_itself(
    kind: str, given: dict[str, Any], change: str | None
) -> None:
    case = json.dumps({"id": "case", "platform": "taobao", "kind": kind, "given": given})
    assert simulate(case, SEEDS, with_change=True).get("next_change_at") == change
    assert "next_change_at" not in simulate(case, SEEDS)
