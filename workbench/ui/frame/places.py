"""Where each view stands: its number, its entry in the rail and its key."""

from __future__ import annotations

from workbench.ui.frame.rail import Place
from workbench.ui.translating import translate

# In the order of the rail, and of the fields of ``views.Views``.
TODAY, MONITOR, ORDERS, TICKETS, CASES, NOTICES, RULES, METRICS, RECORDS, SETTINGS = range(10)


def places() -> tuple[Place, ...]:
    """Return the rail's entries in order; Ctrl and its number leads to each.

    The settings stand last, at the rail's foot, with a key of their own.
    """
    named = (
        ("today", translate("frame", "Today")),
        ("monitor", translate("frame", "Monitor")),
        ("orders", translate("frame", "Orders")),
        ("tickets", translate("frame", "Tickets")),
        ("cases", translate("frame", "Filings")),
        ("notices", translate("frame", "Notifications")),
        ("rules", translate("frame", "Rules")),
        ("metrics", translate("frame", "Figures")),
        ("records", translate("frame", "Penalties")),
    )
    numbered = (Place(icon, name, f"Ctrl+{number}") for number, (icon, name) in enumerate(named, 1))
    return (*numbered, Place("settings", translate("frame", "Settings"), "Ctrl+,"))
