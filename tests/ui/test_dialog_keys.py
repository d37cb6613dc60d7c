"""Every dialog that pictures show, and every section of the settings: by keys alone, all named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from tests.ui.test_keyboard import controls, name_of, unreached
from tests.ui.walks import faults
from workbench.ui.care.pictures import ROBOTS
from workbench.ui.dialog_pictures import dialogs
from workbench.ui.frame.places import SETTINGS
from workbench.ui.recovery.dialog import RecoveryDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage


def _wrong(dialog: QDialog) -> list[str]:
    """Return what a person without a mouse, or without eyes, would miss."""
    start = dialog.focusWidget() or next(iter(controls(dialog)), None)
    if start is None:
        return ["nothing to operate"]
    nameless = [type(each).__name__ for each in controls(dialog) if not name_of(each)]
    nameless += [
        type(each).__name__
        for each in dialog.findChildren(QComboBox)
        if each.isVisibleTo(dialog) and not each.accessibleName()
    ]
    unseen = [f"not by Tab: {each}" for each in unreached(dialog, start)]
    without_title = [] if dialog.windowTitle() else ["no title"]
    return [*(f"no name: {each}" for each in nameless), *unseen, *without_title, *faults(dialog)]


def _left_by_esc(dialog: QDialog) -> bool:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    return not dialog.isVisible()


def test_every_dialog_is_walked_named_and_left_by_esc(
    qtbot: QtBot, stage: Stage, desk: MemoryDesk
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    found: dict[str, list[str]] = {}
    names = set()
    for name, dialog in dialogs(parent, desk, stage):
        names.add(name)
        with qtbot.waitActive(dialog):
            dialog.show()
        wrong = _wrong(dialog)
        if not _left_by_esc(dialog) and not isinstance(dialog, RecoveryDialog):
            wrong.append("Esc does not leave it")
        if wrong:
            found[name] = wrong
        dialog.close()
        dialog.deleteLater()
    assert found == {}
    assert len(names) > 30


@pytest.fixture
def filled(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> MainWindow:
    desk.robots.robots = ROBOTS
    window.show_view(SETTINGS)
    window.views.settings.reload()
    qtbot.waitUntil(window.is_settled)
    return window


def test_every_section_of_the_settings_is_walked_and_named(filled: MainWindow) -> None:
    settings = filled.views.settings
    found: dict[str, list[str]] = {}
    for section in settings.sections:
        settings.open_section(section)
        assert isinstance(section, QScrollArea)
        nameless = [type(each).__name__ for each in controls(section) if not name_of(each)]
        missed = [f"not by Tab: {each}" for each in unreached(settings, settings.list)]
        if nameless or missed:
            found[section.name] = [*nameless, *missed]
    assert found == {}
