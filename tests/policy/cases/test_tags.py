"""Taobao's tag for fast shipping: the share of day T - 3, its limits and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

TAG, FILED = "taobao.incentive.tag_48h_pickup", "taobao.incentive.no_tag_when_filed"


def product(orders: int, picked: int, **given: Any) -> dict[str, Any]:
    stats = [
        {"paid_on": "2022-12-26", "orders": 10, "picked_up_within_48h": 0},
        {"paid_on": "2022-12-27", "orders": orders, "picked_up_within_48h": picked},
    ]
    return {"computed_on": "2022-12-30", "stats": stats, "filing_approved_at": None} | given


@pytest.mark.parametrize(
    ("given", "expected", "amount"),
    [
        pytest.param(product(120, 118), ("tagged", TAG), 98.33, id="118/120 = 98.333…"),
        pytest.param(product(100, 98), ("not_tagged", TAG), 98.0, id="98 % is not above 98 %"),
        pytest.param(product(100, 99), ("tagged", TAG), 99.0, id="99 %"),
        pytest.param(
            product(100000, 98001), ("tagged", TAG), 98.0, id="98.001 % is above, printed 98.00"
        ),
        pytest.param(product(0, 0), ("not_tagged", TAG), None, id="A18: no orders, no share"),
        pytest.param(
            product(100, 100, computed_on="2023-01-05"), ("not_tagged", TAG), None, id="another day"
        ),
        pytest.param(
            product(100, 100, filing_approved_at=cst("2022-12-30 23:59:59")),
            ("not_tagged", FILED),
            100.0,
            id="a filing approved by day T",
        ),
        pytest.param(
            product(100, 100, filing_approved_at=cst("2022-12-31 00:00:00")),
            ("tagged", TAG),
            100.0,
            id="a filing approved on the next day",
        ),
        pytest.param(
            {
                "computed_on": "2022-12-23",
                "stats": [{"paid_on": "2022-12-20", "orders": 10, "picked_up_within_48h": 10}],
                "filing_approved_at": None,
            },
            ("not_tagged", TAG),
            100.0,
            id="the day before the rule",
        ),
        pytest.param(
            {
                "computed_on": "2022-12-24",
                "stats": [{"paid_on": "2022-12-21", "orders": 10, "picked_up_within_48h": 10}],
                "filing_approved_at": None,
            },
            ("tagged", TAG),
            100.0,
            id="the rule's first day",
        ),
    ],
)
def test_tags(
    given: dict[str, Any], expected: tuple[str, str], amount: float | None, book: PolicyBook
) -> None:
    answer = ask("taobao", "incentive_tag", given, book)
    assert verdict(answer) == expected
    assert (answer.get("amount"), answer.get("unit")) == (amount, amount and "percent")


def bought(*pairs: tuple[str, str | None]) -> dict[str, Any]:
    orders = [{"paid_at": paid, "picked_up_at": picked} for paid, picked in pairs]
    return {"computed_on": "2022-12-30", "orders": orders, "filing_approved_at": None}


FIRST, LAST = cst("2022-12-27 00:00:00"), cst("2022-12-27 23:59:59")


@pytest.mark.parametrize(
    ("pairs", "expected", "amount", "readings"),
    [
        pytest.param(
            [(FIRST, cst("2022-12-28 23:59:59")), (LAST, cst("2022-12-29 23:59:58"))],
            "tagged",
            100.0,
            [],
            id="first and last second of the day, both 1 s before 48 h",
        ),
        pytest.param(
            [(FIRST, cst("2022-12-29 00:00:00"))],
            "tagged",
            100.0,
            ["tagged", "not_tagged"],
            id="A18: picked up at exactly 48 h",
        ),
        pytest.param(
            [(FIRST, cst("2022-12-29 00:00:01"))], "not_tagged", 0.0, [], id="1 s past 48 h"
        ),
        pytest.param([(FIRST, None)], "not_tagged", 0.0, [], id="never picked up"),
        pytest.param(
            [(cst("2022-12-26 23:59:59"), None), (cst("2022-12-28 00:00:00"), None)],
            "not_tagged",
            None,
            [],
            id="the days around do not count: no orders",
        ),
        pytest.param(
            [("2022-12-26T16:00:00Z", "2022-12-27T16:00:00Z")],
            "tagged",
            100.0,
            [],
            id="the day is Shanghai's: 16:00 UTC is its midnight",
        ),
    ],
)
def test_tags_by_order(
    pairs: list[tuple[str, str | None]],
    expected: str,
    amount: float | None,
    readings: list[str],
    book: PolicyBook,
) -> None:
    answer = ask("taobao", "incentive_tag", bought(*pairs), book)
    assert verdict(answer) == (expected, TAG)
    assert answer.get("amount") == amount
    assert both(answer) == readings
