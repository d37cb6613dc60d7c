"""What a screen reader is told: a name for everything that takes the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from workbench.ui.frame.places import SETTINGS
from workbench.ui.pointer_words import Message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow


def nameless(root: QWidget) -> list[str]:
    """Return what takes the keys and says nothing of itself, as Qt tells the system."""
    return [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in root.findChildren(QWidget)
        if each.isVisibleTo(root)
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]


@pytest.mark.parametrize("number", range(SETTINGS + 1))
def test_whatever_takes_the_keys_has_a_name(window: MainWindow, qtbot: QtBot, number: int) -> None:
    window.show_view(number)
    qtbot.waitUntil(window.is_settled)
    assert nameless(window) == []


def test_a_pop_up_in_the_window_says_what_it_is(window: MainWindow) -> None:
    window.toasts.show_message(Message("标题", "正文"), lambda _: None)
    (toast,) = window.toasts.toasts
    assert toast.accessibleName() == "标题\n正文"
    assert nameless(window.toasts) == []
