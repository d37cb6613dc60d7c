"""The preview of a file: what it would bring, where to, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.domain.exchange.encodings import TextEncoding
from workbench.domain.shops import Platform
from workbench.services.imports.preview import ImportChoice
from workbench.ui.formats import one_line
from workbench.ui.help.pages import set_page
from workbench.ui.imports import words
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.imports.columns import ColumnPanel
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from workbench.domain.platforms.platform_records import ColumnChoice
    from workbench.services.imports.desk import FileLook
    from workbench.ui.imports.words import Figure
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble

WIDTH = 600
MARGIN = 20
MOST_LINES = 7


class ImportDialog(QDialog):
    """Shows one file; it is imported only when the seller says so.

    Signals: ``choice_made`` (ImportChoice) when a platform, shop or encoding was chosen: whoever
    listens looks at the file again and calls :meth:`show_look`.
    """

    choice_made = Signal(object)

    def __init__(self, stage: Stage, look: FileLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self.look = look
        self.choice = ImportChoice()
        self.setObjectName("page")
        set_page(self, "files")
        self.setWindowTitle(translate("imports", "Import files"))
        self.setFixedWidth(WIDTH)
        keeper = stage.keeper
        self.platforms = ChoiceRow(keeper, translate("imports", "Platform"))
        self.shops = ChoiceRow(keeper, translate("imports", "Shop"))
        self.encodings = ChoiceRow(keeper, translate("imports", "Encoding"))
        self.columns = ColumnPanel(keeper)
        self.columns.named.connect(self._on_columns)
        self.platforms.chosen.connect(self._on_platform)
        self.shops.chosen.connect(self._on_shop)
        self.encodings.chosen.connect(self._on_encoding)
        self._name = self._label(Type.CARD, Tone.TEXT)
        self._about = self._label(Type.TEXT, Tone.MUTED)
        self._where = self._label(Type.TEXT, Tone.TEXT)
        self._notes = self._label(Type.NOTE, Tone.MUTED)
        self._question = self._label(Type.TEXT, Tone.WARNING)
        self._trouble = self._label(Type.TEXT, Tone.CRITICAL)
        self._figures = QHBoxLayout()
        self.left_out = QPlainTextEdit()
        self.left_out.setReadOnly(True)
        self.left_out.setAccessibleName(translate("imports", "Rows left out"))
        self.follow = QCheckBox()
        self.follow.setChecked(True)
        self.accept_button = button(translate("imports", "Import"), is_primary=True)
        self._leave = button(translate("imports", "Cancel"))
        self._lay_out()
        self.show_look(look)

    def _label(self, type_: Type, tone: Tone) -> PlainLabel:
        made = PlainLabel(type_=type_, tone=tone, is_wrapped=True)
        made.setFixedWidth(WIDTH - 2 * MARGIN)
        return made

    def _lay_out(self) -> None:
        self._figures.setSpacing(24)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.accept_button)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addLayout(self._figures)
        choices = (self.encodings, self.platforms, self.shops, self.columns)
        for widget in (*choices, self._where, self._question, self._trouble):
            column.addWidget(widget)
        column.addWidget(self.left_out)
        column.addWidget(self._notes)
        column.addWidget(self.follow)
        column.addLayout(acts)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keys to the act that was asked for."""
        super().showEvent(event)
        asked = next(iter(self.encodings.chips.values()), self._leave)
        (self.accept_button if self.accept_button.isEnabled() else asked).setFocus()

    def show_look(self, look: FileLook) -> None:
        """Show what the file would bring."""
        self.look = look
        formats = self._stage.formats
        self._name.setText(one_line(look.path.name))
        self._about.setText(self._told(look))
        self._show_figures(words.figures(look))
        self._show_encodings(look)
        self._show_platforms(look)
        self._show_shops(look)
        where = translate("imports", "Goes to: {shops}")
        self._say(self._where, words.shops_line(look.shops, formats), where)
        self._say(self._question, words.question(look))
        self._say(self._notes, "\n".join(words.notes(look, formats)))
        self.follow.setText(words.follow_words(look, formats))
        self.follow.setVisible(bool(look.follows))
        self._say(self._trouble, "")
        self.columns.show_columns(look.columns)
        self._show_lines(words.lines_of(look, formats))
        self._set_ready(is_ready=look.brings_something)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say that the file does not fit the choice; another one may be made."""
        self._say(self._trouble, trouble.sentence)
        self._set_ready(is_ready=False)

    def _told(self, look: FileLook) -> str:
        told = translate("imports", "{kind} ・ as of {time}")
        if look.told_at is None:
            return words.title(look)
        when = self._stage.formats.moment(look.told_at)
        return told.replace("{time}", when).replace("{kind}", words.title(look))

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        empty_out(self._figures)
        for figure in figures:
            self._figures.addWidget(self._figure(figure))
        self._figures.addStretch(1)

    def _figure(self, figure: Figure) -> QWidget:
        made = QWidget()
        tone = Tone.WARNING if figure.is_trouble else Tone.TEXT
        number = PlainLabel(self._stage.formats.count(figure.number), type_=Type.VIEW, tone=tone)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(number)
        column.addWidget(PlainLabel(figure.caption, type_=Type.NOTE, tone=Tone.MUTED))
        return made

    def _show_lines(self, lines: list[str]) -> None:
        self.left_out.setPlainText("\n".join(lines))
        metrics = self.left_out.fontMetrics()
        room = WIDTH - 2 * MARGIN - 30
        wrapped = sum(1 + metrics.horizontalAdvance(line) // room for line in lines)
        shown = min(wrapped, MOST_LINES) + 1
        self.left_out.setFixedHeight(shown * metrics.lineSpacing())
        self.left_out.setVisible(bool(lines))

    def _show_encodings(self, look: FileLook) -> None:
        """Offer the encodings of a text that may be several; what was chosen can be changed."""
        offered = [(one.encoding.value, words.ENCODINGS[one.encoding]) for one in look.samples]
        if offered:
            self.encodings.show_choices(offered, "")
        elif not self.choice.encoding:
            self.encodings.show_choices([], "")

    def _show_platforms(self, look: FileLook) -> None:
        """Offer the platforms; a record's may stay unknown until an order of ours fits."""
        offered = [(platform.value, word(platform)) for platform in _alternatives(look)]
        chosen = look.chosen.value
        if look.records is not None or look.columns:
            offered.insert(0, ("", translate("records", "As the order says")))
            chosen = self.choice.platform.value if self.choice.platform else ""
        is_asked = len(offered) > 1 and not look.is_empty
        self.platforms.show_choices(offered if is_asked else [], chosen)

    def _show_shops(self, look: FileLook) -> None:
        shops = [(shop.id, shop_name(shop.name)) for shop in look.candidates]
        by_file = ("", translate("imports", "As the file says"))
        if look.shops and not any(part.named for part in look.shops):
            by_file = ("", translate("imports", "Where the orders are already"))
        is_asked = bool(shops) and not look.is_empty
        self.shops.show_choices([by_file, *shops] if is_asked else [], self.choice.shop)

    def _say(self, label: PlainLabel, text: str, frame: str = "") -> None:
        label.setText(frame.replace("{shops}", text) if frame and text else text)
        label.setVisible(bool(text))

    def _set_ready(self, *, is_ready: bool) -> None:
        self.accept_button.setEnabled(is_ready)

    @Slot(str)
    def _on_platform(self, value: str) -> None:
        platform = Platform(value) if value else None
        self._choose(replace(self.choice, platform=platform, shop=""))

    @Slot(str)
    def _on_shop(self, shop_id: str) -> None:
        self._choose(replace(self.choice, shop=shop_id))

    @Slot(str)
    def _on_encoding(self, value: str) -> None:
        self._choose(replace(self.choice, encoding=TextEncoding(value)))

    @Slot(object)
    def _on_columns(self, named: ColumnChoice) -> None:
        self._choose(replace(self.choice, columns=named))

    def _choose(self, choice: ImportChoice) -> None:
        self.choice = choice
        self._set_ready(is_ready=False)
        self.choice_made.emit(choice)


def _alternatives(look: FileLook) -> tuple[Platform, ...]:
    return look.platforms if len(look.platforms) > 1 else ()
