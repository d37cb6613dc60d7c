"""About the program: versions, newer ones, what helps when something is wrong, and licences."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox

from workbench.domain.counting import counted
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.settings.section import Section, add_row
from workbench.ui.theme import Tone
from workbench.ui.translating import CHINESE, translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.copying import copy_for_good
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.domain.care.updates import UpdateLook
    from workbench.domain.rules.packs import PackEntry
    from workbench.domain.settings import Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


# Beside the stretch at a row's end: long titles break only where the card ends.
_ALL_ROOM = 100


class AboutSection(Section):
    """Names and versions, one to a row; then what helps.

    Signals: ``update_wanted``, ``page_wanted`` (address), ``check_wanted``, ``support_wanted``,
    ``licences_wanted``.
    """

    update_wanted = Signal()
    page_wanted = Signal(str)
    check_wanted = Signal()
    support_wanted = Signal()
    licences_wanted = Signal()

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "About")
        self._text, self._page = "", ""
        told = translate(
            "settings",
            "Warnings are this program's own, made from the platforms' published rules; what "
            "counts is what the platform decides.",
        )
        self._card = self.add_card(translate("frame", "Fulfilment workbench"), told)
        self.packs = PlainLabel(is_wrapped=True, is_selectable=True)
        self.copy = button(translate("settings", "Copy versions"))
        self.licences = button(translate("care", "Licences…"))
        self.asks = QCheckBox(translate("care", "Ask once a day"))
        self.asking = button(translate("care", "Ask now"))
        self.opening = button(translate("care", "Open its page"), is_primary=True)
        self.update_state = PlainLabel(is_wrapped=True)
        self.changes = PlainLabel(is_wrapped=True, is_selectable=True)
        self.check = button(translate("care", "Check my installation…"))
        self.support = button(translate("care", "Support bundle…"))
        self._lay_out_help()
        self._lay_out_updates()
        self._connect()

    def _connect(self) -> None:
        self.copy.clicked.connect(self._on_copy)
        self.licences.clicked.connect(self.licences_wanted)
        self.asks.clicked.connect(self._on_asks)
        self.asking.clicked.connect(self.update_wanted)
        self.opening.clicked.connect(lambda: self.page_wanted.emit(self._page))
        self.check.clicked.connect(self.check_wanted)
        self.support.clicked.connect(self.support_wanted)

    def _lay_out_help(self) -> None:
        about = translate(
            "care",
            "The check reads every page of the data and says what is wrong and how to mend it. The "
            "support bundle is a file for whoever helps you; you read it before it is saved.",
        )
        card = self.add_card(translate("care", "When something is wrong"), about)
        row = card.add_row()
        row.addWidget(self.check)
        row.addWidget(self.support)
        row.addStretch(1)

    def _lay_out_updates(self) -> None:
        about = translate(
            "care",
            "Only the publisher's signed word counts. The workbench never fetches or installs "
            "anything by itself: it says what changed and opens the page when you ask for it.",
        )
        card = self.add_card(translate("care", "Newer versions"), about)
        card.body.addWidget(self.asks)
        for label in (self.update_state, self.changes):
            card.body.addWidget(label)
            label.hide()
        row = card.add_row()
        row.addWidget(self.asking)
        row.addWidget(self.opening)
        row.addStretch(1)
        self.opening.hide()

    def show_versions(self, versions: Mapping[str, str]) -> None:
        """Show the versions; call once."""
        self._text = "\n".join(f"{name} {version}" for name, version in versions.items())
        for name, version in versions.items():
            add_row(self._card, name, PlainLabel(version, is_selectable=True))
        packs = add_row(self._card, translate("settings", "Rule packs"), self.packs)
        packs.setStretchFactor(self.packs, _ALL_ROOM)
        if (caption := packs.itemAt(0)) is not None:
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = self._card.add_row()
        row.addWidget(self.copy)
        row.addWidget(self.licences)
        row.addStretch(1)

    def show_packs(self, entries: Sequence[PackEntry]) -> None:
        """Show which rule packs count, each with its rules and the day of its last check."""
        lines = [_pack_line(entry) for entry in entries if entry.is_on]
        self.packs.setText("\n".join(lines))
        self.packs.setVisible(bool(lines))

    def offer_care(self, *, is_offered: bool) -> None:
        """Switch on what needs the program around the window."""
        for act in (self.check, self.support, self.licences):
            act.setEnabled(is_offered)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.asks.setChecked(settings.checks_updates)

    def wait_for_update(self) -> None:
        """Say that somebody is being asked."""
        self.asking.setEnabled(False)
        self.say_update(translate("care", "Asking …"), Tone.MUTED)

    def show_update(self, look: UpdateLook) -> None:
        """Show what is known of newer versions."""
        for act in (self.asks, self.asking):
            act.setEnabled(look.is_offered)
        self._page = look.notice.page if look.notice is not None else ""
        language = CHINESE if self._tools.stage.formats.is_chinese else "en"
        changes = look.notice.changes_in(language) if look.notice is not None else ""
        self.changes.setText(changes)
        self.changes.setVisible(bool(changes))
        self.opening.setVisible(bool(self._page))
        self.opening.setToolTip(urlsplit(self._page).hostname or "")
        self.say_update(self._update_words(look), Tone.TEXT if look.notice else Tone.MUTED)

    def say_update(self, words: str, tone: Tone = Tone.CRITICAL) -> None:
        """Say how it stands, or why nobody knows."""
        self.update_state.set_tone(tone)
        self.update_state.setText(words)
        self.update_state.setVisible(bool(words))

    def _update_words(self, look: UpdateLook) -> str:
        formats = self._tools.stage.formats
        if not look.is_offered:
            return translate(
                "care",
                "This build names nobody to ask: whoever gave it to you tells of newer ones.",
            )
        if look.notice is not None:
            words = translate("care", "Version {version} is out, of {day}.")
            day = formats.full_moment(look.notice.issued_at)
            return words.replace("{version}", look.notice.version).replace("{day}", day)
        if look.checked_at is None:
            return translate("care", "Nobody was asked yet.")
        words = translate("care", "This is the newest version. Asked {time}.")
        return words.replace("{time}", formats.full_moment(look.checked_at))

    @Slot()
    def _on_asks(self) -> None:
        self._keeping.change(
            translate("care", "Newer versions"), checks_updates=self.asks.isChecked()
        )

    @Slot()
    def _on_copy(self) -> None:
        copy_for_good("\n".join(filter(None, (self._text, self.packs.text()))))
        self._keeping.said.emit(translate("settings", "Versions copied"), None)


def _pack_line(entry: PackEntry) -> str:
    words = translate("care", "{pack}: {n} rule(s), checked {day}")
    day = f"{entry.checked_on:%Y-%m-%d}" if entry.checked_on else NOTHING
    words = counted(words, n=len(entry.rules)).replace("{pack}", one_line(entry.title))
    return words.replace("{day}", day)
