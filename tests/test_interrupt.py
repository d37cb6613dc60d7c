from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from workbench.interrupt import Interrupt


def test_work_that_ends_by_itself_is_done() -> None:
    assert Interrupt().guard(lambda: None)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_work_quietly(number: signal.Signals) -> None:
    interrupt = Interrupt()

    def work() -> None:
        os.kill(os.getpid(), number)
        interrupt.wait(20)

    before = signal.getsignal(signal.SIGTERM)
    assert not interrupt.guard(work)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_stop_ends_the_next_wait() -> None:
    interrupt = Interrupt()
    interrupt.stop()
    with pytest.raises(KeyboardInterrupt):
        interrupt.wait(20)


@pytest.mark.parametrize("seconds", [0, -1, 0.001])
def test_a_wait_may_be_short(seconds: float) -> None:
    Interrupt().wait(seconds)


def test_other_failures_pass_through() -> None:
    def work() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        Interrupt().guard(work)


_CTRL_C_IN_A_METHOD_OF_QT = """
import signal
from PySide6.QtWidgets import QApplication, QWidget
from workbench.interrupt import raise_interrupts

class Window(QWidget):
    def closeEvent(self, event):
        signal.raise_signal(signal.SIGINT)

raise_interrupts()
app = QApplication([])
window = Window()
window.show()
try:
    window.close()
except KeyboardInterrupt:
    print("interrupted")
"""


def test_ctrl_c_in_a_method_that_qt_calls_is_no_crash() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _CTRL_C_IN_A_METHOD_OF_QT],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "interrupted\n")
