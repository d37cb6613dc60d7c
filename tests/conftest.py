"""What every test gets: an offscreen Qt, silence in the logs, no thread left behind."""

from __future__ import annotations

import gc
import logging
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.patient import PatientBot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A shell's background job ignores Ctrl+C, and so would all programs that tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# How long one example takes, to be made or to be tried, is the machine's load, not a property of
# what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=(HealthCheck.too_slow,))
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module", autouse=True)
def _tidied() -> Iterator[None]:
    """Search for garbage behind each file, in this thread alone, as the window does.

    Python would search in any thread, and what Qt made must not be destroyed in another than its
    own. What stands by then, modules above all, is left out of the next search.
    """
    gc.disable()
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder with the decision cases and the real traces that lie beside the checkout."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared data folder does not lie beside this checkout")
    return folder


@pytest.fixture(scope="session")
def shared_texts() -> Path:
    """Folder that holds the seed documents and the reference, beside the checkout."""
    folder = ROOT.parent / "shared"
    if not all((folder / name).is_dir() for name in ("seeds", "reference")):
        pytest.skip("the seed documents and the reference do not lie beside this checkout")
    return folder


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's robot, with more patience."""
    return PatientBot(request)


@pytest.fixture
def expected_logs() -> list[str]:
    """Append the name of a logger here to allow its records of level WARNING and above."""
    return []


@pytest.fixture(autouse=True)
def _silent_logs(caplog: pytest.LogCaptureFixture, expected_logs: list[str]) -> Iterator[None]:
    """Fail a test that logs a warning it did not announce."""
    yield
    loud = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
        and not any(record.name.startswith(name) for name in expected_logs)
    ]
    assert not loud, loud


@pytest.fixture(autouse=True)
def _no_thread_outlives() -> Iterator[None]:
    """Fail a test that leaves a thread of its own running."""
    before = set(threading.enumerate())
    yield
    left = [t.name for t in threading.enumerate() if t not in before and not t.daemon]
    assert not left, left


@pytest.fixture
def journal_ends() -> Iterator[None]:
    """Take the log file of a profile away from the program's loggers again."""
    root = logging.getLogger("workbench")
    before, level = list(root.handlers), root.level
    yield
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
