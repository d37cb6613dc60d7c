"""What is done with the case that is shown: by its buttons and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.cases.cards import is_deletable
from workbench.ui.cases.columns import ground_text
from workbench.ui.formats import one_line
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.menu import Entry, TableMenu
from workbench.ui.translating import translate
from workbench.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    from workbench.domain.filing.case_views import CaseRow
    from workbench.ui.cases.view import CasesView


class CaseActs(QObject):
    """Asks for what the shown case's buttons say; speaks through the view's own signals."""

    def __init__(self, view: CasesView) -> None:
        super().__init__(view)
        self._view = view
        card = view.detail.case
        card.going_on_wanted.connect(self.go_on)
        card.packet_wanted.connect(self.pack)
        card.removal_wanted.connect(self.remove)
        for key, act in (
            ("R", self.go_on),
            ("P", self.pack),
            ("Del", self.remove),
            ("C", self.copy_number),
            ("N", view.start_filing),
        ):
            on_key(view.table, key, act)
        view.table.row_opened.connect(view.split.open_side)
        self.menu = TableMenu(view.table, self._entries)

    def _entries(self) -> tuple[Entry, ...]:
        """Return what a case's menu offers; only a draft can be deleted."""
        row = self._row
        shared = (
            Entry(translate("menu", "Open or go on…"), self.go_on, "R"),
            Entry(translate("menu", "Evidence packet…"), self.pack, "P"),
            Entry(translate("menu", "Copy number"), self.copy_number, "C"),
        )
        if row is None or not is_deletable(row):
            return shared
        return (*shared, Entry(translate("menu", "Delete draft"), self.remove, "Del"))

    @property
    def _row(self) -> CaseRow | None:
        """Return the case that is shown, if it is the chosen one."""
        shown = self._view.detail.shown
        is_chosen = shown is not None and shown.row.id == self._view.table.chosen
        return shown.row if shown is not None and is_chosen else None

    @Slot()
    def go_on(self) -> None:
        """Open the wizard of a filing, or an appeal (R)."""
        row = self._row
        if row is None:
            return
        if row.filing is not None:
            self._view.filing_opened.emit(row.filing.id)
        elif row.appeal is not None:
            self._view.appeal_wanted.emit(row.appeal.record_id)

    @Slot()
    def pack(self) -> None:
        """Ask for the evidence packet (P)."""
        row = self._row
        if row is None:
            return
        filing_id = row.filing.id if row.filing is not None else ""
        if row.appeal is not None:
            filing_id = row.appeal.filing_id
        if filing_id:
            self._view.packet_wanted.emit(filing_id, _file_name(row))

    @Slot()
    def remove(self) -> None:
        """Delete a draft; what was sent cannot be deleted (Del)."""
        row = self._row
        if row is None or not is_deletable(row):
            return
        if row.filing is not None:
            self._view.deletion_wanted.emit(row.filing)
        elif row.appeal is not None:
            self._view.appeal_deletion.emit(row.appeal)

    @Slot()
    def copy_number(self) -> None:
        """Copy the filing's number, or the order's where there is none (C)."""
        row = self._row
        number = row.number or next(iter(row.orders), "") if row is not None else ""
        if number:
            copy_text(one_line(number))
            words = translate("cases", "Copied {number}").replace("{number}", one_line(number))
            self._view.said.emit(words, None)


def _file_name(row: CaseRow) -> str:
    """Return a name for the packet that tells what is in it and goes on every disk."""
    told = "-".join(part for part in (ground_text(row), row.number or str(abs(row.id))) if part)
    name = "".join(sign if sign.isalnum() or sign in "-_" else " " for sign in told)
    packet = translate("cases", "Evidence packet")
    return " ".join(f"{packet} {name}".split())
