"""One window per profile: who starts a second one rings, and the first comes forward.

The bell is a local socket that only this user may ring (a named pipe on Windows); it understands
two words and answers with one. The second word is followed by a line with a JSON list of files.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Sequence

logger = logging.getLogger(__name__)

WORD, OPEN = b"come forward\n", b"open these\n"
ANSWER = b"here\n"
# Milliseconds: a window that is busy answers within its pauses, one that hangs never does.
PATIENCE = 3000
# Bytes that a caller may say: a hundred files with long names.
LONGEST = 64_000
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


def ring(name: str, files: Sequence[Path] = ()) -> bool:
    """Ask the window that hears at ``name`` to come forward and open ``files``.

    False if none answers in time.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(_asked(files))
    socket.waitForBytesWritten(PATIENCE)
    # It hangs up once it has answered: what it said is there to be read all the same.
    while socket.bytesAvailable() < len(ANSWER) and socket.waitForReadyRead(PATIENCE):
        pass
    return socket.read(len(ANSWER)).data() == ANSWER


def _asked(files: Sequence[Path]) -> bytes:
    if not files:
        return WORD
    # A surrogate stands for a byte that is no UTF-8: such a name is told as it is on this system.
    told = json.dumps([str(path) for path in files])
    return OPEN + told.encode("ascii") + b"\n"


def _files_in(said: bytes) -> list[Path] | None:
    """Return the files that a caller named, none for the first word, None for anything else."""
    if said.startswith(WORD):
        return []
    try:
        told = json.loads(said.removeprefix(OPEN)) if said.startswith(OPEN) else None
    except ValueError:
        return None
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        return None
    return [path for path in map(Path, told) if path.is_absolute()]


class Doorbell(QObject):
    """The first window's side; what says anything but the two words is hung up on.

    Signals: ``rung`` (list of paths to open) when somebody started the program once more.
    """

    rung = Signal(object)

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
            caller.setReadBufferSize(LONGEST)
            caller.readyRead.connect(self._on_said)
            caller.disconnected.connect(caller.deleteLater)

    @Slot()
    def _on_said(self) -> None:
        caller = self.sender()
        if not isinstance(caller, QLocalSocket) or not _is_whole(caller):
            return
        files = _files_in(bytes(caller.readAll().data()))
        if files is not None:
            caller.write(ANSWER)
            caller.flush()
            self.rung.emit(files)
        caller.disconnectFromServer()


def _is_whole(caller: QLocalSocket) -> bool:
    """Tell whether a caller has said what it wants, or more than anybody has to say."""
    said = bytes(caller.peek(LONGEST).data())
    if said.startswith(OPEN):
        return said.count(b"\n") > 1 or len(said) >= LONGEST
    return len(said) >= len(WORD)
