"""Is a packet still as it was written? Its files, each with the answer."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from workbench.domain.counting import counted
from workbench.domain.filing.packets import FileVerdict
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.copying import copy_for_good
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbench.domain.filing.packets import CheckedPacket
    from workbench.ui.trouble import Trouble

WIDTH, HEIGHT, MARGIN = 620, 460, 20
_SIGNS: Mapping[FileVerdict, str] = MappingProxyType(
    {
        FileVerdict.INTACT: "✓",
        FileVerdict.CHANGED: "✗",
        FileVerdict.MISSING: "✗",
        FileVerdict.ADDED: "✗",
    }
)


class PacketDialog(QDialog):
    """Shows how a packet stands; until that is known, that it is being read."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("packets", "Evidence packet"))
        self.resize(WIDTH, HEIGHT)
        name = PlainLabel(one_line(path.name), type_=Type.STRONG, is_wrapped=True)
        self.state = PlainLabel(is_wrapped=True)
        self.files = _file_list()
        self.hash = PlainLabel(tone=Tone.MUTED, is_wrapped=True, is_selectable=True)
        self.hint = PlainLabel(tone=Tone.MUTED, is_wrapped=True)
        self.copy = button(translate("packets", "Copy SHA-256"))
        self.close_button = button(translate("packets", "Close"), is_primary=True)
        self.close_button.setDefault(True)
        self._sha256 = ""
        self._lay_out(name)
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self._say(translate("packets", "The packet's files are being read …"), Tone.MUTED)

    def _lay_out(self, name: PlainLabel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(name)
        column.addWidget(self.state)
        column.addWidget(self.files, 1)
        column.addWidget(self.hash)
        column.addWidget(self.hint)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.copy)
        acts.addWidget(self.close_button)
        column.addLayout(acts)

    def show_checked(self, checked: CheckedPacket) -> None:
        """Show every file with its answer."""
        for file in checked.files:
            told = f"{_SIGNS[file.verdict]} {word(file.verdict)}"
            self.files.addTopLevelItem(QTreeWidgetItem([one_line(file.name), told]))
        wrong = sum(file.verdict is not FileVerdict.INTACT for file in checked.files)
        if wrong:
            told = translate("packets", "{n} of {all} file(s) not as written.")
            self._say(counted(told, n=wrong, all=len(checked.files)), Tone.CRITICAL)
        else:
            told = translate("packets", "As written: {all} file(s).")
            self._say(counted(told, all=len(checked.files)), Tone.GOOD)
        self._sha256 = checked.sha256
        self.hash.setText(f"SHA-256 {checked.sha256}")
        self.hint.setText(
            translate(
                "packets",
                "A packet that somebody wrote anew as a whole agrees with itself as well: compare "
                "this SHA-256 with the one told when the packet was made.",
            )
        )
        self.copy.setEnabled(True)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why nothing can be told."""
        self._say(trouble.sentence, Tone.CRITICAL)

    def _say(self, words: str, tone: Tone) -> None:
        self.state.set_tone(tone)
        self.state.setText(words)

    @Slot()
    def _on_copy(self) -> None:
        copy_for_good(self._sha256)


def _file_list() -> QTreeWidget:
    """Return the list; texts of its cells are plain."""
    made = QTreeWidget()
    made.setHeaderLabels([translate("packets", "File"), translate("packets", "State")])
    made.setAccessibleName(translate("packets", "Files in the packet"))
    made.setRootIsDecorated(False)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return made
