"""Stall tickets of Taobao and Tmall: when the entry shows, and until when to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.cases.asking import ask, both, cst, verdict, whole

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

NEAR, FAR = "taobao_tmall.stall.exposure_72h", "taobao_tmall.stall.exposure_remote_96h"
USUAL, TICKET = "taobao_tmall.stall.exposure_usual", "taobao_tmall.stall.ticket_reply_24h"


def transit(updated: str, now: str, **given: Any) -> dict[str, Any]:
    usual = {"remote": False, "in_transit": True}
    return usual | {"last_update_at": cst(updated), "now": cst(now)} | given


@pytest.mark.parametrize(
    ("given", "expected", "told"),
    [
        pytest.param(
            transit("2022-12-18 09:00:00", "2022-12-21 08:59:59"),
            ("entry_hidden", NEAR),
            ("2022-12-21 09:00:00", []),
            id="1 s before 72 h",
        ),
        pytest.param(
            transit("2022-12-18 09:00:00", "2022-12-21 09:00:00"),
            ("entry_hidden", NEAR),
            ("2022-12-21 09:00:00", ["entry_hidden", "entry_exposed"]),
            id="A24: exactly 72 h",
        ),
        pytest.param(
            transit("2022-12-18 09:00:00", "2022-12-21 09:00:01"),
            ("entry_exposed", NEAR),
            (None, []),
            id="1 s past 72 h",
        ),
        pytest.param(
            transit("2022-12-18 09:00:00", "2022-12-22 09:00:00", remote=True),
            ("entry_hidden", FAR),
            ("2022-12-22 09:00:00", ["entry_hidden", "entry_exposed"]),
            id="A24: remote, exactly 96 h",
        ),
        pytest.param(
            transit("2022-12-18 09:00:00", "2022-12-22 09:00:01", remote=True),
            ("entry_exposed", FAR),
            (None, []),
            id="remote, 1 s past 96 h",
        ),
        pytest.param(
            transit("2022-12-12 22:30:00", "2022-12-14 23:59:59"),
            ("entry_exposed", USUAL),
            (None, []),
            id="49.5 h in the last second of the usual limits: shown",
        ),
        pytest.param(
            transit("2022-12-12 22:30:00", "2022-12-15 00:00:00"),
            ("entry_hidden", NEAR),
            ("2022-12-15 22:30:00", []),
            id="49.5 h one second later: hidden again until 72 h",
        ),
        pytest.param(
            transit("2022-12-10 10:00:00", "2022-12-12 09:00:00"),
            ("entry_hidden", USUAL),
            ("2022-12-12 10:00:00", []),
            id="usual 48 h",
        ),
        pytest.param(
            transit("2022-12-10 10:00:00", "2022-12-13 09:00:00", remote=True),
            ("entry_hidden", USUAL),
            ("2022-12-13 10:00:00", []),
            id="usual 72 h for remote regions",
        ),
        pytest.param(
            transit("2022-12-18 09:00:00", "2022-12-30 09:00:00", in_transit=False),
            ("entry_hidden", NEAR),
            (None, []),
            id="not on its way",
        ),
        pytest.param(
            transit("2022-12-18 09:00:00", "2022-12-30 09:00:00", buyer_reported=False),
            ("entry_exposed", NEAR),
            (None, []),
            id="shown, no report: no ticket",
        ),
    ],
)
@pytest.mark.parametrize("platform", ["taobao", "tmall"])
def test_stall_entries(
    platform: str,
    given: dict[str, Any],
    expected: tuple[str, str],
    told: tuple[str | None, list[str]],
    book: PolicyBook,
) -> None:
    deadline, readings = told
    answer = ask(platform, "stall_ticket", given, book)
    assert whole(answer) == (expected, deadline and cst(deadline), readings)


def test_a_limit_that_falls_into_the_window_is_moved_by_it(book: PolicyBook) -> None:
    given = transit("2022-12-13 10:00:00", "2022-12-14 20:00:00")
    answer = ask("tmall", "stall_ticket", given, book)
    assert verdict(answer) == ("entry_hidden", USUAL)
    assert (answer["deadline"], answer["also"]) == (cst("2022-12-16 10:00:00"), [NEAR])


@pytest.mark.parametrize(
    ("replied_at", "now", "expected", "readings"),
    [
        pytest.param(None, "2022-12-22 10:00:00", "reply_due", [], id="running"),
        pytest.param(
            None, "2022-12-22 12:00:00", "reply_due", ["reply_due", "reply_overdue"], id="A25: 24 h"
        ),
        pytest.param(None, "2022-12-22 12:00:01", "reply_overdue", [], id="1 s past 24 h"),
        pytest.param("2022-12-22 11:59:59", "2022-12-25 00:00:00", "replied_in_time", [], id="1 s"),
        pytest.param(
            "2022-12-22 12:00:00",
            "2022-12-25 00:00:00",
            "replied_in_time",
            ["replied_in_time", "reply_overdue"],
            id="A25: answered at 24 h",
        ),
        pytest.param("2022-12-22 12:00:01", "2022-12-25 00:00:00", "reply_overdue", [], id="late"),
    ],
)
def test_stall_tickets(
    replied_at: str | None, now: str, expected: str, readings: list[str], book: PolicyBook
) -> None:
    given = transit("2022-12-18 09:00:00", now, ticket_created_at=cst("2022-12-21 12:00:00"))
    given |= {"replied_at": cst(replied_at)} if replied_at else {}
    answer = ask("tmall", "stall_ticket", given, book)
    assert verdict(answer) == (expected, TICKET)
    assert answer["deadline"] == cst("2022-12-22 12:00:00")
    assert both(answer) == readings
