"""Ties the monitor's controls to its list: one choice, asked beside the window, answered here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.rules.decisions import Level
from workbench.domain.views import MonitorGroup, Urgency
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.monitor.conditions import Conditions, elsewhere_words, empty_words
from workbench.ui.monitor.groups import group_name
from workbench.ui.monitor.loader import MonitorLoader
from workbench.ui.review.band import nothing_then
from workbench.ui.tables.listed import AT_TOP
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.parcels.troubles import Trouble
    from workbench.domain.views import MonitorCounts, MonitorQuery, MonitorRow
    from workbench.ui.monitor.chips import KindChips, UrgencyChips
    from workbench.ui.monitor.head import MonitorHead
    from workbench.ui.monitor.lists import MonitorLists
    from workbench.ui.review.sight import Sight
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.listed import Listed
    from workbench.ui.widgets.states import StateWords

# Everything but what waits without a warning.
_WARNED = frozenset(Urgency) - {Urgency.ALL_OPEN}


class MonitorAsking(QObject):
    """Keeps the choice; controls change it, lists show its answer.

    Signals: ``chosen`` (MonitorChoice) when another question is asked, ``counted``
    (MonitorCounts), ``answered`` when rows or groups are shown, ``shop_wanted`` from the state
    without a shop.
    """

    chosen = Signal(object)
    counted = Signal(object)
    shop_wanted = Signal()
    answered = Signal()

    def __init__(
        self, tools: ViewTools, sight: Sight, head: MonitorHead, lists: MonitorLists
    ) -> None:
        super().__init__(lists)
        self._tools = tools
        self._sight = sight
        self._head = head
        self._lists = lists
        self._choice = MonitorChoice()
        self._conditions = Conditions()
        self._open = 0
        self.loader = MonitorLoader(tools.jobs, sight, self)
        self.loader.rows_ready.connect(self._on_rows)
        self.loader.groups_ready.connect(self._on_groups)
        self.loader.counted.connect(self._on_counted)
        head.searched.connect(lambda text: self.choose(search=text))
        lists.table.header.sort_wanted.connect(self._on_sort)
        lists.groups.group_opened.connect(self._on_group_opened)
        lists.pressed.connect(self._on_state_pressed)

    def use_chips(self, urgencies: UrgencyChips, kinds: KindChips) -> None:
        """Let the two rows of chips change the choice, and show it."""
        self._urgencies, self._kinds = urgencies, kinds
        urgencies.chosen.connect(lambda urgency: self.choose(urgency=urgency))
        kinds.rule_chosen.connect(lambda rule: self.choose(rule=rule))
        kinds.trouble_chosen.connect(self._on_trouble)
        kinds.grouping_chosen.connect(lambda grouping: self.choose(grouping=grouping))
        kinds.place_left.connect(lambda: self.show_choice(self._choice.outside()))
        self._mark()

    @property
    def choice(self) -> MonitorChoice:
        """Return what is shown."""
        return self._choice

    def choose(self, **changes: Any) -> None:
        """Change parts of the choice."""
        self.show_choice(replace(self._choice, **changes))

    def show_choice(self, choice: MonitorChoice) -> None:
        """Show the answer to another question."""
        self._choice = choice
        self._open = 0
        self._mark()
        self.chosen.emit(choice)
        self._lists.expect()
        self.loader.load(choice, AT_TOP, is_new=True)

    def show_query(self, query: MonitorQuery, place: str = "") -> None:
        """Show the answer to a question asked elsewhere; ``place`` names what no chip names."""
        self.show_choice(MonitorChoice.of(query, place))

    def show_site(self, carrier: str, site: str) -> None:
        """Show everything that stands at one site."""
        place = group_name(_site_group(carrier, site))
        self.show_choice(
            MonitorChoice(urgency=Urgency.ALL_OPEN, carrier=carrier, site=site, place=place)
        )

    def show_order(self, number: str) -> None:
        """Show one order's rows, whatever their state."""
        self.show_choice(MonitorChoice(urgency=Urgency.ALL_OPEN, search=number))

    def reload(self) -> None:
        """Ask the same question again."""
        self._lists.expect()
        self.loader.load(self._choice, self._lists.on_screen(), is_new=False)

    def set_conditions(self, conditions: Conditions) -> None:
        """Know how the shops fare; an empty list may have to say something else."""
        self._conditions = conditions
        if self._lists.is_empty:
            self._lists.show_state(self._words())

    def _mark(self) -> None:
        self._urgencies.show_choice(self._choice)
        self._kinds.show_choice(self._choice)
        self._head.search.set_silently(self._choice.search)
        header = self._lists.table.header
        header.show_sorting(self._choice.sort, is_descending=self._choice.is_descending)

    @property
    def _leads_on(self) -> bool:
        """Tell whether what was searched for stands among the open ones, where nothing warns."""
        return bool(self._choice.search and self._open) and self._choice.urgency in _WARNED

    def _words(self) -> StateWords:
        if self._leads_on:
            return elsewhere_words(self._open)
        if self._sight.past is not None and not self._choice.is_filtered:
            return nothing_then()
        return empty_words(
            self._conditions,
            self._tools.stage.formats,
            self._sight.now(),
            is_filtered=self._choice.is_filtered,
        )

    @Slot(object, bool)
    def _on_rows(self, listed: Listed[MonitorRow], is_new: bool) -> None:
        self._lists.show_listed(listed, is_new=is_new, empty=self._words())
        self.answered.emit()

    @Slot(object)
    def _on_groups(self, groups: list[MonitorGroup]) -> None:
        self._lists.show_groups(groups, empty=self._words())
        self.answered.emit()

    @Slot(object)
    def _on_counted(self, counts: MonitorCounts) -> None:
        is_past = self._sight.past is not None
        self._open = 0 if is_past else counts.by_urgency.get(Urgency.ALL_OPEN, 0)
        if self._lists.is_empty:
            self._lists.show_state(self._words())
        self._urgencies.show_counts(counts, self._tools.stage.formats)
        self._kinds.show_counts(counts, self._tools.stage.formats)
        if self._sight.past is None:
            self._head.show_counts(counts)
            self.counted.emit(counts)
        else:
            self._head.set_context(translate("review", "as known then"))

    @Slot(object, bool)
    def _on_sort(self, sort: object, is_descending: bool) -> None:
        self.choose(sort=sort, is_descending=is_descending)

    @Slot(object)
    def _on_trouble(self, trouble: Trouble | None) -> None:
        """Show parcels in a trouble whether or not they warn; without one, the warnings again."""
        urgency = Urgency.ALL_OPEN if trouble else Urgency.ALL_WARNINGS
        self.choose(trouble=trouble, urgency=urgency)

    @Slot(object)
    def _on_group_opened(self, group: MonitorGroup) -> None:
        self.show_choice(self._choice.inside(group, group_name(group)))

    @Slot()
    def _on_state_pressed(self) -> None:
        if self._conditions.shops == ():
            self.shop_wanted.emit()
        elif self._leads_on:
            self.choose(urgency=Urgency.ALL_OPEN, rule="")
        else:
            self.show_choice(self._choice.unfiltered())


def _site_group(carrier: str, site: str) -> MonitorGroup:
    return MonitorGroup(carrier, site, "", "", 0, None, Level.NONE)
