"""Tmall's invoice task: last day, ticket, judgement, points and their cap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

BEFORE = "tmall.invoice.ticket_before_deadline"
AFTER = "tmall.invoice.ticket_after_deadline_24h"
SECOND = "tmall.invoice.second_timeout_points"
CAP = "tmall.invoice.points_cap_6_in_30d"
LAST_DAY = "tmall.invoice.deadline_20d"

# Applied 2022-12-08 10:00:00: the last day is 12-28, whole.
LAST_SECOND = cst("2022-12-28 23:59:59")


def task(now: str, created: str | None = "2022-12-21 10:00:00", **given: Any) -> dict[str, Any]:
    usual = {
        "applied_at": cst("2022-12-08 10:00:00"),
        "ticket_created_at": cst(created) if created else None,
        "now": cst(now),
    }
    return usual | given


@pytest.mark.parametrize(
    ("given", "expected", "deadline", "readings"),
    [
        pytest.param(
            task("2022-12-28 23:59:59"),
            ("within_period", BEFORE),
            LAST_SECOND,
            [],
            id="the last second of T + 20 days",
        ),
        pytest.param(
            task("2022-12-29 00:00:00"), ("points_risk", BEFORE), LAST_SECOND, [], id="1 s later"
        ),
        pytest.param(
            task("2022-12-28 12:00:00", "2022-12-28 10:00:00"),
            ("within_period", BEFORE),
            LAST_SECOND,
            ["within_period", "within_period"],
            id="A23: created on the last day, other reading 24 h from creation",
        ),
        pytest.param(
            task("2022-12-29 09:00:00", "2022-12-28 10:00:00"),
            ("points_risk", BEFORE),
            LAST_SECOND,
            ["points_risk", "within_period"],
            id="A23: the last day is past, 24 h are not",
        ),
        pytest.param(
            task("2022-12-29 12:00:00", "2022-12-28 23:59:59"),
            ("points_risk", BEFORE),
            LAST_SECOND,
            ["points_risk", "within_period"],
            id="created in the very last second: still up to the last day",
        ),
        pytest.param(
            task("2022-12-29 12:00:00", "2022-12-29 00:00:00"),
            ("response_window", AFTER),
            cst("2022-12-30 00:00:00"),
            [],
            id="created 1 s after the last day: 24 h",
        ),
        pytest.param(
            task("2022-12-30 00:00:00", "2022-12-29 00:00:00"),
            ("response_window", AFTER),
            cst("2022-12-30 00:00:00"),
            [],
            id="exactly 24 h after creation",
        ),
        pytest.param(
            task("2022-12-30 00:00:01", "2022-12-29 00:00:00"),
            ("points_risk", AFTER),
            cst("2022-12-30 00:00:00"),
            [],
            id="1 s past the 24 h",
        ),
        pytest.param(
            task("2022-12-22 09:00:00", invoiced_at=cst("2022-12-22 08:00:00")),
            ("no_points", BEFORE),
            None,
            [],
            id="invoiced in time",
        ),
        pytest.param(
            task("2023-01-05 00:00:00", invoiced_at=cst("2023-01-04 00:00:00")),
            ("no_points", BEFORE),
            None,
            [],
            id="invoiced late, nothing judged yet",
        ),
        pytest.param(
            task("2022-12-22 09:00:00", invoiced_at=cst("2022-12-22 09:00:01")),
            ("within_period", BEFORE),
            LAST_SECOND,
            [],
            id="an invoice after now is not known",
        ),
        pytest.param(
            task("2023-01-05 00:00:00", None), ("no_points", SECOND), None, [], id="no ticket"
        ),
    ],
)
def test_tasks_before_a_judgement(
    given: dict[str, Any],
    expected: tuple[str, str],
    deadline: str | None,
    readings: list[str],
    book: PolicyBook,
) -> None:
    answer = ask("tmall", "invoice_task", given, book)
    assert verdict(answer) == expected
    assert answer.get("deadline") == deadline
    assert answer.get("also", []) == ([LAST_DAY] if deadline else [])
    assert both(answer) == readings


JUDGED = cst("2023-01-10 10:00:00")


def judged(**given: Any) -> dict[str, Any]:
    return task("2023-01-11 00:00:00", judged_at=JUDGED, judged_valid=True) | given


def taken(at: str, points: int = 1) -> dict[str, Any]:
    return {"at": cst(at), "points": points}


@pytest.mark.parametrize(
    ("given", "because", "amount"),
    [
        pytest.param(judged(), SECOND, 1, id="upheld, nothing done: 1 point"),
        pytest.param(
            judged(invoiced_at=JUDGED),
            SECOND,
            1,
            id="invoiced in the judgement's second: not before",
        ),
        pytest.param(
            judged(invoiced_at=cst("2023-01-10 10:00:01")), SECOND, 1, id="invoiced 1 s after it"
        ),
        pytest.param(
            judged(previous_points=[taken("2023-01-01 10:00:00", 5)]), SECOND, 1, id="5 + 1 = 6"
        ),
        pytest.param(
            judged(previous_points=[taken("2023-01-01 10:00:00", 6)]), CAP, 0, id="6 reached: 0"
        ),
        pytest.param(
            judged(previous_points=[taken(f"2023-01-0{day} 10:00:00") for day in range(1, 7)]),
            CAP,
            0,
            id="six single points: the seventh adds 0",
        ),
        pytest.param(
            judged(previous_points=[taken("2022-12-11 09:59:59", 6)]),
            SECOND,
            1,
            id="30 days and 1 s old: does not count",
        ),
        pytest.param(
            judged(previous_points=[taken("2022-12-11 10:00:01", 6)]),
            CAP,
            0,
            id="30 days less 1 s: counts",
        ),
        pytest.param(
            judged(previous_points=[taken("2023-01-10 10:00:01", 6)]),
            SECOND,
            1,
            id="points taken after this judgement do not count",
        ),
    ],
)
def test_points(given: dict[str, Any], because: str, amount: int, book: PolicyBook) -> None:
    answer = ask("tmall", "invoice_task", given, book)
    assert verdict(answer) == ("points", because)
    assert (answer["amount"], answer["unit"]) == (amount, "points")
    assert "readings" not in answer


def test_points_exactly_30_days_old_count(book: PolicyBook) -> None:
    given = judged(previous_points=[taken("2022-12-11 10:00:00", 6)])
    answer = ask("tmall", "invoice_task", given, book)
    assert (verdict(answer), answer["amount"]) == (("points", CAP), 0)
    assert [reading["amount"] for reading in answer["readings"]] == [0, 1]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(judged(invoiced_at=cst("2023-01-10 09:59:59")), id="invoiced 1 s before"),
        pytest.param(judged(agreed_at=cst("2023-01-10 09:59:59")), id="agreed 1 s before"),
        pytest.param(judged(judged_valid=False), id="not upheld"),
        pytest.param(
            judged(
                applied_at=cst("2022-11-01 10:00:00"),
                ticket_created_at=cst("2022-11-10 10:00:00"),
                judged_at=cst("2022-12-15 23:59:59"),
            ),
            id="judged 1 s before the rule",
        ),
    ],
)
def test_no_points(given: dict[str, Any], book: PolicyBook) -> None:
    assert verdict(ask("tmall", "invoice_task", given, book)) == ("no_points", SECOND)


def test_a_time_out_before_the_rule_judged_under_it(book: PolicyBook) -> None:
    given = judged(
        applied_at=cst("2022-11-01 10:00:00"),
        ticket_created_at=cst("2022-11-10 10:00:00"),
        judged_at=cst("2022-12-16 00:00:00"),
    )
    answer = ask("tmall", "invoice_task", given, book)
    assert (verdict(answer), answer["amount"]) == (("points", SECOND), 1)
    assert both(answer) == ["points", "no_points"]


@pytest.mark.parametrize(
    ("given", "readings"),
    [
        pytest.param(judged(), ["no_points", "points"], id="A21: other reading covers Taobao"),
        pytest.param(
            task("2022-12-29 00:00:00"), ["no_points", "points_risk"], id="A21 past the limit"
        ),
        pytest.param(judged(judged_valid=False), [], id="none in either reading"),
    ],
)
def test_taobao_is_not_covered(
    given: dict[str, Any], readings: list[str], book: PolicyBook
) -> None:
    answer = ask("taobao", "invoice_task", given, book)
    assert verdict(answer) == ("no_points", SECOND)
    assert both(answer) == readings


@pytest.mark.parametrize(
    ("applied_at", "deadline"),
    [
        pytest.param("2022-12-05T00:00:00+08:00", "2022-12-25", id="the seed's example: 5th, 25th"),
        pytest.param("2022-12-05T23:59:59+08:00", "2022-12-25", id="the same day at its end"),
        pytest.param("2022-12-05T16:00:00Z", "2022-12-26", id="UTC: already the 6th in Shanghai"),
        pytest.param("2022-12-15T10:00:00+08:00", "2023-01-04", id="over the new year"),
        pytest.param("2024-02-10T10:00:00+08:00", "2024-03-01", id="over a leap day"),
    ],
)
def test_the_last_day(applied_at: str, deadline: str, book: PolicyBook) -> None:
    given = {"applied_at": applied_at, "ticket_created_at": applied_at, "now": applied_at}
    answer = ask("tmall", "invoice_task", given, book)
    assert answer["deadline"] == cst(f"{deadline} 23:59:59")
