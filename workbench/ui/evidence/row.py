"""One file of evidence: thumbnail, what it shows, size and hash, what it names, and its acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit

from workbench.domain.filing.evidence import EvidenceKind
from workbench.ui.evidence.words import named_text, size_text
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing

THUMBNAIL = QSize(72, 72)
_LONGEST_NOTE = 200
_HASH = 12  # signs of the SHA-256 that are shown; the whole stands in the tooltip


class EvidenceRow(QFrame):
    """A file as a small box; it takes the keys as a whole.

    Signals: ``described`` (kind, note) once either was changed, ``look_wanted``,
    ``cover_wanted``, ``removal_wanted``.
    """

    described = Signal(object, str)
    look_wanted = Signal()
    cover_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, evidence: Evidence, filing: Filing, thumbnail: QImage | None) -> None:
        super().__init__()
        self.evidence = evidence
        self.setObjectName("evidence")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = QLabel()
        self.picture.setFixedSize(THUMBNAIL)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.kinds = _kinds(evidence.kind)
        self.note = QLineEdit(evidence.note)
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setPlaceholderText(translate("evidence", "Note"))
        self.note.setAccessibleName(translate("evidence", "Note"))
        self.note.setCursorPosition(0)
        self.facts = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.named = PlainLabel(type_=Type.NOTE)
        self.look = button(translate("evidence", "View"), is_link=True)
        self.cover = button(translate("evidence", "Cover…"), is_link=True)
        self.removing = button(translate("evidence", "Remove"), is_link=True)
        self._lay_out()
        self._fill(filing, thumbnail)
        self._connect()

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(12)
        for act in (self.look, self.cover, self.removing):
            acts.addWidget(act)
        acts.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.picture, 0, 0, 5, 1, Qt.AlignmentFlag.AlignTop)
        for line, widget in enumerate((self.kinds, self.note, self.facts, self.named)):
            grid.addWidget(widget, line, 1)
        grid.addLayout(acts, 4, 1)
        grid.setColumnStretch(1, 1)

    def _fill(self, filing: Filing, thumbnail: QImage | None) -> None:
        evidence = self.evidence
        if thumbnail is not None and not thumbnail.isNull():
            self.picture.setPixmap(QPixmap.fromImage(thumbnail))
        else:
            self.picture.setText(evidence.suffix.lstrip(".").upper())
        self.facts.setText(
            f"{evidence.suffix.lstrip('.').upper()} · {size_text(evidence.size)}"
            f" · SHA-256 {evidence.sha256[:_HASH]}…"
        )
        self.facts.setToolTip(tip(f"SHA-256 {evidence.sha256}"))
        named = named_text(evidence, filing)
        self.named.setText(named)
        self.named.setVisible(bool(named))
        self.named.set_tone(Tone.GOOD if evidence.names_orders else Tone.WARNING)
        self.cover.setVisible(evidence.is_picture)
        self.setAccessibleName(f"{word(evidence.kind)} {evidence.note} {self.facts.text()} {named}")

    def _connect(self) -> None:
        self.kinds.activated.connect(self._on_described)
        self.note.editingFinished.connect(self._on_described)
        self.look.clicked.connect(self.look_wanted)
        self.cover.clicked.connect(self.cover_wanted)
        self.removing.clicked.connect(self.removal_wanted)

    @Slot()
    def _on_described(self) -> None:
        kind, note = EvidenceKind(self.kinds.currentData()), self.note.text().strip()
        if (kind, note) != (self.evidence.kind, self.evidence.note):
            self.described.emit(kind, note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks at the file, Delete removes it, B covers parts of a picture."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.look_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() == Qt.Key.Key_B and self.evidence.is_picture:
            self.cover_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look at the file."""
        self.look_wanted.emit()


class QuietCombo(QComboBox):
    """A choice that leaves the wheel to what scrolls: a chat does not become a photograph."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the column scroll."""
        event.ignore()


def _kinds(chosen: EvidenceKind) -> QuietCombo:
    made = QuietCombo()
    made.setAccessibleName(translate("evidence", "What it shows"))
    for kind in EvidenceKind:
        made.addItem(word(kind), kind.value)
    made.setCurrentIndex(made.findData(chosen.value))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
