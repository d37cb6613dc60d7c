"""The template check: freight by line against red line, blue line and guidance price, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, marked
from workbench.domain.metrics import FreightCheck, FreightForm, FreightLine
from workbench.services.tickets.entry import instant_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.metrics.freight_words import line_verdict, verdicts
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.ui.start import ViewTools

_NAMES = ("name", "freight", "red_line", "blue_line", "guide_price")
_FIELD = 78


class FreightCard(Card):
    """A form that is checked with every change and kept when a field is left.

    Signals: ``entered`` (FreightForm) when it is to be kept.
    """

    entered = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__(translate("metrics", "Freight template check (1688)"))
        self._tools = tools
        self._kept: FreightForm | None = None
        self._template = ""
        about = translate(
            "metrics",
            "The platform publishes no figures: enter red line, blue line and guidance price as "
            "its pages show them to you. They are kept here.",
        )
        self.body.addWidget(PlainLabel(about, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True))
        self.templates = ChoiceRow(tools.stage.keeper, translate("metrics", "Template"))
        self.templates.chosen.connect(self._on_template)
        self.body.addWidget(self.templates)
        self._add_head(tools)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(5, 1)
        self.body.addLayout(self._grid)
        self.lines: list[dict[str, QLineEdit]] = []
        self._told: list[PlainLabel] = []
        self.add = button(translate("metrics", "Add a line"), is_link=True)
        self.add.clicked.connect(self._on_add)
        self.body.addWidget(self.add)
        self.result = PlainLabel(is_wrapped=True, is_selectable=True)
        self.body.addWidget(self.result)
        self.show_form(FreightForm())

    def _add_head(self, tools: ViewTools) -> None:
        row = self.add_row()
        self.set_at = text_field(translate("metrics", "Template set at"), "2024-01-23 10:00")
        self.set_at.setFixedWidth(150)
        self.category = text_field(translate("metrics", "Category"), "")
        self.uses_note = QCheckBox(translate("metrics", "Uses 运费说明"))
        for widget in (
            PlainLabel(translate("metrics", "Template set at"), type_=Type.NOTE, tone=Tone.MUTED),
            self.set_at,
            PlainLabel(translate("metrics", "Category"), type_=Type.NOTE, tone=Tone.MUTED),
            self.category,
            self.uses_note,
        ):
            row.addWidget(widget)
        for field in (self.set_at, self.category):
            field.editingFinished.connect(self._keep)
        self.uses_note.clicked.connect(self._keep)

    def show_form(self, form: FreightForm) -> None:
        """Show what is kept; what is being typed stays."""
        if form == self._kept:
            return
        self._kept = form
        names = [*self._tools.desk.metrics.templates(), *_others()]
        self._template = form.template
        self.templates.show_choices([(name, name) for name in names], form.template)
        told = f"{form.set_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if form.set_at else ""
        self.set_at.setText(told)
        self.category.setText(form.category)
        self.uses_note.setChecked(form.uses_note)
        self._show_lines(form.lines or (FreightLine(),))
        self._check()

    def _show_lines(self, lines: tuple[FreightLine, ...]) -> None:
        empty_out(self._grid)
        self.lines, self._told = [], []
        for column, head in enumerate(_heads()):
            self._grid.addWidget(PlainLabel(head, type_=Type.NOTE, tone=Tone.MUTED), 0, column)
        for line in lines:
            self._add_line(line)

    def _add_line(self, line: FreightLine) -> None:
        row = len(self.lines) + 1
        fields = {}
        for column, name in enumerate(_NAMES):
            field = text_field(f"{_heads()[column]} {row}", "")
            field.setText(getattr(line, name))
            if column:
                field.setFixedWidth(_FIELD)
            field.textChanged.connect(self._check)
            field.editingFinished.connect(self._keep)
            self._grid.addWidget(field, row, column)
            fields[name] = field
        told = PlainLabel(type_=Type.NOTE, is_wrapped=True)
        self._grid.addWidget(told, row, len(_NAMES))
        remove = IconButton(
            self._tools.stage.icons, "close", translate("metrics", "Remove this line")
        )
        remove.setProperty("line", row - 1)
        remove.clicked.connect(self._on_remove)
        self._grid.addWidget(remove, row, len(_NAMES) + 1)
        self.lines.append(fields)
        self._told.append(told)

    def form(self) -> FreightForm:
        """Return the form as it is filled in.

        Raises:
            BadInput: the time cannot be read.
        """
        lines = [FreightLine(**{n: f.text() for n, f in each.items()}) for each in self.lines]
        return FreightForm(
            self._template,
            instant_of(self.set_at.text(), marked("errors", "When the template was set")),
            self.uses_note.isChecked(),
            self.category.text(),
            tuple(line for line in lines if line != FreightLine()),
        )

    @Slot()
    def _check(self) -> None:
        """Say what the platform does about the form as it stands; nothing is kept."""
        try:
            found = self._tools.desk.metrics.check(self.form())
        except BadInput as error:
            self.result.setText(trouble_from(error).sentence)
            self.result.set_tone(Tone.CRITICAL)
            return
        self._show_check(found)

    def _show_check(self, found: FreightCheck) -> None:
        formats = self._tools.stage.formats
        self.result.set_tone(Tone.TEXT)
        self.result.setText("\n".join(verdicts(found, formats)))
        checks = iter(found.lines)
        for fields, label in zip(self.lines, self._told, strict=True):
            is_told = any(field.text() for field in fields.values())
            text, tone = line_verdict(next(checks)) if is_told else ("", Tone.MUTED)
            label.setText(text)
            label.set_tone(tone)

    @Slot()
    def _keep(self) -> None:
        try:
            form = self.form()
        except BadInput:
            return  # said beneath
        if form != self._kept:
            self._kept = form
            self.entered.emit(form)
        self._check()

    @Slot(str)
    def _on_template(self, name: str) -> None:
        self._template = name
        self._keep()

    @Slot()
    def _on_add(self) -> None:
        self._add_line(FreightLine())
        self.lines[-1]["name"].setFocus()

    @Slot()
    def _on_remove(self) -> None:
        number = int(self.sender().property("line"))
        kept = [
            FreightLine(**{n: f.text() for n, f in each.items()})
            for place, each in enumerate(self.lines)
            if place != number
        ]
        self._show_lines(tuple(kept) or (FreightLine(),))
        self._keep()


def _others() -> tuple[str, ...]:
    """Return the templates beside the guidance template: by weight, by piece (seed 003)."""
    return ("按重量计费", "按件计费")


def _heads() -> tuple[str, ...]:
    return (
        translate("metrics", "Line"),
        translate("metrics", "My freight"),
        translate("metrics", "Red line"),
        translate("metrics", "Blue line"),
        translate("metrics", "Guidance"),
        translate("metrics", "Verdict"),
    )
