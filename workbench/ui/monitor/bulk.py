"""Acts on all marked rows: a bar that says how many there are, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.domain.counting import counted
from workbench.domain.handling import LONGEST_NOTE, HandlingState
from workbench.ui.detail.acts import chase_message
from workbench.ui.theme import Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.widgets.text_dialog import TextDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.views import MonitorRow
    from workbench.ui.formats import Formats
    from workbench.ui.start import ViewTools

# All or none in one transaction of some seconds at most.
MOST = 5000


class BulkBar(QWidget):
    """How many rows are marked, and the acts on them.

    Signals: ``handled_wanted``, ``chase_wanted``, ``filing_wanted``, ``export_wanted``, and
    ``ended`` to mark one again.
    """

    handled_wanted = Signal()
    chase_wanted = Signal()
    filing_wanted = Signal()
    export_wanted = Signal()
    ended = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self.count = PlainLabel(type_=Type.STRONG)
        self.handled = button(translate("bulk", "Mark handled…"), is_primary=True)
        self.chase = button(translate("bulk", "Copy chase message"))
        self.filing = button(translate("bulk", "Start a filing…"))
        self.export = button(translate("bulk", "Export marked"))
        self.end = button(translate("bulk", "Unmark"), is_link=True)
        for made, signal in (
            (self.handled, self.handled_wanted),
            (self.chase, self.chase_wanted),
            (self.filing, self.filing_wanted),
            (self.export, self.export_wanted),
            (self.end, self.ended),
        ):
            made.clicked.connect(signal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        acts = (self.handled, self.chase, self.filing, self.export)
        for widget in (self.count, *acts, self.end):
            row.addWidget(widget)
        row.addStretch(1)

    def show_count(self, number: int) -> None:
        """Say how many rows are marked, and where these are too many to act on at once."""
        words = translate("bulk", "{n} row(s) marked")
        told = counted(words, n=number)
        self.count.setText(told if number <= MOST else f"{told} ・ {too_many_words()}")
        for made in (self.handled, self.chase, self.filing, self.export):
            made.setEnabled(number <= MOST)


def too_many_words() -> str:
    """Return why nothing is done about very many marked rows, and what goes instead."""
    words = translate("bulk", "At most {most} rows at once; Export takes the whole list")
    return counted(words, most=MOST)


def chase_messages(rows: Sequence[MonitorRow]) -> str:
    """Return one message for each carrier and site, parcels without a number left out."""
    places: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.waybill:
            places.setdefault((row.carrier, row.last_site), []).append(row.waybill)
    return "\n\n".join(chase_message(*place, numbers) for place, numbers in places.items())


class BulkActs(QObject):
    """Does them beside the window, undone together.

    Signals: ``done`` after rows were handled or taken back, ``said`` (text, way back or None),
    ``failed`` (Trouble).
    """

    done = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, window: QWidget) -> None:
        super().__init__(window)
        self._tools = tools
        self._window = window
        self.dialog: TextDialog | None = None

    def ask_note(self, ids: Sequence[int]) -> None:
        """Ask for a note, then record these rows as handled."""
        if not ids:
            return
        words = translate("bulk", "Mark {n} row(s) handled. A note, if you like:")
        question = counted(words, n=len(ids))
        act = translate("bulk", "Mark handled")
        self.dialog = TextDialog(question, act, LONGEST_NOTE, self._window.window())
        self.dialog.told.connect(lambda note: self.handle(ids, note))
        self.dialog.open()

    def handle(self, ids: Sequence[int], note: str = "") -> None:
        """Record that these rows were dealt with."""
        if not ids:
            return
        wanted = tuple(ids)
        self._tools.jobs.run(
            lambda desk: desk.groups.handle(wanted, HandlingState.HANDLED, note),
            lambda number: self._on_handled(wanted, number),
            self.failed.emit,
        )

    def _on_handled(self, ids: Sequence[int], number: int) -> None:
        words = counted(translate("bulk", "{n} row(s) marked handled"), n=number)
        self.said.emit(words, lambda: self._undo(ids))
        self.done.emit()

    def _undo(self, ids: Sequence[int]) -> None:
        self._tools.jobs.run(
            lambda desk: desk.groups.undo(ids), lambda _: self.done.emit(), self.failed.emit
        )

    def copy_chase(self, ids: Sequence[int]) -> None:
        """Copy a message per outlet about these rows' parcels."""
        if not ids:
            return
        wanted = tuple(ids)
        self._tools.jobs.run(
            lambda desk: desk.monitor.rows(wanted), self._on_rows, self.failed.emit, topic="chase"
        )

    @Slot(object)
    def _on_rows(self, rows: list[MonitorRow]) -> None:
        copy_text(chase_messages(rows))
        parcels = sum(1 for row in rows if row.waybill)
        words = translate("acts", "Message about {n} parcel(s) copied")
        self.said.emit(counted(words, n=parcels), None)
