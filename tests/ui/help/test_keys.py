"""F1 in dialogs and wizards, which let no other window answer a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.conftest import RESOURCES, close_and_delete
from workbench.ui.accounts.shop_dialog import ShopDialog
from workbench.ui.first_run.contract import Speech
from workbench.ui.first_run.entering import offer_help
from workbench.ui.first_run.frame import GuideDialog
from workbench.ui.first_run.opening import PlacePage
from workbench.ui.frame.places import RULES
from workbench.ui.help.keys import HelpKeys
from workbench.ui.help.library import TOPICS, Library
from workbench.ui.help.pages import set_page
from workbench.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage

FOLDER = RESOURCES / "help" / "zh_CN"


def in_front(dialog: QWidget, qtbot: QtBot) -> None:
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)


def title(name: str) -> str:
    return Library.open(FOLDER).topic(name).title


def helped(dialog: QWidget) -> HelpWindow:
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    found = dialog.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    return found


def test_a_dialog_of_no_page_has_that_of_the_view(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(RULES)
    dialog = QDialog(window)
    dialog.setModal(True)
    in_front(dialog, qtbot)
    shown = helped(dialog)
    assert shown.browser.accessibleName() == title("rules")
    close_and_delete(dialog)


@pytest.mark.parametrize("name", TOPICS)
def test_a_dialog_opens_the_page_that_it_names(qtbot: QtBot, stage: Stage, name: str) -> None:
    dialog = QDialog()
    set_page(dialog, name)
    HelpKeys(FOLDER, stage, lambda: "words", dialog)
    in_front(dialog, qtbot)
    assert helped(dialog).browser.accessibleName() == title(name)
    close_and_delete(dialog)


def test_one_help_is_opened_again_and_esc_leaves_the_dialog(qtbot: QtBot, stage: Stage) -> None:
    dialog = GuideDialog([PlacePage()])
    HelpKeys(FOLDER, stage, lambda: "words", dialog)
    in_front(dialog, qtbot)
    shown = helped(dialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shown)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert (shown.isVisible(), dialog.isVisible()) == (False, True)
    in_front(dialog, qtbot)
    assert helped(dialog) is shown
    assert shown.isVisible()
    close_and_delete(dialog)


def test_dialogs_before_there_is_a_window_are_helped(qtbot: QtBot, stage: Stage) -> None:
    dialog = QDialog()
    set_page(dialog, "safety")
    offer_help(dialog, stage.keeper, Speech("zh_CN", RESOURCES / "translations"))
    in_front(dialog, qtbot)
    assert helped(dialog).browser.accessibleName() == title("safety")
    close_and_delete(dialog)


def test_whoever_adds_a_shop_is_helped(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ShopDialog(window)
    in_front(dialog, qtbot)
    assert helped(dialog).browser.accessibleName() == title("start")
    close_and_delete(dialog)
