"""The view of what platforms said: search, kinds, open to appeal; the list and one record beside.

Kept apart from the monitor: theirs are 平台预警 and 平台处罚, ours 本机预警.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from workbench.domain.counting import counted
from workbench.domain.exchange.export_filters import record_filters
from workbench.domain.exchange.exports import ExportView
from workbench.domain.platforms.platform_records import RecordQuery, RecordSort
from workbench.domain.tables.fields import TableName
from workbench.ui.lists.head import ListHead
from workbench.ui.lists.page import ListPage, PageParts
from workbench.ui.records.columns import RECORD_COLUMNS
from workbench.ui.records.detail import RecordColumn
from workbench.ui.records.entering import Entering
from workbench.ui.records.filters import RecordFilters
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.menu import Entry, TableMenu
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StateWords

if TYPE_CHECKING:
    from array import array

    from PySide6.QtWidgets import QPushButton

    from workbench.domain.platforms.platform_records import RecordCounts, RecordKind, RecordRow
    from workbench.ui.start import ViewTools


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """What the seller has chosen to see."""

    search: str = ""
    kind: RecordKind | None = None
    unmatched: bool = False
    open_to_appeal: bool = False
    sort: RecordSort = RecordSort.AT
    descending: bool = True

    def query(self, plain: RecordQuery) -> RecordQuery:
        """Return the question; ``plain`` tells the present moment."""
        return replace(
            plain,
            search=self.search,
            kind=self.kind,
            unmatched=self.unmatched,
            open_to_appeal=self.open_to_appeal,
            sort=self.sort,
            descending=self.descending,
        )


class RecordsView(ListPage):
    """平台处罚; ``entering`` tells of what is pasted or typed in.

    Signals: ``order_wanted`` (number), ``import_wanted``, ``counted`` (RecordCounts),
    ``appeal_wanted`` (record id).
    """

    order_wanted = Signal(str)
    import_wanted = Signal()
    counted = Signal(object)
    appeal_wanted = Signal(int)

    def __init__(self, tools: ViewTools) -> None:
        self._choice = RecordChoice()
        self.enter_button = button(translate("records", "Enter…"))
        self.paste_button = button(translate("records", "Paste…"))
        self.head = _head(tools, self.enter_button, self.paste_button)
        self.filters = RecordFilters(tools.stage.keeper)
        self.model: PagedModel[RecordRow] = PagedModel(
            RECORD_COLUMNS, tools.desk.records.rows, tools.look()
        )
        self.table = PagedTable(self.model, tools.stage.keeper)
        self.area = ListArea(tools.stage.icons, self.table)
        self.detail = RecordColumn(tools.stage.icons)
        above = (self.filters,)
        parts = PageParts(TableName.RECORDS, self.head, above, self.area, self.table, self.detail)
        super().__init__(tools, parts)
        self.entering = Entering(tools, self)
        self._connect()
        self._mark()

    def _connect(self) -> None:
        self.head.searched.connect(lambda text: self.choose(search=text))
        self.filters.kind_chosen.connect(lambda kind: self.choose(kind=kind))
        self.filters.open_chosen.connect(lambda is_on: self.choose(open_to_appeal=is_on))
        self.filters.unmatched_chosen.connect(lambda is_on: self.choose(unmatched=is_on))
        self.table.header.sort_wanted.connect(
            lambda sort, descending: self.choose(sort=sort, descending=descending)
        )
        self.table.row_chosen.connect(self._on_row_chosen)
        self.area.pressed.connect(self._on_state_pressed)
        self.area.other_pressed.connect(self.entering.start_paste)
        self.detail.order_wanted.connect(self.order_wanted)
        self.detail.removal_wanted.connect(self.entering.remove)
        self.detail.appeal_wanted.connect(self.appeal_wanted)
        on_key(self.table, "A", self.detail.appeal)
        on_key(self.table, "C", self.detail.copy_number)
        self.menu = TableMenu(self.table, lambda: _entries(self.detail))
        self.enter_button.clicked.connect(self.entering.start_entry)
        self.paste_button.clicked.connect(self.entering.start_paste)
        self.entering.changed.connect(self.reload)
        self.entering.failed.connect(self.failed)

    @property
    def choice(self) -> RecordChoice:
        """Return what is shown."""
        return self._choice

    def choose(self, **changes: Any) -> None:
        """Change parts of the choice."""
        self._choice = replace(self._choice, **changes)
        self.begin_anew()
        self._mark()
        self.reload()

    def reload(self) -> None:
        """Ask the question, again or anew."""
        self.area.expect()
        query = self._choice.query(self._tools.desk.records.query())
        jobs = self._tools.jobs
        jobs.run(
            lambda desk: desk.records.ids(query), self._on_ids, self.failed.emit, topic="records"
        )
        jobs.run(
            lambda desk: desk.records.counts(),
            self._on_counts,
            self.failed.emit,
            topic="record counts",
        )

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        query = self._choice.query(self._tools.desk.records.query())
        name = translate("exports", "Platform records")
        self.export_wanted.emit(ExportView.RECORDS, record_filters(query), name)

    def lift(self) -> bool:
        """Leave the search and the filters."""
        is_narrow = not self._is_plain()
        if is_narrow:
            self.choose(search="", unmatched=False, open_to_appeal=False, kind=None)
        return is_narrow

    def _mark(self) -> None:
        choice = self._choice
        self.head.search.set_silently(choice.search)
        self.filters.mark(choice.kind, is_open=choice.open_to_appeal, is_unmatched=choice.unmatched)
        self.table.header.show_sorting(choice.sort, is_descending=choice.descending)

    def _on_ids(self, ids: array[int]) -> None:
        self.model.look_at(self._tools.look(), *self.table.visible_rows())
        self.show_ids(ids, self._empty)
        self._on_row_chosen(self.table.chosen)

    def _on_counts(self, counts: RecordCounts) -> None:
        formats = self._tools.stage.formats
        self.filters.show_counts(counts, formats)
        words = translate("records", "{n} record(s), kept apart from our own warnings")
        self.head.set_context(counted(words, n=counts.total))
        self.counted.emit(counts)

    def _is_plain(self) -> bool:
        choice = self._choice
        return not (choice.search or choice.kind or choice.unmatched or choice.open_to_appeal)

    def _empty(self) -> StateWords:
        if not self._is_plain():
            title = translate("records", "Nothing fits these filters")
            act = translate("records", "Show all")
            return StateWords("filter", Tone.MUTED, title, act=act)
        return StateWords(
            "empty",
            Tone.MUTED,
            translate("records", "No warnings or penalties of platforms yet"),
            translate(
                "records",
                "Import their lists (violations, deductions, exceptions of the parcel centre), or "
                "paste their messages.",
            ),
            act=translate("records", "Import files…"),
            other_act=translate("records", "Paste…"),
        )

    @Slot()
    def _on_state_pressed(self) -> None:
        if not self.lift():
            self.import_wanted.emit()

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        rows = self._tools.desk.records.rows([row_id]) if row_id else []
        self.detail.show_row(rows[0] if rows else None, self._tools.look())


def _head(tools: ViewTools, *buttons: QPushButton) -> ListHead:
    title = translate("records", "Platform penalties")
    hint = translate("records", "Search order / waybill / reason")
    return ListHead(tools.stage, title, hint, *buttons)


def _entries(detail: RecordColumn) -> tuple[Entry, ...]:
    """Return what a record's menu offers; an appeal only where there can be one."""
    shared = (
        Entry(translate("menu", "Copy order number"), detail.copy_number, "C"),
        Entry(translate("menu", "Show the order"), detail.show_order),
    )
    if not detail.can_be_appealed:
        return shared
    return (Entry(translate("menu", "Appeal…"), detail.appeal, "A"), *shared)
