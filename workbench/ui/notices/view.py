"""The record of notices (通知): unread or all, searched, one of them in full beside the list."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from workbench.domain.exchange.export_filters import notice_filters
from workbench.domain.exchange.exports import ExportView
from workbench.domain.tables.fields import TableName
from workbench.domain.telling.notices import NoticeKind, NoticeQuery, NoticeSort
from workbench.ui.lists.head import ListHead
from workbench.ui.lists.page import ListPage, PageParts
from workbench.ui.notices.columns import NOTICE_COLUMNS
from workbench.ui.notices.detail import NoticeColumn
from workbench.ui.notices.filters import NoticeFilters
from workbench.ui.notices.unread import Unread
from workbench.ui.rules.visits import visit_of_notice
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.menu import Entry, TableMenu
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StateWords
from workbench.ui.words import word

if TYPE_CHECKING:
    from array import array

    from workbench.domain.telling.notices import Notice
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


# What these tell of is mended, or read, in the settings.
SETTINGS_KINDS = frozenset(
    {
        NoticeKind.SIGN_IN_ENDS,
        NoticeKind.SIGN_IN_EXPIRED,
        NoticeKind.SHOP_STOPPED,
        NoticeKind.PROVIDER_STOPPED,
        NoticeKind.ROBOT_STOPPED,
        NoticeKind.UPDATE_OFFERED,
    }
)
# A search, a shop and a category narrow the list; whether what was read shows as well does not.
_WIDE = MappingProxyType({"search": "", "shop_id": "", "category": None})


class NoticesView(ListPage):
    """通知.

    Signals: ``order_opened`` (shop id, order number, waybill) to go to what a notice is about,
    ``ticket_opened`` (order number) where that is a ticket, ``case_opened`` (number of a filing or
    order) where it is a filing or an appeal, ``settings_opened`` (NoticeKind) where it is settings,
    ``unread_counted`` (number), ``rule_wanted`` (RuleVisit).
    """

    order_opened = Signal(str, str, str)
    settings_opened = Signal(object)
    ticket_opened = Signal(str)
    case_opened = Signal(str)
    unread_counted = Signal(int)
    rule_wanted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        self._query = NoticeQuery(only_unread=True)
        self._asked = self._query
        keeper = tools.stage.keeper
        self.read_all = button(translate("notices", "Mark all read"))
        self.read_one = button(translate("notices", "Mark read"))
        self.read_one.setToolTip(tip(translate("notices", "Marks the chosen ones read (M)")))
        title, hint = (
            translate("notices", "Notifications"),
            translate("notices", "Search order / waybill / rule / shop"),
        )
        self.head = ListHead(tools.stage, title, hint, self.read_one, self.read_all)
        self.filters = NoticeFilters(keeper)
        self.model: PagedModel[Notice] = PagedModel(
            NOTICE_COLUMNS, tools.desk.notices.rows, tools.look()
        )
        self.table = PagedTable(self.model, keeper)
        self.table.setAccessibleName(title)
        self.area = ListArea(tools.stage.icons, self.table)
        self.detail = NoticeColumn()
        parts = PageParts(
            TableName.NOTICES, self.head, (self.filters,), self.area, self.table, self.detail
        )
        super().__init__(tools, parts)
        self.unread = Unread(tools, self.head, self.filters, self.read_all)
        self._connect()
        self._mark()

    def _connect(self) -> None:
        self.unread.counted.connect(self.unread_counted)
        self.unread.failed.connect(self.failed)
        self.head.searched.connect(lambda text: self.choose(search=text))
        filters = self.filters
        filters.unread_chosen.connect(lambda is_only: self.show_unread(is_only=is_only))
        filters.category_chosen.connect(lambda category: self.choose(category=category))
        filters.shop_chosen.connect(lambda shop_id: self.choose(shop_id=shop_id))
        self.read_all.clicked.connect(self._on_read_all)
        self.read_one.clicked.connect(self._on_read_some)
        self.table.header.sort_wanted.connect(
            lambda _, is_descending: self.choose(oldest_first=not is_descending)
        )
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(lambda _: self._on_opened())
        self.area.pressed.connect(self._on_state_pressed)
        self.detail.opened.connect(self._on_opened)
        self.detail.rule_wanted.connect(self._on_see_rule)
        self.detail.copied.connect(self._on_copied)
        on_key(self.table, "G", self._on_see_rule)
        on_key(self.table, "M", self._on_read_some)
        self.menu = TableMenu(self.table, self._entries)

    def _entries(self) -> tuple[Entry, ...]:
        """Return what a notification's menu offers: its own button, and what keys do."""
        way = self.detail.open.text()
        notice = self.chosen_notice()
        opening = (Entry(way, self._on_opened, "Enter"),) if way else ()
        rule = (Entry(translate("menu", "See the rule"), self._on_see_rule, "G"),)
        read = Entry(translate("menu", "Mark as read"), self._on_read_some, "M")
        return (*opening, read, *(rule if notice is not None and notice.rule else ()))

    def choose(self, **changes: Any) -> None:
        """Change parts of what is shown."""
        self._query = replace(self._query, **changes)
        self.begin_anew()
        self._mark()
        self.reload()

    def show_unread(self, *, is_only: bool) -> None:
        """Show unread notices only, or all."""
        self.choose(only_unread=is_only)

    def reload(self) -> None:
        """Read the record again."""
        self.area.expect()
        query = self._query

        def ask(desk: Desk) -> tuple[NoticeQuery, array[int]]:
            asked = spoken(query, desk)
            return asked, desk.notices.ids(asked)

        self.recount()
        self._tools.jobs.run(ask, self._on_read, self.failed.emit, topic="notices")

    def recount(self) -> None:
        """Count again, for the rail and the chips."""
        self.unread.count()

    @Slot()
    def export(self) -> None:
        """Ask for the list in a file, as it is filtered here."""
        name = translate("notices", "Notifications")
        self.export_wanted.emit(ExportView.NOTICES, notice_filters(self._asked), name)

    def lift(self) -> bool:
        """Leave the search and what is chosen, then show what is unread."""
        is_narrow = self._query.is_narrow
        if is_narrow:
            self.choose(**_WIDE)
        elif not self._query.only_unread:
            self.choose(only_unread=True)
        return is_narrow

    def mark_read(self, ids: list[int]) -> None:
        """Record that these were read."""
        if ids:
            self._tools.jobs.run(
                lambda desk: desk.notices.mark_read(ids),
                lambda _: self.reload(),
                self.failed.emit,
            )

    def _mark(self) -> None:
        self.head.search.set_silently(self._query.search)
        self.filters.mark(self._query)
        is_descending = not self._query.oldest_first
        self.table.header.show_sorting(NoticeSort.AT, is_descending=is_descending)

    def _on_read(self, answer: tuple[NoticeQuery, array[int]]) -> None:
        self._asked, ids = answer
        self.model.look_at(self._tools.look(), *self.table.visible_rows())
        self.read_one.setEnabled(bool(ids))
        narrow, unread_only = self._query.is_narrow, self._query.only_unread
        self.show_ids(ids, lambda: _empty_words(is_narrow=narrow, only_unread=unread_only))
        self._on_row_chosen(self.table.chosen)

    @Slot()
    def _on_state_pressed(self) -> None:
        if self._query.is_narrow:
            self.choose(**_WIDE)
        else:
            self.show_unread(is_only=False)

    @Slot()
    def _on_read_all(self) -> None:
        self._tools.jobs.run(
            lambda desk: desk.notices.mark_all_read(), lambda _: self.reload(), self.failed.emit
        )

    @Slot()
    def _on_read_some(self) -> None:
        self.mark_read(self.table.selected_ids())

    def chosen_notice(self) -> Notice | None:
        """Return the chosen notice, None while there is none."""
        at = self.table.currentIndex().row()
        return self.model.row_at(at) if self.table.chosen and at >= 0 else None

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        rows = self._tools.desk.notices.rows([row_id]) if row_id else []
        self.detail.show_notice(rows[0] if rows else None, self._tools.look())

    @Slot()
    def _on_see_rule(self) -> None:
        notice = self.chosen_notice()
        if notice is not None and notice.rule:
            self.rule_wanted.emit(visit_of_notice(notice))

    @Slot()
    def _on_copied(self) -> None:
        self.said.emit(translate("today", "Message for the group copied"), None)

    @Slot()
    def _on_opened(self) -> None:
        notice = self.chosen_notice()
        if notice is None:
            return
        if not notice.read:
            self.mark_read([notice.id])
        if notice.kind is NoticeKind.TICKET_DUE:
            self.ticket_opened.emit(notice.order_number)
        elif notice.kind in {NoticeKind.FILING_ENDS, NoticeKind.APPEAL_DUE}:
            self.case_opened.emit(notice.values.get("number", "") or notice.order_number)
        elif notice.kind in SETTINGS_KINDS:
            self.settings_opened.emit(notice.kind)
        elif notice.order_number:
            self.order_opened.emit(notice.shop_id, notice.order_number, notice.waybill)


def _empty_words(*, is_narrow: bool, only_unread: bool) -> StateWords:
    if is_narrow:
        title = translate("notices", "Nothing fits this search")
        act = translate("notices", "Leave the search")
        return StateWords("filter", Tone.MUTED, title, act=act)
    if only_unread:
        title = translate("notices", "Nothing unread")
        return StateWords(
            "notices", Tone.MUTED, title, act=translate("notices", "Show all notifications")
        )
    sentence = translate(
        "notices", "New warnings and shops that stop or come back are recorded here."
    )
    return StateWords("notices", Tone.MUTED, translate("notices", "No notifications yet"), sentence)


def spoken(query: NoticeQuery, desk: Desk) -> NoticeQuery:
    """Return the question with the rules and kinds whose words hold what is searched for."""
    text = query.search.strip().casefold()
    if not text:
        return query
    rules = (rule for rule in desk.notices.rules() if _holds(text, rule, desk))
    kinds = (kind.value for kind in NoticeKind if text in word(kind).casefold())
    return replace(query, rules=tuple(rules), kinds=tuple(kinds))


def _holds(text: str, rule: str, desk: Desk) -> bool:
    return text in desk.rules.chip(rule).casefold() or text in desk.rules.title(rule).casefold()
