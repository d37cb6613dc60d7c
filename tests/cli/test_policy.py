"""Cases answered, packs checked and rules shown, by the real command line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from workbench import paths
from workbench.app import App
from workbench.cli.rule_text import rule_lines
from workbench.domain.clock import SystemClock
from workbench.interrupt import Interrupt
from workbench.policy.packs import load_book
from workbench.services.rules.rulebook import entry_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

CLAIM = {
    "id": "one",
    "platform": "1688",
    "kind": "late_shipping_claim",
    "given": {"paid_at": "2022-12-28T00:00:01+08:00"},
}
CLOSED = {
    "id": "one",
    "verdict": "claim_closed",
    "because": "1688.claim.late_shipping_suspended",
}


def test_cases_are_answered_line_by_line(workbench: CommandLine, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CLAIM) + "\n\n" + json.dumps(CLAIM | {"id": "two"}) + "\n")
    ended = workbench("simulate", str(cases))
    assert ended.exit_code == 0
    assert [json.loads(line) for line in ended.stdout.splitlines()] == [
        CLOSED,
        CLOSED | {"id": "two"},
    ]


def test_a_bad_line_is_told_and_the_others_go_on(workbench: CommandLine, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"id": "bad"}\n' + json.dumps(CLAIM))
    ended = workbench("simulate", str(cases))
    bad, good = (json.loads(line) for line in ended.stdout.splitlines())
    assert (bad["id"], good, ended.exit_code) == ("bad", CLOSED, 1)
    assert "kind" in bad["error"] or "platform" in bad["error"]


def test_a_bad_line_that_nothing_names_is_told_by_its_number(
    workbench: CommandLine, tmp_path: Path
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CLAIM) + "\n\nnot json\n")
    good, bad = (json.loads(line) for line in workbench("simulate", str(cases)).stdout.splitlines())
    assert (good, bad["line"]) == (CLOSED, 3)


def test_a_byte_order_mark_is_no_bad_line(workbench: CommandLine, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_bytes(b"\xef\xbb\xbf" + json.dumps(CLAIM).encode() + b"\r\n")
    assert json.loads(workbench("simulate", str(cases)).stdout) == CLOSED


def test_a_file_that_is_not_there_is_a_sentence(workbench: CommandLine, tmp_path: Path) -> None:
    ended = workbench("simulate", str(tmp_path / "none.jsonl"))
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert "No such file" in ended.stderr


def test_all_packs_can_be_asked_for(workbench: CommandLine, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CLAIM))
    assert workbench("simulate", str(cases), "--packs", "all").exit_code == 0
    assert workbench("simulate", str(cases), "--packs", "some").exit_code == 2


@pytest.mark.parametrize(
    ("pack", "count"), [("1688", 65), ("taobao", 14), ("tmall", 10), ("douyin", 10)]
)
def test_a_good_pack_is_in_order(workbench: CommandLine, pack: str, count: int) -> None:
    path = paths.resource(f"policies/{pack}.toml")
    assert workbench("policy", "check", str(path)).stdout == (
        f"{pack}.toml is in order: pack {pack}, {count} rules\n"
    )
    assert workbench.json("policy", "check", str(path)) == {
        "file": f"{pack}.toml",
        "pack": pack,
        "rules": count,
        "ok": True,
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("hours = 72", "hours = -72", "1688.false_track.gap_72h", id="the rule"),
        pytest.param("hours = 72", "hours = -72", "mine.toml:{value}", id="the line of the value"),
        pytest.param("hours = 72", "hour = 72", "mine.toml:{rule}", id="else the line of the rule"),
        pytest.param("hours = 72", "hours = -72", "parameters.hours", id="the field"),
        pytest.param('id = "1688"', "id = 1688.", "line", id="the line of what is no TOML"),
    ],
)
def test_a_broken_pack_says_where(
    workbench: CommandLine, tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = paths.resource("policies/1688.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    rule = lines.index('id = "1688.false_track.gap_72h"') + 1
    value = next(n for n, line in enumerate(lines, 1) if "hours = 72" in line)
    said = said.format(rule=rule, value=value)
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace(old, new, 1), encoding="utf-8")
    ended = workbench("policy", "check", str(mine))
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert "mine.toml" in ended.stderr
    assert said in ended.stderr


def test_a_rule_is_shown_with_words_values_and_source(workbench: CommandLine) -> None:
    shown = workbench("policy", "show", "taobao_tmall.stall.exposure_usual").stdout
    for part in (
        "The usual thresholds",
        "Limit 48 h; Remote regions 72 h",
        "until 2022-12-14",
        "A24",
        "004_55c5c8edab104bf5.txt",
        "21be2afa3547ed57c71d3756423f9d59c6e16c2eaa449237fe98198eb3eb66f0",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("at", "in_force"),
    [
        pytest.param("2022-12-14T23:59:59+08:00", True, id="the last second of the usual limits"),
        pytest.param("2022-12-15T00:00:00+08:00", False, id="the longer limits begin"),
        pytest.param("2022-12-15", False, id="a day is its first second in Shanghai"),
    ],
)
def test_a_rule_is_shown_as_of_an_instant(
    workbench: CommandLine, at: str, *, in_force: bool
) -> None:
    rule = "taobao_tmall.stall.exposure_usual"
    document = workbench.json("policy", "show", rule, "--at", at)
    assert (document["in_force"] is not None) == in_force
    shown = workbench("policy", "show", rule, "--at", at).stdout
    assert ("▶" in shown) == in_force
    assert ("not in force at" in shown) != in_force


def test_a_rule_that_is_not_there_names_the_nearest(workbench: CommandLine) -> None:
    ended = workbench("policy", "show", "1688.false_track.gap")
    assert ended.exit_code == 1
    assert "1688.false_track.gap_72h" in ended.stderr


def test_a_rule_that_counts_says_how(workbench: CommandLine) -> None:
    shown = workbench("policy", "show", "tmall.outside.trace_anomaly").stdout
    assert (
        'clock "Next scan by": from the scan before, anew each time to the next scan, up to'
        " delivery; the very limit is late already"
    ) in shown


# What stands in Latin letters in a Chinese answer too: ids of rules, readings and sources,
# addresses, names of documents, and words that Chinese sellers write so themselves.
LATIN = re.compile(r"https?://\S+|[a-z0-9_]+(\.[a-z0-9_]+)+|SHA-256 \S+|O-[A-Z]+-\d+|FAQ")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_rule_is_shown_in_words(language: str) -> None:
    words = App(language, SystemClock(), Interrupt()).words()
    book = load_book(paths.resource("policies"))
    for pack in book.packs:
        for rule in pack.rules:
            entry = entry_in(book, pack, rule, words.language)
            text = "\n".join(rule_lines(rule, entry, None, words))
            assert "{" not in text, text
            if language == "zh_CN":
                assert re.findall(r"[A-Za-z_]{3,}", LATIN.sub("", text)) == [], text


def test_a_template_is_printed_and_written(workbench: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert workbench("policy", "template", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == workbench("policy", "template").stdout
    assert workbench("policy", "check", str(path)).exit_code == 0
    again = workbench("policy", "template", str(path))
    assert (again.exit_code, "mine.toml" in again.stderr) == (1, True)
