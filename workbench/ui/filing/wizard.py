"""The wizard: a window of its own, steps on the left, a page in the middle, the preview beside.

Closing it asks nothing, because nothing is lost: every change was saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.filing.flow import FlowStep
from workbench.domain.filing.gaps import ADVICE, SENTENCES
from workbench.ui.filing.foot import WizardFoot
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.filing.pages.set import PageSet
from workbench.ui.filing.preview_pane import PreviewPane
from workbench.ui.filing.steps import StepList
from workbench.ui.formats import one_line
from workbench.ui.help.pages import set_page
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar, UndoBar
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_title, word

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from workbench.services.filing.preview import FilingPreview
    from workbench.ui.filing.drafting import Drafting
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble

SIZE = QSize(1180, 780)
SMALLEST = QSize(1000, 640)


class FilingWizard(QWidget):
    """报备: one filing.

    Signals: ``closed`` when the window was closed.
    """

    closed = Signal()

    def __init__(self, tools: ViewTools, drafting: Drafting, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        set_page(self, "filings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(SMALLEST)
        self._find_place(parent)
        self._tools = tools
        self.drafting = drafting
        self.preview: FilingPreview | None = None
        self.steps = StepList()
        self.pages = PageSet(tools)
        self.pane = PreviewPane(tools.stage)
        self.foot = WizardFoot()
        self.bar = MessageBar(tools.stage.icons)
        self.lacking = PlainLabel(tone=Tone.WARNING, is_wrapped=True)
        self._title = PlainLabel(type_=Type.VIEW)
        self._about = PlainLabel(tone=Tone.MUTED)
        self._stack = QStackedWidget()
        self._holders: dict[FlowStep, QScrollArea] = {}
        self._lay_out()
        self.undo_bar = UndoBar(tools.stage.icons, self)
        self._connect()
        self.show_draft()

    def _find_place(self, around: QWidget) -> None:
        """Stand in the middle of the main window, no larger than the screen."""
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        place = self.rect()
        place.moveCenter(around.window().geometry().center())
        self.move(max(place.x(), 0), max(place.y(), 0))

    def _lay_out(self) -> None:
        for page in self.pages.in_order:
            self._holders[page.step] = _scrolled(page)
            self._stack.addWidget(self._holders[page.step])
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.bar)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.lacking)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.steps)
        row.addLayout(middle, 1)
        row.addWidget(self.pane)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        drafting = self.drafting
        drafting.begun.connect(self.show_draft)
        drafting.changed.connect(self.show_draft)
        drafting.evidence_changed.connect(self.show_draft)
        drafting.saved.connect(self._on_saved)
        drafting.failed.connect(self.say_trouble)
        self.steps.chosen.connect(drafting.at)
        self.foot.back_wanted.connect(self._on_back)
        self.foot.forward_wanted.connect(self._on_forward)
        for page in self.pages.in_order:
            page.rewritten.connect(drafting.change)
        self.pages.case.shop_chosen.connect(drafting.choose_shop)
        self.pages.case.case_chosen.connect(drafting.choose_case)
        self.pages.check.step_wanted.connect(drafting.at)
        self.pages.said.connect(self.undo_bar.offer)
        self.pages.failed.connect(self.say_trouble)
        self._tools.stage.keeper.changed.connect(self._on_theme_changed)

    @property
    def page(self) -> WizardPage:
        """Return the page on top."""
        flow = self.drafting.flow
        return self.pages.of(flow.step if flow else FlowStep.CASE)

    @Slot()
    def show_draft(self) -> None:
        """Show the filing as it stands, on its page."""
        flow = self.drafting.flow
        self.steps.show_flow(flow)
        page = self.page
        holder = self._holders[page.step]
        is_turned = self._stack.currentWidget() is not holder
        self._stack.setCurrentWidget(holder)
        page.show_sight(PageSight(self.drafting, self.preview))
        self._show_head()
        self._show_lacking()
        self.foot.show_flow(flow)
        if is_turned:
            page.take_keys()

    def show_preview(self, preview: FilingPreview) -> None:
        """Show what the filing would bring."""
        self.preview = preview
        if self.drafting.filing is not None:
            self.pane.show_preview(preview, self.drafting.filing)
        self.page.show_sight(PageSight(self.drafting, preview))

    def _show_head(self) -> None:
        filing, beginning = self.drafting.filing, self.drafting.beginning
        title = translate("wizard", "New filing")
        if filing is not None:
            title = f"{word(filing.platform)} · {word(filing.case)}"
        shop = beginning.shop if beginning else None
        state = word(filing.state) if filing else ""
        number = one_line(filing.number) if filing else ""
        parts = (shop_title(shop) if shop else "", state, number)
        self._title.setText(title)
        self._about.setText(" · ".join(part for part in parts if part))
        self.setWindowTitle(title)

    def _show_lacking(self) -> None:
        flow = self.drafting.flow
        gaps = flow.gaps_on(flow.step) if flow and flow.step is not FlowStep.CHECK else ()
        words = [translate("filing", SENTENCES[gap]) for gap in gaps]
        is_advice = all(gap in ADVICE for gap in gaps)
        self.lacking.set_tone(Tone.MUTED if is_advice else Tone.WARNING)
        self.lacking.setText("\n".join(f"{'◇' if is_advice else '▲'} {each}" for each in words))
        self.lacking.setVisible(bool(words))

    @Slot()
    def _on_saved(self) -> None:
        now = self._tools.stage.formats.clock(self._tools.desk.monitor.now())
        told = translate("wizard", "Draft saved {time}")
        self.foot.say(told.replace("{time}", now))
        self.bar.hide()
        self.show_draft()

    @Slot(object)
    def say_trouble(self, trouble: Trouble) -> None:
        """Say what went wrong, over the page."""
        self.bar.say(trouble.sentence, "warning", Tone.CRITICAL)

    @Slot()
    def _on_theme_changed(self) -> None:
        """Give lists their colours anew."""
        if self.preview is not None:
            self.show_preview(self.preview)

    @Slot()
    def _on_back(self) -> None:
        self.drafting.back()

    @Slot()
    def _on_forward(self) -> None:
        self.drafting.forward()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go without a question."""
        super().closeEvent(event)
        self.closed.emit()


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    return area
