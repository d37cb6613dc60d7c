"""What backups are told as (pure but for translation)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import counted
from workbench.domain.profile import BACKUP_SUFFIX
from workbench.ui.formats import one_line
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.care.backups import Backup
    from workbench.domain.care.rescue import Present
    from workbench.services.care.recovery import Restored
    from workbench.ui.formats import Formats

_MEGABYTE = 1_000_000


def backup_line(backup: Backup, formats: Formats) -> str:
    """Return when a backup was made and how much it holds."""
    words = translate("backups", "{when} ・ {orders} order(s) ・ {size} MB")
    return _filled(words, backup, formats)


def restore_name(backup: Backup, formats: Formats) -> str:
    """Return what the way back to a backup is called where the line beside it is not seen."""
    return _filled(translate("backups", "Restore the backup of {when}"), backup, formats)


def made_words(backup: Backup, formats: Formats) -> str:
    """Return that a backup was made and proved, and where it lies."""
    words = translate(
        "backups", "Backed up and opened for proof: {orders} order(s), {size} MB, every page whole."
    )
    return f"{_filled(words, backup, formats)}\n{one_line(str(backup.path))}"


def question_words(backup: Backup, present: Present, formats: Formats) -> str:
    """Return what would come, what would go and where to, before a backup is restored."""
    comes = _filled(
        translate("backups", "The backup of {when} with {orders} order(s) takes the data's place."),
        backup,
        formats,
    )
    return "\n\n".join((comes, _goes(present, formats), _happens()))


def _goes(present: Present, formats: Formats) -> str:
    if present.counts is None:
        return translate(
            "backups", "What is here now is moved aside into the folder replaced, never removed."
        )
    words = translate(
        "backups",
        "What is here now ({orders} order(s)) is moved aside into the folder replaced, never"
        " removed. What was polled, imported, noted or filed since the backup is not in it.",
    )
    return counted(words, orders=present.counts.get("orders", 0))


def _happens() -> str:
    return translate(
        "backups",
        "The backup is checked page by page first. Then this window closes, and opens again on"
        " the restored data; an import or export under way is cancelled.",
    )


def put_words(restored: Restored, formats: Formats) -> str:
    """Return what was restored, and where the data of before lie."""
    words = translate(
        "backups", "Restored the backup of {when}: {orders} order(s). What was here lies in {path}"
    )
    told = _filled(words, restored.backup, formats)
    return told.replace("{path}", one_line(str(restored.kept_in)))


def _filled(words: str, backup: Backup, formats: Formats) -> str:
    values = {
        "when": backup.made_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        "size": f"{max(backup.size / _MEGABYTE, 0.1):.1f}",
    }
    told = counted(words, orders=backup.orders)
    for name, value in values.items():
        told = told.replace("{" + name + "}", value)
    return told


def file_name(day: datetime) -> str:
    """Return what a backup of a day is called unless the seller names it."""
    return f"workbench-{day:%Y%m%d}{BACKUP_SUFFIX}"
