"""A box for text copied from a platform: messages, or rows of a table on a page."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.services.imports.preview import PastedText
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT = 560, 220


class PasteDialog(QDialog):
    """Takes text; what was understood of it is shown before anything is saved.

    Signals: ``pasted`` (PastedText).
    """

    pasted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("records", "Paste messages"))
        about = PlainLabel(
            translate(
                "records",
                "Paste messages about penalties, or rows of a table from the platform's page. You "
                "see what was understood before anything is saved; names, phones and addresses "
                "are masked.",
            ),
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        about.setFixedWidth(WIDTH)
        self.box = QPlainTextEdit()
        self.box.setFixedSize(WIDTH, HEIGHT)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(translate("records", "Text of the messages"))
        self.read_button = button(translate("records", "Read"), is_primary=True)
        self.read_button.setEnabled(False)
        leave = button(translate("records", "Cancel"))
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(leave)
        acts.addWidget(self.read_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.box)
        column.addLayout(acts)
        self.box.textChanged.connect(self._on_changed)
        self.read_button.clicked.connect(self._on_read)
        leave.clicked.connect(self.reject)

    @Slot()
    def _on_changed(self) -> None:
        self.read_button.setEnabled(bool(self.box.toPlainText().strip()))

    @Slot()
    def _on_read(self) -> None:
        name = translate("records", "Pasted text")
        self.pasted.emit(PastedText(self.box.toPlainText(), name))
        self.accept()
