"""Rows of 抖店 that few cases spoke of: each limit with the second, cent or day beside it.

Expected values were worked out by hand from the rules' rows before the program was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

SUSPENDED, BEFORE = "douyin.autocomp.suspended", "douyin.autocomp.paid_before_applies"
FILE, JUDGED = "douyin.filing.pre_window_orders", "douyin.appeal.judged"


@pytest.mark.parametrize(
    ("paid_at", "violation", "merchant", "expected"),
    [
        pytest.param(
            "2022-12-19 11:59:59",
            "揽收超时",
            "跨境",
            ("applies", BEFORE),
            id="a second before noon",
        ),
        pytest.param(
            "2022-12-19 12:00:00",
            "揽收超时",
            "跨境",
            ("suspended", SUSPENDED),
            id="（含）: noon is in",
        ),
        pytest.param(
            "2022-12-19 12:00:00",
            "虚假签收",
            "国内小店",
            ("still_enforced", "douyin.false_ship.still_enforced"),
            id="a false sign-off is fined as usual",
        ),
        pytest.param(
            "2022-12-18 00:00:00", "发运超时", "国内小店", ("applies", BEFORE), id="the day before"
        ),
    ],
)
def test_douyins_compensation(
    paid_at: str, violation: str, merchant: str, expected: tuple[str, str], book: PolicyBook
) -> None:
    given = {"paid_at": cst(paid_at), "violation": violation, "merchant": merchant}
    given["now"] = cst("2022-12-29 09:00:00")
    assert verdict(ask("douyin", "auto_compensation", given, book)) == expected


@pytest.mark.parametrize(
    ("paid_at", "judged_at", "expected", "readings"),
    [
        pytest.param(
            "2022-12-18 23:59:59", None, ("file_in_advance", FILE), 0, id="before the 19th: clear"
        ),
        pytest.param(
            "2022-12-19 11:59:59", None, ("file_in_advance", FILE), 2, id="A15: the last second"
        ),
        pytest.param(
            "2022-12-19 00:00:00", None, ("file_in_advance", FILE), 2, id="A15: the first second"
        ),
        pytest.param(
            "2022-12-18 20:00:00",
            "2022-12-22 10:00:00",
            ("appeal", JUDGED),
            0,
            id="judged already: appeal",
        ),
        pytest.param("2022-12-19 12:00:00", None, ("not_covered", FILE), 0, id="inside the window"),
    ],
)
def test_douyins_filing(
    paid_at: str,
    judged_at: str | None,
    expected: tuple[str, str],
    readings: int,
    book: PolicyBook,
) -> None:
    given = {"paid_at": cst(paid_at), "judged_at": judged_at and cst(judged_at)}
    answer = ask("douyin", "filing", given, book)
    assert (verdict(answer), len(both(answer))) == (expected, readings)


@pytest.mark.parametrize(
    ("day", "own", "mean", "expected"),
    [
        pytest.param("2022-12-21", 70, 66, "own_score", id="the day before"),
        pytest.param("2022-12-22", 70, 66, "use_industry_mean", id="the first day"),
        pytest.param("2022-12-22", 66, 66, "own_score", id="equal is not below"),
        pytest.param("2022-12-22", 65.99, 66, "own_score", id="a shorter time is better"),
    ],
)
def test_douyins_score(day: str, own: float, mean: float, expected: str, book: PolicyBook) -> None:
    given = {"scored_on": day, "indicator": "配送时长", "own": own, "industry_mean": mean}
    answer = ask("douyin", "experience_score", given | {"merchant": "跨境"}, book)
    assert verdict(answer) == (expected, "douyin.score.protection_industry_mean")
