"""Filings recorded by hand: what is told comes back, and what contradicts itself is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine

BASE = ("filing", "record", "--shop", "晨禾百货", "--case", "force_majeure")
SENT = (*BASE, "--order", "2001", "--order", "2002", "--submitted-at", "2024-01-20T10:00:00")


def record(workbench: CommandLine, *options: str) -> Any:
    done = workbench(*options, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_filing_is_recorded_and_listed(signed_in: CommandLine) -> None:
    saved = record(signed_in, *SENT, "--number", "BB9")
    assert saved == {
        "id": "1",
        "state": "sent",
        "platform": "1688",
        "shop": "晨禾百货",
        "shop_id": saved["shop_id"],
        "case": "force_majeure",
        "number": "BB9",
        "scope": "order",
        "orders": ["2001", "2002"],
        "items": [],
        "regions": [],
        "submitted_at": "2024-01-20T10:00:00+08:00",
        "approved_at": None,
        "ship_from": None,
        "ship_until": None,
        "valid_to": None,
        "extends_to": None,
    }
    assert signed_in.json("filing", "list") == {"filings": [saved]}
    signed_in.language = "en"
    told = signed_in("filing", "list").stdout
    assert told == "1  晨禾百货  Sent  Force majeure  Orders  BB9\n"


def test_what_became_of_it_is_added(signed_in: CommandLine) -> None:
    saved = record(signed_in, *SENT)
    accepted = record(
        signed_in, "filing", "record", "--id", "1", "--approved-at", "2024-01-21", "--number", "BB9"
    )
    told = {"state": "accepted", "number": "BB9", "approved_at": "2024-01-21T00:00:00+08:00"}
    assert accepted == saved | told

    assert len(signed_in.json("filing", "list", "--order", "2002")["filings"]) == 1
    assert signed_in.json("filing", "list", "--order", "2003") == {"filings": []}

    assert signed_in("filing", "withdraw", "1").exit_code == 0
    assert signed_in.json("filing", "list") == {"filings": []}
    again = signed_in("filing", "withdraw", "1")
    assert (again.exit_code, "no such filing" in again.stderr) == (1, True)


def test_regions_are_written_with_slashes(signed_in: CommandLine) -> None:
    regions = ("--region", "浙江省/湖州市/长兴县", "--region", "广东省")
    saved = record(signed_in, *BASE, *regions, "--submitted-at", "2024-01-20")
    assert (saved["scope"], saved["regions"]) == (
        "receiving_region",
        ["浙江省/湖州市/长兴县", "广东省"],
    )


def test_what_cannot_be_is_refused(signed_in: CommandLine) -> None:
    refused = signed_in(*SENT, "--shop", "nobody")
    assert (refused.exit_code, refused.stdout, "no such shop" in refused.stderr) == (1, "", True)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param((*SENT, "--whole-shop"), id="two scopes"),
        pytest.param(("filing", "record", "--case", "lost"), id="no shop"),
        pytest.param((*BASE, "--region", "a/b/c/d", "--state", "draft"), id="a draft is not sent"),
    ],
)
def test_wrong_usage_ends_with_2(workbench: CommandLine, options: tuple[str, ...]) -> None:
    assert workbench(*options).exit_code == 2
