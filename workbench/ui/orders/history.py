"""The card of an order's changes: promise, state, numbers and their chain, acts and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.order_changes import ChangeKind, OrderPart
from workbench.domain.parcels.shipments import ShipmentState
from workbench.ui.formats import one_line
from workbench.ui.orders.columns import status_text
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.tables.columns import Look


class HistoryCard(Card):
    """Changes, the oldest first; hidden where nothing changed."""

    def __init__(self) -> None:
        super().__init__(translate("orders", "How it came about"))
        self.lines = PlainLabel(
            type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True, is_selectable=True
        )
        self.body.addWidget(self.lines)

    def show_changes(self, changes: Sequence[OrderPart], look: Look) -> None:
        """Show another order's changes."""
        self.lines.setText("\n".join(change_line(change, look) for change in chained(changes)))
        self.setVisible(bool(changes))


def chained(changes: Sequence[OrderPart]) -> list[OrderPart]:
    """Return the changes with a replaced number and the one in its place as a single one.

    Two that were seen at the same instant belong together; of more nobody knows which to which.
    """
    numbers = [change for change in changes if change.kind is ChangeKind.NUMBER]
    told = list(changes)
    for old in [one for one in numbers if one.value == ShipmentState.REPLACED]:
        beside = [one for one in numbers if one.at == old.at and one is not old]
        if len(beside) == 1 and beside[0].value == ShipmentState.ACTIVE:
            told[told.index(old)] = replace(old, about=f"{old.about} → {beside[0].about}")
            told.remove(beside[0])
    return told


def change_line(change: OrderPart, look: Look) -> str:
    """Return one line: when it was seen, and what changed."""
    told = {
        ChangeKind.PROMISE: _promise,
        ChangeKind.STATUS: lambda one, _: status_text(one.value),
        ChangeKind.NUMBER: _number,
        ChangeKind.ACT: _act,
    }[change.kind](change, look)
    return f"{look.formats.moment(change.at)}  {told}"


def _promise(change: OrderPart, look: Look) -> str:
    words = translate("orders", "Ship by: {before} → {after}")
    before, after = (look.formats.deadline(due) for due in (change.due_before, change.due))
    return words.replace("{before}", before).replace("{after}", after)


def _number(change: OrderPart, look: Look) -> str:
    states = {state.value: state for state in ShipmentState}
    known = states.get(change.value)
    return f"{one_line(change.about)}  {word(known) if known else one_line(change.value)}"


def _act(change: OrderPart, look: Look) -> str:
    states = {state.value: state for state in HandlingState}
    known = states.get(change.value)
    parts = (word(known) if known else "", one_line(change.actor), one_line(change.about))
    return "  ".join(part for part in parts if part)
