"""检查安装: the doctor's findings in a window, to be read, copied and asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.counting import counted, filled
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.copying import copy_for_good
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.services.care.doctor import Finding

WIDTH, HEIGHT, MARGIN = 680, 560, 20
_SIGNS = {True: ("✓", Tone.GOOD), False: ("✗", Tone.CRITICAL), None: ("◇", Tone.MUTED)}


class CheckDialog(QDialog):
    """Shows what was found; ``Copied`` is said at its foot.

    Signals: ``wanted`` when the check is asked for again.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("care", "Check my installation"))
        self.resize(WIDTH, HEIGHT)
        self._text = ""
        self.state = PlainLabel(is_wrapped=True, type_=Type.STRONG)
        self.again = button(translate("care", "Check again"))
        self.copy = button(translate("care", "Copy"))
        self.close_button = button(translate("care", "Close"), is_primary=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._lay_out()
        self.again.clicked.connect(self.wanted)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(inside)
        acts = QHBoxLayout()
        acts.addWidget(self.again)
        acts.addStretch(1)
        acts.addWidget(self.copy)
        acts.addWidget(self.close_button)
        self.close_button.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.setSpacing(16)
        outer.addWidget(self.state)
        outer.addWidget(area, 1)
        outer.addLayout(acts)

    def wait(self) -> None:
        """Say that the check goes on: every page of the data is read."""
        self._say(translate("care", "Checking: every page of the data is read …"), Tone.MUTED)
        for act in (self.again, self.copy):
            act.setEnabled(False)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found, what is wrong first in words."""
        empty_out(self._rows)
        lines = [_words(finding) for finding in findings]
        for finding, (name, detail) in zip(findings, lines, strict=True):
            self._rows.addWidget(_row(finding, name, detail))
        self._text = "".join(
            f"{_SIGNS[finding.ok][0]} {name}: {detail}\n"
            for finding, (name, detail) in zip(findings, lines, strict=True)
        )
        wrong = sum(finding.ok is False for finding in findings)
        if wrong:
            words = translate("care", "{n} fault(s) found; beside each stands how to mend it.")
            self._say(counted(words, n=wrong), Tone.CRITICAL)
        else:
            self._say(translate("care", "Nothing is wrong with this installation."), Tone.GOOD)
        for act in (self.again, self.copy):
            act.setEnabled(True)

    def show_trouble(self, sentence: str) -> None:
        """Say why the check itself could not be made."""
        self._say(sentence, Tone.CRITICAL)
        self.again.setEnabled(True)

    def _say(self, words: str, tone: Tone) -> None:
        self.state.set_tone(tone)
        self.state.setText(words)

    @Slot()
    def _on_copy(self) -> None:
        copy_for_good(self._text)
        self._say(translate("care", "Copied"), Tone.MUTED)


def _words(finding: Finding) -> tuple[str, str]:
    detail = filled(translate(finding.context, finding.detail), **finding.values)
    return translate("doctor", finding.check), one_line(detail)


def _row(finding: Finding, name: str, detail: str) -> QWidget:
    """Return one finding: its sign repeats its colour."""
    sign, tone = _SIGNS[finding.ok]
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    mark = PlainLabel(sign, type_=Type.STRONG, tone=tone)
    mark.setFixedWidth(18)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(PlainLabel(name, type_=Type.STRONG))
    told = PlainLabel(detail, tone=Tone.MUTED, is_wrapped=True, is_selectable=True)
    words.addWidget(told)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return made
