"""The monitor's view: head, chips, list and detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.exchange.export_filters import monitor_filters
from workbench.domain.exchange.exports import ExportView
from workbench.domain.tables.fields import TableName
from workbench.domain.views import Urgency
from workbench.ui.detail.column import DetailColumn
from workbench.ui.exports.target import past_name
from workbench.ui.lists.page import ListPage, PageParts
from workbench.ui.monitor.acting import RowActs
from workbench.ui.monitor.asking import MonitorAsking
from workbench.ui.monitor.bulk import BulkBar
from workbench.ui.monitor.chips import KindChips, UrgencyChips
from workbench.ui.monitor.exposure import ExposureLine
from workbench.ui.monitor.filtering import Filtering
from workbench.ui.monitor.group_card import GroupWork
from workbench.ui.monitor.head import MonitorHead
from workbench.ui.monitor.lists import MonitorLists
from workbench.ui.monitor.marking import ListLine, Marking
from workbench.ui.monitor.narrowing import Narrowing
from workbench.ui.monitor.outlet import Outlet
from workbench.ui.monitor.row_work import RowParts, RowWork
from workbench.ui.review.band import ReviewBand
from workbench.ui.review.sight import Sight
from workbench.ui.review.turning import Turning
from workbench.ui.translating import translate
from workbench.ui.widgets.countdown import Countdown

if TYPE_CHECKING:
    from workbench.domain.views import MonitorGroup, MonitorQuery
    from workbench.ui.monitor.conditions import Conditions
    from workbench.ui.start import ViewTools

TICKS_TO_RELOAD = 60  # by time alone rows move from chip to chip


class MonitorView(ListPage):
    """物流监控.

    Signals: ``update_wanted`` from its buttons, ``counted`` (MonitorCounts), ``shop_wanted`` and
    ``import_wanted`` where there is no shop, ``rule_wanted`` (RuleVisit) to see a warning's rule,
    ``order_wanted`` (number) to see a row's order, ``filing_wanted`` (FilingWish) to begin one,
    ``shipping_wanted`` (ShipWish) to have the platform told of a number.
    """

    update_wanted = Signal()
    counted = Signal(object)
    shop_wanted = Signal()
    import_wanted = Signal()
    rule_wanted = Signal(object)
    order_wanted = Signal(str)
    filing_wanted = Signal(object)
    shipping_wanted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        self._ticks = 0
        stage = tools.stage
        self.head = MonitorHead(stage)
        self.urgencies = UrgencyChips(stage.keeper)
        self.kinds = KindChips(stage.keeper, tools.desk.rules)
        self.exposure = ExposureLine(stage.formats)
        self.sight = Sight(tools)
        self.band = ReviewBand(stage.icons, stage.formats)
        self.lists = MonitorLists(tools, self.sight)
        self.detail = DetailColumn(stage.icons)
        self.bulk = BulkBar(stage.formats)
        self.narrowing = Narrowing(stage.keeper, tools.desk.rules)
        self.line = ListLine(self.exposure, self.bulk, self.narrowing)
        above = (self.band, self.urgencies, self.kinds, self.line)
        table = self.lists.table
        parts = PageParts(TableName.MONITOR, self.head, above, self.lists, table, self.detail)
        super().__init__(tools, parts)
        self.acts = RowActs(tools, self)
        self.asking = MonitorAsking(tools, self.sight, self.head, self.lists)
        self.asking.use_chips(self.urgencies, self.kinds)
        self.marking = Marking(tools, self.line, self.bulk, self.lists)
        self.filtering = Filtering(tools, self.narrowing, self.asking)
        self.outlet = Outlet(tools, "contact")
        self.kinds.add_after(self.outlet.line)
        self.outlet.told.connect(self.kinds.updateGeometry)
        row_parts = RowParts(self.lists, self.detail, self.acts, self.asking, self.sight)
        self.row_work = RowWork(tools, row_parts)
        self.group_work = GroupWork(tools, row_parts)
        self.turning = Turning(tools, self.sight, self.band)
        self._countdown = Countdown(self)
        self._connect()

    def _connect(self) -> None:
        self.row_work.rule_wanted.connect(self.rule_wanted)
        self.row_work.shipping_wanted.connect(self.shipping_wanted)
        self.head.update_wanted.connect(self.update_wanted)
        self.kinds.chase_wanted.connect(self._on_chase_group)
        self.asking.counted.connect(self.counted)
        self.asking.shop_wanted.connect(self.shop_wanted)
        self.lists.other_pressed.connect(self.import_wanted)
        self.asking.loader.failed.connect(self.failed)
        self.asking.loader.exposure_ready.connect(self.exposure.show_exposure)
        self.acts.done.connect(self.reload)
        self.acts.said.connect(self.said)
        self.acts.failed.connect(self.failed)
        self._countdown.timeout.connect(self._on_tick)
        self._connect_marking()
        self._connect_review()

    def _connect_review(self) -> None:
        self.head.review_wanted.connect(self.turning.ask)
        self.turning.turned.connect(self.row_work.show_sight)
        self.turning.turned.connect(self._on_turned)
        self.turning.known_more.connect(self.reload)
        self.turning.order_wanted.connect(self.asking.show_order)
        self.turning.failed.connect(self.failed)
        self.row_work.said.connect(self.said)

    @Slot()
    def _on_turned(self) -> None:
        is_past = self.sight.past is not None
        self.line.setEnabled(not is_past)
        # What was open then without a warning is not looked back at.
        self.urgencies.chips[Urgency.ALL_OPEN].setVisible(not is_past)
        if is_past:
            self.exposure.fall_silent()
        self.asking.show_choice(self.asking.choice)

    def _connect_marking(self) -> None:
        acts = self.marking.acts
        acts.done.connect(self.reload)
        acts.said.connect(self.said)
        acts.failed.connect(self.failed)
        self.marking.export_wanted.connect(self.export_wanted)
        self.marking.said.connect(self.said)
        self.filtering.said.connect(self.said)
        self.filtering.failed.connect(self.failed)
        for part in (self.outlet, self.group_work):
            part.failed.connect(self.failed)
        self.asking.chosen.connect(
            lambda choice: self.outlet.show_place(choice.carrier, choice.site)
        )
        filing = self.marking.filing
        filing.wanted.connect(self.filing_wanted)
        filing.said.connect(self.said)
        filing.failed.connect(self.failed)
        self.lists.filing_pressed.connect(self._on_filing)
        self.row_work.filing_wanted.connect(self._on_filing)
        self.asking.chosen.connect(self.narrowing.show_choice)
        self.asking.chosen.connect(self.exposure.show_choice)
        self.exposure.show_choice(self.asking.choice)
        self.lists.groups.chase_wanted.connect(self._on_chase_of)
        self.lists.order_pressed.connect(lambda row: self.order_wanted.emit(row.order_number))

    @Slot()
    def _on_filing(self) -> None:
        if not self.row_work.is_refused():
            self.marking.start_filing()

    def set_conditions(self, conditions: Conditions) -> None:
        """Say how the shops fare, and whether a round is under way."""
        self.asking.set_conditions(conditions)
        shops = conditions.shops or ()
        self.narrowing.set_shops({health.shop.id: health.shop.name for health in shops})
        self.head.show_polling(is_running=conditions.is_polling)

    def show_query(self, query: MonitorQuery, place: str = "") -> None:
        """Show the answer to a question asked elsewhere; ``place`` names what no chip names."""
        self.asking.show_query(query, place)

    def reload(self) -> None:
        """Ask again, without moving what is looked at."""
        self.asking.reload()

    def recount(self) -> None:
        """Count again, for the rail and the chips."""
        self.asking.loader.count(self.asking.choice)

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        query = self.asking.choice.query(self.sight.query())
        name, past = translate("exports", "Tracking"), self.sight.past
        if past is not None:
            name = past_name(name, past.as_of)
        filters = monitor_filters(query, past.as_of if past else None)
        self.export_wanted.emit(ExportView.MONITOR, filters, name)

    def lift(self) -> bool:
        """Leave the search and lift the filters; with none, come back from the past."""
        if self.asking.choice.is_filtered:
            self.asking.show_choice(self.asking.choice.unfiltered())
            return True
        is_past = self.sight.past is not None
        if is_past:
            self.turning.leave()
        return is_past

    @Slot()
    def _on_tick(self) -> None:
        self._ticks += 1
        self.lists.tick()
        self.detail.tick(self.sight.look())
        if self._ticks % TICKS_TO_RELOAD == 0:
            self.reload()

    @Slot(object)
    def _on_chase_of(self, group: MonitorGroup) -> None:
        """Copy the message about a group's parcels without opening it."""
        if self.sight.past is None:
            inside = self.asking.choice.inside(group, "")
            self.acts.copy_chase_of(inside.query(self.sight.query()))

    @Slot()
    def _on_chase_group(self) -> None:
        choice = self.asking.choice
        self.acts.copy_chase(self.lists.model.ids, choice.carrier, choice.site)
