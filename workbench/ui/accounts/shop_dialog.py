"""Adding a shop by its keys: which platform, where its keys are found, and the fields for them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from workbench.domain.errors import BadInput
from workbench.services.accounts.forms import (
    CODE,
    FORMS,
    REDIRECT,
    key_text,
    sign_in_address,
)
from workbench.services.accounts.sign_in import door_of
from workbench.ui.accounts.doorstep import Doorstep
from workbench.ui.accounts.form_page import FormPage
from workbench.ui.help.pages import set_page
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.services.accounts.forms import AccountForm
    from workbench.services.accounts.service import SavedApp

WIDTH, HEIGHT, LIST_WIDTH, ROW = 860, 700, 180, 36


def open_page(address: str) -> bool:
    """Show an address in the system's browser; False where there is none."""
    return QDesktopServices.openUrl(QUrl(address))


class ShopDialog(QDialog):
    """Asks for one account's keys; stays open, with what was typed, until they were accepted.

    Signals: ``told`` (a key file's text) to be tried, ``file_wanted`` for a key file instead.
    """

    told = Signal(str)
    file_wanted = Signal()

    def __init__(self, parent: QWidget, browse: Callable[[str], bool] = open_page) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        set_page(self, "start")
        self.setWindowTitle(translate("accounts", "Add shop or trace service"))
        self.setMinimumSize(WIDTH, HEIGHT)
        self._browse = browse
        self._state = ""  # of the page of authorisation, once it was opened
        self._signing = 0  # the row whose page it is
        self.doorstep = Doorstep(self)
        self.services = QListWidget()
        self.services.setAccessibleName(translate("accounts", "Platform or trace service"))
        self.services.setObjectName("sections")
        self.services.setFixedWidth(LIST_WIDTH)
        self.pages = [FormPage(form, self._lines(form)) for form in FORMS]
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True, is_selectable=True)
        self.try_button = button(translate("accounts", "Try and save"), is_primary=True)
        self.file_button = button(translate("accounts", "From a key file…"))
        self._leave = button(translate("accounts", "Cancel"))
        self._lay_out()
        self.services.currentRowChanged.connect(self._on_service)
        self.try_button.clicked.connect(self._on_try)
        self.file_button.clicked.connect(self.file_wanted)
        self._leave.clicked.connect(self.reject)
        self._hear()
        self.finished.connect(self.doorstep.close)
        self.finished.connect(self.deleteLater)
        self.services.setCurrentRow(0)

    @property
    def page(self) -> FormPage:
        """The form that shows."""
        return self.pages[max(0, self.services.currentRow())]

    def say(self, sentence: str, *, is_trouble: bool) -> None:
        """Say what goes on or went wrong; while keys are tried nothing else can be asked."""
        self.note(sentence, Tone.CRITICAL if is_trouble else Tone.MUTED)
        is_trying = bool(sentence) and not is_trouble
        for each in (self.try_button, self.file_button, self.services):
            each.setDisabled(is_trying)

    def show_apps(self, apps: Sequence[SavedApp]) -> None:
        """Fill in what is saved of applications: a shop that signs in anew needs a code alone."""
        for page in self.pages:
            page.know(apps)

    def note(self, sentence: str, tone: Tone = Tone.MUTED) -> None:
        """Say something in the line above the buttons."""
        self.trouble.set_tone(tone)
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _hear(self) -> None:
        self.doorstep.arrived.connect(self._on_arrived)
        self.doorstep.refused.connect(self._on_refused)
        self.doorstep.left.connect(self._on_left)

    def _lines(self, form: AccountForm) -> dict[str, QLineEdit]:
        made = {field.name: QLineEdit() for field in form.fields}
        for field in form.fields:
            line = made[field.name]
            line.setAccessibleName(translate("accounts", field.label))
            if field.is_secret:
                line.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        return made

    def _lay_out(self) -> None:
        for form, page in zip(FORMS, self.pages, strict=True):
            item = QListWidgetItem(translate("accounts", form.title), self.services)
            item.setSizeHint(QSize(LIST_WIDTH - 8, ROW))
            page.sign_in.clicked.connect(self._on_sign_in)
            page.console.clicked.connect(self._on_console)
        right = QVBoxLayout()
        for page in self.pages:
            right.addWidget(page, 1)
        self.trouble.hide()
        right.addWidget(self.trouble)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.services)
        body.addLayout(right, 1)
        acts = QHBoxLayout()
        acts.addWidget(self.file_button)
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.try_button)
        self.try_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addLayout(body, 1)
        column.addLayout(acts)

    @Slot(int)
    def _on_service(self, row: int) -> None:
        for place, page in enumerate(self.pages):
            page.setVisible(place == row)
        self.say("", is_trouble=False)

    @Slot()
    def _on_try(self) -> None:
        try:
            text = key_text(self.page.form, self.page.typed, self._state, self.page.known)
        except BadInput as error:
            self._refuse(error)
            return
        self.told.emit(text)

    @Slot()
    def _on_sign_in(self) -> None:
        self._state = self._state or secrets.token_hex(16)
        try:
            address = sign_in_address(self.page.form, self.page.typed, self._state)
        except BadInput as error:
            self._refuse(error)
            return
        self._signing = self.services.currentRow()
        words = self._await_redirect()
        if not self._browse(address):
            no_browser = translate("accounts", "No browser opened. Open this address in one:")
            words = f"{no_browser}\n{address}"
        self.note(words)

    @Slot()
    def _on_console(self) -> None:
        address = self.page.form.console
        if not self._browse(address):
            words = translate("accounts", "No browser opened. Open this address in one:")
            self.note(f"{words}\n{address}")

    def _await_redirect(self) -> str:
        """Listen where the redirect leads here, and return what the seller does now."""
        door = door_of(self.page.typed.get(REDIRECT, ""))
        if door is None:
            return translate(
                "accounts", "Sign in in the browser, then paste the address that it shows."
            )
        if self.doorstep.open(door, self._state):
            return translate("accounts", "Sign in in the browser; the code comes by itself.")
        taken = translate(
            "accounts",
            "Port {port} is used by another program: paste the address that the browser shows.",
        )
        return taken.replace("{port}", str(door.port))

    @Slot(str)
    def _on_arrived(self, code: str) -> None:
        """Take the code in as if it had been pasted, and try it: it lives for minutes only."""
        self.services.setCurrentRow(self._signing)
        self.page.lines[CODE].setText(code)
        self.raise_()
        self.activateWindow()
        self._on_try()

    @Slot()
    def _on_refused(self) -> None:
        self.note(translate("accounts", "The platform did not grant the sign-in."), Tone.CRITICAL)

    @Slot()
    def _on_left(self) -> None:
        words = translate(
            "accounts",
            "Nothing came from the browser. Open the page again, or paste the address.",
        )
        self.note(words, Tone.CRITICAL)

    def _refuse(self, error: BadInput) -> None:
        what = translate("accounts", error.values["what"])
        named = BadInput(what=what, reason=error.values["reason"])
        self.say(trouble_from(named).sentence, is_trouble=True)
