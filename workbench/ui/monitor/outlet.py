"""How the chosen outlet is reached: the seller's own line, beside the message to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.text_dialog import TextDialog

if TYPE_CHECKING:
    from workbench.ui.monitor.asking import MonitorAsking
    from workbench.ui.monitor.chips import KindChips
    from workbench.ui.monitor.choice import MonitorChoice
    from workbench.ui.start import ViewTools

LONGEST = 120


class Outlet(QObject):
    """Shows and keeps the contact of the outlet whose parcels are listed.

    Signals: ``failed`` (Trouble).
    """

    failed = Signal(object)

    def __init__(self, tools: ViewTools, chips: KindChips, asking: MonitorAsking) -> None:
        super().__init__(chips)
        self._tools = tools
        self._chips = chips
        self._place = ("", "")
        self._known = ""
        self.dialog: TextDialog | None = None
        self.line = button("", is_link=True)
        words = translate("monitor", "Telephone or WeChat of this outlet; kept encrypted")
        self.line.setToolTip(tip(words))
        self.line.hide()
        self.line.clicked.connect(self._on_edit)
        chips.add_after(self.line)
        asking.chosen.connect(self._on_choice)

    @Slot(object)
    def _on_choice(self, choice: MonitorChoice) -> None:
        self._place = (choice.carrier, choice.site)
        self.line.setVisible(bool(choice.site))
        if choice.site:
            self._load()

    def _load(self) -> None:
        place = self._place
        self._tools.jobs.run(
            lambda desk: desk.groups.contact(*place), self._show, self.failed.emit, topic="contact"
        )

    def _show(self, contact: str) -> None:
        self._known = contact
        nothing = translate("monitor", "Add a contact…")
        words = translate("monitor", "Contact: {contact}").replace("{contact}", one_line(contact))
        self.line.setText(words if contact else nothing)
        self._chips.updateGeometry()

    @Slot()
    def _on_edit(self) -> None:
        question = translate("monitor", "How is this outlet reached?")
        act = translate("monitor", "Keep")
        self.dialog = TextDialog(question, act, LONGEST, self._chips.window())
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
