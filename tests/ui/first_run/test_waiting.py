"""While the samples are made there is something to see, and a way back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import RESOURCES
from workbench.domain.errors import ProfileInUse
from workbench.ui.first_run.contract import Speech
from workbench.ui.first_run.waiting import MakingDialog, made

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.first_run.waiting import Look

LIMIT = 20  # seconds
SPEECH = Speech("zh_CN", RESOURCES / "translations")


def shown() -> MakingDialog:
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MakingDialog))
    return dialog


def meanwhile(act: Callable[[], object]) -> None:
    """Do something as soon as the dialog shows."""
    QTimer.singleShot(0, act)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("zh_CN", "正在准备示例数据……", id="zh"),
        pytest.param("en", "The sample data are being made …", id="en"),
    ],
)
def test_it_shows_until_they_are_made(qapp: QApplication, language: str, words: str) -> None:
    seen: list[str] = []
    gate = threading.Event()

    def look_at_it() -> None:
        seen.append(shown().accessibleName())
        gate.set()

    def work(look: Look) -> None:
        gate.wait(LIMIT)
        look()

    meanwhile(look_at_it)
    assert made(qapp, Speech(language, RESOURCES / "translations"), work)
    assert seen == [words]


def test_who_does_not_want_to_wait_goes_back_between_two_steps(qapp: QApplication) -> None:
    steps: list[str] = []
    gate = threading.Event()

    def work(look: Look) -> None:
        steps.append("first")
        gate.wait(LIMIT)
        look()
        steps.append("second")

    def leave() -> None:
        shown().back.click()
        assert not shown().back.isEnabled()
        gate.set()

    meanwhile(leave)
    assert not made(qapp, SPEECH, work)
    assert steps == ["first"]


def test_what_went_wrong_is_raised_here(qapp: QApplication) -> None:
    def work(look: Look) -> None:
        look()
        raise ProfileInUse(path="demo")

    with pytest.raises(ProfileInUse):
        made(qapp, SPEECH, work)


def test_what_nobody_foresaw_is_said_and_left(qapp: QApplication, expected_logs: list[str]) -> None:
    def work(look: Look) -> None:
        look()
        raise RuntimeError

    def leave_once_told() -> None:
        dialog = shown()
        dialog.errand.ended.connect(lambda: QTimer.singleShot(0, dialog.back.click))

    meanwhile(leave_once_told)
    expected_logs.append("workbench.ui.trouble")
    assert not made(qapp, SPEECH, work)
