"""Data under a passphrase: it is asked for in the window; a recovery code stands in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from workbench.domain.errors import StoreError, WrongKey
from workbench.ui.first_run.passphrase import secret_line
from workbench.ui.help.pages import set_page
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.services.care.key_recovery import KeyRecovery

WIDTH = 460


class PassphraseDialog(QDialog):
    """Accepted once the data open; ``is_forgotten`` when it was left for the recovery code."""

    def __init__(self, keys: KeyRecovery) -> None:
        super().__init__()
        self._keys = keys
        self.is_forgotten = False
        self.setObjectName("page")
        set_page(self, "safety")
        self.setWindowTitle(translate("frame", "Fulfilment workbench"))
        self.line = secret_line(translate("firstrun", "Passphrase"))
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.forgotten = button(translate("firstrun", "Forgotten?"), is_link=True)
        self.quit_button = button(translate("firstrun", "Quit"))
        self.open_button = button(translate("firstrun", "Open"), is_primary=True)
        self._lay_out()
        self.forgotten.clicked.connect(self._on_forgotten)
        self.quit_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._on_open)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        title = PlainLabel(translate("firstrun", "Passphrase"), type_=Type.CARD)
        about = PlainLabel(translate("firstrun", "Your data are encrypted; this opens them."))
        for widget in (title, about, self.line, self.trouble):
            widget.setFixedWidth(WIDTH - 40)
            column.addWidget(widget)
        self.trouble.hide()
        acts = QHBoxLayout()
        acts.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignVCenter)
        acts.addStretch(1)
        acts.addWidget(self.quit_button)
        acts.addWidget(self.open_button)
        self.open_button.setDefault(True)
        column.addLayout(acts)
        self.line.setFocus()

    @Slot()
    def _on_forgotten(self) -> None:
        self.is_forgotten = True
        self.reject()

    @Slot()
    def _on_open(self) -> None:
        try:
            self._keys.enter(self.line.text())
        except WrongKey:
            self._say(translate("firstrun", "That is not the passphrase of these data."))
        except StoreError as error:
            self._say(trouble_from(error).sentence)
        else:
            self.accept()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()
        self.line.selectAll()
        self.line.setFocus()
