"""The ways from a desktop notification into the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from workbench.domain.telling.alerts import Category, category_of
from workbench.domain.telling.notices import NoticeKind
from workbench.ui.frame.places import CASES, NOTICES, SETTINGS, TICKETS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.telling.grouping import Target
    from workbench.domain.telling.notices import Notice
    from workbench.domain.views import MonitorRow, Span
    from workbench.ui.contracts import Desk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.notifier import Notifier
    from workbench.ui.pointer_words import Answer, Message
    from workbench.ui.trouble import Trouble

# Where several notices of a category stand together; the record is the panel.
_VIEWS: Mapping[Category, int] = MappingProxyType(
    {Category.TICKETS: TICKETS, Category.FILINGS: CASES, Category.ACCOUNTS: SETTINGS}
)
# 稍后提醒: long enough for a carrier to answer, short enough for the same shift.
LATER = timedelta(hours=2)
LOOK = 15_000  # milliseconds between two looks at what waits for its time


class AlertWay(QObject):
    """Lands a click on its order, and does what the buttons beneath a notification say."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK)

    def join(self, notifier: Notifier) -> None:
        """Hear what a person does with notifications."""
        notifier.clicked.connect(self._window.show_order)
        notifier.clicked_one.connect(self._on_one)
        notifier.clicked_many.connect(self._on_many)
        notifier.snoozed.connect(self._on_snoozed)
        notifier.handled.connect(self._on_handled)
        notifier.eve_wanted.connect(partial(self._on_eve, notifier))
        notifier.recheck_wanted.connect(partial(self._on_recheck, notifier))
        notifier.rang.connect(self._on_rang)
        notifier.spare_while(self._window.isActiveWindow)
        notifier.withdrawn.connect(self._on_withdrawn)
        self._looking.timeout.connect(notifier.look)
        self._looking.start()

    def leave(self) -> None:
        """Look no more."""
        self._looking.stop()

    @Slot(object, object)
    def _on_rang(self, message: Message, answered: Callable[[Answer], None]) -> None:
        self._window.toasts.show_message(message, answered)

    @Slot(object)
    def _on_withdrawn(self, keys: Collection[str]) -> None:
        self._window.toasts.withdraw(keys)

    @Slot(object)
    def _on_one(self, notice: Notice) -> None:
        """Show the ticket, the filing or the penalty that a notification told of."""
        window = self._window
        if notice.kind is NoticeKind.TICKET_DUE:
            window.ticket_way.show_ticket(notice.order_number)
        elif notice.kind in {NoticeKind.FILING_ENDS, NoticeKind.APPEAL_DUE}:
            number = notice.values.get("number", "") or notice.order_number
            window.filing_way.cases.show_case(number)
        else:
            self._show(category_of(notice.kind))
        window.come_forward()

    @Slot(object)
    def _on_many(self, category: Category) -> None:
        self._show(category)
        self._window.come_forward()

    def _show(self, category: Category) -> None:
        window, settings = self._window, self._window.views.settings
        window.show_view(_VIEWS.get(category, NOTICES))
        if category is Category.ACCOUNTS:
            settings.open_section(settings.accounts)

    @Slot(object)
    def _on_snoozed(self, target: Target) -> None:
        acts = self._window.views.monitor.acts
        self._with_row(target, lambda row, now: acts.look_again(row, now + LATER))

    @Slot(object)
    def _on_handled(self, target: Target) -> None:
        acts = self._window.views.monitor.acts
        self._with_row(target, lambda row, _now: acts.mark_handled(row))

    def _on_eve(self, notifier: Notifier, span: Span) -> None:
        """Count what falls due within quiet hours to come."""

        def count(desk: Desk) -> tuple[int, datetime | None]:
            ids = desk.monitor.ids(replace(desk.monitor.query(), due=span))
            first = desk.monitor.rows(ids[:1])
            return len(ids), first[0].deadline if first else None

        window = self._window
        window.live.jobs.run(count, lambda found: notifier.tell_eve(*found), window.live.report)

    def _on_recheck(self, notifier: Notifier, notices: Sequence[Notice]) -> None:
        """Ask which of these still stand; where that cannot be read all are told."""

        def on_failed(trouble: Trouble) -> None:
            self._window.live.report(trouble)
            notifier.tell_standing({notice.key for notice in notices})

        self._window.live.jobs.run(
            lambda desk: desk.notices.standing(notices), notifier.tell_standing, on_failed
        )

    def _with_row(self, target: Target, act: Callable[[MonitorRow, datetime], None]) -> None:
        """Do something with the row that a notification told of, if it still stands."""

        def find(desk: Desk) -> tuple[MonitorRow, datetime] | None:
            search = target.waybill or target.order_number
            query = replace(desk.monitor.query(), search=search, shop_id=target.shop_id)
            for row in desk.monitor.rows(desk.monitor.ids(query)):
                if (row.order_number, row.waybill) == (target.order_number, target.waybill):
                    return row, query.now
            return None

        def on_found(found: tuple[MonitorRow, datetime] | None) -> None:
            if found is not None:
                act(*found)

        self._window.live.jobs.run(find, on_found, self._window.live.report)
