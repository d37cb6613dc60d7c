"""Faults of our own: noted wherever they happen, offered at the next start, gone once seen."""

from __future__ import annotations

import faulthandler
import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from workbench.crash_notes import CrashNotes
from workbench.domain.clock import ReplayClock
from workbench.ui.frame.crash_bar import CrashBar
from workbench.ui.running import Uncaught

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage

WALL = ReplayClock(datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC))
LOG = "workbench.ui.running"


@pytest.fixture
def notes(tmp_path: Path) -> CrashNotes:
    return CrashNotes(tmp_path, WALL)


@pytest.fixture
def uncaught(notes: CrashNotes) -> Iterator[Uncaught]:
    before, was_on = sys.excepthook, faulthandler.is_enabled()
    heard = Uncaught(notes)
    heard.hear()
    yield heard
    heard.leave()
    sys.excepthook = before
    if was_on:
        faulthandler.enable(sys.__stderr__ or sys.stderr)


def fall() -> None:
    raise LookupError("13800000000")


@pytest.mark.usefixtures("uncaught")
def test_what_ends_a_thread_is_noted_without_its_words(
    notes: CrashNotes, expected_logs: list[str]
) -> None:
    expected_logs.append(LOG)
    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    assert "builtins.LookupError" in notes.last()
    assert "13800000000" not in notes.last()


def test_what_a_slot_raises_is_noted(
    uncaught: Uncaught, notes: CrashNotes, expected_logs: list[str]
) -> None:
    expected_logs.append(LOG)
    try:
        fall()
    except LookupError as error:
        uncaught(type(error), error, error.__traceback__)
    assert "builtins.LookupError" in notes.last()


@pytest.fixture
def bar(qtbot: QtBot, stage: Stage) -> CrashBar:
    made = CrashBar(stage.icons)
    qtbot.addWidget(made)
    return made


def test_without_a_note_there_is_no_bar(bar: CrashBar, notes: CrashNotes) -> None:
    bar.offer(notes)
    assert bar.sentence == ""


def test_a_copied_note_is_in_the_clipboard_and_gone(bar: CrashBar, notes: CrashNotes) -> None:
    notes.note(LookupError())
    bar.offer(notes)
    assert bar.sentence
    told = notes.last()
    bar.pressed.emit()
    assert QApplication.clipboard().text() == told
    assert (bar.sentence, notes.last()) == ("", "")


def test_a_closed_bar_does_not_come_again(bar: CrashBar, notes: CrashNotes) -> None:
    notes.note(LookupError())
    bar.offer(notes)
    bar.close_button.click()
    assert (bar.sentence, notes.last()) == ("", "")
