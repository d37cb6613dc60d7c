"""Chinese on the screen: its families are chosen, and what is typed by an input method arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from workbench.ui.theme import FAMILIES, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage

SAMPLE = "履约工作台：待处理、已报备、揽收后48h未离开首分拨，偏远地区·不考核"


@pytest.fixture
def family() -> str:
    """The first of our families that this machine has."""
    there = [each for each in FAMILIES if QFontDatabase.hasFamily(each)]
    if not there:
        pytest.skip("none of the Chinese families is installed here")
    return there[0]


@pytest.mark.parametrize("type_", list(Type), ids=[each.name for each in Type])
def test_every_size_of_type_is_of_a_chinese_family(type_: Type, family: str, stage: Stage) -> None:
    font = type_.font()
    assert tuple(font.families()) == FAMILIES
    assert QFontInfo(font).family() == family
    metrics = QFontMetrics(font)
    assert [each for each in SAMPLE if not metrics.inFontUcs4(ord(each))] == []


def test_no_widget_of_the_window_has_another_family(window: MainWindow, family: str) -> None:
    others = {type(w).__name__ for w in shown(window) if w.font().families()[:1] != [FAMILIES[0]]}
    assert others == set()


def shown(window: MainWindow) -> list[QWidget]:
    """All that stands in the window."""
    return [each for each in QApplication.allWidgets() if each.window() is window]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit], ids=["line", "text"])
def test_what_an_input_method_composes_arrives(
    kind: type[QLineEdit | QPlainTextEdit], stage: Stage, qtbot: QtBot
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show()
    QApplication.sendEvent(field, QInputMethodEvent("nihao", []))
    composed = QInputMethodEvent()
    composed.setCommitString("你好")
    QApplication.sendEvent(field, composed)
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == "你好"


def test_letters_that_are_being_composed_are_no_search_yet(
    window: MainWindow, qtbot: QtBot
) -> None:
    box = window.views.monitor.head.search
    told: list[str] = []
    box.searched.connect(told.append)
    QApplication.sendEvent(box, QInputMethodEvent("yiwu", []))
    composed = QInputMethodEvent()
    composed.setCommitString("义乌")
    QApplication.sendEvent(box, composed)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["义乌"]
