"""The words of what can be chosen, and of acts in the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.errors import marked
from workbench.domain.rules.decisions import Level
from workbench.domain.settings import Density, LanguageChoice, ThemeChoice
from workbench.domain.telling.alerts import Category
from workbench.ui.formats import one_line
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.settings import RecordedAct
    from workbench.ui.formats import Formats

THEMES = {
    ThemeChoice.SYSTEM: marked("settings", "As the system"),
    ThemeChoice.LIGHT: marked("settings", "Light"),
    ThemeChoice.DARK: marked("settings", "Dark"),
}
DENSITIES = {
    Density.ROOMY: marked("settings", "Roomy (40 px)"),
    Density.COMPACT: marked("settings", "Compact (30 px)"),
}
# A language is called by its own name, whoever looks for it.
LANGUAGES = {
    LanguageChoice.START: marked("settings", "As started"),
    LanguageChoice.CHINESE: "简体中文",
    LanguageChoice.ENGLISH: "English",
}
CATEGORIES = {
    Category.WARNINGS: marked("settings", "Warnings of parcels and orders"),
    Category.TICKETS: marked("settings", "Tickets"),
    Category.FILINGS: marked("settings", "Filings and appeals"),
    Category.ACCOUNTS: marked("settings", "Shops and trace services"),
    Category.SYSTEM: marked("settings", "Program and data"),
}
ALERT_LEVELS = {
    Level.CRITICAL: marked("settings", "Urgent only"),
    Level.WARNING: marked("settings", "Important"),
    Level.INFORMATION: marked("settings", "All"),
}
DAYS = (
    marked("settings", "Mon"),
    marked("settings", "Tue"),
    marked("settings", "Wed"),
    marked("settings", "Thu"),
    marked("settings", "Fri"),
    marked("settings", "Sat"),
    marked("settings", "Sun"),
)
_ACTS = {
    "order_forgotten": marked("settings", "Order erased"),
    "personal_fields_blanked": marked("settings", "Personal fields blanked by age"),
    "retention_changed": marked("settings", "Retention changed"),
    "shop_removed": marked("settings", "Shop removed"),
    "provider_removed": marked("settings", "Trace service removed"),
    "export": marked("settings", "Export, waybills masked"),
    "export_unmasked": marked("settings", "Export with whole waybills"),
    "export_failed": marked("settings", "Export failed"),
    "packet": marked("settings", "Evidence packet made"),
    "recovery_code": marked("settings", "Recovery code made"),
    "key_change": marked("settings", "Key wrapped anew"),
    "backup": marked("settings", "Backup made"),
    "restore": marked("settings", "Backup restored"),
    "pack_added": marked("settings", "Rule pack added"),
    "pack_switched_on": marked("settings", "Rule pack switched on"),
    "pack_switched_off": marked("settings", "Rule pack switched off"),
    "pack_removed": marked("settings", "Rule pack removed"),
    "pack_restored": marked("settings", "Rule pack brought back"),
    "exemption_confirmed": marked("settings", "Exemption confirmed"),
    "exemption_withdrawn": marked("settings", "Confirmation taken back"),
    "amount_entered": marked("settings", "Own amount entered"),
    "amount_removed": marked("settings", "Own amount removed"),
    "robot_added": marked("settings", "Group robot added"),
    "robot_removed": marked("settings", "Group robot removed"),
}


def choices(words: Mapping[Any, str]) -> list[tuple[str, str]]:
    """Return values of an enum with their words in the window's language."""
    return [(value.value, translate("settings", source)) for value, source in words.items()]


def act_line(act: RecordedAct, formats: Formats) -> str:
    """Return when, what and who; an act of another version stands by its own name."""
    known = _ACTS.get(act.event)
    what = translate("settings", known) if known else one_line(act.event)
    rows = act.counts.get("rows", 0)
    number = f" × {formats.count(rows)}" if rows else ""
    return f"{formats.full_moment(act.at)}  {what}{number}  {one_line(act.actor)}"
