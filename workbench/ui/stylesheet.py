"""The style sheet over Fusion, built from a theme's tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.ui.theme import Theme

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget#page { background: $window; }
QToolTip { color: $text; background: $surface; border: 1px solid $line; padding: 4px 6px; }

QWidget#rail { background: $surface; border-right: 1px solid $line; }

QFrame#card, QFrame#tableFrame, QFrame#statePage {
    background: $surface; border: 1px solid $line; border-radius: 8px;
}
QFrame#tableFrame QFrame#statePage { border: none; }
QWidget#drawer { background: $window; }
QWidget#drawer[docked="false"] { border-left: 1px solid $line; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="critical"] { color: $critical; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="information"] { color: $information; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tag="true"] { border-radius: 4px; padding: 2px 8px; }
QLabel[tag="true"][tone="muted"] {
    background: $zebra; border: 1px solid $line; padding: 1px 7px;
}
QLabel[tag="true"][tone="critical"] { background: $critical_soft; }
QLabel[tag="true"][tone="warning"] { background: $warning_soft; }
QLabel[tag="true"][tone="information"] { background: $information_soft; }
QLabel[tag="true"][tone="good"] { background: $good_soft; }
QLabel[tag="true"][tone="accent"] { background: $accent_soft; }

QPushButton {
    background: $surface; border: 1px solid $line; border-radius: 6px;
    padding: 0 9px; min-height: 30px;
}
QPushButton:hover { background: $zebra; border-color: $muted; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; background: $zebra; }
QPushButton[primary="true"] {
    background: $accent; border-color: $accent; color: $on_accent; font-weight: 600;
}
QPushButton[primary="true"]:focus { border: 2px solid $text; padding: 0 8px; min-height: 28px; }
QPushButton[primary="true"]:disabled {
    background: $zebra; border-color: $line; color: $muted;
}
QPushButton[link="true"] {
    background: transparent; border: none; color: $information; padding: 0; min-height: 20px;
    text-align: left;
}
QPushButton[link="true"]:hover, QPushButton[link="true"]:focus { text-decoration: underline; }
QPushButton#step {
    background: transparent; border: 1px solid transparent; text-align: left; padding: 0 12px;
    min-height: 34px;
}
QPushButton#step:hover { background: $zebra; }
QPushButton#step:focus { border-color: $accent; }
QPushButton#step[here="true"] { background: $accent_soft; color: $text; font-weight: 600; }
QPushButton#step:disabled { color: $muted; background: transparent; }
QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px;
}
QToolButton[quiet="true"] { color: $muted; text-align: left; padding: 4px 2px; }
QToolButton:hover { background: $zebra; }
QToolButton[quiet="true"]:hover { color: $text; }
QToolButton:focus { border-color: $accent; }

QLineEdit {
    background: $surface; border: 1px solid $line; border-radius: 6px; padding: 0 8px;
    min-height: 32px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus { border-color: $accent; }

QAbstractSpinBox, QComboBox {
    background: $surface; border: 1px solid $line; border-radius: 6px; padding: 0 8px;
    min-height: 30px;
}
QAbstractSpinBox { selection-background-color: $accent; selection-color: $on_accent; }
QDateTimeEdit { padding: 0 4px; }
QAbstractSpinBox:focus, QComboBox:focus { border-color: $accent; }
QDateTimeEdit:disabled, QComboBox:disabled { color: $muted; background: $zebra; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; min-height: 0; padding: 0; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow {
    width: 0; height: 0; border-left: 4px solid $surface; border-right: 4px solid $surface;
    border-top: 5px solid $muted;
}
QTimeEdit::down-arrow, QTimeEdit::up-arrow { border: none; image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; color: $text; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; padding: 4px 8px; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView {
    selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QAbstractItemView:disabled { color: $muted; }

QCheckBox::indicator, QListView::indicator, QRadioButton::indicator {
    width: 12px; height: 12px; border: 1px solid $muted; border-radius: 3px; background: $surface;
}
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    border-color: $accent; background: $accent; image: url("icons:check.svg");
}
QRadioButton::indicator:checked {
    width: 4px; height: 4px; border: 5px solid $accent; border-radius: 7px;
}
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $zebra; }
QCheckBox::indicator:checked:disabled { border-color: $muted; background: $muted; }
QTableView, QListView, QTreeView {
    background: $surface; border: none; outline: none; gridline-color: transparent;
    selection-background-color: $selection; selection-color: $text;
}
QListWidget#sections { background: transparent; }
QListWidget#sections::item {
    padding: 0 10px; margin: 1px; border: 1px solid transparent; border-radius: 6px;
}
QListWidget#sections::item:hover { background: $zebra; }
QListWidget#sections::item:selected { background: $accent_soft; color: $accent; }
QListWidget#sections:focus::item:selected { border-color: $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px;
}
QTableWidget::item { padding: 0 5px; }
QTreeWidget::item { padding: 4px 6px; }
QListWidget[framed="true"], QTreeWidget[framed="true"] {
    border: 1px solid $line; border-radius: 6px; padding: 2px;
}

QFrame#bar { border: none; border-radius: 6px; }
QFrame#bar[tone="critical"] { background: $critical_soft; }
QFrame#bar[tone="warning"] { background: $warning_soft; }
QFrame#bar[tone="information"] { background: $information_soft; }
QFrame#bar[tone="accent"] { background: $zebra; border: 1px solid $line; }
QFrame#bar[tone="good"] { background: $good_soft; }
QFrame#bar QLabel { color: $text; }
QLabel#dropHint { background: $surface; border: 2px dashed $accent; border-radius: 8px; }
QPlainTextEdit {
    background: $surface; border: 1px solid $line; border-radius: 6px; padding: 4px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit:focus { border-color: $accent; }
QFrame#evidence { background: $zebra; border: 1px solid $line; border-radius: 6px; }
QFrame#evidence:focus { border-color: $accent; }
QWidget#evidencePanel[hovered="true"] { border: 2px dashed $accent; border-radius: 8px; }
QFrame#undoBar { background: $surface; border: 1px solid $muted; border-radius: 8px; }

QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 4px; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::item:selected { background: $selection; color: $text; }

QProgressBar { background: $line; border: none; border-radius: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet in this theme's colours."""
    return _SHEET.substitute(asdict(theme))
