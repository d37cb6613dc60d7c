"""A filing by mouse and keyboard in a real window on a screen of its own: Xvfb and xdotool."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.doubles import TEN
from tests.ui.filing.shops import STALLED, make_profile, profile_at
from workbench.domain.filing.filings import FilingCase, FilingState
from workbench.services.assembly.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEEDED = ("Xvfb", "openbox", "xdotool")
PATIENCE = 60
ROOT = Path(__file__).resolve().parents[2]
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}")

Told = dict[str, Any]


@dataclass
class Screen:
    """A screen with a window on it, and hands before it."""

    environment: dict[str, str]
    window: subprocess.Popen[str]

    def until(self, is_so: Callable[[Told], bool]) -> Told:
        """Wait until the window tells of something."""
        assert self.window.stdout is not None
        while True:
            ready, _, _ = select.select([self.window.stdout], [], [], PATIENCE)
            assert ready, "the window tells of nothing any more"
            told: Told = json.loads(self.window.stdout.readline())
            if is_so(told):
                return told

    def page(self, name: str) -> Told:
        """Wait for a page."""
        return self.until(lambda told: told["page"] == name)

    def hands(self, *words: str) -> None:
        """Do something with mouse or keyboard."""
        subprocess.run(
            ["xdotool", *words],  # noqa: S607 - found by the shell's path, as a user would
            env=self.environment,
            check=True,
            timeout=PATIENCE,
        )

    def click(self, told: Told, name: str) -> None:
        """Click on something by the name that the window gave it."""
        x, y = told["points"][name]
        self.hands("mousemove", str(x), str(y), "click", "1")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A wizard on a screen of its own, begun for the stalled order."""
    profile = make_profile(tmp_path / "workbench.db", Shelf(ROOT / "resources", "zh"))
    with ExitStack() as stack:
        display = stack.enter_context(_display())
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        stack.enter_context(_running(["openbox"], environment))
        command = [sys.executable, "-m", "tests.ui.filing.stagehand", str(profile.path)]
        yield Screen(environment, stack.enter_context(_running(command, environment)))


class _display:  # noqa: N801 - used as a function
    """Xvfb, entered as its display's name."""

    def __enter__(self) -> str:
        reading, writing = os.pipe()
        options = ["-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(
            ["Xvfb", *options],  # noqa: S607 - found by the shell's path
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            return f":{told.readline().strip()}"

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait(PATIENCE)


class _running:  # noqa: N801 - used as a function
    """A program that is ended with its test."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> subprocess.Popen[str]:
        return self._process

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=PATIENCE)


def test_a_filing_is_clicked_and_typed_to_its_sending(screen: Screen, tmp_path: Path) -> None:
    told = screen.until(lambda told: "lost" in told["points"])
    screen.click(told, "lost")
    told = screen.until(lambda told: told["state"] == "draft" and "next" in told["points"])
    screen.click(told, "next")
    screen.page("scope")
    for page in ("orders", "evidence", "statement"):
        screen.hands("key", "alt+Right")
        told = screen.page(page)
    screen.click(told, "box")
    screen.hands("type", "lost on 2024-01-22")
    screen.until(lambda told: told["statement"] == "lost on 2024-01-22")
    screen.hands("key", "ctrl+Return")
    told = screen.page("check")
    screen.click(told, "next")
    told = screen.until(lambda told: "sent" in told["points"])
    screen.click(told, "number")
    screen.hands("type", "BB20240124")
    told = screen.until(lambda told: told["number"] == "BB20240124")
    screen.click(told, "sent")
    screen.page("follow")
    screen.hands("key", "Escape")
    workspace = profile_at(tmp_path / "workbench.db", Shelf(ROOT / "resources", "zh")).open()
    (found,) = [each.filing for each in workspace.filings.all()]
    workspace.close()
    assert (found.case, found.scope.orders) == (FilingCase.LOST, (STALLED,))
    assert (found.state, found.number) == (FilingState.SENT, "BB20240124")
    assert (found.details.statement, found.submitted_at) == ("lost on 2024-01-22", TEN)
