"""Pictures: every view and every state, light and dark, with Chinese that has a font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from tests.ui.conftest import RESOURCES
from tests.ui.doubles import MemoryDesk
from workbench.ui.contracts import WindowParts
from workbench.ui.screenshot import SIZE, render_states, render_views
from workbench.ui.stated import ViewState
from workbench.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_every_view_is_rendered_light_and_dark(qapp: QApplication, tmp_path: Path) -> None:
    desks: list[MemoryDesk] = []

    def open_parts() -> WindowParts:
        desk = MemoryDesk()
        desks.append(desk)
        return WindowParts(desk, lambda: desk, None, RESOURCES)

    files = render_views(open_parts, tmp_path / "pictures")
    assert sorted(path.name for path in files) == [
        "monitor-dark.png",
        "monitor-light.png",
        "notices-dark.png",
        "notices-light.png",
        "orders-dark.png",
        "orders-light.png",
        "penalties-dark.png",
        "penalties-light.png",
        "review-dark.png",
        "review-light.png",
        "rules-dark.png",
        "rules-light.png",
        "states-dark.png",
        "states-light.png",
        "tickets-dark.png",
        "tickets-light.png",
        "today-dark.png",
        "today-light.png",
    ]
    assert all(desk.is_closed for desk in desks)
    for path in files:
        picture = QImage(str(path))
        ground = DARK.window if "dark" in path.name else LIGHT.window
        assert picture.size() == SIZE
        assert picture.pixelColor(1755, 895) == QColor(ground)


def test_a_state_is_rendered_in_every_view(qapp: QApplication, tmp_path: Path) -> None:
    def open_parts(language: str) -> WindowParts:
        desk = MemoryDesk()
        return WindowParts(desk, lambda: desk, None, RESOURCES, language=language)

    files = render_states(open_parts, tmp_path, ("en",), (ViewState.ERROR,))
    assert len(files) == 14
    assert (tmp_path / "orders-error-dark-en.png") in files
