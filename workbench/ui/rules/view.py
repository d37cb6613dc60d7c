"""The rules view: every rule on a timeline per platform, one of them in full beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.ui.frame.split import DetailSplit
from workbench.ui.rules.amounts import EnteringAmounts
from workbench.ui.rules.area import RuleArea
from workbench.ui.rules.chips import RuleChips
from workbench.ui.rules.confirming import Confirming
from workbench.ui.rules.detail import RuleDetail
from workbench.ui.rules.head import RuleHead
from workbench.ui.rules.model import RuleModel
from workbench.ui.rules.rows import RuleChoice, counts, fitting, rows_of
from workbench.ui.rules.table import RuleTable
from workbench.ui.rules.visiting import ProblemBar, VisitBar
from workbench.ui.tables.keys import on_key
from workbench.ui.translating import translate
from workbench.ui.widgets.page import lay_page

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from workbench.domain.rules.views import RuleEntry, RuleTimeline, RuleVisit
    from workbench.domain.shops import Shop
    from workbench.ui.contracts import Desk
    from workbench.ui.rules.axis import Zoom
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble


class RulesView(QWidget):
    """规则.

    Signals: ``failed`` (Trouble), ``back_wanted`` to go back to the warning that led here,
    ``packs_wanted`` from the bar that says which pack is broken, ``word_given`` when the seller
    confirmed an exemption, entered an amount or took either back.
    """

    failed = Signal(object)
    back_wanted = Signal()
    packs_wanted = Signal()
    word_given = Signal()

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._timeline: RuleTimeline | None = None
        self._choice = RuleChoice()
        stage = tools.stage
        self.head = RuleHead(stage)
        self.problem_bar = ProblemBar(stage.icons)
        self.visit_bar = VisitBar(stage.icons)
        self.chips = RuleChips(stage.keeper)
        self.model = RuleModel(stage.formats, tools.desk.monitor.now())
        self.table = RuleTable(stage.keeper, self.model, stage.formats)
        self.table.setAccessibleName(translate("rules", "Rules on a timeline"))
        self.area = RuleArea(stage.icons, self.table)
        self.detail = RuleDetail(stage.icons, stage.formats)
        self.split = DetailSplit(self.area, self.detail)
        self.confirming = Confirming(tools, self.detail.confirm)
        self.entering = EnteringAmounts(tools, self.detail.amounts)
        lay_page(self, (self.head, self.problem_bar, self.visit_bar, self.chips), self.split)
        self._connect()
        self.chips.mark(self._choice, self.table.zoom)

    def _connect(self) -> None:
        self.head.searched.connect(lambda text: self.choose(search=text))
        self.head.search.list_wanted.connect(self.take_keys)
        self.head.side_toggled.connect(self.split.toggle_side)
        self.chips.platform_chosen.connect(lambda platform: self.choose(platform=platform))
        self.chips.in_force_toggled.connect(lambda is_on: self.choose(is_in_force_only=is_on))
        self.chips.zoom_chosen.connect(self.set_zoom)
        self.table.rule_chosen.connect(self._on_rule_chosen)
        self.table.zoom_wanted.connect(self.set_zoom)
        self.table.rule_opened.connect(self.split.open_side)
        self.detail.rule_wanted.connect(self.show_rule)
        self.visit_bar.pressed.connect(self.back_wanted)
        self.problem_bar.pressed.connect(self.packs_wanted)
        self.area.again_wanted.connect(self.reload)
        self.area.clear_wanted.connect(self.show_all)
        for word in (self.confirming, self.entering):
            word.done.connect(self.reload)
            word.done.connect(self.word_given)
            word.failed.connect(self.failed)
        on_key(self.table, "C", self.detail.head.copy)

    @property
    def choice(self) -> RuleChoice:
        """Return what is shown."""
        return self._choice

    def choose(self, **changes: Any) -> None:
        """Change parts of the choice."""
        self._choice = replace(self._choice, **changes)
        self.head.search.set_silently(self._choice.search)
        self.chips.mark(self._choice, self.table.zoom)
        self._show()

    @Slot()
    def show_all(self) -> None:
        """Lift the filters."""
        self.choose(platform=None, is_in_force_only=False, search="")

    @Slot(object)
    def set_zoom(self, zoom: Zoom) -> None:
        """Show more or less of time."""
        self.table.set_zoom(zoom)
        self.chips.mark(self._choice, zoom)

    def reload(self) -> None:
        """Read the rules again; they change with the packs only."""
        self.area.expect()

        def ask(desk: Desk) -> tuple[RuleTimeline, list[Shop]]:
            return desk.rule_reader.timeline(), [health.shop for health in desk.shops.health()]

        self._tools.jobs.run(ask, self._on_timeline, self._on_failed, topic="rules")

    def visit(self, visit: RuleVisit) -> None:
        """Show the rule of a warning, at the version that judged it."""
        self.visit_bar.begin(visit)
        self.split.open_side()
        self.show_all()
        self._arrive()

    @Slot(str)
    def show_rule(self, rule_id: str) -> None:
        """Show another rule, whatever the filters say."""
        entry = self._timeline.entry(rule_id) if self._timeline is not None else None
        if entry is None:
            return
        if not self.table.choose(entry.key):
            self.show_all()
            self.table.choose(entry.key)

    def start_search(self) -> None:
        """Go to the search box."""
        self.head.search.begin()

    def export(self) -> None:
        """Do nothing: rules stand in their packs, not in rows to write to a file."""

    def escape(self) -> None:
        """Go one step back: to the warning, out of the drawer, out of the filters."""
        if self.visit_bar.visit is not None:
            self.back_wanted.emit()
            return
        if not self.split.close_side() and self._choice.is_filtered:
            self.show_all()
        self.take_keys()

    @Slot()
    def take_keys(self) -> None:
        """Give the keys to the list."""
        self.area.take_keys()

    def hideEvent(self, event: QHideEvent) -> None:
        """End a visit when another view is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.visit_bar.end(self.table)

    def _on_timeline(self, found: tuple[RuleTimeline, list[Shop]]) -> None:
        timeline, shops = found
        self._timeline = timeline
        self.entering.set_shops(shops)
        self.problem_bar.show_problems(timeline.problems, is_list_offered=self.head.has_acts)
        is_arriving = self.visit_bar.visit is not None and self.visit_bar.judged is None
        self._show()
        if is_arriving:
            self._arrive()

    def _show(self) -> None:
        timeline = self._timeline
        if timeline is None:
            return
        now = self._tools.desk.monitor.now()
        shown = fitting(timeline.entries, self._choice, now)
        self.table.show_rows(rows_of(shown, self._choice.platform), timeline.entries, now)
        in_force = sum(e.is_on and e.span_at(now) is not None for e in shown)
        self.head.show_counts(len(shown), in_force)
        formats = self._tools.stage.formats
        self.chips.show_counts(len(timeline.entries), counts(timeline.entries), formats)
        self.area.show_rules(is_any_shown=bool(shown), is_any=bool(timeline.entries))

    def _arrive(self) -> None:
        """Go to the rule of the visit, once the rules are here."""
        if self._timeline is not None:
            self._on_rule_chosen(self.visit_bar.arrive(self._timeline, self.table))

    @Slot(object)
    def _on_rule_chosen(self, entry: RuleEntry | None) -> None:
        self.detail.show_entry(entry, self.model.now, self.visit_bar.judged_of(entry))

    def _on_failed(self, trouble: Trouble) -> None:
        if self._timeline is None:
            self.area.show_failed(trouble)
        self.failed.emit(trouble)
