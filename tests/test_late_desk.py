"""The window's first rows are read without loading what they do not need."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from workbench.app import App
from workbench.app.profiles import Profiles
from workbench.domain.clock import SystemClock
from workbench.domain.profile import Profile
from workbench.interrupt import Interrupt
from workbench.store.keys.unlock import make_demo_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.store.engine.cache import Cache

# Prints what each step loaded; a process of its own, as tests load everything.
_STEPS = """
import sys
from pathlib import Path
from workbench.app import App
from workbench.app.profiles import Profiles
from workbench.domain.clock import SystemClock
from workbench.domain.profile import Profile
from workbench.interrupt import Interrupt

def is_whole():
    return "workbench.services.assembly.workspace" in sys.modules

app = App("en", SystemClock(), Interrupt())
parts = app.window_parts(Profile(Path(sys.argv[1])), polls=False)
desk = parts.desk
desk.monitor.ids(desk.monitor.query())
desk.shops.health()
desk.rules
print(is_whole(), "workbench.ui.frame.main_window" in sys.modules)
print(len(desk.filings.all()), is_whole())
desk.close()
"""

# Opens the window as the program does; says what stands in memory when the rest is to be laid in.
_WINDOW = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from workbench import paths
from workbench.app import App
from workbench.app.commands import COMMANDS
from workbench.cli.main import build
from workbench.domain.clock import SystemClock
from workbench.domain.profile import Profile
from workbench.interrupt import Interrupt
from workbench.ui.first_run.contract import Speech
from workbench.ui.running import Later, run_window

def furnish(window, parts, tools):
    print(*sorted(set(sys.argv[2:]) & sys.modules.keys()))
    QTimer.singleShot(0, window.close)
    while True:
        yield

folder = Path(sys.argv[1])
app = App("en", SystemClock(), Interrupt())
build(app, COMMANDS)
parts = partial(app.window_parts, Profile(folder), polls=True)
run_window(parts, Later(furnish, None), Speech("en", paths.resource("")), str(folder / "bell"))
"""
_NOT_YET = (
    "asyncio",
    "dateutil",
    "desktop_notifier",
    "pluggy",
    "sqlite_utils.db",
    "urllib3",
    "workbench.cli.review",
    "workbench.connectors",
    "workbench.domain.words",
    "workbench.services.judging.service",
    "workbench.services.assembly.workspace",
    "workbench.ui.notifier",
    "workbench.ui.today.view",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    profile = Profile(tmp_path)
    make_demo_key(tmp_path)
    profile.demo_file.touch()
    return tmp_path


def test_other_readers_are_loaded_when_one_is_asked_for(folder: Path) -> None:
    command = [sys.executable, "-c", _STEPS, str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["False False", "0 True"]


def test_the_window_stands_without_what_its_first_rows_do_not_need(folder: Path) -> None:
    App("en", SystemClock(), Interrupt()).open_workspace(Profile(folder)).close()
    command = [sys.executable, "-c", _WINDOW, str(folder), *_NOT_YET]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["workbench.domain.words"]


def test_closing_closes_what_the_first_rows_opened(folder: Path) -> None:
    app = App("en", SystemClock(), Interrupt())
    desk = app.window_parts(Profile(folder), polls=False).desk
    desk.monitor.ids(desk.monitor.query())
    desk.close()
    with pytest.raises(Exception, match="closed"):
        desk.monitor.ids(desk.monitor.query())


def test_closing_closes_what_was_loaded_later(folder: Path) -> None:
    app = App("en", SystemClock(), Interrupt())
    desk = app.window_parts(Profile(folder), polls=False).desk
    assert desk.orders.first is not None
    desk.close()
    with pytest.raises(Exception, match="closed"):
        desk.monitor.ids(desk.monitor.query())


def test_what_no_reader_is_called_is_no_attribute(folder: Path) -> None:
    app = App("en", SystemClock(), Interrupt())
    desk = app.window_parts(Profile(folder), polls=False).desk
    assert not hasattr(desk, "_nothing")
    desk.close()


class Asked(Profiles):
    """Keeps whether the caches it opened wait for as long as others write."""

    patient = False

    def open_cache(self, profile: Profile, pause: Callable[[float], None] | None = None) -> Cache:
        self.patient = pause is not None
        return super().open_cache(profile, pause)


def test_what_a_thread_of_the_window_writes_waits_for_as_long_as_others_write(folder: Path) -> None:
    profiles = Asked("en", SystemClock(), Interrupt().wait)
    profiles.open_desk(Profile(folder)).close()
    assert profiles.patient
