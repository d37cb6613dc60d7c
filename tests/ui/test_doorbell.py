"""The window of a profile hears who starts the program once more, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtNetwork import QLocalSocket

from workbench.ui.doorbell import OPEN, WORD, Doorbell, bell_name, ring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bell(qtbot: QtBot, tmp_path: Path) -> Iterator[Doorbell]:
    made = Doorbell(bell_name(tmp_path))
    yield made
    made.deleteLater()


RINGING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from workbench.ui.doorbell import bell_name, ring

app = QCoreApplication([])
sys.exit(0 if ring(bell_name(Path(sys.argv[1]))) else 1)
"""


def test_another_program_rings_and_is_answered(
    qtbot: QtBot, bell: Doorbell, tmp_path: Path
) -> None:
    caller = QProcess()
    caller.setWorkingDirectory(str(ROOT))
    with qtbot.waitSignals([bell.rung, caller.finished], timeout=20_000):
        caller.start(sys.executable, ["-c", RINGING, str(tmp_path)])
    assert caller.exitCode() == 0


def test_nobody_at_home(qtbot: QtBot, tmp_path: Path) -> None:
    assert not ring(bell_name(tmp_path))


def test_a_killed_windows_bell_is_hung_up_anew(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "window.sock").write_bytes(b"")
    bell = Doorbell(bell_name(tmp_path))
    caller = QLocalSocket()
    with qtbot.waitSignal(bell.rung):
        caller.connectToServer(bell_name(tmp_path))
        caller.write(WORD)
    bell.deleteLater()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"come backward\n", id="another word"),
        pytest.param(b"\0" * 100_000, id="too much"),
        pytest.param(b"COME FORWARD\ncome forward\n", id="the word comes too late"),
        pytest.param(OPEN + b"{}\n", id="no list of files"),
        pytest.param(OPEN + b"[1]\n", id="no names of files"),
        pytest.param(OPEN + b"[\n", id="no JSON"),
        pytest.param(OPEN + b" " * 100_000, id="no end"),
    ],
)
def test_other_words_are_hung_up_on(
    qtbot: QtBot, bell: Doorbell, tmp_path: Path, said: bytes
) -> None:
    rings: list[list[Path]] = []
    bell.rung.connect(rings.append)
    caller = QLocalSocket()
    with qtbot.waitSignal(caller.disconnected):
        caller.connectToServer(bell_name(tmp_path))
        caller.write(said)
    assert rings == []


OPENING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from workbench.ui.doorbell import bell_name, ring

app = QCoreApplication([])
sys.exit(0 if ring(bell_name(Path(sys.argv[1])), [Path(one) for one in sys.argv[2:]]) else 1)
"""


def test_another_program_hands_its_files_over(qtbot: QtBot, bell: Doorbell, tmp_path: Path) -> None:
    files = [str(tmp_path / "订单\n导出.csv"), str(tmp_path / "报备.packet.zip")]
    rings: list[list[Path]] = []
    bell.rung.connect(rings.append)
    caller = QProcess()
    caller.setWorkingDirectory(str(ROOT))
    with qtbot.waitSignals([bell.rung, caller.finished], timeout=20_000):
        caller.start(sys.executable, ["-c", OPENING, str(tmp_path), *files])
    assert caller.exitCode() == 0
    assert rings == [[Path(one) for one in files]]


def test_files_without_a_place_are_left_out(qtbot: QtBot, bell: Doorbell, tmp_path: Path) -> None:
    rings: list[list[Path]] = []
    bell.rung.connect(rings.append)
    caller = QLocalSocket()
    caller.connectToServer(bell_name(tmp_path))
    with qtbot.waitSignal(bell.rung):
        caller.write(OPEN + b'["a.csv", "/b.csv"]\n')
    assert rings == [[Path("/b.csv")]]


def test_half_a_word_rings_nothing(qtbot: QtBot, bell: Doorbell, tmp_path: Path) -> None:
    caller, other = QLocalSocket(), QLocalSocket()
    caller.connectToServer(bell_name(tmp_path))
    caller.write(WORD[:4])
    rings: list[list[Path]] = []
    bell.rung.connect(rings.append)
    with qtbot.waitSignal(bell.rung):
        other.connectToServer(bell_name(tmp_path))
        other.write(WORD)
    assert rings == [[]]


@pytest.mark.parametrize(
    ("folder", "is_path"),
    [
        pytest.param("profile", True, id="short"),
        pytest.param("履约" * 30, False, id="longer than the system allows"),
    ],
)
def test_the_bell_lies_in_the_profile_where_it_can(
    tmp_path: Path, folder: str, *, is_path: bool
) -> None:
    name = bell_name(tmp_path / folder)
    assert name.startswith("/") is is_path
    assert name != bell_name(tmp_path / f"{folder}2")
