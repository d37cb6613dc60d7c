"""What recovery tells in words (pure but for translation)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import counted
from workbench.domain.errors import marked
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.care.backups import Backup, Rescue, TableRescue
    from workbench.services.care.recovery import Restored

MOST_TABLES = 12
# What a seller knows by a word; other tables keep the name they have in the file.
_TABLES = {
    "orders": marked("recovery", "Orders"),
    "shipment": marked("recovery", "Parcels"),
    "event": marked("recovery", "Scans"),
    "decision": marked("recovery", "Decisions"),
    "handling": marked("recovery", "Handling states"),
    "filing": marked("recovery", "Filings"),
    "notice": marked("recovery", "Notices"),
    "shop": marked("recovery", "Shops"),
}


def restore_words(backup: Backup) -> str:
    """Return what the button that restores a backup says."""
    when = backup.made_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    shape = translate("recovery", "Restore the backup of {when} ({orders} order(s))")
    return counted(shape, orders=backup.orders).replace("{when}", when)


def restored_words(restored: Restored) -> str:
    """Return what a restore brought, and where the data of before lie."""
    shape = translate(
        "recovery",
        "{orders} order(s) back, every page checked. What was there before lies in {path}",
    )
    told = counted(shape, orders=restored.backup.orders)
    return told.replace("{path}", str(restored.kept_in))


def rescue_words(rescue: Rescue) -> str:
    """Return what a salvage brought: every table with a gap, then those that have a word."""
    told = sorted((each for each in rescue.tables if _is_told(each)), key=_rank)
    end = translate("recovery", "The damaged file lies unchanged in {path}")
    lines = [_line(each) for each in told[:MOST_TABLES]]
    return "\n".join([*lines, "", end.replace("{path}", str(rescue.kept_in))])


def _is_told(each: TableRescue) -> bool:
    return each.is_worth_telling and (each.table in _TABLES or _has_gap(each))


def _has_gap(each: TableRescue) -> bool:
    return bool(each.from_backup) or not each.is_whole


def _rank(each: TableRescue) -> tuple[bool, bool, str]:
    return (not _has_gap(each), each.table not in _TABLES, each.table)


def _line(each: TableRescue) -> str:
    known = _TABLES.get(each.table)
    unknown = translate("recovery", "unknown")
    values = {
        "table": translate("recovery", known) if known else each.table,
        "read": str(each.read),
        "backup": str(each.from_backup),
        "lost": unknown if each.lost is None else str(each.lost),
    }
    line = translate("recovery", "{table}: {read} read, {backup} from the backup, {lost} lost")
    for name, value in values.items():
        line = line.replace("{" + name + "}", value)
    return line
