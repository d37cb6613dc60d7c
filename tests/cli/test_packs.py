"""Packs of the seller's own, by the real command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_review import STUCK
from tests.services.packs_of_sellers import GAP, pack
from workbench.interrupt import Interrupt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import CommandLine

# A hundred years: nothing that the profile holds is late by it.
NEVER = 900_000


@pytest.fixture
def stuck(workbench: CommandLine, tmp_path: Path) -> CommandLine:
    """A profile with one parcel that has not moved since January 2024."""
    path = tmp_path / "parcels.jsonl"
    path.write_text(json.dumps(STUCK), "utf-8")
    assert workbench("import", str(path), "--platform", "1688").exit_code == 0
    return workbench


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_bytes(pack(NEVER))
    return path


def is_on(workbench: CommandLine, pack_id: str) -> bool | None:
    """Whether a pack counts, None where it is not in the list."""
    states = {each["id"]: each["on"] for each in workbench.json("policy", "list")["packs"]}
    return states.get(pack_id)


def test_packs_are_listed(workbench: CommandLine) -> None:
    packs = workbench.json("policy", "list")["packs"]
    assert packs[0] == {
        "id": "1688.outside",
        "title": packs[0]["title"],
        "platform": "1688",
        "origin": "outside",
        "on": True,
        "rules": packs[0]["rules"],
        "taken": [],
        "checked_on": packs[0]["checked_on"],
        "problem": None,
    }
    told = workbench("policy", "list").stdout
    assert "✓ 1688  1688 fulfilment rules  [base rules]  " in told


def test_a_replay_shows_the_diff_by_order(stuck: CommandLine, mine: Path) -> None:
    shown = stuck.json("policy", "replay", str(mine))
    assert (shown["orders"], shown["rules"]) == (1, [GAP])
    assert (shown["spared"], shown["caught"], shown["moved"]) == (1, 0, 0)
    (change,) = shown["changes"]
    (rule,) = change["rules"]
    assert (change["order"], rule["waybill"], rule["rule"]) == (
        "YT8800213345012",
        "YT8800213345012",
        GAP,
    )
    assert (rule["was"]["verdict"], rule["would_be"]["verdict"]) == ("violation", "pending")
    assert rule["was"]["deadline"] == "2024-01-23T07:46:00+08:00"
    assert is_on(stuck, "mine") is None


def test_a_replay_is_told_to_people(stuck: CommandLine, mine: Path) -> None:
    stuck.language = "zh_CN"
    ended = stuck("policy", "replay", str(mine))
    assert ended.exit_code == 0
    assert ended.stdout.splitlines()[0] == "少判 1 单，多判 0 单，时限有变 0 单（共 1 单）："
    assert "已超时 2024-01-23 07:46 → 时限内" in ended.stdout
    assert "试算" in ended.stderr


def test_without_a_pack_its_rules_say_nothing(stuck: CommandLine) -> None:
    shown = stuck.json("policy", "replay", "--without", "1688.outside")
    assert shown["rules"]
    assert shown["caught"] == shown["spared"] == 0


def test_orders_paid_before_may_be_left_out(stuck: CommandLine, mine: Path) -> None:
    # A trace file tells of no payment: an unknown one leaves nothing out.
    assert stuck.json("policy", "replay", str(mine), "--since", "2030-01-01")["orders"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["a.toml", "--without", "1688.outside"], id="two"),
        pytest.param(["--with", "a", "--without", "b"], id="both ways"),
    ],
)
def test_a_replay_asks_for_one_thing(workbench: CommandLine, arguments: list[str]) -> None:
    ended = workbench("policy", "replay", *arguments)
    assert (ended.exit_code, ended.stdout) == (2, "")


def test_a_pack_is_added_switched_and_removed(stuck: CommandLine, mine: Path) -> None:
    added = stuck.json("policy", "add", str(mine), "--yes")
    assert (added["pack"], added["on"], added["new"]) == ("mine", True, True)
    assert added["replay"]["spared"] == 1
    assert is_on(stuck, "mine") is True
    assert "mine is off." in stuck("policy", "switch", "mine", "off").stdout
    assert is_on(stuck, "mine") is False
    assert stuck.json("policy", "switch", "mine", "on") == {"pack": "mine", "on": True}
    assert "mine was removed." in stuck("policy", "remove", "mine").stdout
    assert is_on(stuck, "mine") is None


def test_where_nobody_can_answer_a_new_pack_stays_off(stuck: CommandLine, mine: Path) -> None:
    ended = stuck("policy", "add", str(mine))
    assert ended.exit_code == 0
    assert "was added and is off" in ended.stdout
    assert is_on(stuck, "mine") is False
    assert stuck.json("policy", "replay", "--with", "mine")["spared"] == 1


def test_where_nobody_can_answer_the_old_text_stays(stuck: CommandLine, mine: Path) -> None:
    stuck("policy", "add", str(mine), "--yes", "--no-replay")
    mine.write_bytes(pack(48))
    assert "stays" in stuck("policy", "add", str(mine), "--no-replay").stdout
    assert stuck.json("policy", "replay", str(mine))["caught"] == 1


def test_what_is_switched_on_decides(stuck: CommandLine, mine: Path) -> None:
    def gap() -> list[str]:
        warnings = stuck.json("review")["warnings"]
        return [each["verdict"] for each in warnings if each["rule"] == GAP]

    assert gap() == ["violation"]
    stuck("policy", "add", str(mine), "--yes", "--no-replay")
    assert gap() == []
    shown = stuck.json("policy", "show", GAP)
    assert (shown["pack"], shown["origin"]) == ("mine", "seller")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["switch", "1688", "off"], "cannot be switched off", id="base rules"),
        pytest.param(["switch", "nobody", "on"], "there is no such pack", id="unknown"),
        pytest.param(["remove", "1688.outside"], "comes with the program", id="ours"),
    ],
)
def test_what_cannot_be_done_ends_with_1(
    workbench: CommandLine, arguments: list[str], sentence: str
) -> None:
    ended = workbench("policy", *arguments)
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert sentence in ended.stderr


def test_a_broken_file_ends_with_1_and_its_line(workbench: CommandLine, mine: Path) -> None:
    mine.write_bytes(pack(48).replace(b"[rules.source]", b"[rules.source"))
    for command in ("add", "replay", "check"):
        ended = workbench("policy", command, str(mine))
        assert ended.exit_code == 1
        assert "line" in ended.stderr
    assert is_on(workbench, "mine") is None


class Impatient(Interrupt):
    """Ctrl+C while the work has just begun."""

    def guard(self, work: Callable[[], None]) -> bool:
        def interrupted() -> None:
            raise KeyboardInterrupt

        return super().guard(interrupted)


def test_an_end_by_hand_changes_nothing(stuck: CommandLine, mine: Path) -> None:
    stuck.interrupt = Impatient()
    for command in (["replay", str(mine)], ["add", str(mine), "--yes"]):
        ended = stuck("policy", *command)
        assert ended.exit_code == 1
        assert "Stopped before it was done." in ended.stderr
    stuck.interrupt = Interrupt()
    assert is_on(stuck, "mine") is None
