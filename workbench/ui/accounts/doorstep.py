"""Hears one redirect of the browser on this machine, in the window's own event loop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from workbench.services.accounts.sign_in import (
    LONGEST_HEAD,
    MOST_STRANGERS,
    PATIENCE_SECONDS,
    Door,
    arrival,
    is_whole,
)
from workbench.ui.translating import translate

_AT_ONCE = 8


class Doorstep(QObject):
    """Listens at one door until the sign-in that belongs to it arrives, or nobody waits any more.

    Signals: ``arrived`` (the code), ``refused`` by the platform, ``left`` when it took too long.
    """

    arrived = Signal(str)
    refused = Signal()
    left = Signal()

    def __init__(self, parent: QObject, seconds: float = PATIENCE_SECONDS) -> None:
        super().__init__(parent)
        self._door = Door(0)
        self._state = ""
        self._strangers = 0
        self._server = QTcpServer(self)
        self._server.setMaxPendingConnections(_AT_ONCE)
        self._server.newConnection.connect(self._on_caller)
        self._patience = QTimer(self, interval=round(seconds * 1000), singleShot=True)
        self._patience.timeout.connect(self._on_late)

    @property
    def is_open(self) -> bool:
        """Tell whether a redirect is awaited."""
        return self._server.isListening()

    def open(self, door: Door, state: str) -> bool:
        """Listen for the redirect of the page that was opened with ``state``; False if taken."""
        self.close()
        self._door, self._state, self._strangers = door, state, 0
        address = QHostAddress(QHostAddress.SpecialAddress.LocalHost)
        is_open = self._server.listen(address, door.port)
        if is_open:
            self._patience.start()
        return is_open

    def close(self) -> None:
        """Hear no more."""
        self._server.close()
        self._patience.stop()

    @Slot()
    def _on_late(self) -> None:
        self.close()
        self.left.emit()

    @Slot()
    def _on_caller(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setReadBufferSize(LONGEST_HEAD + 1)
            caller.readyRead.connect(self._on_said)
            caller.disconnected.connect(caller.deleteLater)

    @Slot()
    def _on_said(self) -> None:
        caller = self.sender()
        if not isinstance(caller, QTcpSocket) or not self.is_open:
            return
        said = bytes(caller.peek(LONGEST_HEAD + 1).data())
        if is_whole(said):
            caller.readyRead.disconnect(self._on_said)
            caller.readAll()  # what is left unread would break the answer off
            self._answer(caller, said)

    def _answer(self, caller: QTcpSocket, said: bytes) -> None:
        found = arrival(said, self._door, self._state, lambda words: translate("accounts", words))
        caller.write(found.answer)
        caller.flush()  # at once: what follows may take the window's whole attention
        caller.disconnectFromHost()
        self._strangers += not found.is_final
        if found.is_final:
            self.close()
            if found.code:
                self.arrived.emit(found.code)
            else:
                self.refused.emit()
        elif self._strangers >= MOST_STRANGERS:
            self._on_late()
