"""What we put on the clipboard, and how it leaves it again (faults H6).

Names, phones and streets are masked before they are kept, so none can be copied. Numbers of orders
and waybills are copied whole, to be pasted where they are asked for; they lead to people, so they
stay out of the system's history and cloud, and go after a minute unless something else was copied.
"""

from __future__ import annotations

import secrets

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

KEPT = 60_000  # milliseconds
# Tells our own text from any other, the same one copied elsewhere included.
MARK = "application/x-workbench-copy"
_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
# By these programs that keep histories are told to leave a text out: Windows' own and its cloud
# (each a number of four bytes), the clipboard of KDE.
_NO_HISTORY = {
    _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): b"\x01\0\0\0",
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format(name="CanUploadToCloudClipboard"): b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
}


class Wiper(QObject):
    """Takes our text off the clipboard after a minute, and when the program ends."""

    def __init__(self, application: QCoreApplication) -> None:
        # Not the clipboard's child: Python forgets that one, and its children's members with it.
        super().__init__(application)
        self._token = b""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT)
        self.timer.timeout.connect(self.wipe)
        application.aboutToQuit.connect(self.wipe)

    def put(self, text: str) -> None:
        """Put a text there for a minute, out of every history."""
        self._token = secrets.token_hex(8).encode()
        data = QMimeData()
        data.setText(text)
        data.setData(MARK, QByteArray(self._token))
        for name, value in _NO_HISTORY.items():
            data.setData(name, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(data)
        self.timer.start()

    @Slot()
    def wipe(self) -> None:
        """Empty the clipboard if what lies there is still ours."""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        found = clipboard.mimeData()
        if self._token and found is not None and found.data(MARK).data() == self._token:
            clipboard.clear()
        self._token = b""


def put_for_a_minute(text: str) -> None:
    """Put a text that may lead to people on the clipboard for a minute."""
    application = QCoreApplication.instance()
    if application is not None:
        wiper = application.findChild(Wiper) or Wiper(application)
        wiper.put(text)
