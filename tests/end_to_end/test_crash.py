"""The real window falls: the next one knows of it, and of nobody's orders."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.test_one_window import PATIENCE, Starter
from workbench.crash_notes import FATAL_FILE, NOTE_FILE, CrashNotes
from workbench.domain.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="which of two ends first is told by Linux alone"
)


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    made = Starter(tmp_path)
    yield made
    made.end()


def test_a_window_that_aborts_leaves_its_last_words_to_the_next(starter: Starter) -> None:
    window = starter.start_twice()
    window.send_signal(signal.SIGABRT)
    window.communicate(timeout=PATIENCE)
    assert window.returncode == -signal.SIGABRT
    assert b"Aborted" in (starter.profile / FATAL_FILE).read_bytes()
    was_on, next_start = faulthandler.is_enabled(), CrashNotes(starter.profile, SystemClock())
    next_start.begin()
    next_start.end()
    if was_on:
        faulthandler.enable(sys.__stderr__ or sys.stderr)
    told = next_start.last()
    assert "Fatal Python error: Aborted" in told
    assert "workbench/ui/running.py" in told
    assert str(starter.profile.parent) not in told
    assert (starter.profile / NOTE_FILE).stat().st_mode & 0o777 == 0o600
