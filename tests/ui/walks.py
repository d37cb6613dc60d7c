"""Walks over all that a window holds: widgets, actions, and every cell of every model."""

from __future__ import annotations

import ctypes
import os
import sys
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QTextEdit,
    QWidget,
)

from tests.ui.hostile import MARK
from workbench.ui.formats import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLAIN = Qt.TextFormat.PlainText
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
# Escaped for a tooltip, a text grows; a list of such texts in one name is as long as they are.
LONGEST = 8 * LONGEST_TEXT
UNSEEN = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u0000\u0007\u200b")
ROWS = 60


def all_widgets(root: QWidget) -> list[QWidget]:
    """Return a widget and all in it."""
    return [root, *root.findChildren(QWidget)]


def faults(root: QWidget) -> list[str]:
    """Return what is wrong with the texts in a widget; each with where it stands."""
    found = [fault for widget in all_widgets(root) for fault in _of_widget(widget)]
    for action in root.findChildren(QAction):
        found += _of_texts(f"action {action.text()[:20]!r}", _of_action(action))
        found += _of_mnemonic("action", action.text())
    for view in root.findChildren(QAbstractItemView):
        if (model := view.model()) is not None:
            found += _of_model(type(view).__name__, model)
    return found


def marked_places(root: QWidget) -> int:
    """Return in how many labels and cells the foreign text can be read as it was written."""
    labels = sum(f"<b>{MARK}</b>" in label.text() for label in root.findChildren(QLabel))
    cells = sum(
        f"<b>{MARK}</b>" in str(text)
        for view in root.findChildren(QAbstractItemView)
        if (model := view.model()) is not None
        for _, text in _cells(model, (Qt.ItemDataRole.DisplayRole,))
    )
    return labels + cells


def _of_widget(widget: QWidget) -> Iterator[str]:
    name = f"{type(widget.parent()).__name__}/{type(widget).__name__}"
    is_icon = widget.objectName() == "qt_msgboxex_icon_label"  # Qt's own, without a text
    if isinstance(widget, QLabel) and not is_icon and widget.textFormat() is not PLAIN:
        yield f"{name}: takes markup ({widget.text()[:40]!r})"
    if isinstance(widget, QTextEdit):
        yield f"{name}: a box for markup"
    tips = (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    for text in tips:
        yield from _of_tip(name, text)
    spoken = [widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
    shown = [widget.text()] if isinstance(widget, QLabel | QAbstractButton) else []
    yield from _of_texts(name, [*tips, *spoken, *shown])
    if isinstance(widget, QAbstractButton):
        yield from _of_mnemonic(name, widget.text())


def _of_action(action: QAction) -> list[str]:
    return [action.text(), action.toolTip(), action.statusTip(), action.whatsThis()]


def _of_model(name: str, model: QAbstractItemModel) -> Iterator[str]:
    for role, text in _cells(model, ROLES):
        yield from _of_texts(f"{name} {role.name}", [text])
        if role is not Qt.ItemDataRole.DisplayRole and "Tip" in role.name:
            yield from _of_tip(f"{name} {role.name}", text)


def _cells(
    model: QAbstractItemModel, roles: tuple[Qt.ItemDataRole, ...]
) -> Iterator[tuple[Qt.ItemDataRole, str]]:
    rows = range(min(model.rowCount(QModelIndex()), ROWS))
    for row, column, role in product(rows, range(_columns(model)), roles):
        if isinstance(text := model.index(row, column).data(role), str):
            yield role, text


def _columns(model: QAbstractItemModel) -> int:
    # A list model's number of columns is no public method.
    count = getattr(model, "columnCount", None)
    try:
        return int(count(QModelIndex())) if count is not None else 1
    except TypeError:
        return 1


def _of_tip(name: str, text: str) -> Iterator[str]:
    inner = text.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    if "<" in inner:
        yield f"{name}: markup in a tip ({text[:60]!r})"


def _of_texts(name: str, texts: list[str]) -> Iterator[str]:
    for text in texts:
        if len(text) > LONGEST:
            yield f"{name}: {len(text)} characters"
        if unseen := UNSEEN & set(text):
            yield f"{name}: {sorted(map(ascii, unseen))} in {text[:40]!r}"


def _of_mnemonic(name: str, text: str) -> Iterator[str]:
    if MARK in text and "& " in text.replace("&&", ""):
        yield f"{name}: an ampersand that becomes a key ({text[:60]!r})"


def is_touched(act: Callable[[], object], folder: Path) -> bool:
    """Tell whether something opened a file of ``folder`` while ``act`` was called (Linux)."""
    library = ctypes.CDLL(None, use_errno=True)
    watch = library.inotify_init1(os.O_NONBLOCK)
    library.inotify_add_watch(watch, os.fsencode(folder), 0x20)  # IN_OPEN
    try:
        act()
        return bool(os.read(watch, 4096))
    except BlockingIOError:
        return False
    finally:
        os.close(watch)


HAS_INOTIFY = sys.platform == "linux"
