"""How the packet looks on paper: sizes in points, colours of the light theme."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

PAGE = A4
MARGIN = 18 * mm
WIDTH = A4[0] - 2 * MARGIN
LABEL_WIDTH = 32 * mm
TIME_WIDTH = 40 * mm

TEXT = HexColor("#1B2330")
MUTED = HexColor("#5B6577")
LINE = HexColor("#E3E6EB")
ACCENT = HexColor("#B93F06")
CRITICAL = HexColor("#C92A2A")
GOOD = HexColor("#237032")


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a packet."""

    title: ParagraphStyle
    subtitle: ParagraphStyle
    heading: ParagraphStyle
    timeline: ParagraphStyle
    text: ParagraphStyle
    muted: ParagraphStyle
    alarm: ParagraphStyle


def styles(family: str) -> Styles:
    """Return the styles in one font; Chinese may break between any two signs."""
    text = ParagraphStyle(
        "text", fontName=family, fontSize=9.5, leading=14, textColor=TEXT, wordWrap="CJK"
    )
    title = ParagraphStyle("title", text, fontSize=18, leading=27, spaceAfter=2)
    heading = ParagraphStyle(
        "heading", text, fontSize=13, leading=19, textColor=ACCENT, spaceBefore=12, spaceAfter=4
    )
    timeline = ParagraphStyle(
        "timeline", text, fontSize=10.5, leading=16, spaceBefore=6, spaceAfter=4
    )
    heading.keepWithNext = timeline.keepWithNext = 1
    muted = ParagraphStyle("muted", text, textColor=MUTED)
    subtitle = ParagraphStyle("subtitle", muted, fontSize=10, leading=15, spaceAfter=8)
    alarm = ParagraphStyle("alarm", text, textColor=CRITICAL)
    return Styles(title, subtitle, heading, timeline, text, muted, alarm)
