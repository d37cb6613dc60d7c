"""The question before an account goes for good, and its removal beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.care.privacy import BACKUP_DAYS
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.widgets.leave_taking import LeaveDialog, LeaveWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import Desk


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


class RemoveDialog(LeaveDialog):
    """Asks before an account is removed."""

    def __init__(self, leaving: Leaving, parent: QWidget) -> None:
        question = translate("settings", "Remove {name}?")
        words = LeaveWords(
            question.replace("{name}", one_line(leaving.name)[:60]),
            _what_goes(leaving),
            _what_stays(leaving),
            translate("settings", "Remove for good"),
            translate("settings", "Keep it"),
        )
        super().__init__(words, parent)


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
