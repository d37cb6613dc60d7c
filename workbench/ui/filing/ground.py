"""One ground to choose: its name, what it demands, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QRadioButton, QVBoxLayout

from workbench.ui.filing.words import source_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QMouseEvent

    from workbench.domain.filing.evidence import EvidenceKind
    from workbench.domain.filing.offers import CaseOffer
    from workbench.ui.formats import Formats


class GroundChoice(QFrame):
    """A radio button with its words beneath; the words belong to its click area.

    Signals: ``chosen`` (FilingCase).
    """

    chosen = Signal(object)

    def __init__(self, offer: CaseOffer, formats: Formats) -> None:
        super().__init__()
        self.offer = offer
        self.setObjectName("card")
        own = offer.grounds[0]
        demands = demanded(offer)
        self.button = QRadioButton(word(offer.case))
        self.button.setFont(Type.STRONG.font())
        self.button.setAccessibleDescription(" ".join((own.says, demands)))
        self.button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.button)
        for text, tone in (
            (own.says, Tone.TEXT),
            (demands, Tone.MUTED),
            (source_line(own, formats), Tone.MUTED),
        ):
            column.addWidget(self._line(text, tone))

    def _line(self, text: str, tone: Tone) -> PlainLabel:
        line = PlainLabel(text, type_=Type.NOTE, tone=tone, is_wrapped=True)
        line.setContentsMargins(22, 0, 0, 0)
        line.setVisible(bool(text))
        return line

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by a click on the words as well."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.button.click()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.offer.case)


def demanded(offer: CaseOffer) -> str:
    """Return what a ground demands, "" where the sources name nothing."""
    if offer.is_pledged:
        return translate("wizard", "Needs the ticked pledge, no proof.")
    if not offer.demands:
        return translate("wizard", "The sources name no proof that it must have.")
    told = translate("wizard", "Needs: {proof}")
    sets = (any_of(kinds) for kinds in offer.demands)
    return told.replace("{proof}", translate("wizard", "; ").join(sets))


def any_of(kinds: Iterable[EvidenceKind]) -> str:
    """Return kinds of evidence of which one is enough."""
    return translate("wizard", " or ").join(sorted(word(kind) for kind in kinds))
