"""The binding under the window keeps its reference counts."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_none_keep_their_reference() -> None:
    """PySide6 6.12.0 loses one reference a call on Python 3.11 and then aborts the process."""
    receiver = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        receiver.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 50
