"""Covering names and numbers on a picture: what lies beneath the boxes is gone once saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout

from workbench.domain.counting import counted
from workbench.ui.evidence.canvas import RedactionCanvas
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from workbench.ui.start import Stage

_LARGER = 1.25
_SIZE = (860, 640)


class RedactionDialog(QDialog):
    """The picture, large, with boxes drawn over it.

    Signals: ``redacted`` (tuple of Box) when the boxes are to be kept.
    """

    redacted = Signal(object)

    def __init__(self, stage: Stage, image: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("evidence", "Cover names and numbers"))
        self.resize(*_SIZE)
        self.canvas = RedactionCanvas(image, stage.keeper)
        self._area = QScrollArea()
        self._area.setWidget(self.canvas)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas.setAccessibleName(self.windowTitle())
        self.count = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.add_button = button(translate("evidence", "Add a box"))
        self.add_button.setToolTip(tip(translate("evidence", "Adds a box in the middle (B)")))
        self.undo_button = button(translate("evidence", "Take back"))
        self.undo_button.setToolTip("Ctrl+Z")
        self.remove_button = button(translate("evidence", "Remove the box"))
        self.remove_button.setToolTip(tip(translate("evidence", "Removes the marked box (Del)")))
        self.save_button = button(translate("evidence", "Cover for good"), is_primary=True)
        self._leave = button(translate("evidence", "Cancel"))
        self._lay_out()
        self._connect()
        self._show_boxes()
        # The dialog's own size is known once it shows.
        QTimer.singleShot(0, self, self.fit)

    def _lay_out(self) -> None:
        lead = PlainLabel(
            translate(
                "evidence",
                "Draw boxes with the mouse; with the keys: B adds one, arrows move it, Shift and "
                "arrows stretch it, [ and ] go from box to box. The covered picture takes the "
                "place of the open one, which is erased.",
            ),
            type_=Type.NOTE,
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        acts = QHBoxLayout()
        for widget in (self.add_button, self.remove_button, self.undo_button, self.count):
            acts.addWidget(widget)
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(lead)
        column.addWidget(self._area, 1)
        column.addLayout(acts)

    def _connect(self) -> None:
        self.canvas.changed.connect(self._show_boxes)
        self.canvas.box_shown.connect(self._on_box_shown)
        self.add_button.clicked.connect(self._on_add)
        self.undo_button.clicked.connect(self.canvas.undo)
        self.remove_button.clicked.connect(self.canvas.remove)
        self.save_button.clicked.connect(self._on_save)
        self._leave.clicked.connect(self.reject)
        for key, slot in (
            (QKeySequence.StandardKey.Undo, self.canvas.undo),
            (QKeySequence.StandardKey.ZoomIn, self._on_larger),
            (QKeySequence.StandardKey.ZoomOut, self._on_smaller),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    @Slot()
    def fit(self) -> None:
        """Show the whole width of the picture, never larger than it is."""
        room = self._area.viewport().width() - 2
        self.canvas.set_scale(min(room / max(self.canvas.stack.width, 1), 1.0))
        self.canvas.setFocus()

    @Slot()
    def _show_boxes(self) -> None:
        stack = self.canvas.stack
        words = counted(translate("evidence", "Boxes: {n}"), n=len(stack.boxes))
        self.count.setText(words)
        self.undo_button.setEnabled(stack.can_undo)
        self.remove_button.setEnabled(stack.current is not None)
        self.save_button.setEnabled(bool(stack.boxes))

    @Slot(QRect)
    def _on_box_shown(self, rect: QRect) -> None:
        middle = rect.center()
        self._area.ensureVisible(middle.x(), middle.y(), rect.width(), rect.height())

    @Slot()
    def _on_add(self) -> None:
        self.canvas.add_box(self.canvas.visibleRegion().boundingRect().center())
        self.canvas.setFocus()

    @Slot()
    def _on_larger(self) -> None:
        self.canvas.set_scale(self.canvas.scale * _LARGER)

    @Slot()
    def _on_smaller(self) -> None:
        self.canvas.set_scale(self.canvas.scale / _LARGER)

    @Slot()
    def _on_save(self) -> None:
        self.redacted.emit(self.canvas.stack.boxes)
        self.accept()
