"""The rail's quiet entries: how shops and files come into the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.help.pages import HELP_KEY
from workbench.ui.theme import Type
from workbench.ui.translating import translate
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import restyle, tip

if TYPE_CHECKING:
    from workbench.ui.icons import Icons

IMPORT_KEY = "Ctrl+O"
HISTORY_KEY = "Ctrl+Shift+O"


class Entry(IconButton):
    """An icon with muted words beside it; collapsed it is the icon alone."""

    def __init__(self, icons: Icons, icon: str, words: str, about: str) -> None:
        super().__init__(icons, icon, words)
        self.setToolTip(tip(about))
        self.setText(words)
        self.setFont(Type.NOTE.font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(14, 14))
        restyle(self, quiet="true")

    def set_collapsed(self, is_collapsed: bool) -> None:
        """Show the icon alone, or with its words."""
        beside, alone = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonIconOnly,
        )
        self.setToolButtonStyle(alone if is_collapsed else beside)


class RailEntries(QWidget):
    """添加店铺…, 导入文件…, 导入记录…, 备份…, 帮助.

    Signals: ``shop_wanted``, ``import_wanted``, ``history_wanted``, ``backup_wanted``,
    ``help_wanted``.
    """

    shop_wanted = Signal()
    import_wanted = Signal()
    history_wanted = Signal()
    backup_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.shop = Entry(
            icons,
            "add",
            translate("frame", "Add shop…"),
            translate("frame", "Add shops with a key file"),
        )
        self.files = Entry(
            icons,
            "import",
            translate("frame", "Import files…"),
            translate(
                "frame", "Import order exports and trace files ({key}); or drop them here"
            ).replace("{key}", IMPORT_KEY),
        )
        self.history = Entry(
            icons,
            "history",
            translate("frame", "Imports so far…"),
            translate("frame", "See the imports so far ({key}) and take one back").replace(
                "{key}", HISTORY_KEY
            ),
        )
        self.backup = Entry(
            icons,
            "backup",
            translate("frame", "Backups…"),
            translate("frame", "See the backups, and put one on another disk"),
        )
        self.help = Entry(
            icons,
            "help",
            translate("frame", "Help"),
            translate("frame", "What this view shows and how to act ({key})").replace(
                "{key}", HELP_KEY
            ),
        )
        self.shop.clicked.connect(self.shop_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        self.history.clicked.connect(self.history_wanted)
        self.files.clicked.connect(self.import_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for entry in self._all():
            column.addWidget(entry)

    def _all(self) -> tuple[Entry, ...]:
        return (self.shop, self.files, self.history, self.backup, self.help)

    def set_collapsed(self, is_collapsed: bool) -> None:
        """Show icons alone, or words."""
        for entry in self._all():
            entry.set_collapsed(is_collapsed)
