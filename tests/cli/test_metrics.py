"""Figures on the command line: one document, and a surcharge worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine

BRONZE = ("freight", "--tier", "铜牌", "--weight", "75")


def test_figures_are_one_document(signed_in: CommandLine) -> None:
    assert signed_in.json("metrics") == {"labels": [], "points": [], "scores": []}
    assert signed_in("metrics").stdout == "No label and no points are known.\n"


def test_a_surcharge_is_worked(signed_in: CommandLine) -> None:
    told = signed_in.json(*BRONZE, "--ordered-at", "2022-12-30T16:45", "--base", "120")
    assert (told["verdict"], told["amount"], told["total"]) == ("surcharge", "7.50", "127.50")
    assert (told["first_kg"], told["further_kg"], told["further_price"]) == (30, 45, "0.10")


def test_a_weight_that_is_no_number_is_refused(signed_in: CommandLine) -> None:
    heavy = ("freight", "--tier", "铜牌", "--weight", "heavy")
    done = signed_in(*heavy, "--ordered-at", "2022-12-30T16:45")
    assert done.exit_code == 1
    assert "The weight: it cannot be read" in done.stderr
