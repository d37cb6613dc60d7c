"""Where the system's file dialogs begin."""

from __future__ import annotations

from PySide6.QtCore import QDir, QStandardPaths


def start_folder(place: QStandardPaths.StandardLocation) -> str:
    """Return the seller's own folder of a kind; the home folder where there is none such.

    Qt names folders that need not be there, and its dialog takes such a one for a file's name.
    """
    named = QStandardPaths.writableLocation(place)
    return named if named and QDir(named).exists() else QDir.homePath()
