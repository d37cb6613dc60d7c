"""Pop-ups within the window: answered, taken back, and gone once somebody could read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import QApplication, QPushButton

from workbench.ui.pointer_words import Answer, Message
from workbench.ui.widgets.toasts import MARGIN, MOST, Toasts

if TYPE_CHECKING:
    from workbench.ui.frame.main_window import MainWindow

BUTTONS = ((Answer.OPEN, "查看"), (Answer.SNOOZE, "稍后提醒"), (Answer.HANDLED, "已处理"))


def message(number: int = 1, **more: object) -> Message:
    parts = {"keys": frozenset({f"key {number}"}), **more}
    return Message(f"标题 {number}", "第一行\n第二行", **parts)  # type: ignore[arg-type]


@pytest.fixture
def toasts(window: MainWindow) -> Toasts:
    return window.toasts


def shown(toasts: Toasts) -> list[str]:
    return [toast.accessibleName().splitlines()[0] for toast in toasts.toasts]


def press(toasts: Toasts, words: str) -> None:
    (found,) = [b for b in toasts.findChildren(QPushButton) if b.text() == words]
    found.click()


@pytest.mark.parametrize("answer", list(Answer), ids=lambda answer: answer.value)
def test_a_button_answers_and_the_message_goes(toasts: Toasts, answer: Answer) -> None:
    answers: list[Answer] = []
    toasts.show_message(message(buttons=BUTTONS), answers.append)
    press(toasts, dict(BUTTONS)[answer])
    assert (answers, shown(toasts), toasts.isHidden()) == ([answer], [], True)


def test_a_message_without_buttons_can_be_opened(toasts: Toasts) -> None:
    answers: list[Answer] = []
    toasts.show_message(message(), answers.append)
    press(toasts, "查看")
    assert answers == [Answer.OPEN]


def test_the_newest_stand_at_the_foot_and_no_more_than_may_pop_up(toasts: Toasts) -> None:
    for number in range(MOST + 2):
        toasts.show_message(message(number), lambda _: None)
    assert shown(toasts) == ["标题 2", "标题 3", "标题 4"]


def test_what_is_cured_is_taken_back(toasts: Toasts) -> None:
    for number in (1, 2):
        toasts.show_message(message(number), lambda _: None)
    toasts.withdraw({"key 1", "key 9"})
    assert shown(toasts) == ["标题 2"]


def test_they_pass_once_somebody_looks(toasts: Toasts, window: MainWindow) -> None:
    toasts.show_message(message(), lambda _: None)
    (toast,) = toasts.toasts
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert not toast.passing.isActive()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert toast.passing.isActive()
    toast.passing.timeout.emit()
    assert shown(toasts) == []


def test_they_stay_in_their_corner(toasts: Toasts, window: MainWindow) -> None:
    toasts.show_message(message(), lambda _: None)
    for size in (QSize(1440, 860), QSize(1024, 700)):
        window.resize(size)
        around = window.rect()
        assert toasts.geometry().bottomRight() == around.bottomRight() - QPoint(MARGIN, MARGIN)
