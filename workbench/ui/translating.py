"""Translations: English sources, a zh_CN catalogue, Qt's own texts beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from workbench.domain.errors import marked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

CHINESE = "zh_CN"
# Labels of Qt's own file dialog, seen where the desktop has none, that Qt's Chinese lacks (6.11).
QT_GAPS = (
    marked("QFileDialog", "&Look in:"),
    marked("QFileDialog", "Files of &type:"),
)


def translate(context: str, source: str) -> str:
    """Return ``source`` in the window's language; lupdate finds the calls by this name.

    Half a character, as a file's name may hold it, is in no catalogue and cannot be looked up.
    """
    try:
        return QCoreApplication.translate(context, source)
    except UnicodeEncodeError:
        return source


def install_language(app: QApplication, folder: Path, language: str) -> list[QTranslator]:
    """Load our catalogue and Qt's for ``language``; returns what was loaded, English needs none."""
    if language != CHINESE:
        return []
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    catalogues = ((f"workbench_{language}", str(folder)), (f"qtbase_{language}", qt_folder))
    loaded = []
    for name, place in catalogues:
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
            loaded.append(translator)
    return loaded
