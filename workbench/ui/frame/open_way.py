"""Files handed to the program: double-clicked, dropped, or named on its command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.cases.packet_dialog import PacketDialog
from workbench.ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.domain.filing.packets import CheckedPacket
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.trouble import Trouble


class OpenWay(QObject):
    """Takes files where they belong; a packet is held against its manifest."""

    def __init__(self, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._errand = Errand(parts.open_desk, self)
        self.dialog: PacketDialog | None = None

    def join(self) -> None:
        """Join what is dropped with what looks at it."""
        self._window.intake.packet_dropped.connect(self.check)

    @Slot(object)
    def open(self, paths: Sequence[Path]) -> None:
        """Take files in."""
        self._window.intake.take(paths)

    @Slot(object)
    def check(self, path: Path) -> None:
        """Show whether a packet is as it was written; one at a time."""
        if self._errand.is_running or self.dialog is not None:
            return
        self.dialog = dialog = PacketDialog(path, self._window)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self._errand.run(lambda desk: desk.packets.check(path), self._on_checked, self._on_failed)

    def _on_checked(self, checked: CheckedPacket | None) -> None:
        if self.dialog is not None and checked is not None:
            self.dialog.show_checked(checked)

    def _on_failed(self, trouble: Trouble) -> None:
        if self.dialog is not None:
            self.dialog.show_trouble(trouble)

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    def stop(self) -> bool:
        """End what is read; False if it still ran after its limit."""
        return self._errand.stop()
