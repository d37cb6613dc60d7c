"""Asking the seller where a file goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from workbench.domain.clock import SHANGHAI
from workbench.domain.exchange.exports import ExportForm
from workbench.ui.translating import translate
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Target:
    """Where a file goes; ``is_whole``: its waybills are to be readable, if there is a reason."""

    path: Path
    is_whole: bool = False


def ask_target(parent: QWidget, name: str) -> Target | None:
    """Show the system's own dialog and return the chosen file, None if it was left.

    The dialog itself asks before a file that exists is replaced.
    """
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    told, kind = QFileDialog.getSaveFileName(
        parent,
        translate("exports", "Export"),
        QDir(folder).filePath(f"{name}.{ExportForm.XLSX.value}"),
        ";;".join((*_kinds(), *_whole_kinds())),
    )
    return Target(with_suffix(Path(told), kind), kind in _whole_kinds()) if told else None


def past_name(name: str, as_of: datetime) -> str:
    """Return the name of a file that holds what was known at an instant, in Shanghai's time."""
    return f"{name}-{as_of.astimezone(SHANGHAI):%Y%m%d-%H%M}"


def with_suffix(path: Path, kind: str) -> Path:
    """Return ``path`` with the suffix of the chosen kind, unless it has one of ours already."""
    if path.suffix.lower() in {f".{form.value}" for form in ExportForm}:
        return path
    chosen = next((form for form in ExportForm if f"*.{form.value}" in kind), ExportForm.XLSX)
    return path.with_name(f"{path.name}.{chosen.value}")


def _kinds() -> tuple[str, ...]:
    return (
        translate("exports", "Excel workbook (*.xlsx)"),
        translate("exports", "CSV table (*.csv)"),
        translate("exports", "SQLite database (*.db)"),
    )


def _whole_kinds() -> tuple[str, ...]:
    return (
        translate("exports", "Excel workbook with whole waybills (*.xlsx)"),
        translate("exports", "CSV table with whole waybills (*.csv)"),
    )
