"""Adding shops: keys are typed or come in a file, and are tried beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.ui.accounts.shop_dialog import ShopDialog
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.services.accounts.service import AddedAccounts, SavedApp
    from workbench.ui.contracts import Desk
    from workbench.ui.trouble import Trouble
    from workbench.ui.widgets.bars import MessageBar

    Ask = Callable[[QWidget], Path | None]


def ask_key_file(parent: QWidget) -> Path | None:
    """Show the system's own dialog and return the chosen key file, None if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = (translate("accounts", "Key file (*.json)"), translate("accounts", "All files (*)"))
    told, _ = QFileDialog.getOpenFileName(
        parent, translate("accounts", "Choose the shop's key file"), folder, ";;".join(kinds)
    )
    return Path(told) if told else None


class Adding(QObject):
    """One account or key file at a time; the dialog or a bar over the views says what goes on.

    Signals: ``added`` when shops were saved, ``said`` (text, None) for the bar at the foot.
    """

    added = Signal()
    said = Signal(str, object)

    def __init__(
        self, open_desk: Callable[[], Desk], bar: MessageBar, ask: Ask | None = None
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self.ask = ask or self._show_dialog
        self.dialog: ShopDialog | None = None
        self._typed = ""  # what is to be tried as soon as nothing else is under way
        self.errand = Errand(open_desk, self)
        bar.pressed.connect(bar.hide)

    @Slot()
    def start(self) -> None:
        """Ask for a shop's keys and add it; while some are tried nothing else begins."""
        if self.errand.is_running:
            return
        path = self.ask(self._bar.window())
        if path is not None:
            self.add(path)

    def add(self, path: Path) -> None:
        """Try the keys of a file and save them."""
        words = translate("accounts", "Trying the keys of {file} …")
        self._bar.say(words.replace("{file}", one_line(path.name)), "key", Tone.ACCENT)
        self.errand.run(
            lambda desk: desk.accounts.add_from_file(path), self._on_added, self._on_failed
        )

    def try_typed(self, text: str) -> None:
        """Try keys that were typed, and save them; the dialog waits for the answer."""
        if self.dialog is None:
            return
        self.dialog.say(translate("accounts", "Trying the keys …"), is_trouble=False)
        if self.errand.is_running:
            self._typed = text
            return
        self.errand.run(
            lambda desk: desk.accounts.add_from_text(text), self._on_typed, self._on_typed_failed
        )

    def _show_dialog(self, parent: QWidget) -> Path | None:
        """Open the dialog, which asks by itself; None, as nothing is chosen yet."""
        self.dialog = ShopDialog(parent)
        self.dialog.told.connect(self.try_typed)
        self.dialog.file_wanted.connect(self._on_file_wanted)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()
        self.errand.run(lambda desk: desk.accounts.apps(), self._on_apps, self._on_no_apps)
        return None

    def _on_apps(self, apps: Sequence[SavedApp] | None) -> None:
        """Show what is saved of applications, then try what was typed meanwhile."""
        if self.dialog is not None and apps:
            self.dialog.show_apps(apps)
        typed, self._typed = self._typed, ""
        if typed:
            self.try_typed(typed)

    def _on_no_apps(self, trouble: Trouble) -> None:
        del trouble  # then all of it is typed
        self._on_apps(())

    @Slot()
    def _on_file_wanted(self) -> None:
        if self.dialog is None:
            return
        path = ask_key_file(self.dialog)
        if path is not None:
            self.dialog.accept()
            self.add(path)

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    def _on_typed(self, added: AddedAccounts | None) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._on_added(added)

    def _on_typed_failed(self, trouble: Trouble) -> None:
        if self.dialog is not None:
            self.dialog.say(trouble.sentence, is_trouble=True)
        else:
            self._on_failed(trouble)

    def _on_added(self, added: AddedAccounts | None) -> None:
        self._bar.hide()
        if added is not None:
            self.said.emit(_words(added), None)
            self.added.emit()

    def _on_failed(self, trouble: Trouble) -> None:
        self._bar.say(trouble.sentence, "warning", Tone.CRITICAL, translate("accounts", "Close"))


def _words(added: AddedAccounts) -> str:
    if not added.shops:
        return translate("accounts", "The trace service was added.")
    names = translate("conditions", ", ").join(one_line(shop.name) for shop in added.shops)
    return translate("accounts", "Added: {shops}").replace("{shops}", names)
