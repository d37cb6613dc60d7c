"""Pictures of every view and state, light and dark, in both languages, without a display."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from workbench.domain.settings import ThemeChoice
from workbench.ui.background import Gate
from workbench.ui.dialog_pictures import dialogs
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import (
    CASES,
    METRICS,
    MONITOR,
    NOTICES,
    ORDERS,
    RECORDS,
    RULES,
    SETTINGS,
    TICKETS,
    TODAY,
)
from workbench.ui.help.pictures import help_pictures
from workbench.ui.scene_pictures import ScenePictures
from workbench.ui.start import Stage, prepare_application
from workbench.ui.state_sheet import StateSheet
from workbench.ui.stated import StatedDesk, ViewState
from workbench.ui.translating import CHINESE
from workbench.ui.widgets.list_area import SKELETON_AFTER
from workbench.ui.widgets.view_head import SearchBox
from workbench.ui.wizard_pictures import WizardPictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.ui.contracts import Desk, WindowParts

SIZE = QSize(1760, 900)
HELP_SIZE = QSize(1440, 860)
LONGEST_WAIT = 30_000  # milliseconds until a picture is taken of what is there
LAYOUT_ROUNDS = 20
LOOK_AGAIN = 10  # milliseconds
LANGUAGES = (CHINESE, "en")
_UNHEARD_OF = "没有这样的订单"
_THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
_VIEWS = {
    "today": TODAY,
    "monitor": MONITOR,
    "orders": ORDERS,
    "tickets": TICKETS,
    "filings": CASES,
    "notices": NOTICES,
    "rules": RULES,
    "metrics": METRICS,
    "penalties": RECORDS,
    "settings": SETTINGS,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What a series of pictures shows, beside its view."""

    theme: ThemeChoice
    language: str
    state: ViewState = ViewState.ROWS
    size: QSize = SIZE

    def name(self, view: str) -> str:
        """Return the file's name; the usual language and state go without saying."""
        spoken = "" if self.language == CHINESE else self.language
        return "-".join(part for part in (view, self.state.value, self.theme, spoken) if part)


def render_views(open_parts: Callable[[], WindowParts], folder: Path) -> list[Path]:
    """Write ``monitor-light.png`` and so on into ``folder``; returns the files.

    ``open_parts`` is called once per theme; the desk in it is closed here. Needs a running
    ``QApplication``, on any platform.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for theme in _THEMES:
        parts = replace(open_parts(), theme=theme)
        files += _render(parts, Picture(theme, parts.language), folder)
        parts.desk.close()
    return files


def render_states(
    open_parts: Callable[[str], WindowParts],
    folder: Path,
    languages: Sequence[str] = LANGUAGES,
    states: Sequence[ViewState] = tuple(ViewState),
) -> list[Path]:
    """Write every view in every state, theme and language: ``orders-empty-dark-en.png``.

    ``open_parts`` is called with a language, once per picture series, as :func:`render_views` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for language, theme, state in product(languages, _THEMES, states):
        parts = replace(open_parts(language), theme=theme, language=language)
        files += _render(parts, Picture(theme, language, state), folder)
        if state is ViewState.ROWS:
            files += render_dialogs(parts, Picture(theme, language), folder)
        parts.desk.close()
    return files


