"""The evidence packet (申诉凭证) as a ZIP: asked where to, written beside the window, shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from workbench.domain.counting import counted
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbench.services.filing.packets import PacketReport
    from workbench.ui.contracts import Desk
    from workbench.ui.trouble import Trouble
    from workbench.ui.widgets.bars import MessageBar

STANDS_FOR = 20_000  # milliseconds that a finished packet is told of
# The system's file manager knows a packet by both together.
_ENDING, _SUFFIX = ".packet.zip", ".zip"


def ask_packet(parent: QWidget, name: str) -> Path | None:
    """Show the system's own dialog and return where the packet goes, None if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    told, _ = QFileDialog.getSaveFileName(
        parent,
        translate("cases", "Evidence packet"),
        QDir(folder).filePath(f"{name}{_ENDING}"),
        translate("cases", "ZIP packet (*.zip)"),
    )
    if not told:
        return None
    path = Path(told)
    return path if path.suffix.lower() == _SUFFIX else path.with_name(f"{path.name}{_ENDING}")


class Packing(QObject):
    """Writes one packet at a time in a thread of its own; the bar's button cancels, or shows it.

    Signals: ``failed`` (Trouble).
    """

    failed = Signal(object)

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        bar: MessageBar,
        ask: Callable[[QWidget, str], Path | None] = ask_packet,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self.ask = ask
        self._errand = Errand(open_desk, self)
        self._written: Path | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(STANDS_FOR)
        self._rest.timeout.connect(bar.hide)
        bar.pressed.connect(self._on_pressed)
        self._errand.progressed.connect(self._on_progressed)

    @property
    def is_running(self) -> bool:
        """Tell whether a packet is being written."""
        return self._errand.is_running

    @property
    def written(self) -> Path | None:
        """Return the packet that was written last."""
        return self._written

    @Slot(str, str)
    def start(self, filing_id: str, name: str) -> None:
        """Ask for a file and write the packet of a filing to it."""
        if self._errand.is_running:
            return
        target = self.ask(self._bar.window(), name)
        if target is None:
            return
        self._rest.stop()
        self._written = None
        self._on_progressed((0, 0))

        def work(desk: Desk) -> PacketReport:
            tell = self._errand.tell
            return desk.packets.write(
                filing_id, target, translate, progress=lambda done, total: tell((done, total))
            )

        self._errand.run(work, self._on_done, self._on_failed)

    def stop(self) -> bool:
        """End the thread; False if it still ran after its limit."""
        return self._errand.stop()

    @Slot(object)
    def _on_progressed(self, told: tuple[int, int]) -> None:
        done, total = told
        words = translate("cases", "Writing the evidence packet…")
        if total:
            words = f"{words} {done} / {total}"
        self._bar.say(words, "import", Tone.ACCENT, translate("cases", "Cancel"))

    def _on_done(self, report: PacketReport | None) -> None:
        if report is None:
            self._bar.hide()
            return
        self._written = report.path
        words = translate("cases", "{file} written: {n} file(s), SHA-256 {hash}…")
        words = words.replace("{file}", one_line(report.path.name))
        words = counted(words, n=report.files).replace("{hash}", report.sha256[:12])
        self._bar.say(words, "good", Tone.GOOD, translate("cases", "Open folder"))
        self._rest.start()

    def _on_failed(self, trouble: Trouble) -> None:
        self._bar.hide()
        self.failed.emit(trouble)

    @Slot()
    def _on_pressed(self) -> None:
        if self._errand.is_running:
            self._errand.cancel()
        elif self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
            self._bar.hide()
