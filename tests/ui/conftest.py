"""A window over services in memory, in Chinese and light, and one way to wait for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.doubles import MemoryDesk
from workbench.domain.settings import ThemeChoice
from workbench.ui.background import Jobs
from workbench.ui.contracts import WindowParts
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.start import Stage, ViewTools, prepare_application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it cannot do with a window; screens do not."""
    ignored = pytest.mark.qt_log_ignore(r"plugin does not support (\w+\(\)|grabbing)", extend=True)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(ignored)


@pytest.fixture(autouse=True)
def _widgets_end_with_their_test(qapp: QApplication) -> Iterator[None]:
    """What a test deleted is gone before the next one: no style sheet dresses it again."""
    before = len(_windows(qapp))
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [type(w).__name__ for w in qapp.topLevelWidgets() if w.isVisible()]
    assert (left, len(_windows(qapp))) == ([], before)


def _windows(app: QApplication) -> list[MainWindow]:
    return [each for each in app.topLevelWidgets() if isinstance(each, MainWindow)]


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
def settle(qtbot: QtBot, tools: ViewTools) -> Callable[[], None]:
    """Wait until a single view has loaded all it asked for."""
    return lambda: qtbot.waitUntil(lambda: tools.jobs.is_idle)


@pytest.fixture
def window(qtbot: QtBot, parts: WindowParts, stage: Stage) -> Iterator[MainWindow]:
    """The window, shown, with everything loaded."""
    made = MainWindow(parts, stage, furnish)
    made.resize(1760, 900)
    made.show()
    made.start()
    qtbot.waitUntil(made.is_settled)
    yield made
    close_and_delete(made)


def close_and_delete(window: QWidget) -> None:
    """End a window for good; a later test's style sheet would dress it again otherwise."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
