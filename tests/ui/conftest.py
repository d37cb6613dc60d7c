"""A window over services in memory, in Chinese and light, and one way to wait for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.doubles import MemoryDesk
from workbench.ui.background import Jobs
from workbench.ui.contracts import ThemeChoice, WindowParts
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.start import Stage, ViewTools, prepare_application

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk()


@pytest.fixture
def parts(desk: MemoryDesk) -> WindowParts:
    """A window that does not poll."""
    return WindowParts(
        desk=desk,
        open_desk=lambda: desk,
        open_round=None,
        resources=RESOURCES,
        theme=ThemeChoice.LIGHT,
    )


@pytest.fixture
def stage(qapp: QApplication, parts: WindowParts) -> Iterator[Stage]:
    made = prepare_application(qapp, parts)
    yield made
    made.leave(qapp)
    made.keeper.deleteLater()


@pytest.fixture
def tools(stage: Stage, desk: MemoryDesk) -> Iterator[ViewTools]:
    """What a single view needs."""
    jobs = Jobs(lambda: desk)
    yield ViewTools(stage, desk, jobs)
    assert jobs.stop()


@pytest.fixture
def window(qtbot: QtBot, parts: WindowParts, stage: Stage) -> Iterator[MainWindow]:
    """The window, shown, with everything loaded."""
    made = MainWindow(parts, stage)
    made.resize(1760, 900)
    made.show()
    made.start()
    qtbot.waitUntil(made.is_settled)
    yield made
    made.close()
