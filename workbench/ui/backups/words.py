"""What backups are told as (pure but for translation)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.profile import BACKUP_SUFFIX
from workbench.ui.formats import one_line
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.backups import Backup
    from workbench.ui.formats import Formats

_MEGABYTE = 1_000_000


def backup_line(backup: Backup, formats: Formats) -> str:
    """Return when a backup was made and how much it holds."""
    words = translate("backups", "{when} ・ {orders} orders ・ {size} MB")
    return _filled(words, backup, formats)


def made_words(backup: Backup, formats: Formats) -> str:
    """Return that a backup was made and proved, and where it lies."""
    words = translate(
        "backups", "Backed up and opened for proof: {orders} orders, {size} MB, every page whole."
    )
    return f"{_filled(words, backup, formats)}\n{one_line(str(backup.path))}"


def _filled(words: str, backup: Backup, formats: Formats) -> str:
    values = {
        "when": backup.made_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        "orders": formats.count(backup.orders),
        "size": f"{max(backup.size / _MEGABYTE, 0.1):.1f}",
    }
    for name, value in values.items():
        words = words.replace("{" + name + "}", value)
    return words


def file_name(day: datetime) -> str:
    """Return what a backup of a day is called unless the seller names it."""
    return f"workbench-{day:%Y%m%d}{BACKUP_SUFFIX}"
