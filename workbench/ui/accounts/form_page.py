"""One platform's form: numbered steps to its keys, and a line for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.services.accounts.forms import APP_KEY, APP_SECRET, CODE
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLineEdit

    from workbench.services.accounts.forms import AccountForm
    from workbench.services.accounts.service import SavedApp


class FormPage(QWidget):
    """Shows a form; ``lines`` are its fields by name.

    ``known`` are app keys whose secret is saved: it need not be typed again.
    """

    def __init__(self, form: AccountForm, lines: dict[str, QLineEdit]) -> None:
        super().__init__()
        self.form = form
        self.lines = lines
        self.known: frozenset[str] = frozenset()
        self.sign_in = button(translate("accounts", "Open the page of authorisation"))
        self.sign_in.setVisible(bool(form.sign_in))
        words = translate("accounts", "Open {host} ›")
        host = urlsplit(form.console).hostname or ""
        self.console = button(words.replace("{host}", host), is_link=True)
        self._lay_out()

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields, by name."""
        return {name: line.text() for name, line in self.lines.items()}

    def know(self, apps: Sequence[SavedApp]) -> None:
        """Fill in what is saved of the platform's application, where nothing stands yet."""
        ours = [app for app in apps if app.part == self.form.key]
        if not ours:
            return
        self.known = frozenset(app.app_key for app in ours)
        self.lines[APP_KEY].textChanged.connect(self._on_app_key)
        for name, text in {**ours[-1].told, APP_KEY: ours[-1].app_key}.items():
            line = self.lines.get(name)
            if line is not None and not line.text():
                line.setText(text)

    @Slot(str)
    def _on_app_key(self, app_key: str) -> None:
        is_known = app_key.strip() in self.known
        words = translate("accounts", "Saved already: may be left empty") if is_known else ""
        self.lines[APP_SECRET].setPlaceholderText(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(translate("accounts", self.form.title), type_=Type.CARD))
        head.addStretch(1)
        head.addWidget(self.console)
        column.addLayout(head)
        for number, step in enumerate(self.form.steps, 1):
            words = f"{number}. {translate('accounts', step)}"
            column.addWidget(PlainLabel(words, tone=Tone.MUTED, is_wrapped=True))
        column.addSpacing(8)
        column.addLayout(self._grid())
        column.addStretch(1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for field in self.form.fields:
            if field.above:
                above = PlainLabel(translate("accounts", field.above), type_=Type.NOTE)
                grid.addWidget(above, grid.rowCount(), 0, 1, 2)
            if field.name == CODE:
                # What the page is opened with stands above it, what it answers below.
                row = grid.rowCount()
                grid.addWidget(self.sign_in, row, 1, Qt.AlignmentFlag.AlignLeft)
            row = grid.rowCount()
            label = translate("accounts", field.label)
            if not field.is_needed and not field.or_else:
                label = translate("accounts", "{field} (optional)").replace("{field}", label)
            caption = PlainLabel(label, type_=Type.NOTE, tone=Tone.MUTED)
            grid.addWidget(caption, row, 0)
            grid.addWidget(self.lines[field.name], row, 1)
        return grid
