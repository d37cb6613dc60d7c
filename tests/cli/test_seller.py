"""What the seller says by the command line: confirmations and amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine

PLEDGE = "taobao.filing.pledge_auto_effective"
GAP = "1688.false_track.gap_72h"


def test_a_confirmation_is_kept_listed_and_withdrawn(workbench: CommandLine) -> None:
    assert "asked again after" in workbench("policy", "confirm", PLEDGE).stdout
    assert list(workbench.json("policy", "confirm")["confirmed"]) == [PLEDGE]
    assert PLEDGE in workbench("policy", "confirm").stdout
    assert "no longer confirmed" in workbench("policy", "confirm", PLEDGE, "--withdraw").stdout
    assert workbench.json("policy", "confirm") == {"confirmed": {}}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param((GAP,), "not an exemption", id="no exemption"),
        pytest.param(("1688.claim.late_shipping_suspended",), "end is known", id="ended in 2023"),
        pytest.param(("douyin.autocomp.suspended",), "end is known", id="over by 2023-11-20"),
        pytest.param(("gone.rule",), "no such rule", id="unknown"),
        pytest.param((PLEDGE, "--withdraw"), "not confirmed", id="nothing to withdraw"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(
    workbench: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    ended = workbench("policy", "confirm", *arguments)
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert said in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "figure", "line"),
    [
        pytest.param(("--yuan", "5.5"), (550, None, 0, None), "¥5.50", id="a sum"),
        pytest.param(
            ("--percent", "5", "--min", "3", "--max", "30"),
            (None, 5, 300, 3000),
            "5 % [3.00, 30.00]",
            id="a share between bounds",
        ),
        pytest.param(("--percent", "20"), (None, 20, 0, None), "20 % [0.00, …]", id="a share"),
    ],
)
def test_an_amount_is_kept(
    workbench: CommandLine, arguments: tuple[str, ...], figure: tuple[object, ...], line: str
) -> None:
    assert line in workbench("policy", "amount", GAP, *arguments).stdout
    kept = workbench.json("policy", "amount")["amounts"][0]
    assert tuple(kept[key] for key in ("fen", "percent", "min_fen", "max_fen")) == figure
    assert workbench("policy", "amount", GAP, "--remove").exit_code == 0
    assert workbench.json("policy", "amount") == {"amounts": []}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param((GAP, "--yuan", "5", "--percent", "5"), 1, "a sum, or", id="both"),
        pytest.param(
            (GAP, "--percent", "5", "--min", "9", "--max", "3"), 1, "bounds", id="crossed"
        ),
        pytest.param(("gone.rule", "--yuan", "5"), 1, "no such rule", id="unknown"),
        pytest.param(("1688.app.seller_app", "--yuan", "5"), 1, "costs no money", id="no cost"),
        pytest.param((GAP, "--remove"), 1, "no amount was entered", id="nothing to remove"),
        pytest.param(("--yuan", "5"), 2, "RULE", id="no rule"),
        pytest.param((GAP, "--yuan", "-1"), 2, "yuan", id="negative"),
        pytest.param((GAP, "--yuan", "0.001"), 2, "yuan", id="less than a fen"),
        pytest.param((GAP, "--yuan", "much"), 2, "yuan", id="no number"),
        pytest.param((GAP, "--yuan", "NaN"), 2, "yuan", id="not a number"),
    ],
)
def test_an_amount_that_is_none_is_refused(
    workbench: CommandLine, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = workbench("policy", "amount", *arguments)
    assert (ended.exit_code, ended.stdout) == (code, "")
    assert said in ended.stderr


def test_an_amount_may_be_one_shops_with_a_note(workbench: CommandLine) -> None:
    given = ("policy", "amount", GAP, "--yuan", "8", "--shop", "s1", "--note", "客服所说")
    assert "¥8.00" in workbench(*given).stdout
    (entered,) = workbench.json("policy", "amount")["amounts"]
    assert (entered["rule"], entered["shop"], entered["note"]) == (GAP, "s1", "客服所说")
    assert workbench("policy", "amount", GAP, "--remove").exit_code == 1
    assert workbench("policy", "amount", GAP, "--remove", "--shop", "s1").exit_code == 0
    assert workbench.json("policy", "amount")["amounts"] == []
