"""Taobao's urge tasks and appeals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict, whole

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

REPLY, NO_TASK = "taobao.urge.reply_24h", "taobao.urge.no_task_when_filed"
DUE = cst("2022-12-25 14:30:00")  # urged 12-24 14:30:00 + 24 h
SHIP_BY = cst("2022-12-23 20:00:00")


def urged(now: str = "2022-12-24 18:00:00", **given: Any) -> dict[str, Any]:
    usual = {
        "ship_deadline": SHIP_BY,
        "urged_at": cst("2022-12-24 14:30:00"),
        "filing": None,
        "replied_at": None,
        "now": cst(now),
    }
    return usual | given


def filed(approved_at: str | None, valid_to: str = "2022-12-31 23:59:59") -> dict[str, Any]:
    approved = cst(approved_at) if approved_at else None
    return {"filing": {"approved_at": approved, "valid_to": cst(valid_to)}}


@pytest.mark.parametrize(
    ("given", "expected", "deadline", "readings"),
    [
        pytest.param(urged(), ("reply_due", REPLY), DUE, [], id="no filing"),
        pytest.param(
            urged("2022-12-25 14:30:00"),
            ("reply_due", REPLY),
            DUE,
            ["reply_due", "reply_overdue"],
            id="A25: exactly 24 h, not answered yet",
        ),
        pytest.param(
            urged("2022-12-25 14:30:01"), ("reply_overdue", REPLY), DUE, [], id="1 s past 24 h"
        ),
        pytest.param(
            urged("2022-12-28 00:00:00", replied_at=cst("2022-12-25 14:29:59")),
            ("replied_in_time", REPLY),
            DUE,
            [],
            id="answered 1 s before 24 h",
        ),
        pytest.param(
            urged("2022-12-28 00:00:00", replied_at=DUE),
            ("replied_in_time", REPLY),
            DUE,
            ["replied_in_time", "reply_overdue"],
            id="A25: answered at exactly 24 h",
        ),
        pytest.param(
            urged("2022-12-28 00:00:00", replied_at=cst("2022-12-25 14:30:01")),
            ("reply_overdue", REPLY),
            DUE,
            [],
            id="answered 1 s late",
        ),
        pytest.param(
            urged(replied_at=cst("2022-12-24 18:00:01")),
            ("reply_due", REPLY),
            DUE,
            [],
            id="an answer after now is not known",
        ),
        pytest.param(
            urged(**filed("2022-12-23 19:59:59")),
            ("no_task", NO_TASK),
            None,
            [],
            id="filed in time",
        ),
        pytest.param(
            urged(**filed("2022-12-23 20:00:00")),
            ("no_task", NO_TASK),
            None,
            ["no_task", "reply_due"],
            id="A17: approved in the last second of the shipping time",
        ),
        pytest.param(
            urged(**filed("2022-12-23 20:00:01")),
            ("reply_due", REPLY),
            DUE,
            [],
            id="approved 1 s after the shipping time",
        ),
        pytest.param(
            urged(**filed("2022-12-23 10:00:00", "2022-12-24 14:30:00")),
            ("no_task", NO_TASK),
            None,
            ["no_task", "reply_due"],
            id="A17: urged in the last second of the filing",
        ),
        pytest.param(urged(**filed(None)), ("reply_due", REPLY), DUE, [], id="a refused filing"),
    ],
)
def test_urge_tasks(
    given: dict[str, Any],
    expected: tuple[str, str],
    deadline: str | None,
    readings: list[str],
    book: PolicyBook,
) -> None:
    assert whole(ask("taobao", "urge_task", given, book)) == (expected, deadline, readings)


def test_a_gap_between_filings_is_named(book: PolicyBook) -> None:
    given = urged(**filed("2022-12-23 10:00:00", "2022-12-24 14:29:59"))
    answer = ask("taobao", "urge_task", given, book)
    assert verdict(answer) == ("reply_due", REPLY)
    assert (answer["deadline"], answer["also"]) == (DUE, ["taobao.urge.gap_ticket"])


@pytest.mark.parametrize(
    ("created_at", "seller", "expected"),
    [
        ("2022-12-17 23:59:59", "taobao", "may_be_filed_by_platform"),
        ("2022-12-18 00:00:00", "taobao", "not_filed_by_platform"),
        ("2022-12-18 00:00:00", "tmall", "may_be_filed_by_platform"),
        ("2022-12-17 23:59:59", "tmall", "may_be_filed_by_platform"),
    ],
)
@pytest.mark.parametrize("platform", ["taobao", "tmall"])
def test_complaints_by_the_platform(
    platform: str, created_at: str, seller: str, expected: str, book: PolicyBook
) -> None:
    given = {"task_created_at": cst(created_at), "seller": seller, "unanswered": True}
    answer = ask(platform, "proxy_complaint", given, book)
    assert verdict(answer) == (expected, "taobao.urge.no_proxy_complaint")


def test_an_answered_task_is_nothing_to_complain_of(book: PolicyBook) -> None:
    given = {"task_created_at": cst("2022-12-17 00:00:00"), "seller": "tmall", "unanswered": False}
    answer = ask("tmall", "proxy_complaint", given, book)
    assert answer["verdict"] == "not_filed_by_platform"


def test_replies_count_in_the_help_rate(book: PolicyBook) -> None:
    given = {"task_created_at": cst("2022-12-18 00:00:00"), "replied_at": None}
    answer = ask("taobao", "urge_metric", given, book)
    assert verdict(answer) == ("counts_in_help_rate", "taobao.urge.counts_in_help_rate")


AREA = "收/发货地址在疫情区域"


@pytest.mark.parametrize(
    ("option", "at", "expected"),
    [
        (f"无法发货-{AREA}", "2022-12-27T00:00:00+08:00", "removed"),
        (f"后续可发-{AREA}", "2022-12-27T00:00:00+08:00", "removed"),
        (f"协商一致换货-{AREA}", "2022-12-27T00:00:00+08:00", "removed"),
        (f"无法发货—{AREA}", "2022-12-27", "removed"),
        (f"无法发货-{AREA}", "2022-12-26T23:59:59+08:00", "not_removed"),
        ("后续可发-其他原因", "2022-12-28T09:00:00+08:00", "not_removed"),
    ],
)
def test_reply_options(option: str, at: str, expected: str, book: PolicyBook) -> None:
    answer = ask("taobao", "reply_option", {"option": option, "at": at}, book)
    assert verdict(answer) == (expected, "taobao.urge.options_removed")


APPEAL = "taobao.appeal.filing_no_before_judgement"


def appealed(at: str = "2023-01-04 10:00:00", **filing: Any) -> dict[str, Any]:
    usual = {
        "number": "BB9",
        "order_id": "E7",
        "via": "营商保",
        "submitted_at": cst("2023-01-01 09:00:00"),
        "approved_at": cst("2023-01-03 09:59:59"),
    }
    return {
        "appealed_at": cst(at),
        "judged_at": cst("2023-01-03 10:00:00"),
        "order_id": "E7",
        "filing": usual | filing,
    }


@pytest.mark.parametrize(
    ("given", "expected", "readings"),
    [
        pytest.param(appealed(), "supported", [], id="approved 1 s before the judgement"),
        pytest.param(
            appealed(approved_at=cst("2023-01-03 10:00:00")),
            "not_supported",
            ["not_supported", "supported"],
            id="A16: approved in the judgement's very second",
        ),
        pytest.param(
            appealed(approved_at=cst("2023-01-03 10:00:01")),
            "not_supported",
            [],
            id="submitted before, approved after",
        ),
        pytest.param(appealed(approved_at=None), "not_supported", [], id="never approved"),
        pytest.param(appealed(order_id="E8"), "not_supported", [], id="another order's filing"),
        pytest.param(appealed(via="客服"), "not_supported", [], id="another channel"),
        pytest.param(appealed(number=None), "not_supported", [], id="no number"),
        pytest.param(appealed() | {"filing": None}, "not_supported", [], id="no filing"),
        pytest.param(
            appealed() | {"filing": None, "other_evidence": "chat"},
            "not_supported",
            [],
            id="other evidence is no longer looked at",
        ),
        pytest.param(
            appealed("2022-12-27 23:59:59") | {"filing": None, "other_evidence": "chat"},
            "other_evidence_considered",
            [],
            id="1 s before the rule",
        ),
        pytest.param(
            appealed("2022-12-28 00:00:00"), "supported", [], id="the rule's first second"
        ),
    ],
)
def test_appeals(
    given: dict[str, Any], expected: str, readings: list[str], book: PolicyBook
) -> None:
    answer = ask("taobao", "appeal", given, book)
    assert verdict(answer) == (expected, APPEAL)
    assert both(answer) == readings


@pytest.mark.parametrize("fact", ["number", "order_id", "via", "approved_at"])
def test_an_appeal_says_what_is_not_told_of_its_filing(fact: str, book: PolicyBook) -> None:
    given = appealed()
    del given["filing"][fact]
    answer = ask("taobao", "appeal", given, book)
    assert (answer["verdict"], answer["unknowns"]) == ("unknown", [f"filing.{fact}"])
