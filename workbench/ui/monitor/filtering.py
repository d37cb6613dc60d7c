"""Ties the filter menu to what the monitor shows, and keeps named filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.errors import BadInput
from workbench.domain.exchange.export_filters import monitor_filters, monitor_query
from workbench.domain.tables.saved import LONGEST_NAME, SavedFilter
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.translating import translate
from workbench.ui.widgets.text_dialog import TextDialog

if TYPE_CHECKING:
    from workbench.domain.views import Facets
    from workbench.ui.contracts import Desk
    from workbench.ui.monitor.asking import MonitorAsking
    from workbench.ui.monitor.narrowing import Narrowing
    from workbench.ui.start import ViewTools

# Moments pass and marked rows go: a name for them would soon stand for nothing.
_PASSING = frozenset({"due", "paid", "appeared", "ids"})


class Filtering(QObject):
    """Opens the menu, changes the choice, names and forgets filters.

    Signals: ``failed`` (Trouble), ``said`` (text, way back or None).
    """

    failed = Signal(object)
    said = Signal(str, object)

    def __init__(self, tools: ViewTools, narrowing: Narrowing, asking: MonitorAsking) -> None:
        super().__init__(narrowing)
        self._tools = tools
        self._narrowing = narrowing
        self._asking = asking
        self.dialog: TextDialog | None = None
        narrowing.wanted.connect(self.open)
        narrowing.chosen.connect(self._on_chosen)
        narrowing.lifted.connect(lambda: asking.show_choice(asking.choice.unfiltered()))
        narrowing.picked.connect(self._on_picked)
        narrowing.saving_wanted.connect(self._on_saving)
        narrowing.dropped.connect(self._on_dropped)

    @Slot()
    def open(self) -> None:
        """Ask what the rows can be narrowed by, then show the menu."""
        query = self._asking.choice.query(self._tools.desk.monitor.query())

        def ask(desk: Desk) -> tuple[Facets, tuple[SavedFilter, ...]]:
            return desk.groups.facets(query), desk.tables.saved()

        self._tools.jobs.run(
            ask, lambda told: self._narrowing.open_menu(*told), self.failed.emit, topic="facets"
        )

    @Slot(str, str)
    def _on_chosen(self, field: str, value: str) -> None:
        self._asking.choose(**{field: value, "place": "", "site": "", "is_nowhere": False})

    @Slot(object)
    def _on_picked(self, kept: SavedFilter) -> None:
        try:
            query = monitor_query(dict(kept.filters), self._tools.desk.monitor.now())
        except BadInput:  # another version knew filters that this one does not
            self.said.emit(translate("monitor", "These filters are of another version"), None)
            return
        self._asking.show_choice(MonitorChoice.of(query))

    @Slot()
    def _on_saving(self) -> None:
        question = translate("monitor", "What are these filters called?")
        act = translate("monitor", "Save")
        self.dialog = TextDialog(question, act, LONGEST_NAME, self._narrowing.window())
        self.dialog.told.connect(self._on_named)
        self.dialog.open()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        if not name:
            return
        query = self._asking.choice.query(self._tools.desk.monitor.query())
        told = monitor_filters(query).items()
        kept = SavedFilter(name, tuple((k, v) for k, v in told if v and k not in _PASSING))
        words = translate("monitor", 'Filters saved as "{name}"').replace("{name}", name)
        self._tools.jobs.run(
            lambda desk: desk.tables.save(kept),
            lambda _: self.said.emit(words, None),
            self.failed.emit,
        )

    @Slot(str)
    def _on_dropped(self, name: str) -> None:
        kept = next((one for one in self._tools.desk.tables.saved() if one.name == name), None)
        words = translate("monitor", '"{name}" deleted').replace("{name}", name)
        self._tools.jobs.run(
            lambda desk: desk.tables.drop(name),
            lambda _: self.said.emit(words, lambda: self._bring_back(kept)),
            self.failed.emit,
        )

    def _bring_back(self, kept: SavedFilter | None) -> None:
        if kept is not None:
            self._tools.jobs.run(
                lambda desk: desk.tables.save(kept), lambda _: None, self.failed.emit
            )
