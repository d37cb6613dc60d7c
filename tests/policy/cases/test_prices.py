"""Surcharge, base of damages and stacking, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

RULE = "1688.official_logistics.surcharge_best_2022"


def order(**given: Any) -> dict[str, Any]:
    usual = {
        "product": "标快-全公斤段",
        "carrier": "百世",
        "tier": "银牌",
        "weight_kg": 50,
        "ordered_at": cst("2023-01-10 12:00:00"),
    }
    return usual | given


@pytest.mark.parametrize(
    ("given", "amount", "total"),
    [
        pytest.param({}, 5.0, None, id="silver 50 kg: 3.00 + 20 x 0.10"),
        pytest.param({"base_price": 64.0}, 5.0, 69.0, id="on a base of 64.00"),
        pytest.param({"weight_kg": 30}, 3.0, None, id="exactly the first weight: 3.00"),
        pytest.param({"weight_kg": 31}, 3.1, None, id="one kg more: 3.00 + 0.10"),
        pytest.param({"weight_kg": 29}, 3.0, None, id="below the first weight: still 3.00"),
        pytest.param({"weight_kg": 0.5}, 3.0, None, id="a light parcel: 3.00"),
        pytest.param({"tier": "铜牌"}, 5.0, None, id="bronze pays as well"),
        pytest.param(
            {"tier": "标准价", "weight_kg": 130}, 13.0, None, id="standard 130 kg: 3 + 10"
        ),
        pytest.param({"ordered_at": cst("2022-12-24 00:00:00")}, 5.0, None, id="the first second"),
        pytest.param({"ordered_at": cst("2023-02-06 23:59:59")}, 5.0, None, id="the last second"),
        pytest.param({"ordered_at": "2023-02-06T15:59:59Z"}, 5.0, None, id="the same in UTC"),
    ],
)
def test_surcharges(
    given: dict[str, Any], amount: float, total: float | None, book: PolicyBook
) -> None:
    expected = {"verdict": "surcharge", "amount": amount, "unit": "CNY", "because": RULE}
    expected |= {} if total is None else {"total": total}
    assert ask("1688", "surcharge", order(**given), book) == expected


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"tier": "金牌"}, id="gold is spared"),
        pytest.param({"ordered_at": cst("2022-12-23 23:59:59")}, id="1 s before the window"),
        pytest.param({"ordered_at": cst("2023-02-07 00:00:00")}, id="1 s after its last day"),
        pytest.param({"ordered_at": "2023-02-06T16:00:00Z"}, id="the same in UTC"),
        pytest.param({"carrier": "中通"}, id="another carrier"),
        pytest.param({"product": "标快-小件"}, id="another product"),
    ],
)
def test_no_surcharge(given: dict[str, Any], book: PolicyBook) -> None:
    answer = ask("1688", "surcharge", order(base_price=64.0, **given), book)
    expected = {"verdict": "no_surcharge", "amount": 0, "unit": "CNY", "total": 64.0}
    assert answer == expected | {"because": RULE}


@pytest.mark.parametrize(
    ("weight", "whole", "pro_rata"),
    [
        pytest.param(30.5, 3.1, 3.05, id="A4: 30.5 kg is 31, other reading half a kg more"),
        pytest.param(30.1, 3.1, 3.01, id="A4: 30.1 kg"),
        pytest.param(50.25, 5.1, 5.03, id="A4: 50.25 kg: 21 x 0.10; 20.25 x 0.10 = 2.025 half up"),
    ],
)
def test_parts_of_a_kilogram(
    weight: float, whole: float, pro_rata: float, book: PolicyBook
) -> None:
    answer = ask("1688", "surcharge", order(weight_kg=weight), book)
    assert answer["amount"] == whole
    assert [r["amount"] for r in answer["readings"]] == [whole, pro_rata]


@pytest.mark.parametrize(
    "weight",
    [
        pytest.param(29.5, id="below the first weight parts do not matter"),
        pytest.param(30.96, id="30.96 kg pro rata is 3.096, rounded the same 3.10"),
    ],
)
def test_parts_that_change_nothing(weight: float, book: PolicyBook) -> None:
    assert "readings" not in ask("1688", "surcharge", order(weight_kg=weight), book)


def test_an_unknown_tier_is_said(book: PolicyBook) -> None:
    answer = ask("1688", "surcharge", order(tier="钻石"), book)
    assert (answer["verdict"], answer["unknowns"]) == ("unknown", ["tier"])


@pytest.mark.parametrize(
    ("goods", "coupon", "amount"),
    [
        pytest.param(120.0, 20.0, 100.0, id="120.00 - 20.00"),
        pytest.param(88.8, 8.8, 80.0, id="no crumbs of binary fractions"),
        pytest.param(99.99, 0, 99.99, id="no coupon"),
        pytest.param(10, None, 10.0, id="coupon null"),
        pytest.param(5, 8, 0.0, id="never below nothing"),
    ],
)
def test_base_amounts(goods: float, coupon: float | None, amount: float, book: PolicyBook) -> None:
    given = {"goods_total": goods, "coupon": coupon}
    answer = ask("1688", "penalty_base", given, book)
    assert answer == {
        "verdict": "base_amount",
        "amount": amount,
        "unit": "CNY",
        "because": "1688.penalty.base_amount",
    }


def test_without_a_word_on_the_coupon_the_base_is_unknown(book: PolicyBook) -> None:
    answer = ask("1688", "penalty_base", {"goods_total": 120}, book)
    assert (answer["verdict"], answer["unknowns"]) == ("unknown", ["coupon"])


@pytest.mark.parametrize(
    ("found", "expected", "count"),
    [
        pytest.param(["late_shipping"], "single", 1, id="one"),
        pytest.param(["false_track"], "single", 1, id="one of the others"),
        pytest.param(["late_shipping", "out_of_stock"], "no_stack", 1, id="two of the three"),
        pytest.param(["late_shipping", "out_of_stock", "refusal"], "no_stack", 1, id="all three"),
        pytest.param(["out_of_stock", "fraud_shipping"], "may_stack", 2, id="one each"),
        pytest.param(
            ["late_shipping", "refusal", "false_track"], "may_stack", 2, id="the three count once"
        ),
        pytest.param(["false_shipping", "false_track"], "may_stack", 2, id="none of the three"),
        pytest.param(
            ["late_shipping", "false_shipping", "false_track", "fraud_shipping"],
            "may_stack",
            4,
            id="four is the most",
        ),
        pytest.param(
            [
                "late_shipping",
                "out_of_stock",
                "refusal",
                "false_shipping",
                "false_track",
                "fraud_shipping",
            ],
            "may_stack",
            4,
            id="all six are four",
        ),
    ],
)
def test_stacking(found: list[str], expected: str, count: int, book: PolicyBook) -> None:
    assert ask("1688", "stacking", {"found": found}, book) == {
        "verdict": expected,
        "amount": count,
        "unit": "damages",
        "because": "1688.penalty.stacking",
    }


@pytest.mark.parametrize("campaign", [True, "批发团"])
def test_a_campaigns_own_rule_prevails(campaign: object, book: PolicyBook) -> None:
    given = {"found": ["late_shipping", "false_track"], "campaign": campaign}
    assert verdict(ask("1688", "stacking", given, book)) == (
        "see_campaign_rule",
        "1688.penalty.marketing_rules_prevail",
    )
