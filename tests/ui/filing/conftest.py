"""The wizard over a real profile, with one way to wait for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import RESOURCES
from tests.ui.filing.shops import Profile, make_profile
from workbench.domain.settings import ThemeChoice
from workbench.services.assembly.shelf import Shelf
from workbench.ui.background import Jobs
from workbench.ui.contracts import WindowParts
from workbench.ui.filing.opening import FilingWindows
from workbench.ui.start import Stage, ViewTools, prepare_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from workbench.ui.filing.conduct import Conduct


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf(RESOURCES, "zh")


@pytest.fixture
def profile(tmp_path: Path, shelf: Shelf) -> Profile:
    """Three shops; the first one's only parcel stalled 12 hours ago."""
    return make_profile(tmp_path / "workbench.db", shelf)


@pytest.fixture
def stage(qapp: QApplication, profile: Profile) -> Iterator[Stage]:
    desk = profile.desk()
    parts = WindowParts(desk, profile.desk, None, RESOURCES, theme=ThemeChoice.LIGHT)
    made = prepare_application(qapp, parts)
    yield made
    made.leave(qapp)
    made.keeper.deleteLater()
    desk.close()


@pytest.fixture
def tools(stage: Stage, profile: Profile) -> Iterator[ViewTools]:
    """Real services for the window's thread and for the jobs'."""
    desk, jobs = profile.desk(), Jobs(profile.desk)
    yield ViewTools(stage, desk, jobs)
    assert jobs.stop()
    desk.close()


@dataclass
class Opened:
    """The wizards of a window, and one way to wait for them."""

    windows: FilingWindows
    tools: ViewTools
    qtbot: QtBot

    @property
    def conduct(self) -> Conduct:
        """Return the wizard that was opened last."""
        return self.windows.open_ones[-1]

    def settle(self) -> None:
        """Wait until everything was read, saved and foreseen."""
        self.qtbot.waitUntil(self._is_settled)

    def _is_settled(self) -> bool:
        is_busy = any(each.is_busy for each in self.windows.open_ones)
        return self.tools.jobs.is_idle and not is_busy


@pytest.fixture
def around(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the wizards belong to."""
    made = QWidget()
    yield made
    made.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot, tools: ViewTools, profile: Profile, around: QWidget) -> Iterator[Opened]:
    parts = WindowParts(tools.desk, profile.desk, None, RESOURCES)
    windows = FilingWindows(parts, tools, around)
    made = Opened(windows, tools, qtbot)
    yield made
    made.settle()
    assert windows.stop()
    made.settle()
