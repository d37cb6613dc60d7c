"""Acts on rows: recorded beside the window, undone for ten seconds, messages to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import counted
from workbench.ui.detail.acts import HANDLED, Act, chase_message
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.widgets.copying import copy_text
from workbench.ui.words import word

if TYPE_CHECKING:
    from array import array
    from datetime import datetime

    from workbench.domain.views import MonitorQuery, MonitorRow
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble

# One message for one outlet; more numbers than this nobody reads.
MOST_IN_MESSAGE = 500


class RowActs(QObject):
    """What the seller does about rows.

    Signals: ``done`` after an act was saved or taken back, ``said`` (text, way back or None) for
    the bar at the window's foot, ``failed`` (Trouble).
    """

    done = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools

    def perform(self, act: Act, row: MonitorRow) -> None:
        """Do one act about a row."""
        if act.is_chase:
            copy_text(chase_message(row.carrier, row.last_site, [row.waybill]))
        row_id, state = row.id, act.state
        self._tools.jobs.run(
            lambda desk: desk.monitor.handle(row_id, state),
            lambda look_at: self._on_handled(act, row, look_at),
            self.failed.emit,
        )

    def mark_handled(self, row: MonitorRow) -> None:
        """Record that a row was dealt with (H)."""
        self.perform(HANDLED, row)

    def look_again(self, row: MonitorRow, at: datetime | None) -> None:
        """Choose when a row comes back without a new scan; None: not by time."""
        row_id, text = row.id, translate("acts", "Does not come back by time")
        if at is not None:
            time = self._tools.stage.formats.moment(at)
            text = translate("acts", "Look again {time}").replace("{time}", time)
        self._tools.jobs.run(
            lambda desk: desk.monitor.look_again(row_id, at),
            lambda _: self._say(row_id, text),
            self.failed.emit,
        )

    def remark(self, row: MonitorRow, note: str) -> None:
        """Keep a note beside a row's state."""
        row_id = row.id
        self._tools.jobs.run(
            lambda desk: desk.monitor.remark(row_id, note),
            lambda _: self._say(row_id, translate("acts", "Note kept")),
            self.failed.emit,
        )

    def confirm(self, rule: str) -> None:
        """Record that an exemption without an announced end still holds; it can be taken back."""
        self._tools.jobs.run(
            lambda desk: desk.seller.confirm(rule),
            lambda until: self._on_confirmed(rule, until),
            self.failed.emit,
        )

    def _on_confirmed(self, rule: str, until: datetime) -> None:
        words = translate("acts", '"{rule}" confirmed; asked again {day}')
        day = self._tools.stage.formats.day(until.astimezone(SHANGHAI).date())
        title = self._tools.desk.rules.title(rule)
        text = words.replace("{rule}", title).replace("{day}", day)
        self.said.emit(text, lambda: self._withdraw(rule))
        self.done.emit()

    def _withdraw(self, rule: str) -> None:
        self._tools.jobs.run(
            lambda desk: desk.seller.withdraw(rule), lambda _: self.done.emit(), self._on_failed
        )

    def copy_number(self, row: MonitorRow) -> None:
        """Copy the waybill, or the order's number where there is none (C)."""
        number = one_line(row.waybill or row.order_number)
        copy_text(number)
        self.said.emit(translate("acts", "Copied {number}").replace("{number}", number), None)

    def copy_chase(self, ids: array[int], carrier: str, site: str) -> None:
        """Copy one message about a group's parcels, or the first of very many; that is said."""
        wanted, left = ids[:MOST_IN_MESSAGE], max(len(ids) - MOST_IN_MESSAGE, 0)

        def on_numbers(waybills: list[str]) -> None:
            copy_text(chase_message(carrier, site, waybills))
            self._say_copied(len(waybills), left)

        self._tools.jobs.run(
            lambda desk: [row.waybill for row in desk.monitor.rows(wanted) if row.waybill],
            on_numbers,
            self.failed.emit,
            topic="chase",
        )

    def copy_chase_of(self, query: MonitorQuery) -> None:
        """Copy one message about the parcels at an outlet, and say how that is reached."""

        def ask(desk: Desk) -> tuple[list[str], int, str]:
            ids = desk.monitor.ids(query)
            rows = desk.monitor.rows(ids[:MOST_IN_MESSAGE])
            waybills = [row.waybill for row in rows if row.waybill]
            return waybills, len(ids) - len(rows), desk.groups.contact(query.carrier, query.site)

        def on_told(told: tuple[list[str], int, str]) -> None:
            waybills, left, contact = told
            if not waybills:
                self.said.emit(translate("acts", "No parcel there has a number yet"), None)
                return
            copy_text(chase_message(query.carrier, query.site, waybills))
            self._say_copied(len(waybills), left, contact)

        self._tools.jobs.run(ask, on_told, self.failed.emit, topic="chase")

    def _say_copied(self, number: int, left: int, contact: str = "") -> None:
        words = translate("acts", "Message about {n} parcel(s) copied")
        if left:
            words = translate(
                "acts", "Message about the first {n} parcel(s) copied; {left} more are not in it"
            )
        told = counted(words, n=number, left=left)
        if contact:
            reached = translate("monitor", "Contact: {contact}")
            told = f"{told} ・ {reached.replace('{contact}', one_line(contact))}"
        self.said.emit(told, None)

    def _on_handled(self, act: Act, row: MonitorRow, look_at: datetime | None) -> None:
        words = translate("acts", "Chase message copied. Order {order}: {state}")
        if not act.is_chase:
            words = translate("acts", "Order {order}: {state}")
        text = words.replace("{order}", one_line(row.order_number))
        text = text.replace("{state}", word(act.state))
        self._say(row.id, self._with_time(text, look_at) if look_at else text)

    def _with_time(self, text: str, look_at: datetime) -> str:
        words = translate("acts", "{text} · look again {time}")
        time = self._tools.stage.formats.moment(look_at)
        return words.replace("{time}", time).replace("{text}", text)

    def _say(self, row_id: int, text: str) -> None:
        self.said.emit(text, lambda: self._undo(row_id))
        self.done.emit()

    def _undo(self, row_id: int) -> None:
        self._tools.jobs.run(
            lambda desk: desk.monitor.undo(row_id), lambda _: self.done.emit(), self._on_failed
        )

    def _on_failed(self, trouble: Trouble) -> None:
        self.failed.emit(trouble)
