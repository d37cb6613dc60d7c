"""Boxes over a picture as they are drawn, moved and taken back; without a widget."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workbench.domain.filing.evidence import Box

LEAST = 6  # pixels: a click that slipped is no box


@dataclass
class BoxStack:
    """The boxes over a picture of one size, with every step back to the first."""

    width: int
    height: int
    boxes: tuple[Box, ...] = ()
    chosen: int = -1
    _past: list[tuple[tuple[Box, ...], int]] = field(default_factory=list)

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self._past)

    @property
    def current(self) -> Box | None:
        """Return the box that keys move."""
        return self.boxes[self.chosen] if 0 <= self.chosen < len(self.boxes) else None

    def add(self, box: Box) -> bool:
        """Add a box within the picture and choose it; False where it is too small to be meant."""
        within = self._within(box)
        if within.right - within.left < LEAST or within.bottom - within.top < LEAST:
            return False
        self._change((*self.boxes, within), len(self.boxes))
        return True

    def move(self, across: int, down: int) -> None:
        """Move the chosen box as far as the picture reaches."""
        box = self.current
        if box is not None:
            across = min(max(across, -box.left), self.width - 1 - box.right)
            down = min(max(down, -box.top), self.height - 1 - box.bottom)
            self._put(Box(box.left + across, box.top + down, box.right + across, box.bottom + down))

    def stretch(self, across: int, down: int) -> None:
        """Move the chosen box's lower right corner."""
        box = self.current
        if box is not None:
            right = max(box.right + across, box.left + LEAST)
            bottom = max(box.bottom + down, box.top + LEAST)
            self._put(self._within(replace(box, right=right, bottom=bottom)))

    def remove(self) -> None:
        """Take the chosen box away."""
        if self.current is not None:
            kept = tuple(box for number, box in enumerate(self.boxes) if number != self.chosen)
            self._change(kept, min(self.chosen, len(kept) - 1))

    def turn(self, by: int) -> None:
        """Choose the next box, or the one before."""
        if self.boxes:
            self.chosen = (self.chosen + by) % len(self.boxes)

    def choose_at(self, x: int, y: int) -> bool:
        """Choose the topmost box under a point; False where there is none."""
        for number in reversed(range(len(self.boxes))):
            box = self.boxes[number]
            if box.left <= x <= box.right and box.top <= y <= box.bottom:
                self.chosen = number
                return True
        return False

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self.boxes, self.chosen = self._past.pop()

    def _put(self, box: Box) -> None:
        boxes = (*self.boxes[: self.chosen], box, *self.boxes[self.chosen + 1 :])
        if boxes != self.boxes:
            self._change(boxes, self.chosen)

    def _change(self, boxes: tuple[Box, ...], chosen: int) -> None:
        self._past.append((self.boxes, self.chosen))
        self.boxes, self.chosen = boxes, chosen

    def _within(self, box: Box) -> Box:
        left, right = sorted((box.left, box.right))
        top, bottom = sorted((box.top, box.bottom))
        return Box(
            max(left, 0), max(top, 0), min(right, self.width - 1), min(bottom, self.height - 1)
        )
