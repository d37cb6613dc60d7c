"""Ties the chosen row to its detail and to what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.views import Grouping
from workbench.ui.shipping.contract import ShipWish
from workbench.ui.tables.keys import on_key
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.views import MonitorRow, RowDetail
    from workbench.ui.detail.acts import Act
    from workbench.ui.detail.column import DetailColumn
    from workbench.ui.monitor.acting import RowActs
    from workbench.ui.monitor.asking import MonitorAsking
    from workbench.ui.monitor.lists import MonitorLists
    from workbench.ui.review.sight import Sight
    from workbench.ui.start import ViewTools


@dataclass(frozen=True, slots=True)
class RowParts:
    """What shows and moves on the chosen row."""

    lists: MonitorLists
    detail: DetailColumn
    acts: RowActs
    asking: MonitorAsking
    sight: Sight


class RowWork(QObject):
    """Shows the chosen row's detail, and does there what its buttons say.

    Signals: ``rule_wanted`` (RuleVisit), ``filing_wanted`` to begin one, ``shipping_wanted``
    (ShipWish), ``said`` (text, None) where an act is refused.
    """

    rule_wanted = Signal(object)
    filing_wanted = Signal()
    shipping_wanted = Signal(object)
    said = Signal(str, object)

    def __init__(self, tools: ViewTools, parts: RowParts) -> None:
        super().__init__(parts.lists)
        self._tools = tools
        self._lists, self._detail = parts.lists, parts.detail
        self._acts, self._asking = parts.acts, parts.asking
        self._sight = parts.sight
        self._connect_lists()
        self._connect_detail()

    def _connect_lists(self) -> None:
        lists, see_rule = self._lists, self._detail.head.see_rule
        lists.table.row_chosen.connect(self._on_row_chosen)
        lists.handled_pressed.connect(self._on_handled)
        lists.copy_pressed.connect(self._acts.copy_number)
        lists.row_menu.rule_wanted.connect(see_rule)
        lists.row_menu.act_wanted.connect(self._on_act)
        on_key(lists.table, "G", see_rule)
        self._asking.answered.connect(self._on_answered)
        lists.first_rows.shown.connect(self._on_answered)
        self._asking.loader.detail_ready.connect(self._on_detail)

    def _connect_detail(self) -> None:
        detail = self._detail
        detail.act_wanted.connect(self._on_act)
        detail.site_wanted.connect(self._asking.show_site)
        detail.rule_wanted.connect(self.rule_wanted)
        detail.confirm_wanted.connect(self._acts.confirm)
        detail.look_wanted.connect(self._on_look)
        detail.morning_wanted.connect(self._on_morning)
        detail.note_wanted.connect(self._on_note)

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        """Show a row's detail; what that takes is loaded when the first rows are painted."""
        if row_id and self._lists.first_rows.are_shown:
            self._asking.loader.load_detail(row_id)
        elif not row_id:
            self._detail.show_detail(None, self._sight.look())

    @Slot()
    def _on_answered(self) -> None:
        is_grouped = self._asking.choice.grouping is not Grouping.PARCEL
        self._on_row_chosen(0 if is_grouped else self._lists.table.chosen)

    @Slot(object)
    def _on_detail(self, detail: RowDetail | None) -> None:
        self._detail.show_detail(detail, self._sight.look())
        acts = self._detail.remedies.acts if detail else []
        self._lists.row_menu.show_acts(acts, can_act=self._sight.past is None)

    @Slot()
    def show_sight(self) -> None:
        """Offer acts at present alone; notes are written at any time."""
        self._detail.let_act(can_act=self._sight.past is None)

    def is_refused(self) -> bool:
        """Tell whether no act is possible, and say why."""
        if self._sight.past is None:
            return False
        self.said.emit(translate("review", "While looking back only notes can be written"), None)
        return True

    @Slot(object)
    def _on_handled(self, row: MonitorRow) -> None:
        if not self.is_refused():
            self._acts.mark_handled(row)

    @Slot(object)
    def _on_act(self, act: Act) -> None:
        if self._detail.detail is None or self.is_refused():
            return
        if act.starts_filing:
            self.filing_wanted.emit()
        elif act.ships is not None:
            self.shipping_wanted.emit(ShipWish(self._detail.detail.row, act, act.ships))
        else:
            self._acts.perform(act, self._detail.detail.row)

    @Slot(object)
    def _on_look(self, at: datetime | None) -> None:
        if self._detail.detail is not None and not self.is_refused():
            self._acts.look_again(self._detail.detail.row, at)

    @Slot()
    def _on_morning(self) -> None:
        """Look again when the seller's own working hours begin next."""
        self._on_look(self._tools.desk.monitor.query().closing)

    @Slot(str)
    def _on_note(self, note: str) -> None:
        if self._detail.detail is not None:
            self._acts.remark(self._detail.detail.row, note)
