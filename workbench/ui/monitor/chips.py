"""The monitor's two rows of chips: by urgency; by kind of warning and grouping."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.domain.parcels.troubles import Trouble
from workbench.domain.views import Grouping, MonitorCounts, Urgency
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.chip import HEIGHT, Chip
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.ui.formats import Formats
    from workbench.ui.monitor.choice import MonitorChoice
    from workbench.ui.rules.contract import RuleBook
    from workbench.ui.theming import ThemeKeeper

_TONES = {
    Urgency.OVERDUE: Tone.CRITICAL,
    Urgency.BEFORE_CLOSING: Tone.CRITICAL,
    Urgency.WITHIN_6H: Tone.CRITICAL,
    Urgency.WITHIN_24H: Tone.WARNING,
}


class ChipRow(QWidget):
    """A row of chips that breaks where it must."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_caption(self, text: str) -> None:
        """Add a small word before the chips that follow."""
        caption = PlainLabel(text, type_=Type.NOTE, tone=Tone.MUTED)
        caption.setFixedHeight(HEIGHT)
        self.flow.addWidget(caption)


class UrgencyChips(ChipRow):
    """One chip per urgency, with counts.

    Signals: ``chosen`` (Urgency).
    """

    chosen = Signal(object)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self.chips: dict[Urgency, Chip] = {}
        for urgency in Urgency:
            chip = Chip(keeper, word(urgency), _TONES.get(urgency, Tone.MUTED))
            chip.setProperty("urgency", urgency.value)
            chip.clicked.connect(self._on_clicked)
            self.chips[urgency] = chip
            self.flow.addWidget(chip)

    def show_choice(self, choice: MonitorChoice) -> None:
        """Mark what is chosen."""
        for urgency, chip in self.chips.items():
            chip.setChecked(urgency is choice.urgency)

    def show_counts(self, counts: MonitorCounts, formats: Formats) -> None:
        """Show the numbers; a colour without a case would be noise, so 0 is grey."""
        for urgency, chip in self.chips.items():
            number = counts.by_urgency.get(urgency, 0)
            chip.set_number(formats.count(number))
            chip.set_tone(_TONES.get(urgency, Tone.MUTED) if number else Tone.MUTED)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(Urgency(self.sender().property("urgency")))


