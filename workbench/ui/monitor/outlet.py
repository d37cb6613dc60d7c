"""How an outlet is reached: the seller's own line, beside the message to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.text_dialog import TextDialog

if TYPE_CHECKING:
    from workbench.ui.start import ViewTools

LONGEST = 120


class Outlet(QObject):
    """Shows and keeps the contact of one outlet; ``line`` is the link that tells it.

    ``topic`` sets its questions apart from those of another. Signals: ``told`` when the line says
    something else, ``failed`` (Trouble).
    """

    told = Signal()
    failed = Signal(object)

    def __init__(self, tools: ViewTools, topic: str) -> None:
        self.line = button("", is_link=True)
        super().__init__(self.line)
        self._tools = tools
        self._topic = topic
        self._place = ("", "")
        self._known = ""
        self.dialog: TextDialog | None = None
        words = translate("monitor", "Telephone or WeChat of this outlet; kept encrypted")
        self.line.setToolTip(tip(words))
        self.line.hide()
        self.line.clicked.connect(self._on_edit)

    def show_place(self, carrier: str, site: str) -> None:
        """Tell of another outlet; of a place without one nothing."""
        if (carrier, site) != self._place:
            self.line.setText("")
        self._place = (carrier, site)
        self.line.setVisible(bool(site))
        if site:
            self._load()

    def _load(self) -> None:
        place = self._place
        self._tools.jobs.run(
            lambda desk: desk.groups.contact(*place),
            self._show,
            self.failed.emit,
            topic=self._topic,
        )

    def _show(self, contact: str) -> None:
        self._known = contact
        nothing = translate("monitor", "Add a contact…")
        words = translate("monitor", "Contact: {contact}").replace("{contact}", one_line(contact))
        self.line.setText(words if contact else nothing)
        self.told.emit()

    @Slot()
    def _on_edit(self) -> None:
        question = translate("monitor", "How is this outlet reached?")
        act = translate("monitor", "Save")
        self.dialog = TextDialog(question, act, LONGEST, self.line.window())
        self.dialog.line.setText(self._known)
        self.dialog.told.connect(self._keep)
        self.dialog.open()

    def _keep(self, contact: str) -> None:
        place = self._place
        self._tools.jobs.run(
            lambda desk: desk.groups.keep_contact(*place, contact),
            lambda _: self._load(),
            self.failed.emit,
        )
