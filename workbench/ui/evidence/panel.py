"""The files of a filing, with what its ground demands: a panel for the view and for the wizard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workbench.domain.filing.evidence import EvidenceKind
from workbench.ui.evidence.acting import EvidenceActs, brought_by
from workbench.ui.evidence.pictures import thumbnail_of
from workbench.ui.evidence.row import EvidenceRow
from workbench.ui.evidence.words import demands, first_kind
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.dropping import welcome
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.labels import PlainLabel, restyle, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools

Found = tuple[tuple["Evidence", ...], dict[int, "QImage"]]


class EvidencePanel(QWidget):
    """What is demanded, ways to bring files in, and the files.

    Signals: ``changed`` (tuple of Evidence) after every read, ``said`` (words, way back or None)
    for the undo bar, ``failed`` (Trouble).
    """

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self._tools = tools
        self._filing: Filing | None = None
        self._thumbnails: dict[int, QImage] = {}
        self.evidence: tuple[Evidence, ...] = ()
        self.rows: list[EvidenceRow] = []
        self.acts = EvidenceActs(tools, self)
        self.setObjectName("evidencePanel")
        self.setAcceptDrops(True)
        self.demands = QVBoxLayout()
        self.kinds = QComboBox()
        self.choosing = button(translate("evidence", "Choose files…"))
        self.pasting = button(translate("evidence", "Paste"))
        self.capturing = button(translate("evidence", "Compare traces"))
        self.attempt = button(translate("evidence", "Log contact…"))
        self.hint = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self.files = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._name()
        caption = PlainLabel(translate("evidence", "Add as"), type_=Type.NOTE, tone=Tone.MUTED)
        kind = QHBoxLayout()
        kind.setSpacing(8)
        kind.addWidget(caption)
        kind.addWidget(self.kinds, 1)
        acts = FlowLayout()
        for widget in (self.choosing, self.pasting, self.capturing, self.attempt):
            acts.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.demands.setSpacing(2)
        self.files.setSpacing(8)
        column.addLayout(self.demands)
        column.addLayout(kind)
        column.addLayout(acts)
        column.addWidget(self.hint)
        column.addLayout(self.files)
        column.addStretch(1)

    def _name(self) -> None:
        """Give every part its words, the tooltips with their keys."""
        self.kinds.setAccessibleName(translate("evidence", "Add as"))
        for kind in EvidenceKind:
            self.kinds.addItem(word(kind), kind.value)
        self.pasting.setToolTip(tip(translate("evidence", "A screenshot or files (Ctrl+V)")))
        self.capturing.setToolTip(
            tip(translate("evidence", "The platform's trace and the carrier's in one picture"))
        )
        self.hint.setText(
            translate(
                "evidence",
                "Drop files and screenshots here: pictures, PDF, chats as text; 20 MB each. Places "
                "and devices are taken out of pictures, numbers in texts are masked.",
            )
        )

    def _connect(self) -> None:
        self.choosing.clicked.connect(lambda: self.acts.ask_files(self.kind))
        self.pasting.clicked.connect(self.paste)
        self.capturing.clicked.connect(self._on_capture)
        self.attempt.clicked.connect(self.acts.start_attempt)
        self.acts.changed.connect(self._read)
        self.acts.said.connect(self.said)
        self.acts.failed.connect(self.failed)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.activated.connect(self.paste)

    @property
    def kind(self) -> EvidenceKind:
        """Return what the next file is added as."""
        return EvidenceKind(self.kinds.currentData())

    def show_filing(self, filing: Filing) -> None:
        """Show the files of a filing that was saved; the same one keeps what is looked at."""
        is_other = self._filing is None or self._filing.id != filing.id
        self._filing = self.acts.filing = filing
        if is_other:
            self.evidence, self._thumbnails = (), {}
            self._show_rows()
        self._read()

    @Slot()
    def paste(self) -> None:
        """Keep what lies on the clipboard."""
        self.acts.paste(self.kind)

    @Slot()
    def _read(self) -> None:
        if self._filing is None:
            return
        filing_id, known = self._filing.id, frozenset(self._thumbnails)

        def work(desk: Desk) -> Found:
            evidence = desk.evidence.of(filing_id)
            fresh = [one for one in evidence if one.is_picture and one.id not in known]
            return evidence, {one.id: thumbnail_of(desk.evidence.content(one.id)) for one in fresh}

        self._tools.jobs.run(work, self._on_read, self.failed.emit, topic=f"evidence {id(self)}")

    def _on_read(self, found: Found) -> None:
        evidence, thumbnails = found
        self._thumbnails |= thumbnails
        is_same = evidence == self.evidence
        self.evidence = evidence
        if not is_same or len(self.rows) != len(evidence):
            self._show_rows()
        self._show_demands()
        self.changed.emit(evidence)

    def _show_rows(self) -> None:
        focused = next((row.evidence.id for row in self.rows if row.hasFocus()), 0)
        empty_out(self.files)
        self.rows = []
        for one in self.evidence:
            self._add_row(one)
        for row in self.rows:
            if row.evidence.id == focused:
                row.setFocus()

    def _add_row(self, one: Evidence) -> None:
        if self._filing is None:
            return
        row = EvidenceRow(one, self._filing, self._thumbnails.get(one.id))
        row.described.connect(lambda kind, note: self.acts.describe(one, kind, note))
        row.look_wanted.connect(lambda: self.acts.look(one))
        row.cover_wanted.connect(lambda: self.acts.cover(one))
        row.removal_wanted.connect(lambda: self.acts.remove(one))
        self.rows.append(row)
        self.files.addWidget(row)

    def _show_demands(self) -> None:
        if self._filing is None:
            return
        empty_out(self.demands)
        for words, tone in demands(self._filing, self.evidence):
            self.demands.addWidget(PlainLabel(words, type_=Type.NOTE, tone=tone, is_wrapped=True))
        kind = first_kind(self._filing, self.evidence)
        if not self.kinds.hasFocus():
            self.kinds.setCurrentIndex(self.kinds.findData(kind.value))
        self.capturing.setEnabled(bool(self._filing.scope.orders))

    @Slot()
    def _on_capture(self) -> None:
        """Capture the one order, or ask which."""
        orders = self._filing.scope.orders if self._filing is not None else ()
        if len(orders) == 1:
            self.acts.capture(orders[0])
            return
        menu = QMenu(self)
        for number in orders:
            menu.addAction(number).triggered.connect(self._capturing(number))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.capturing.mapToGlobal(self.capturing.rect().bottomLeft()))

    def _capturing(self, number: str) -> Callable[[], None]:
        def capture() -> None:
            self.acts.capture(number)

        return capture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and pictures."""
        if not brought_by(event.mimeData()).is_empty:
            welcome(event)
            restyle(self, hovered="true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget files that went by."""
        restyle(self, hovered="false")

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what is dropped."""
        restyle(self, hovered="false")
        welcome(event)
        self.acts.take(brought_by(event.mimeData()), self.kind)
