"""Tickets are entered, listed by their deadline, and answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

ADD = ("ticket", "add", "--shop", "晨禾百货", "--kind", "urge_shipping")


def test_a_ticket_of_1688_has_no_deadline_that_anybody_told(signed_in: CommandLine) -> None:
    done = signed_in(*ADD, "--order", "2001", "--created-at", "2024-01-23T20:00", "--json")
    told = json.loads(done.stdout)
    assert (told["verdict"], told["deadline"], told["offers"]) == ("unknown", None, [])
    assert signed_in.json("ticket", "list") == {"tickets": [told]}

    answered = signed_in.json("ticket", "answered", "1", "--at", "2024-01-23T21:00")
    assert answered["replied_at"] == "2024-01-23T21:00:00+08:00"
    assert signed_in("ticket", "list").stdout == "No ticket waits for an answer.\n"
    assert len(signed_in.json("ticket", "list", "--all")["tickets"]) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(
            (*ADD, "--order", "2001", "--created-at", "2124-01-01"),
            "The time: this lies in the future. Nothing was changed.",
            id="tomorrow's ticket",
        ),
        pytest.param(
            ("ticket", "answered", "7"),
            "7: there is no such ticket. Nothing was changed.",
            id="no such ticket",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    signed_in: CommandLine, arguments: tuple[str, ...], sentence: str
) -> None:
    done = signed_in(*arguments)
    assert done.exit_code == 1
    assert sentence in done.stderr


def test_tickets_of_a_file_are_taken_in(signed_in: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    rows = ("90000001,催发货,2024-01-23 20:00", "90000002,纠纷,2024-01-23 20:00")
    path.write_text("\n".join(("订单编号,工单类型,创建时间", *rows)), encoding="utf-8")
    told = signed_in.json("ticket", "import", str(path), "--shop", "晨禾百货")
    assert told["tickets"] == 1
    assert [line["row"] for line in told["refused"]] == [3]
    (ticket,) = signed_in.json("ticket", "list")["tickets"]
    assert ticket["order"] == "90000001"


def test_an_invoice_ends_its_ticket(signed_in: CommandLine) -> None:
    asked = ("ticket", "add", "--shop", "晨禾百货", "--kind", "invoice", "--order", "2001")
    signed_in(*asked, "--created-at", "2024-01-23T20:00")
    signed_in("ticket", "invoiced", "1", "--at", "2024-01-23T22:00")
    assert signed_in.json("ticket", "list") == {"tickets": []}