def render_help(
    open_parts: Callable[[str], WindowParts], folder: Path, languages: Sequence[str] = LANGUAGES
) -> list[Path]:
    """Write everything once in each language, light, in a window that one can read about."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for language in languages:
        parts = replace(open_parts(language), theme=ThemeChoice.LIGHT, language=language)
        picture = Picture(ThemeChoice.LIGHT, language, size=HELP_SIZE)
        files += _render(parts, picture, folder)
        files += render_dialogs(parts, picture, folder)
        parts.desk.close()
    return files


def _stated(parts: WindowParts, state: ViewState, gate: Gate) -> WindowParts:
    """Return parts whose desks answer as in a state."""
    if state is ViewState.ROWS:
        return parts

    def wrapped(desk: Desk) -> Desk:
        made: Any = StatedDesk(desk, state, gate)
        return cast("Desk", made)

    return replace(parts, desk=wrapped(parts.desk), open_desk=lambda: wrapped(parts.open_desk()))


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


def _render(parts: WindowParts, picture: Picture, folder: Path) -> list[Path]:
    gate = Gate()
    with _stage(parts) as stage:
        files = _render_window(_stated(parts, picture.state, gate), stage, picture, folder, gate)
        if picture.state is ViewState.ROWS:
            files.append(_render_sheet(stage, folder / f"{picture.name('states')}.png"))
    return files


def _render_window(
    parts: WindowParts, stage: Stage, picture: Picture, folder: Path, gate: Gate
) -> list[Path]:
    window = MainWindow(parts, stage, furnish)
    window.resize(picture.size)
    window.show()
    window.start()
    files = []
    for name, number in _VIEWS.items():
        window.show_view(number)
        _bring_about(window, picture.state)
        files.append(_save(window, folder / f"{picture.name(name)}.png"))
    if picture.state is ViewState.ROWS:
        files.append(_render_past(window, parts, folder / f"{picture.name('review')}.png"))
        files += _render_scenes(window, picture, folder)
        files += _render_wizard(window, parts, picture, folder)
    gate.open()
    _end(window)
    return files


def _render_past(window: MainWindow, parts: WindowParts, path: Path) -> Path:
    """Look back by no time at all: everything that warns is there, under its band."""
    window.show_view(MONITOR)
    window.views.monitor.turning.look_back(parts.desk.monitor.now())
    _wait_until_settled(window)
    return _save(window, path)


def _render_scenes(window: MainWindow, picture: Picture, folder: Path) -> list[Path]:
    """Write what a click or two brings about, at present again."""
    window.views.monitor.turning.leave()
    scenes = ScenePictures(window, lambda: _wait_until_settled(window)).scenes()
    return [_save(scene, folder / f"{picture.name(name)}.png") for name, scene in scenes]


def _render_wizard(
    window: MainWindow, parts: WindowParts, picture: Picture, folder: Path
) -> list[Path]:
    """Write the pages of the filing wizard."""
    pages = WizardPictures(window, parts.desk, _wait_until).pages()
    return [_save(page, folder / f"{picture.name(name)}.png") for name, page in pages]


def render_dialogs(parts: WindowParts, picture: Picture, folder: Path) -> list[Path]:
    """Write every dialog, and what stands in the window's place when data do not open."""
    files = []
    with _stage(parts) as stage:
        around = QWidget()
        shown = chain(dialogs(around, parts.desk, stage), help_pictures(around, parts, stage))
        for name, dialog in shown:
            dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            dialog.show()
            _let_layouts_settle()
            files.append(_save(dialog, folder / f"{picture.name(name)}.png"))
            _end(dialog)
        around.deleteLater()
    return files


def _wait_until(is_so: Callable[[], bool]) -> None:
    """Look again and again until something is so, or too much time is over."""
    loop = QEventLoop()
    looking, limit = QTimer(loop), QTimer(loop)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(LONGEST_WAIT)
    looking.timeout.connect(lambda: loop.quit() if is_so() else None)
    looking.start(LOOK_AGAIN)
    loop.exec()
    looking.stop()
    limit.stop()
    _let_layouts_settle()


def _bring_about(window: MainWindow, state: ViewState) -> None:
    """Wait until the view on top is in its state."""
    if state is ViewState.LOADING:
        _let_time_pass(SKELETON_AFTER + 100)
        return
    if state is ViewState.FILTERED:
        for box in window.findChildren(SearchBox):
            if box.isVisible():
                box.setText(_UNHEARD_OF)
                box.searched.emit(_UNHEARD_OF)
    _wait_until_settled(window)


def _render_sheet(stage: Stage, path: Path) -> Path:
    sheet = StateSheet(stage)
    sheet.resize(SIZE)
    sheet.show()
    _let_layouts_settle()
    _save(sheet, path)
    _end(sheet)
    return path


def _let_time_pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


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
    # The timer and what it calls hold each other; on Windows one that goes on starves all others.
    timer.stop()


def _save(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path
