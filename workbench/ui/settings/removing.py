"""The question before an account goes for good, and its removal beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.privacy import BACKUP_DAYS
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.ui.contracts import Desk

WIDTH = 480
MARGIN = 20


@dataclass(frozen=True, slots=True)
class Leaving:
    """An account that is to go: a shop, or a trace service."""

    name: str
    shop_id: str = ""
    provider: str = ""

    def take_out(self, desk: Desk) -> None:
        """Remove it; a job."""
        if self.shop_id:
            desk.settings.remove_shop(self.shop_id)
        else:
            desk.settings.remove_provider(self.provider)


class RemoveDialog(QDialog):
    """Names what goes and what stays; leaving it is the way that Enter takes."""

    def __init__(self, leaving: Leaving, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFixedWidth(WIDTH)
        words = translate("settings", "Remove {name}?")
        self.question = words.replace("{name}", one_line(leaving.name)[:60])
        self.setWindowTitle(self.question)
        self.remove = button(translate("settings", "Remove for good"))
        self.keep = button(translate("settings", "Keep it"), is_primary=True)
        self.keep.setDefault(True)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        self._lay_out(_what_goes(leaving), _what_stays(leaving))
        self.finished.connect(self.deleteLater)

    def _lay_out(self, goes: str, stays: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(_label(self.question, Type.CARD, Tone.TEXT))
        column.addWidget(_label(goes, Type.TEXT, Tone.CRITICAL))
        column.addWidget(_label(stays, Type.NOTE, Tone.MUTED))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        acts.addWidget(self.keep)
        column.addLayout(acts)


def _label(text: str, type_: Type, tone: Tone) -> PlainLabel:
    made = PlainLabel(text, type_=type_, tone=tone, is_wrapped=True)
    made.setFixedWidth(WIDTH - 2 * MARGIN)
    return made


def _what_goes(leaving: Leaving) -> str:
    if leaving.provider:
        return translate("settings", "Its key is forgotten, and it is asked no more.")
    return translate(
        "settings",
        "Its keys go, and with them its orders, parcels, scans, warnings and notes. This cannot be "
        "undone, and the platform tells of the last months alone.",
    )


def _what_stays(leaving: Leaving) -> str:
    if leaving.provider:
        return translate("settings", "What it told stays. It can be added again with its key.")
    words = translate("settings", "Backups hold them for up to {days} days.")
    return words.replace("{days}", str(BACKUP_DAYS))
