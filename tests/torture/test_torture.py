"""The torture in short: a few rounds of each part, and proof that it sees what is wrong."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tests.torture.__main__ import summed
from tests.torture.busy import Company
from tests.torture.images import Disk, losses
from tests.torture.recording import Create, Rename, Sync, Told, Truncate, Unlink, Write
from tests.torture.scene import PAGES, PER_PAGE
from tests.torture.season import steps_to

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and traced here")
# One process for all parts of a kind: the rules are read once.
SHORT = {
    "kill -9": ("poll=3", "import=2", "import-file=1", "export=1"),
    "upgrades and company": ("upgrades=64", "busy=300"),
    "power": ("power=100",),
    "full disk": ("full=3",),
    "faulty disk": ("faulty=1",),
}


def torture(*parts: str) -> list[dict[str, Any]]:
    """Run parts of the torture as ``make torture`` does and return their lines."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture", *parts],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=False,
    )
    lines = [msgspec.json.decode(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, lines
    return lines


@LINUX
@pytest.mark.parametrize("parts", SHORT.values(), ids=SHORT)
def test_nothing_acknowledged_is_lost(parts: tuple[str, ...]) -> None:
    lines = torture(*parts)
    if skipped := [line["skipped"] for line in lines if "skipped" in line]:
        pytest.skip(skipped[0])
    assert [line for line in lines if not line["ok"]] == []


@LINUX
def test_a_program_that_speaks_too_soon_is_caught(tmp_path: Path) -> None:
    """The test of the test: what is acknowledged before it is saved counts as lost."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.hasty", str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    assert b"lost: an acknowledged file" in done.stdout


def test_the_last_line_tells_what_went_wrong_and_what_had_no_turn() -> None:
    lines = [
        {"part": "poll", "ok": True},
        {"part": "full", "ok": True, "skipped": "no disks"},
        {"part": "power", "ok": True},
        {"part": "power", "ok": False},
    ]
    told = {
        "part": "summary",
        "well": ["poll"],
        "bad": ["power"],
        "left_out": ["full"],
        "ok": False,
    }
    assert summed(lines) == told


A, B = b"a" * 1024, b"b" * 1024


def survivors(*deeds: Any) -> set[tuple[tuple[str, bytes], ...]]:
    """All disks that a loss at the end of these deeds may leave, over a file "f" of A."""
    chance, found = random.Random(1), set()
    for _ in range(300):
        disk = Disk({"f": A})
        for deed in deeds:
            disk.do(deed)
        found.add(tuple(sorted(disk.loss(chance).files.items())))
    return found


def test_a_broken_season_tells_what_was_played() -> None:
    error = AssertionError()
    error.add_note("Failing test case: <state machine>")
    error.add_note(
        "state = Rounds()\nstate.nothing_is_doubled()\nstate.fault(place=8, times=None)\n"
        "state.poll()\nstate.teardown()"
    )
    assert steps_to(error) == ["fault(place=8, times=None)", "poll()"]


def test_what_was_synced_survives_and_what_was_not_may() -> None:
    torn = b"b" * 512 + b"a" * 512
    assert survivors(Write("f", 0, B)) == {(("f", A),), (("f", B),), (("f", torn),)}
    assert survivors(Write("f", 0, B), Sync("f")) == {(("f", B),)}
    assert survivors(Truncate("f", 3), Sync("f")) == {(("f", b"aaa"),)}


def test_a_name_is_safe_when_its_folder_was_synced() -> None:
    made = (Create("g"), Write("g", -1, B), Sync("g"))
    assert survivors(*made) == {(("f", A),), (("f", A), ("g", B))}
    assert survivors(*made, Sync("")) == {(("f", A), ("g", B))}
    assert survivors(*made, Sync(""), Rename("g", "f"), Sync("")) == {(("f", B),)}
    assert survivors(Unlink("f"), Sync("")) == {()}


def test_a_loss_knows_what_had_been_told() -> None:
    deeds = [Told("1"), Told("2")]
    told = {image.told for image in losses({}, deeds, 50, random.Random(1))}
    assert told == {(), ("1",), ("1", "2")}


@LINUX
@pytest.mark.parametrize("turns", ["pi", "ip", "pip"])
def test_rounds_before_and_after_an_import_leave_whole_orders(tmp_path: Path, turns: str) -> None:
    company = Company(tmp_path, PAGES * PER_PAGE)
    acts: dict[str, Callable[[], None]] = {
        "p": company.poll_once,
        "i": lambda: company.bring_in(lambda _: None),
    }
    for turn in turns:
        acts[turn]()
    assert company.check() == []
