"""Pictures: every view and every state, light and dark, with Chinese that has a font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from tests.ui.conftest import RESOURCES
from tests.ui.doubles import MemoryDesk
from workbench.ui.contracts import WindowParts
from workbench.ui.filing.wizard import SIZE as WIZARD_SIZE
from workbench.ui.scene_pictures import NARROW, SMALL, TALL
from workbench.ui.screenshot import SIZE, Picture, render_dialogs, render_states, render_views
from workbench.ui.stated import ViewState
from workbench.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

VIEWS = (
    "today",
    "monitor",
    "orders",
    "tickets",
    "filings",
    "notices",
    "rules",
    "metrics",
    "penalties",
    "settings",
)
SIZES = {"narrow": NARROW, "small": SMALL}
SCENES = (
    "monitor-by-outlets",
    "monitor-by-shops",
    "monitor-one-outlet",
    "monitor-narrowed",
    "monitor-marked",
    "orders-menu",
    "tickets-menu",
    "today-tables",
    "orders-beside",
    "monitor-pop-ups",
    *(f"settings-{number:02}" for number in range(1, 12)),
    *(f"{view}-{size}" for size in SIZES for view in ("today", "monitor", "metrics")),
)
WIZARD_PAGES = ("case", "scope", "orders", "evidence", "statement", "check", "submit")


def test_every_view_is_rendered_light_and_dark(qapp: QApplication, tmp_path: Path) -> None:
    desks: list[MemoryDesk] = []

    def open_parts() -> WindowParts:
        desk = MemoryDesk()
        desks.append(desk)
        return WindowParts(desk, lambda: desk, None, RESOURCES)

    files = render_views(open_parts, tmp_path / "pictures")
    names = (*VIEWS, "review", "states", *(f"wizard-{page}" for page in WIZARD_PAGES), *SCENES)
    assert sorted(path.name for path in files) == sorted(
        f"{name}-{theme}.png" for name in names for theme in ("light", "dark")
    )
    assert all(desk.is_closed for desk in desks)
    for path in files:
        picture = QImage(str(path))
        if "-menu-" in path.name:  # as large as what it offers
            assert picture.height() > 200
            continue
        ground = DARK.window if "dark" in path.name else LIGHT.window
        size = WIZARD_SIZE if path.name.startswith("wizard") else SIZE
        size = {**SIZES, "beside": TALL}.get(path.name.split("-")[1], size)
        assert picture.size() == size
        assert picture.pixelColor(size.width() - 5, size.height() - 5) == QColor(ground)


def test_every_dialog_is_rendered(qapp: QApplication, tmp_path: Path) -> None:
    desk = MemoryDesk()
    parts = WindowParts(desk, lambda: desk, None, RESOURCES, language="en")
    files = render_dialogs(parts, Picture(parts.theme, "en"), tmp_path)
    names = {path.stem.removesuffix("-system-en") for path in files}
    assert {"dialog-import-orders", "dialog-restore", "dialog-recovery-damaged"} <= names
    assert all(QImage(str(path)).width() > 400 for path in files)


def test_a_state_is_rendered_in_every_view(qapp: QApplication, tmp_path: Path) -> None:
    def open_parts(language: str) -> WindowParts:
        desk = MemoryDesk()
        return WindowParts(desk, lambda: desk, None, RESOURCES, language=language)

    files = render_states(open_parts, tmp_path, ("en",), (ViewState.ERROR,))
    assert len(files) == 2 * len(VIEWS)
    assert (tmp_path / "orders-error-dark-en.png") in files