class KindChips(ChipRow):
    """One chip per rule that warns, the grouping, and the chosen group.

    Signals: ``rule_chosen`` (rule id, "" for all), ``grouping_chosen`` (Grouping),
    ``place_left`` when the chosen group's chip is pressed, ``chase_wanted`` for one message about
    all parcels of the chosen site, ``trouble_chosen`` (Trouble, None for all).
    """

    rule_chosen = Signal(str)
    trouble_chosen = Signal(object)
    grouping_chosen = Signal(object)
    place_left = Signal()
    chase_wanted = Signal()

    def __init__(self, keeper: ThemeKeeper, rules: RuleBook) -> None:
        super().__init__()
        self._keeper = keeper
        self._rules = rules
        self._chosen = ""
        self._after: list[QWidget] = []
        self.kinds: dict[str, Chip] = {}
        self.groupings: dict[Grouping, Chip] = {}
        self._trouble: Trouble | None = None
        self.troubles = {trouble: self._trouble_chip(trouble) for trouble in Trouble}
        self.place = Chip(keeper, "")
        self.place.setChecked(True)
        self.place.clicked.connect(self.place_left)
        self.chase = button(translate("monitor", "Copy chase message"))
        self.chase.clicked.connect(self.chase_wanted)
        self._fill()

    def _fill(self) -> None:
        """Lay out all chips; kinds come and go with the warnings, in the order of their ids."""
        while self.flow.takeAt(0) is not None:
            pass
        for caption in self.findChildren(PlainLabel):
            caption.hide()
            caption.deleteLater()
        if self.kinds:
            self.add_caption(translate("monitor", "Kind"))
        for rule in sorted(self.kinds):
            self.flow.addWidget(self.kinds[rule])
        for chip in self.troubles.values():
            self.flow.addWidget(chip)
        self.add_caption(translate("monitor", "By"))
        for grouping in Grouping:
            if grouping not in self.groupings:
                self.groupings[grouping] = self._grouping(grouping)
            self.flow.addWidget(self.groupings[grouping])
        self.flow.addWidget(self.place)
        self.flow.addWidget(self.chase)
        for widget in self._after:
            self.flow.addWidget(widget)

    def add_after(self, widget: QWidget) -> None:
        """Let a widget stand at the end of the row, behind the chosen site's button."""
        self._after.append(widget)
        self.flow.addWidget(widget)

    def _trouble_chip(self, trouble: Trouble) -> Chip:
        chip = Chip(self._keeper, word(trouble))
        chip.clicked.connect(lambda: self._on_trouble(trouble))
        chip.hide()
        return chip

    def _on_trouble(self, trouble: Trouble) -> None:
        self.trouble_chosen.emit(None if trouble is self._trouble else trouble)

    def _grouping(self, grouping: Grouping) -> Chip:
        chip = Chip(self._keeper, word(grouping))
        chip.setProperty("grouping", grouping.value)
        chip.clicked.connect(self._on_grouping)
        return chip

    def show_choice(self, choice: MonitorChoice) -> None:
        """Mark what is chosen."""
        self._chosen = choice.rule
        for rule, chip in self.kinds.items():
            chip.setChecked(rule == choice.rule)
        self._trouble = choice.trouble
        for trouble, chip in self.troubles.items():
            chip.setChecked(trouble is choice.trouble)
        for grouping, chip in self.groupings.items():
            chip.setChecked(grouping is choice.grouping)
        self.place.set_word(f"{choice.place} ✕")
        self.place.setVisible(bool(choice.place))
        self.place.setChecked(True)
        self.chase.setVisible(bool(choice.site))

    def show_counts(self, counts: MonitorCounts, formats: Formats) -> None:
        """Show the numbers; a chosen kind stays although it has no case left."""
        rules = {rule for rule, number in counts.by_rule.items() if number or rule == self._chosen}
        if self._chosen:
            rules.add(self._chosen)
        if rules != set(self.kinds):
            self._replace(rules)
            self._name()
        for rule, chip in self.kinds.items():
            chip.set_number(formats.count(counts.by_rule.get(rule, 0)))
        self._count_troubles(counts, formats)

    def _count_troubles(self, counts: MonitorCounts, formats: Formats) -> None:
        for trouble, chip in self.troubles.items():
            number = counts.by_trouble.get(trouble, 0)
            chip.set_number(formats.count(number))
            chip.setVisible(bool(number) or trouble is self._trouble)

    def _name(self) -> None:
        """Name the chips by their rules; where two platforms use one word, each names its own."""
        names = {rule: self._rules.chip(rule) for rule in self.kinds}
        shared = {name for name, count in Counter(names.values()).items() if count > 1}
        for rule, chip in self.kinds.items():
            name = names[rule]
            platform = self._rules.platform(rule) if name in shared else None
            chip.set_word(f"{word(platform)} · {name}" if platform else name)

    def _replace(self, rules: set[str]) -> None:
        for rule in set(self.kinds) - rules:
            gone = self.kinds.pop(rule)
            gone.hide()
            gone.deleteLater()
        for rule in rules - set(self.kinds):
            chip = Chip(self._keeper, self._rules.chip(rule))
            chip.setProperty("rule", rule)
            chip.setChecked(rule == self._chosen)
            chip.clicked.connect(self._on_kind)
            self.kinds[rule] = chip
        self._fill()
        self.updateGeometry()

    @Slot()
    def _on_kind(self) -> None:
        rule = str(self.sender().property("rule"))
        self.rule_chosen.emit("" if rule == self._chosen else rule)

    @Slot()
    def _on_grouping(self) -> None:
        self.grouping_chosen.emit(Grouping(self.sender().property("grouping")))
