"""Everything by keyboard: Tab comes by every control, each has a name; Esc leaves dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.season import NOW
from workbench.domain.tables.fields import Layout
from workbench.ui.backups.dialog import BackupDialog
from workbench.ui.frame.places import SETTINGS
from workbench.ui.records.form import EntryDialog
from workbench.ui.review.dialog import InstantDialog
from workbench.ui.review.rows import ListWords, RowsDialog
from workbench.ui.settings.removing import Leaving, RemoveDialog
from workbench.ui.widgets.text_dialog import TextDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage, ViewTools

# What a person operates; labels, frames and scroll areas are only looked at.
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QAbstractItemView,
    QAbstractSpinBox,
    QPlainTextEdit,
)
LONGEST_WALK = 200


def controls(root: QWidget) -> set[QWidget]:
    """Return what somebody with a mouse could use right now; parts of a control are it."""
    found = {each for each in root.findChildren(QWidget) if isinstance(each, CONTROLS)}
    return {
        each
        for each in found
        if each.isVisibleTo(root)
        and each.isEnabled()
        and not any(each is not other and other.isAncestorOf(each) for other in found)
    }


def walked(start: QWidget) -> list[QWidget]:
    """Return what Tab comes by, from ``start`` until it is there again."""
    start.setFocus()
    found: list[QWidget] = []
    for _ in range(LONGEST_WALK):
        here = QApplication.focusWidget()
        if here is None or here in found[:-1]:
            break
        # A date is walked part by part before Tab leaves it.
        if here not in found:
            found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return found


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a control."""
    return widget.accessibleName() or (
        widget.text() if isinstance(widget, QAbstractButton) else widget.toolTip()
    )


def unreached(root: QWidget, start: QWidget) -> list[str]:
    """Return the controls that Tab does not come by."""
    reached = walked(start)
    return [
        f"{type(each).__name__} {name_of(each)!r}"
        for each in controls(root)
        if not _is_aside(each) and not any(each is one or each.isAncestorOf(one) for one in reached)
    ]


def _is_aside(widget: QWidget) -> bool:
    """Tell whether arrows lead there: of buttons of which one is chosen Tab comes by that one."""
    is_one_of_many = isinstance(widget, QAbstractButton) and widget.autoExclusive()
    return is_one_of_many and not widget.isChecked()  # type: ignore[attr-defined]  # a button


@pytest.mark.parametrize("number", range(SETTINGS + 1))
def test_tab_comes_by_every_control_of_a_view(
    window: MainWindow, qtbot: QtBot, number: int
) -> None:
    entry = window.rail.buttons[number]
    QTest.keySequence(window, QKeySequence(entry.key))
    qtbot.waitUntil(window.is_settled)
    view = window.stack.shown
    assert entry.isChecked()
    first = QApplication.focusWidget()
    assert first is not None
    assert view.isAncestorOf(first), "a view has the keys once it shows"
    assert unreached(view, first) == []


@pytest.mark.parametrize("number", range(SETTINGS + 1))
def test_every_control_of_a_view_has_a_name(window: MainWindow, qtbot: QtBot, number: int) -> None:
    window.show_view(number)
    qtbot.waitUntil(window.is_settled)
    nameless = [type(each).__name__ for each in controls(window.stack.shown) if not name_of(each)]
    assert nameless == []


def test_the_rail_is_walked_too(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.is_settled)
    chosen = next(entry for entry in window.rail.buttons if entry.isChecked())
    assert unreached(window.rail, chosen) == []
    assert all(name_of(each) for each in controls(window.rail))


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = [
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if shortcut.context() is Qt.ShortcutContext.WindowShortcut
    ]
    assert sorted(keys) == sorted(set(keys))


DIALOGS: dict[str, Callable[[Stage, QWidget], QDialog]] = {
    "instant": lambda stage, parent: InstantDialog(NOW, parent),
    "lines": lambda stage, parent: RowsDialog(
        ListWords("当日", ("订单", "运单"), ""), [("A1", "YT1")], parent
    ),
    "text": lambda stage, parent: TextDialog("名称", "保存", 40, parent),
    "remove": lambda stage, parent: RemoveDialog(Leaving("晨禾百货", shop_id="1"), parent),
    "entry": EntryDialog,
    "backups": BackupDialog,
}


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_a_dialog_is_walked_and_left_by_esc(qtbot: QtBot, stage: Stage, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = DIALOGS[name](stage, parent)
    with qtbot.waitActive(dialog):
        dialog.open()
    first = dialog.focusWidget() or next(iter(controls(dialog)))
    assert unreached(dialog, first) == []
    assert all(name_of(each) for each in controls(dialog))
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("name", ["monitor", "orders", "notices", "records"])
def test_how_columns_stand_is_kept_over_a_restart(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, tools: ViewTools, name: str
) -> None:
    """Moved, sized, hidden: a window that opens on the same desk shows the columns so."""
    table = getattr(window.views, name)._parts.table  # the same in every list
    header = table.header
    second, third = header.logicalIndex(1), header.logicalIndex(2)
    table.arranging.arranged.emit(
        Layout(
            (header.fields[0].key, header.fields[third].key, header.fields[second].key),
            ((header.fields[third].key, 177),),
        )
    )
    qtbot.waitUntil(lambda: bool(desk.tables.layouts))
    qtbot.waitUntil(window.is_settled)
    (kept,) = desk.tables.layouts.values()
    again = type(getattr(window.views, name))(tools)
    fresh = again._parts.table.header  # the same in every list
    assert fresh.arrangement == kept
    assert fresh.logicalIndex(1) == third
