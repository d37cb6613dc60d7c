"""Pictures of every view, light and dark, without a display."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from workbench.ui.contracts import ThemeChoice
from workbench.ui.frame.main_window import (
    MONITOR,
    NOTICES,
    ORDERS,
    RECORDS,
    RULES,
    MainWindow,
)
from workbench.ui.start import Stage, prepare_application
from workbench.ui.state_sheet import StateSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import WindowParts

SIZE = QSize(1760, 900)
LONGEST_WAIT = 30_000  # milliseconds until a picture is taken of what is there
LAYOUT_ROUNDS = 20
_THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
_VIEWS = {
    "monitor": MONITOR,
    "orders": ORDERS,
    "notices": NOTICES,
    "rules": RULES,
    "penalties": RECORDS,
}


def render_views(open_parts: Callable[[], WindowParts], folder: Path) -> list[Path]:
    """Write ``monitor-light.png`` and so on into ``folder``; returns the files.

    ``open_parts`` is called once per theme; the desk in it is closed here. Needs a running
    ``QApplication``, on any platform.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for theme in _THEMES:
        parts = replace(open_parts(), theme=theme)
        with _stage(parts) as stage:
            files += _render(parts, stage, folder, theme.value)
        parts.desk.close()
    return files


@contextmanager
def _stage(parts: WindowParts) -> Iterator[Stage]:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        message = "pictures need a QApplication"
        raise TypeError(message)
    stage = prepare_application(app, parts)
    try:
        yield stage
    finally:
        stage.leave(app)


def _render(parts: WindowParts, stage: Stage, folder: Path, theme: str) -> list[Path]:
    window = MainWindow(parts, stage)
    window.resize(SIZE)
    window.show()
    window.start()
    files = []
    for name, number in _VIEWS.items():
        window.show_view(number)
        _wait_until_settled(window)
        files.append(_save(window, folder / f"{name}-{theme}.png"))
    _end(window)
    sheet = StateSheet(stage)
    sheet.resize(SIZE)
    sheet.show()
    _let_layouts_settle()
    files.append(_save(sheet, folder / f"states-{theme}.png"))
    _end(sheet)
    return files


def _end(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()


def _wait_until_settled(window: MainWindow) -> None:
    loop = QEventLoop()
    window.settled.connect(loop.quit)
    limit = QTimer(loop)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(LONGEST_WAIT)
    if not window.is_settled():
        loop.exec()
    _let_layouts_settle()


def _let_layouts_settle() -> None:
    """Let the loop go round until nested layouts have passed their sizes up and down."""
    loop = QEventLoop()
    rounds = iter(range(LAYOUT_ROUNDS))
    timer = QTimer(loop)
    timer.timeout.connect(lambda: loop.quit() if next(rounds, None) is None else None)
    timer.start(0)
    loop.exec()


def _save(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path
