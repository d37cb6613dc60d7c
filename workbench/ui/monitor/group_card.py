"""The chosen line of the grouped list: its numbers, how the outlet is reached, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from workbench.domain.counting import counted
from workbench.domain.views import Grouping
from workbench.ui.monitor.groups import group_name
from workbench.ui.monitor.outlet import Outlet
from workbench.ui.theme import LEVEL_TONES, Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.labels import PlainLabel, Tag, restyle, tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from workbench.domain.views import MonitorGroup
    from workbench.ui.monitor.row_work import RowParts
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.columns import Look


class GroupCard(Card):
    """An outlet or a shop: how many parcels, until when, and one message about all of them."""

    def __init__(self, contact: QPushButton) -> None:
        super().__init__()
        top = self.add_row()
        self.name = PlainLabel(type_=Type.CARD, is_wrapped=True)
        self._left = Tag()
        top.addWidget(self.name, 1)
        top.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self.numbers = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.body.addWidget(self.numbers)
        self.body.addWidget(contact)
        self.chase = button(translate("monitor", "Copy chase message"), is_primary=True)
        self.opening = button(translate("monitor", "Show its parcels"))
        acts = self.add_flow()
        for act, key in ((self.chase, "C"), (self.opening, "Enter")):
            act.setToolTip(tip(f"{act.text()} ({key})"))
            acts.addWidget(act)
        self.hide()

    def show_group(self, group: MonitorGroup, look: Look) -> None:
        """Show another line; a shop has no outlet that a message could go to."""
        self.name.setText(group_name(group))
        self.numbers.setText(_numbers(group, look))
        self._left.setVisible(group.earliest is not None)
        if group.earliest is not None:
            self._left.setText(look.formats.remaining(group.earliest, look.now))
            restyle(self._left, tone=LEVEL_TONES[group.level].value)
        self.chase.setVisible(not group.shop_id)


def _numbers(group: MonitorGroup, look: Look) -> str:
    formats = look.formats
    parcels = counted(translate("today", "{n} parcel(s)"), n=group.count)
    if group.earliest is None:
        return parcels
    due = translate("today", "First due {time}").replace("{time}", formats.deadline(group.earliest))
    return f"{parcels} ・ {due}"


class GroupWork(QObject):
    """Shows the chosen line of the grouped list where a row's detail stands else.

    Signals: ``failed`` (Trouble).
    """

    failed = Signal(object)

    def __init__(self, tools: ViewTools, parts: RowParts) -> None:
        super().__init__(parts.lists)
        self._detail, self._asking, self._sight = parts.detail, parts.asking, parts.sight
        self._groups = parts.lists.groups
        self.outlet = Outlet(tools, "group contact")
        self.outlet.failed.connect(self.failed)
        self.card = GroupCard(self.outlet.line)
        self._detail.cards.insertWidget(0, self.card)
        self.card.chase.clicked.connect(self._groups.chase)
        self.card.opening.clicked.connect(self._groups.open_chosen)
        self._groups.group_chosen.connect(self._show)
        self._asking.answered.connect(self._show)

    @Slot()
    def _show(self) -> None:
        is_grouped = self._asking.choice.grouping is not Grouping.PARCEL
        group = self._groups.chosen if is_grouped else None
        self.card.setVisible(group is not None)
        self._detail.show_hint(is_empty=group is None and self._detail.detail is None)
        if group is None:
            return
        self.card.show_group(group, self._sight.look())
        # While looking back nothing is sent: those parcels stand elsewhere now.
        self.card.chase.setEnabled(self._sight.past is None)
        self.outlet.show_place(group.carrier, group.site)
