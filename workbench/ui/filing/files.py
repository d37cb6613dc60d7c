"""The files of a filing: chosen from the disk, listed, taken out again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from workbench.domain.evidence import EvidenceKind
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.evidence import Evidence
    from workbench.domain.filings import Filing
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


class FileList(QWidget):
    """What was brought, with what each file shows.

    Signals: ``changed`` (tuple of Evidence), ``said`` (words, way back or None), ``failed``
    (Trouble).
    """

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self._tools = tools
        self._filing_id = ""
        self._evidence: tuple[Evidence, ...] = ()
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(translate("wizard", "What the file shows"))
        for kind in EvidenceKind:
            self.kinds.addItem(word(kind), kind.value)
        self.adding = button(translate("wizard", "Add files…"))
        self.removing = button(translate("wizard", "Take out"))
        self.list = QListWidget()
        self.list.setProperty("framed", "true")
        self.list.setAccessibleName(translate("wizard", "Files of evidence"))
        self.adding.clicked.connect(self._on_add)
        self.removing.clicked.connect(self._on_remove)
        row = QHBoxLayout()
        row.addWidget(self.kinds, 1)
        row.addWidget(self.adding)
        row.addWidget(self.removing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.list, 1)

    def show_filing(self, filing: Filing) -> None:
        """Read the files of a filing that was saved."""
        self._filing_id = filing.id
        self._read()

    def _read(self) -> None:
        filing_id = self._filing_id
        self._tools.jobs.run(
            lambda desk: desk.evidence.of(filing_id), self._on_read, self.failed.emit
        )

    def _on_read(self, evidence: tuple[Evidence, ...]) -> None:
        self._evidence = evidence
        self.list.clear()
        for one in evidence:
            self.list.addItem(f"{word(one.kind)}{one.suffix} · {one_line(one.note)}".strip(" ·"))
        self.changed.emit(evidence)

    @Slot()
    def _on_add(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.adding.text())
        self.take([Path(name) for name in names])

    def take(self, paths: list[Path]) -> None:
        """Keep files, as what is chosen says that they show."""
        filing_id, kind = self._filing_id, EvidenceKind(self.kinds.currentData())

        def work(desk: Desk) -> None:
            for path in paths:
                desk.evidence.attach(filing_id, path, kind)

        self._tools.jobs.run(work, lambda _: self._read(), self.failed.emit)

    @Slot()
    def _on_remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._evidence):
            key = self._evidence[row].id
            self._tools.jobs.run(
                lambda desk: desk.evidence.remove(key), lambda _: self._read(), self.failed.emit
            )
