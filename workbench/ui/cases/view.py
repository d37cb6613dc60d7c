"""The view of filings and appeals (报备与申诉): what is under way first, one whole beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from workbench.domain.exchange.export_filters import case_filters
from workbench.domain.exchange.exports import ExportView
from workbench.domain.filing.case_views import CaseQuery, CaseSort, CaseState
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.tables.fields import TableName
from workbench.ui.cases.acting import CaseActs
from workbench.ui.cases.columns import CASE_COLUMNS
from workbench.ui.cases.detail import CaseColumn
from workbench.ui.cases.filters import CaseFilters
from workbench.ui.cases.states import empty_words
from workbench.ui.lists.head import ListHead
from workbench.ui.lists.page import ListPage, PageParts
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.countdown import Countdown
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.list_area import ListArea

if TYPE_CHECKING:
    from array import array

    from workbench.domain.filing.case_views import CaseCounts, CaseDetail, CaseRow
    from workbench.ui.start import ViewTools


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """What the seller has chosen to see."""

    search: str = ""
    state: CaseState | None = None
    is_open_only: bool = True
    is_appeals_only: bool = False
    sort: CaseSort = CaseSort.URGENCY
    descending: bool = False

    def query(self, plain: CaseQuery) -> CaseQuery:
        """Return the question; ``plain`` tells the present moment.

        What is searched for is found whatever its state: a number is remembered, a state is not.
        """
        return replace(
            plain,
            search=self.search,
            state=self.state,
            open_only=self.is_open_only and not self.search,
            appeals_only=self.is_appeals_only,
            sort=self.sort,
            descending=self.descending,
        )

    @property
    def is_narrow(self) -> bool:
        """Tell whether a search, a state or appeals alone hide cases."""
        return bool(self.search or self.state or self.is_appeals_only)


class CasesView(ListPage):
    """报备与申诉.

    Signals: ``filing_wanted`` (FilingWish) for a new filing, ``filing_opened`` (filing id) to go
    on with one, ``deletion_wanted`` (Filing), ``appeal_wanted`` (record id), ``appeal_deletion``
    (Appeal), ``packet_wanted`` (filing id, name of the file), ``order_wanted`` (number),
    ``counted`` (CaseCounts).
    """

    filing_wanted = Signal(object)
    filing_opened = Signal(str)
    deletion_wanted = Signal(object)
    appeal_wanted = Signal(int)
    appeal_deletion = Signal(object)
    packet_wanted = Signal(str, str)
    order_wanted = Signal(str)
    counted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        self._choice = CaseChoice()
        self._counts: CaseCounts | None = None
        stage = tools.stage
        self.new_button = button(translate("cases", "New filing…"), is_primary=True)
        self.new_button.setToolTip(tip(translate("cases", "Begin a filing (N)")))
        title = translate("cases", "Filings and appeals")
        hint = translate("cases", "Search order / filing number / shop")
        self.head = ListHead(stage, title, hint, self.new_button)
        self.filters = CaseFilters(stage.keeper)
        self.model: PagedModel[CaseRow] = PagedModel(
            CASE_COLUMNS, tools.desk.cases.rows, tools.look()
        )
        self.table = PagedTable(self.model, stage.keeper)
        self.table.setAccessibleName(title)
        self.area = ListArea(stage.icons, self.table)
        self.detail = CaseColumn(tools)
        above = (self.filters,)
        parts = PageParts(TableName.CASES, self.head, above, self.area, self.table, self.detail)
        super().__init__(tools, parts)
        self.acts = CaseActs(self)
        self._countdown = Countdown(self)
        self._connect()
        self._mark()

    def _connect(self) -> None:
        self.head.searched.connect(lambda text: self.choose(search=text))
        filters = self.filters
        filters.openness_chosen.connect(lambda is_on: self.choose(is_open_only=is_on, state=None))
        filters.appeals_chosen.connect(lambda is_on: self.choose(is_appeals_only=is_on))
        filters.state_chosen.connect(lambda state: self.choose(state=state))
        self.table.header.sort_wanted.connect(
            lambda sort, descending: self.choose(sort=sort, descending=descending)
        )
        self.table.row_chosen.connect(self._on_row_chosen)
        self.area.pressed.connect(self._on_state_pressed)
        self.new_button.clicked.connect(self.start_filing)
        self.detail.order_wanted.connect(self.order_wanted)
        self.detail.filing_chosen.connect(self.show_filing)
        self.detail.appeal_wanted.connect(self.appeal_wanted)
        self.detail.evidence.said.connect(self.said)
        self.detail.evidence.failed.connect(self.failed)
        self._countdown.timeout.connect(self._on_tick)

    @property
    def choice(self) -> CaseChoice:
        """Return what is shown."""
        return self._choice

    def choose(self, **changes: Any) -> None:
        """Change parts of the choice."""
        self._choice = replace(self._choice, **changes)
        self.begin_anew()
        self._mark()
        self.reload()

    @Slot()
    def start_filing(self) -> None:
        """Begin a filing of which nothing is known yet."""
        self.filing_wanted.emit(FilingWish())

    @Slot()
    def reload(self) -> None:
        """Ask the question, again or anew."""
        self.area.expect()
        self.recount()
        query = self._choice.query(self._tools.desk.cases.query())
        self._tools.jobs.run(
            lambda desk: desk.cases.ids(query), self._on_ids, self.failed.emit, topic="cases"
        )

    def recount(self) -> None:
        """Count again, for the rail and the chips."""
        self._tools.jobs.run(
            lambda desk: desk.cases.counts(), self._on_counts, self.failed.emit, topic="case counts"
        )

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        query = self._choice.query(self._tools.desk.cases.query())
        name = translate("exports", "Filings and appeals")
        self.export_wanted.emit(ExportView.FILINGS, case_filters(query), name)

    def lift(self) -> bool:
        """Leave the search and what narrows the list."""
        is_narrow = self._choice.is_narrow
        if is_narrow:
            self.choose(search="", state=None, is_appeals_only=False)
        return is_narrow

    @Slot(str)
    def show_filing(self, filing_id: str) -> None:
        """Choose a filing in the list, whatever its state."""
        if not self.table.choose(int(filing_id)):
            self.choose(search="", state=None, is_appeals_only=False, is_open_only=False)

    def _mark(self) -> None:
        choice = self._choice
        self.head.search.set_silently(choice.search)
        self.filters.mark(
            choice.state,
            is_open_only=choice.is_open_only and not choice.search,
            is_appeals_only=choice.is_appeals_only,
        )
        self.table.header.show_sorting(choice.sort, is_descending=choice.descending)

    def _on_ids(self, ids: array[int]) -> None:
        look = self._tools.look()
        self.model.look_at(look, *self.table.visible_rows())
        self.show_ids(ids, lambda: empty_words(self._choice.is_narrow, self._counts, look))
        self._on_row_chosen(self.table.chosen)

    def _on_counts(self, counts: CaseCounts) -> None:
        self._counts = counts
        formats = self._tools.stage.formats
        self.filters.show_counts(counts, formats)
        words = translate("cases", "{n} under way of {total}")
        words = words.replace("{n}", formats.count(counts.open))
        self.head.set_context(words.replace("{total}", formats.count(counts.total)))
        self.counted.emit(counts)

    @Slot()
    def _on_state_pressed(self) -> None:
        if not self.lift():
            self.start_filing()

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        if not row_id:
            self.detail.show_detail(None, self._tools.look())
            return
        self._tools.jobs.run(
            lambda desk: desk.cases.detail(row_id),
            self._on_detail,
            self.failed.emit,
            topic="case detail",
        )

    def _on_detail(self, detail: CaseDetail | None) -> None:
        if detail is None or detail.row.id == self.table.chosen:
            self.detail.show_detail(detail, self._tools.look())

    @Slot()
    def _on_tick(self) -> None:
        look = self._tools.look()
        self.model.look_at(look, *self.table.visible_rows())
        self.detail.tick(look)
