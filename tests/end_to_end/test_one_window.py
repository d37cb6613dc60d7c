"""One window per profile, in whatever way the one before it ended."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="which of two ends first is told by Linux alone"
)


class Starter:
    """Starts the demo's window again and again, from folders of its own."""

    def __init__(self, folder: Path) -> None:
        self.profile = folder / "profile"
        self._folder = folder
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        number = len(self._started)
        elsewhere = self._folder / f"elsewhere-{number}"
        elsewhere.mkdir()
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": str(elsewhere),
        }
        command = [sys.executable, "-P", "-m", "workbench", "--profile", str(self.profile)]
        started = subprocess.Popen(
            [*command, "demo", "--speed", "600"],
            cwd=elsewhere,
            env=environment,
            stderr=subprocess.PIPE,
        )
        self._started.append(started)
        return started

    def start_twice(self) -> subprocess.Popen[bytes]:
        """Start two at once and return the one that stays: the other ends once that answered."""
        both = {os.pidfd_open(one.pid): one for one in (self.start(), self.start())}
        ended, _, _ = select.select(list(both), [], [], PATIENCE)
        (stays,) = [one for descriptor, one in both.items() if descriptor not in ended]
        (goes,) = [one for descriptor, one in both.items() if descriptor in ended]
        for descriptor in both:
            os.close(descriptor)
        _, complaint = goes.communicate(timeout=PATIENCE)
        assert (goes.returncode, complaint) == (0, b"")
        return stays

    def end(self) -> None:
        for started in self._started:
            if started.poll() is None:
                started.kill()
            started.communicate(timeout=PATIENCE)


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    made = Starter(tmp_path)
    yield made
    made.end()


def test_a_second_start_brings_the_first_window_forward_and_a_killed_one_leaves_no_lock(
    starter: Starter,
) -> None:
    for _ in range(2):
        window = starter.start_twice()
        assert window.poll() is None
        window.kill()
        window.wait(PATIENCE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["shutdown", "ctrl-c"])
def test_asked_to_end_in_its_work_it_ends_whole(starter: Starter, number: signal.Signals) -> None:
    window = starter.start_twice()
    window.send_signal(number)
    _, complaint = window.communicate(timeout=PATIENCE)
    assert (window.returncode, complaint) == (0, b"")
    # The last connection writes all into the file and takes its log away.
    assert [path.name for path in starter.profile.glob("workbench.db*")] == ["workbench.db"]
