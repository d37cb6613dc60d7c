"""One round at a time on one profile, however the programs were started and ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.domain.refresh import Progress, Stage
from workbench.services.polling.turns import LOOK_AGAIN, RoundTurn

ROOT = Path(__file__).resolve().parents[3]

HOLDER = """
import sys
from pathlib import Path
from workbench.services.polling.turns import RoundTurn

with RoundTurn(Path(sys.argv[1]), lambda seconds: None).taken(lambda progress: None):
    print("held", flush=True)
    sys.stdin.read()
"""


class GivenUp(Exception):
    """Raised by a wait that is broken off."""


def give_up(seconds: float) -> None:
    raise GivenUp


def no_wait(seconds: float) -> None:
    raise AssertionError("nobody else has the turn")


def ignore(progress: Progress) -> None:
    return


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[bytes]:
    """Another program in the midst of its round."""
    started = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == b"held\n"
    return started


def test_a_turn_that_nobody_has_is_taken_at_once(tmp_path: Path) -> None:
    for _ in range(2):
        with RoundTurn(tmp_path, no_wait).taken(ignore):
            pass


def test_another_programs_round_is_waited_for(
    tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    waits: list[float] = []

    def let_it_end(seconds: float) -> None:
        waits.append(seconds)
        holder.communicate(timeout=30)

    told: list[Progress] = []
    with RoundTurn(tmp_path, let_it_end).taken(told.append):
        assert waits == [LOOK_AGAIN]
    assert told == [Progress(Stage.WAITING, 0, 0)]


def test_a_wait_for_the_turn_can_be_broken_off(
    tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    with pytest.raises(GivenUp), RoundTurn(tmp_path, give_up).taken(ignore):
        raise AssertionError("two rounds at once")
    holder.communicate(timeout=30)


def test_the_turn_of_a_killed_program_is_free(
    tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    holder.kill()
    holder.communicate(timeout=30)
    with RoundTurn(tmp_path, no_wait).taken(ignore):
        pass
