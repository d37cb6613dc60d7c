"""The view of what platforms said: search, kinds, open to appeal; the list and one record beside.

Kept apart from the monitor: theirs are 平台预警 and 平台处罚, ours 本机预警.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.export_filters import record_filters
from workbench.domain.exports import ExportView
from workbench.domain.platform_records import RecordQuery, RecordSort
from workbench.ui.frame.split import DetailSplit
from workbench.ui.records.columns import RECORD_COLUMNS
from workbench.ui.records.detail import RecordColumn
from workbench.ui.records.entering import Entering
from workbench.ui.records.filters import RecordFilters
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.exporting import export_button
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StateWords
from workbench.ui.widgets.view_head import SearchBox, ViewHead

if TYPE_CHECKING:
    from array import array

    from workbench.domain.platform_records import RecordCounts, RecordKind, RecordRow
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


class RecordsView(QWidget):
    """平台处罚; ``entering`` tells of what is pasted or typed in.

    Signals: ``order_wanted`` (number), ``failed`` (Trouble), ``export_wanted`` (view, filters, name
    of the file), ``import_wanted``, ``counted`` (RecordCounts).
    """

    order_wanted = Signal(str)
    failed = Signal(object)
    export_wanted = Signal(object, object, str)
    import_wanted = Signal()
    counted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._choice = RecordChoice()
        self._is_new = False
        self.entering = Entering(tools, self)
        icons = tools.stage.icons
        self.search = SearchBox(icons, translate("records", "Search order / waybill / reason"))
        self.enter_button = button(translate("records", "Enter…"))
        self.paste_button = button(translate("records", "Paste…"))
        self.export_button = export_button()
        self.toggle = IconButton(icons, "panel", translate("records", "Show or hide the detail"))
        self.head = ViewHead(
            translate("records", "Told by platforms"),
            self.search,
            self.enter_button,
            self.paste_button,
            self.export_button,
            self.toggle,
        )
        self.filters = RecordFilters(tools.stage.keeper)
        self.model: PagedModel[RecordRow] = PagedModel(
            RECORD_COLUMNS, tools.desk.records.rows, tools.look()
        )
        self.table = PagedTable(self.model, tools.stage.keeper)
        self.area = ListArea(icons, self.table)
        self.detail = RecordColumn(icons)
        self.split = DetailSplit(self.area, self.detail)
        self._lay_out()
        self._connect()
        self._mark()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 8, 16)
        column.setSpacing(12)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 12, 0)
        top.setSpacing(12)
        top.addWidget(self.head)
        top.addWidget(self.filters)
        column.addLayout(top)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.search.searched.connect(lambda text: self.choose(search=text))
        self.filters.kind_chosen.connect(lambda kind: self.choose(kind=kind))
        self.filters.open_chosen.connect(lambda is_on: self.choose(open_to_appeal=is_on))
        self.filters.unmatched_chosen.connect(lambda is_on: self.choose(unmatched=is_on))
        self.table.header.sort_wanted.connect(
            lambda sort, descending: self.choose(sort=sort, descending=descending)
        )
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self.split.open_side)
        self.toggle.clicked.connect(self.split.toggle_side)
        self.area.pressed.connect(self._on_state_pressed)
        self.area.other_pressed.connect(self.entering.start_paste)
        self.detail.order_wanted.connect(self.order_wanted)
        self.detail.removal_wanted.connect(self.entering.remove)
        self.enter_button.clicked.connect(self.entering.start_entry)
        self.paste_button.clicked.connect(self.entering.start_paste)
        self.entering.changed.connect(self.reload)
        self.entering.failed.connect(self.failed)
        self.export_button.clicked.connect(self.export)

    @property
    def choice(self) -> RecordChoice:
        """Return what is shown."""
        return self._choice

    def choose(self, **changes: Any) -> None:
        """Change parts of the choice."""
        self._choice = replace(self._choice, **changes)
        self._is_new = True
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

    def start_search(self) -> None:
        """Go to the search box."""
        self.search.begin()

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        query = self._choice.query(self._tools.desk.records.query())
        name = translate("exports", "Platform records")
        self.export_wanted.emit(ExportView.RECORDS, record_filters(query), name)

    def escape(self) -> None:
        """Go one step back: close the drawer, leave the search and the filters."""
        if self.split.close_side():
            return
        self.choose(search="", unmatched=False, open_to_appeal=False, kind=None)
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the list."""
        self.area.take_keys()

    def _mark(self) -> None:
        choice = self._choice
        self.search.set_silently(choice.search)
        self.filters.mark(choice.kind, is_open=choice.open_to_appeal, is_unmatched=choice.unmatched)
        self.table.header.show_sorting(choice.sort, is_descending=choice.descending)

    def _on_ids(self, ids: array[int]) -> None:
        is_new, self._is_new = self._is_new, False
        if is_new or not self.model.ids:
            self.table.show_ids(ids)
        else:
            self.table.refresh_ids(ids)
        if ids:
            self.area.show_list(self.table)
        else:
            self.area.show_state(self._empty())
        self._on_row_chosen(self.table.chosen)

    def _on_counts(self, counts: RecordCounts) -> None:
        formats = self._tools.stage.formats
        self.filters.show_counts(counts, formats)
        words = translate("records", "{n} records, kept apart from our own warnings")
        self.head.set_context(words.replace("{n}", formats.count(counts.total)))
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
        if self._is_plain():
            self.import_wanted.emit()
        else:
            self.choose(search="", unmatched=False, open_to_appeal=False, kind=None)

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        rows = self._tools.desk.records.rows([row_id]) if row_id else []
        self.detail.show_row(rows[0] if rows else None, self._tools.look())
