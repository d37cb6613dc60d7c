"""How shops and files come into the window, and backups out: entries, bars, drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.accounts.adding import Adding
from workbench.ui.backups.making import BackupMaking
from workbench.ui.backups.words import put_words
from workbench.ui.imports.files import DropPlace
from workbench.ui.imports.looking_back import LookingBack
from workbench.ui.imports.running import Importing
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.trouble import Trouble
from workbench.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbench.services.care.recovery import Restored
    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage

PACK, PACKET = ".toml", ".zip"


class Intake(QObject):
    """Adds shops and imports files, each told of in a bar of its own; makes backups.

    Signals: ``said`` (text, way back or None) for the bar at the window's foot, ``pack_dropped``
    (path) when a rule pack was, ``packet_dropped`` (path) when an evidence packet was.
    """

    said = Signal(str, object)
    pack_dropped = Signal(object)
    packet_dropped = Signal(object)

    def __init__(self, window: QWidget, parts: WindowParts, stage: Stage) -> None:
        super().__init__(window)
        self._formats = stage.formats
        self.shop_bar = MessageBar(stage.icons)
        self.file_bar = MessageBar(stage.icons)
        self.backup_bar = MessageBar(stage.icons)
        self.backup_bar.pressed.connect(self.backup_bar.hide)
        self.adding = Adding(parts.open_desk, self.shop_bar)
        self.importing = Importing(parts.open_desk, self.file_bar, stage)
        self.drops = DropPlace(window)
        self.drops.dropped.connect(self.take)
        self.adding.said.connect(self.said)
        self.importing.said.connect(self.said)
        self.looking_back = LookingBack(window, parts.open_desk, stage, self.importing)
        self.looking_back.said.connect(self.said)
        self.backing_up = BackupMaking(window, parts, stage)

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Take files in; of rule packs and of evidence packets one at a time is looked at."""
        packs = [path for path in paths if path.suffix.lower() == PACK]
        packets = [path for path in paths if path.suffix.lower() == PACKET]
        rest = [path for path in paths if path not in packs and path not in packets]
        if rest or not paths:
            self.importing.take(rest)
        if packs:
            self.pack_dropped.emit(packs[0])
        if packets:
            self.packet_dropped.emit(packets[0])

    def tell_restored(self, told: Restored | Trouble) -> None:
        """Say what came of a backup that was to take the data's place."""
        if isinstance(told, Trouble):
            words, icon, tone = told.sentence, "warning", Tone.CRITICAL
        else:
            words, icon, tone = put_words(told, self._formats), "good", Tone.GOOD
        self.backup_bar.say(words, icon, tone, translate("undo", "Close"))

    def stop(self) -> bool:
        """Cancel what is under way; False if a thread still ran after its limit."""
        has_stopped = self.adding.errand.stop()
        has_stopped = self.looking_back.stop() and has_stopped
        has_stopped = self.backing_up.stop() and has_stopped
        return self.importing.stop() and has_stopped
