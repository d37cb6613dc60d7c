from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInfo, qInstallMessageHandler, qWarning

from workbench.ui.qt_messages import log_qt_messages

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def handler() -> Iterator[None]:
    """Our handler for one test; the test library's own comes back afterwards."""
    before = qInstallMessageHandler(None)
    log_qt_messages()
    yield
    qInstallMessageHandler(before)


@pytest.mark.usefixtures("handler")
def test_what_qt_says_is_logged(
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    expected_logs: list[str],
) -> None:
    expected_logs.append("workbench.ui.qt_messages")
    caplog.set_level(logging.INFO)
    qInfo("all is well")
    qWarning("something is off")
    qWarning("This plugin does not support propagateSizeHints()")
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert said == [("INFO", "all is well"), ("WARNING", "something is off")]
    assert capfd.readouterr().err == ""
