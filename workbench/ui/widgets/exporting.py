"""The button that writes what a view shows to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


def export_button() -> QPushButton:
    """Return a view's 导出."""
    made = button(translate("exports", "Export"))
    made.setToolTip(
        tip(
            translate("exports", "Write this list to XLSX, CSV or SQLite, waybills masked (Ctrl+E)")
        )
    )
    return made
