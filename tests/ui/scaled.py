"""Run in a process of its own: the window and its dialogs at a scale, and what is cut off there.

``QT_SCALE_FACTOR`` says how large; Qt reads it once, when it begins. Prints a JSON object.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QWidget

from tests.ui.doubles import MemoryDesk
from workbench.domain.settings import ThemeChoice
from workbench.ui.contracts import WindowParts
from workbench.ui.dialog_pictures import dialogs
from workbench.ui.opening import application
from workbench.ui.screenshot import _let_layouts_settle
from workbench.ui.start import prepare_application
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.ui.start import Stage

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def cut(root: QWidget) -> Iterator[str]:
    """Yield the buttons and labels whose words do not fit."""
    for each in root.findChildren(QWidget):
        if not each.isVisibleTo(root):
            continue
        if isinstance(each, QPushButton | QCheckBox) and each.width() < each.sizeHint().width():
            yield f"{type(each).__name__} {each.text()!r}"
        if isinstance(each, PlainLabel) and not each.wordWrap():
            words = max(each.text().split("\n"), key=len)
            if each.fontMetrics().horizontalAdvance(words) > each.contentsRect().width() + 1:
                yield f"label {each.text()!r}"


def blurred(root: QWidget) -> Iterator[str]:
    """Yield the icons that are drawn with fewer points than the screen has."""
    ratio = root.devicePixelRatioF()
    for each in root.findChildren(QAbstractButton):
        if each.icon().isNull() or isinstance(each, IconButton):
            continue
        drawn = each.icon().pixmap(each.iconSize(), ratio)
        if drawn.width() < each.iconSize().width() * ratio - 1:
            yield f"icon of {each.text()!r}: {drawn.width()} points"


def _shown(stage: Stage, desk: MemoryDesk) -> Iterator[tuple[str, QWidget]]:
    around = QWidget()
    for name, dialog in dialogs(around, desk, stage):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        dialog.show()
        _let_layouts_settle()
        yield name, dialog
        dialog.close()
        dialog.deleteLater()
    around.deleteLater()


def main(language: str) -> None:
    """Show everything in a language and print what is cut."""
    app = application()
    app.setQuitOnLastWindowClosed(False)
    desk = MemoryDesk()
    parts = WindowParts(desk, lambda: desk, None, RESOURCES, language)
    stage = prepare_application(app, replace(parts, theme=ThemeChoice.LIGHT))
    found = {name: [*cut(widget), *blurred(widget)] for name, widget in _shown(stage, desk)}
    stage.leave(app)
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
