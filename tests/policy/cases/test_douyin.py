"""Douyin's window of December 2022: compensation, score and points, each apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

SUSPENDED = ("suspended", "douyin.autocomp.suspended")
APPLIES = ("applies", "douyin.autocomp.paid_before_applies")
ENFORCED = ("still_enforced", "douyin.false_ship.still_enforced")
SCORE = "douyin.score.protection_industry_mean"
POINTS = "douyin.points.no_exemption"


def late(paid_at: str = "2022-12-21 07:30:00", **given: Any) -> dict[str, Any]:
    usual = {"paid_at": cst(paid_at), "violation": "发货超时", "merchant": "国内小店"}
    return usual | given


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(late("2022-12-19 11:59:59"), APPLIES, id="paid 1 s before noon"),
        pytest.param(late("2022-12-19 12:00:00"), SUSPENDED, id="paid at noon: inclusive"),
        pytest.param(late("2022-12-19 12:00:01"), SUSPENDED, id="paid 1 s after noon"),
        pytest.param(late(paid_at="2023-06-01 00:00:00"), SUSPENDED, id="no end was announced"),
        pytest.param(late(violation="揽收超时"), SUSPENDED, id="late pickup"),
        pytest.param(
            late(violation="发运超时", merchant="跨境"), SUSPENDED, id="late dispatch abroad"
        ),
        pytest.param(
            late("2022-12-19 11:59:59", violated_at=cst("2022-12-22 00:00:00")),
            APPLIES,
            id="late inside the window, paid before: payment decides",
        ),
        pytest.param(late(violation="重复运单号"), ENFORCED, id="a repeated number"),
        pytest.param(late(violation="虚假签收"), ENFORCED, id="a false signature"),
        pytest.param(late("2022-12-01 00:00:00", violation="虚假发货"), ENFORCED, id="whole time"),
        pytest.param(
            late(violation="缺货"),
            ("still_enforced", "douyin.autocomp.suspended"),
            id="a kind that the suspension does not name",
        ),
    ],
)
def test_compensation(given: dict[str, Any], expected: tuple[str, str], book: PolicyBook) -> None:
    assert verdict(ask("douyin", "auto_compensation", given, book)) == expected


def test_the_region_does_not_matter(book: PolicyBook) -> None:
    answer = ask("douyin", "auto_compensation", late(regions=["新疆", "广东"]), book)
    assert verdict(answer) == SUSPENDED
    assert answer["also"] == ["douyin.autocomp.nationwide"]


def scored(indicator: str, own: float, mean: float, **given: Any) -> dict[str, Any]:
    usual = {"scored_on": "2022-12-25", "merchant": "国内小店"}
    return usual | {"indicator": indicator, "own": own, "industry_mean": mean} | given


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            scored("揽收及时率", 89.9, 90), "use_industry_mean", id="a lower rate is worse"
        ),
        pytest.param(scored("揽收及时率", 90, 90), "own_score", id="equal to the mean"),
        pytest.param(scored("揽收及时率", 90.1, 90), "own_score", id="a higher rate is better"),
        pytest.param(scored("配送时长", 66.1, 66), "use_industry_mean", id="longer is worse"),
        pytest.param(scored("配送时长", 65.9, 66), "own_score", id="shorter is better"),
        pytest.param(scored("物流负反馈", 2, 1), "use_industry_mean", id="more complaints"),
        pytest.param(scored("仅退款时长", 2, 1), "use_industry_mean", id="refunds take longer"),
        pytest.param(scored("退货退款时长", 2, 1), "use_industry_mean", id="returns take longer"),
        pytest.param(scored("投诉率", 0.2, 0.1), "use_industry_mean", id="more complaints raised"),
        pytest.param(
            scored("商品差评率", 9, 1), "own_score", id="an indicator that is not covered"
        ),
        pytest.param(
            scored("配送时长", 70, 66, scored_on="2022-12-21"), "own_score", id="the day before"
        ),
        pytest.param(
            scored("配送时长", 70, 66, scored_on="2022-12-22"),
            "use_industry_mean",
            id="the first day, from midnight",
        ),
        pytest.param(
            scored("配送时长", 70, 66, merchant="跨境"), "use_industry_mean", id="shops abroad too"
        ),
    ],
)
def test_scores(given: dict[str, Any], expected: str, book: PolicyBook) -> None:
    assert verdict(ask("douyin", "experience_score", given, book)) == (expected, SCORE)


@pytest.mark.parametrize(("force_majeure", "expected"), [(False, "points_apply"), (True, "appeal")])
@pytest.mark.parametrize("paid_at", ["2022-12-19 11:59:59", "2022-12-23 09:00:00"])
def test_points_know_no_exemption(
    paid_at: str, force_majeure: object, expected: str, book: PolicyBook
) -> None:
    given = late(paid_at, force_majeure=force_majeure)
    assert verdict(ask("douyin", "violation_points", given, book)) == (expected, POINTS)
