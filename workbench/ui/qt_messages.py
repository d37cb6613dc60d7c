"""Qt's own messages go to the log, as everything else that goes wrong."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

logger = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Said by the offscreen platform at every window; it has no frame whose size it could limit.
_HARMLESS = frozenset({"This plugin does not support propagateSizeHints()"})


def log_qt_messages() -> None:
    """Send what Qt says to our log from now on, instead of to the terminal."""
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = logging.DEBUG if message in _HARMLESS else _LEVELS[kind]
    logger.log(level, "%s", message)
