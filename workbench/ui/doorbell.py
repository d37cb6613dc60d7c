"""One window per profile: who starts a second one rings, and the first comes forward.

The bell is a local socket that only this user may ring (a named pipe on Windows); it understands
one word and answers with one.
"""

from __future__ import annotations

import hashlib
import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

WORD = b"come forward\n"
ANSWER = b"here\n"
# Milliseconds: a window that is busy answers within its pauses, one that hangs never does.
PATIENCE = 3000
_SOCKET = "window.sock"
# sockaddr_un holds 104 bytes on macOS, 108 on Linux, with the zero at its end.
_LONGEST_PATH = 100


def bell_name(folder: Path) -> str:
    """Return where the window of the profile at ``folder`` hears, whoever asks from wherever.

    It lies in the profile, which only its user may enter, as long as the system allows the path.
    """
    path = str(folder / _SOCKET)
    if sys.platform != "win32" and len(path.encode()) <= _LONGEST_PATH:
        return path
    return f"workbench-{hashlib.sha256(str(folder).encode()).hexdigest()[:32]}"


def ring(name: str) -> bool:
    """Ask the window that hears at ``name`` to come forward; False if none answers in time."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(WORD)
    socket.waitForBytesWritten(PATIENCE)
    # It hangs up once it has answered: what it said is there to be read all the same.
    while socket.bytesAvailable() < len(ANSWER) and socket.waitForReadyRead(PATIENCE):
        pass
    return socket.read(len(ANSWER)).data() == ANSWER


class Doorbell(QObject):
    """The first window's side; what says anything but the word is hung up on.

    Signals: ``rung`` when somebody started the program once more.
    """

    rung = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(4)
        self._server.newConnection.connect(self._on_caller)
        # What a killed window left behind: whoever listens here holds the window's lock.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            logger.info("no second start can bring this window forward")

    def leave(self) -> None:
        """Hear no more, so that another window can here."""
        self._server.close()

    @Slot()
    def _on_caller(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setReadBufferSize(len(WORD))
            caller.readyRead.connect(self._on_said)
            caller.disconnected.connect(caller.deleteLater)

    @Slot()
    def _on_said(self) -> None:
        caller = self.sender()
        if not isinstance(caller, QLocalSocket) or caller.bytesAvailable() < len(WORD):
            return
        if caller.read(len(WORD)).data() == WORD:
            caller.write(ANSWER)
            caller.flush()
            self.rung.emit()
        caller.disconnectFromServer()
