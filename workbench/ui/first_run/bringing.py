"""The steps after the data are made: the recovery code, shops and files, and what pops up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from workbench.domain.care.recovery import RecoveryOffer
from workbench.ui.accounts.adding import Adding
from workbench.ui.first_run.page import GuidePage, Step
from workbench.ui.imports.files import DropPlace
from workbench.ui.imports.running import Importing
from workbench.ui.recovery.code import CodeForm
from workbench.ui.settings.alerts import AlertSection
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.ui.contracts import WindowParts
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import Stage, ViewTools


FORM_WIDTH = 440


class CodePage(GuidePage):
    """A code to write down; who skips it is asked again at the next start."""

    def __init__(self, keys: KeyRecovery) -> None:
        super().__init__(Step.CODE, translate("recovery", "Recovery code"))
        self._has_code = not keys.needs_code()
        self.form = CodeForm(keys, RecoveryOffer.new())
        self.form.setMaximumWidth(FORM_WIDTH)
        self.keep_button = button(translate("recovery", "I have written it down"))
        self.kept = PlainLabel(tone=Tone.GOOD, is_wrapped=True)
        self.kept.setText(
            translate("firstrun", "✓ The recovery code is in force. Keep it away from here.")
        )
        row = QHBoxLayout()
        row.addWidget(self.keep_button)
        row.addStretch(1)
        self.body.addWidget(self.form)
        self.body.addLayout(row)
        self.body.addWidget(self.kept)
        self.body.addStretch(1)
        self.keep_button.clicked.connect(self.form.keep)
        self.form.answer.returnPressed.connect(self.form.keep)
        self.form.kept.connect(self._on_kept)
        self._show()

    @property
    def is_done(self) -> bool:
        """Tell whether there is a code."""
        return self._has_code

    def take_keys(self) -> None:
        """Give the keys to the characters that are asked for."""
        self.form.answer.setFocus()

    @Slot()
    def _on_kept(self) -> None:
        self._has_code = True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for widget in (self.form, self.keep_button):
            widget.setVisible(not self._has_code)
        self.kept.setVisible(self._has_code)


class IntakePage(GuidePage):
    """Shops by their keys, files by a drop on the dialog or a choice; both, in any order.

    Signals: ``brought`` when shops or orders came in.
    """

    brought = Signal()

    def __init__(self, parts: WindowParts, stage: Stage) -> None:
        about = translate(
            "firstrun", "One of the two is enough to begin with; both go on at any later time."
        )
        super().__init__(Step.INTAKE, translate("firstrun", "Bring your orders in"), about)
        self._has_some = False
        self.shop_bar, self.file_bar = MessageBar(stage.icons), MessageBar(stage.icons)
        self.adding = Adding(parts.open_desk, self.shop_bar)
        self.importing = Importing(parts.open_desk, self.file_bar, stage)
        self.shop_button = button(translate("conditions", "Add shop…"))
        self.file_button = button(translate("conditions", "Import files…"))
        self.told = PlainLabel(tone=Tone.GOOD, is_wrapped=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        shops = translate(
            "firstrun",
            "With the platform's keys orders and traces are updated by themselves: 1688, Taobao, "
            "Tmall and Douyin; Kuaidi100 and Kdniao for traces.",
        )
        files = translate(
            "firstrun",
            "Order exports of Qianniu, 1688 and Douyin, lists of waybills, trace files: drop them "
            "on this window. Each is shown before it is taken in, and can be taken back.",
        )
        shop_card = _card(translate("firstrun", "Add a shop"), shops, self.shop_button)
        file_card = _card(translate("firstrun", "Drop export files"), files, self.file_button)
        for widget in (shop_card, file_card, self.shop_bar, self.file_bar, self.told):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.shop_button.clicked.connect(self.adding.start)
        self.file_button.clicked.connect(self.importing.start)
        self.adding.added.connect(self._on_brought)
        self.importing.changed.connect(self._on_brought)
        for speaker in (self.adding, self.importing):
            speaker.said.connect(self._on_said)

    def take_drops_on(self, window: QWidget) -> None:
        """Take in what is dropped on a window."""
        self.drops = DropPlace(window)
        self.drops.dropped.connect(self.importing.take)

    @property
    def is_done(self) -> bool:
        """Tell whether something came in."""
        return self._has_some

    def take_keys(self) -> None:
        """Give the keys to the first way in."""
        self.shop_button.setFocus()

    def stop(self) -> bool:
        """Cancel what is under way; False if a thread still ran after its limit."""
        has_stopped = self.adding.errand.stop()
        return self.importing.stop() and has_stopped

    @Slot()
    def _on_brought(self) -> None:
        self._has_some = True
        self.changed.emit()
        self.brought.emit()

    def _on_said(self, text: str, _: object) -> None:
        told = [line for line in (self.told.text(), f"✓ {text}") if line]
        self.told.setText("\n".join(told))


def _card(title: str, about: str, act: QPushButton) -> Card:
    card = Card(title)
    card.body.addWidget(PlainLabel(about, tone=Tone.MUTED, is_wrapped=True))
    row = card.add_row()
    row.addWidget(act)
    row.addStretch(1)
    return card


class AlertPage(GuidePage):
    """What pops up on the desktop; the same choices as in the settings."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        about = translate(
            "firstrun", "These are good to begin with; they stand in the settings all the time."
        )
        super().__init__(Step.ALERTS, translate("firstrun", "What may pop up?"), about)
        self.section = AlertSection(tools, keeping)
        self.section.show_settings(keeping.settings)
        keeping.kept.connect(self.section.show_settings)
        # Its own scroll bar would stand beside the page's.
        self.section.setParent(self)
        self.section.hide()
        self.body.addWidget(self.section.takeWidget())

    def take_keys(self) -> None:
        """Give the keys to the first category."""
        next(iter(self.section.rows.values())).pops_up.setFocus()
