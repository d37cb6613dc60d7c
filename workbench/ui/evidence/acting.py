"""What is done with evidence: brought in, described, covered, captured, logged, removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.ui.evidence.attempt import AttemptDialog
from workbench.ui.evidence.pictures import FileDialog, picture_of
from workbench.ui.evidence.redaction import RedactionDialog
from workbench.ui.imports.files import files_in
from workbench.ui.translating import translate
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from workbench.domain.filing.evidence import Box, ContactAttempt, Evidence, EvidenceKind
    from workbench.domain.filing.filings import Filing
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools

_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Brought:
    """What came by drop or clipboard: files of the disk, or one picture's bytes."""

    paths: tuple[Path, ...] = ()
    picture: bytes = b""

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing that could be kept."""
        return not (self.paths or self.picture)


def brought_by(mime: QMimeData) -> Brought:
    """Return what is dragged or lies on the clipboard."""
    paths = tuple(files_in(mime))
    if paths:
        return Brought(paths)
    picture = QImage(mime.imageData()) if mime.hasImage() else QImage()
    return Brought(picture=_png(picture)) if not picture.isNull() else Brought()


class EvidenceActs(QObject):
    """Runs acts on one filing's files in the jobs' thread, with the way back where there is one.

    Signals: ``changed`` when files came, went or were described anew, ``said`` (words, way back
    or None), ``failed`` (Trouble).
    """

    changed = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, around: QWidget) -> None:
        super().__init__(around)
        self._tools = tools
        self._around = around
        self.filing: Filing | None = None
        self.dialog: QDialog | None = None

    @property
    def _id(self) -> str:
        return self.filing.id if self.filing is not None else ""

    def ask_files(self, kind: EvidenceKind) -> None:
        """Show the system's dialog and keep what is chosen."""
        folder = start_folder(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = translate(
            "evidence", "Pictures, PDF, chats (*.png *.jpg *.jpeg *.webp *.pdf *.txt)"
        )
        title = translate("evidence", "Add evidence")
        told, _ = QFileDialog.getOpenFileNames(self._around, title, folder, kinds)
        self.take(Brought(tuple(Path(one) for one in told)), kind)

    def paste(self, kind: EvidenceKind) -> None:
        """Keep the picture or the files that lie on the clipboard."""
        found = brought_by(QGuiApplication.clipboard().mimeData())
        if found.is_empty:
            words = translate("evidence", "No picture or file lies on the clipboard")
            self.said.emit(words, None)
        self.take(found, kind)

    def take(self, brought: Brought, kind: EvidenceKind) -> None:
        """Keep what was brought; one that is refused does not stop the others."""
        filing_id = self._id
        for path in brought.paths:
            self._attach(path, kind)
        if brought.picture:
            shows, picture = (kind, ""), brought.picture
            name = translate("evidence", "pasted picture")
            self._run(lambda desk: desk.evidence.keep(filing_id, picture, name, shows))

    def _attach(self, path: Path, kind: EvidenceKind) -> None:
        filing_id = self._id
        self._run(lambda desk: desk.evidence.attach(filing_id, path, kind))

    def describe(self, evidence: Evidence, kind: EvidenceKind, note: str) -> None:
        """Say anew what a file shows."""
        self._run(lambda desk: desk.evidence.describe(evidence.id, kind, note))

    def remove(self, evidence: Evidence) -> None:
        """Take a file out; for ten seconds it can be brought back."""

        def back() -> None:
            self._run(lambda desk: desk.evidence.restore(evidence.id))

        def work(desk: Desk) -> None:
            desk.evidence.remove(evidence.id)

        words = translate("evidence", "The file was taken out.")
        self._run(work, lambda _: self.said.emit(words, back))

    def look(self, evidence: Evidence) -> None:
        """Show a file large; a PDF is opened by the system's own viewer."""
        if evidence.media_type == _PDF:
            self._write_and_open(evidence)
        else:
            around = self._around.window()
            self._read(evidence, lambda found: self._open(FileDialog(evidence, found, around)))

    def _write_and_open(self, evidence: Evidence) -> None:
        """Ask where a PDF is written, then have it opened: no copy is left behind unasked."""
        title = translate("evidence", "Write the file, to look at it")
        folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / f"{evidence.sha256[:12]}{evidence.suffix}")
        told, _ = QFileDialog.getSaveFileName(self._around, title, name)
        if not told:
            return

        def work(desk: Desk) -> None:
            desk.evidence.write(evidence.id, Path(told))

        def written(_: None) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(told))

        self._tools.jobs.run(work, written, self.failed.emit)

    def cover(self, evidence: Evidence) -> None:
        """Open the picture to draw boxes over it."""

        def show(content: bytes) -> None:
            image = picture_of(content)
            if not image.isNull():
                dialog = RedactionDialog(self._tools.stage, image, self._around.window())
                dialog.redacted.connect(lambda boxes: self._redact(evidence, boxes))
                self._open(dialog)

        self._read(evidence, show)

    def _redact(self, evidence: Evidence, boxes: Sequence[Box]) -> None:
        words = translate("evidence", "Covered; the open picture was erased.")
        self._run(
            lambda desk: desk.evidence.redact(evidence.id, boxes),
            lambda _: self.said.emit(words, None),
        )

    @Slot(str)
    def capture(self, order_number: str) -> None:
        """Keep both traces of an order in one picture."""
        filing_id = self._id
        self._run(lambda desk: desk.evidence.capture_traces(filing_id, order_number, translate))

    @Slot()
    def start_attempt(self) -> None:
        """Open the form of an attempt to reach somebody."""
        if self.filing is None:
            return
        stage, now = self._tools.stage, self._tools.look().now
        dialog = AttemptDialog(stage, self.filing.scope.orders, now, self._around.window())
        dialog.logged.connect(self._log)
        self._open(dialog)

    @Slot(object)
    def _log(self, attempt: ContactAttempt) -> None:
        filing_id = self._id
        self._run(lambda desk: desk.evidence.log_contact(filing_id, attempt, translate))

    def _read(self, evidence: Evidence, done: Callable[[bytes], None]) -> None:
        self._tools.jobs.run(
            lambda desk: desk.evidence.content(evidence.id), done, self.failed.emit
        )

    def _run(
        self, work: Callable[[Desk], object], done: Callable[[object], None] = lambda _: None
    ) -> None:
        def finished(result: object) -> None:
            done(result)
            self.changed.emit()

        self._tools.jobs.run(work, finished, self.failed.emit)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(buffer.data().data())
