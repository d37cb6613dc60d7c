"""A timeline as it is drawn: dots on a line, and the time without a scan dashed in red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Paragraph

from workbench.domain.filing.packets import NodeTone
from workbench.files.packet.styles import CRITICAL, GOOD, LINE, TIME_WIDTH, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.filing.packets import PacketTimeline
    from workbench.files.packet.lettering import Lettering
    from workbench.files.packet.styles import Styles

_LINE_AT = 6.0
_TEXT_AT = 18.0
_FIRST_LINE = 7.0  # from the top of a node to the middle of its first line of text
_GAP = 5.0
_DOT = 2.6
_DASH = (3, 2)


class Node(Flowable):
    """One node with its piece of the line; nodes stand on each other and break between pages."""

    def __init__(
        self, when: Paragraph, text: Paragraph, tone: NodeTone, leads_to: NodeTone | None
    ) -> None:
        super().__init__()
        self._when = when
        self._text = text
        self._tone = tone
        self._leads_to = leads_to

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size that it takes."""
        when = self._when.wrap(TIME_WIDTH, height)[1]
        text = self._text.wrap(WIDTH - _TEXT_AT - TIME_WIDTH, height)[1]
        self.width, self.height = width, max(when, text) + _GAP
        return self.width, self.height

    def draw(self) -> None:
        """Draw dot, line, time and text."""
        self._draw_line()
        self._draw_dot()
        for paragraph, left in ((self._when, _TEXT_AT), (self._text, _TEXT_AT + TIME_WIDTH)):
            paragraph.drawOn(self.canv, left, self.height - paragraph.height)

    def _draw_line(self) -> None:
        if self._leads_to is None:
            return
        is_gap = NodeTone.GAP in {self._tone, self._leads_to}
        self.canv.setStrokeColor(CRITICAL if is_gap else LINE)
        self.canv.setLineWidth(1.4)
        self.canv.setDash(*_DASH) if is_gap else self.canv.setDash()
        self.canv.line(_LINE_AT, self.height - _FIRST_LINE, _LINE_AT, -_FIRST_LINE)
        self.canv.setDash()

    def _draw_dot(self) -> None:
        self.canv.setFillColor(CRITICAL if self._tone is NodeTone.GAP else GOOD)
        self.canv.circle(_LINE_AT, self.height - _FIRST_LINE, _DOT, stroke=0, fill=1)


def timeline(told: PacketTimeline, styles: Styles, lettering: Lettering) -> Iterator[Flowable]:
    """Yield what draws a timeline, its title first."""
    yield Paragraph(lettering.markup(told.title), styles.timeline)
    tones = [node.tone for node in told.nodes]
    for node, leads_to in zip(told.nodes, (*tones[1:], None), strict=True):
        text = styles.alarm if node.tone is NodeTone.GAP else styles.text
        yield Node(
            Paragraph(lettering.markup(node.when), styles.muted),
            Paragraph(lettering.markup(node.text), text),
            node.tone,
            leads_to,
        )
