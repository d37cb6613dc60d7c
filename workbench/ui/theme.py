"""Every colour of the window: tokens, tones, and which text stands on which ground.

No other module names a colour. The pairs in :data:`USED_PAIRS` are held to WCAG AA by a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QFont, QPalette

from workbench.domain.rules.decisions import Level

FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
)


# What covers a part of a picture: the colour of the file that is kept, in either theme.
COVERED = "#000000"


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of one scheme, each a colour as #RRGGBB."""

    is_dark: bool
    window: str
    surface: str
    zebra: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    selection: str
    critical: str
    critical_soft: str
    warning: str
    warning_soft: str
    information: str
    information_soft: str
    good: str
    good_soft: str


LIGHT = Theme(
    is_dark=False,
    window="#F6F7F9",
    surface="#FFFFFF",
    zebra="#FAFBFC",
    line="#E3E6EB",
    text="#1B2330",
    muted="#5B6577",
    accent="#B93F06",
    accent_soft="#FDEBDD",
    on_accent="#FFFFFF",
    selection="#FFF3EA",
    critical="#C92A2A",
    critical_soft="#FDECEC",
    warning="#9A4F00",
    warning_soft="#FFF4DE",
    information="#1864AB",
    information_soft="#E7F1FB",
    good="#237032",
    good_soft="#E8F6EB",
)

DARK = Theme(
    is_dark=True,
    window="#15181D",
    surface="#1C2027",
    zebra="#1F242C",
    line="#2C323C",
    text="#E6E9EE",
    muted="#98A2B3",
    accent="#FF8A4C",
    accent_soft="#3A2618",
    on_accent="#15181D",
    selection="#2B241F",
    critical="#FF8787",
    critical_soft="#3A1D1F",
    warning="#FFC078",
    warning_soft="#372A17",
    information="#74C0FC",
    information_soft="#16293B",
    good="#8CE99A",
    good_soft="#172B1C",
)

# Names of tokens: (text, ground). Whoever puts a text on a new ground adds the pair here.
USED_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted") for ground in ("window", "surface", "zebra")),
    *((ink, "selection") for ink in ("text", "muted", "critical", "warning", "information")),
    *((ink, "surface") for ink in ("critical", "warning", "information", "good", "accent")),
    *((ink, "zebra") for ink in ("critical", "warning", "information", "good")),
    *((tone, f"{tone}_soft") for tone in ("critical", "warning", "information", "good", "accent")),
    *((ink, "accent_soft") for ink in ("text", "muted", "critical", "warning")),
    *(("text", f"{tone}_soft") for tone in ("critical", "warning", "information", "good")),
    ("good", "selection"),
    ("on_accent", "accent"),
)


class Tone(StrEnum):
    """What a colour means; the names are tokens of :class:`Theme`."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    CRITICAL = "critical"
    WARNING = "warning"
    INFORMATION = "information"
    GOOD = "good"

    def ink(self, theme: Theme) -> QColor:
        """Return the colour for text and shapes."""
        return QColor(str(getattr(theme, self.value)))

    def soft(self, theme: Theme) -> QColor:
        """Return the ground for a tag of this tone; plain tones stand on zebra."""
        return QColor(str(getattr(theme, f"{self.value}_soft", theme.zebra)))


LEVEL_TONES = {
    Level.CRITICAL: Tone.CRITICAL,
    Level.WARNING: Tone.WARNING,
    Level.INFORMATION: Tone.INFORMATION,
    Level.NONE: Tone.MUTED,
}


class Type(StrEnum):
    """The sizes of type: pixels and weight (window.md, Tokens)."""

    VIEW = "20/700"
    CARD = "16/700"
    STRONG = "13/600"
    TEXT = "13/400"
    NOTE = "12/400"
    NOTE_STRONG = "12/600"
    RAIL = "15/700"

    def font(self) -> QFont:
        """Return the font, with digits of one width where the family has them."""
        return QFont(_font(self.value))


@cache
def _font(size: str) -> QFont:
    """Return a font to copy: copies share what was looked up of the family, a fifth of the time."""
    pixels, weight = size.split("/")
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(int(pixels))
    font.setWeight(QFont.Weight(int(weight)))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette(theme: Theme) -> QPalette:
    """Return the palette for Fusion in this scheme."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.zebra,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.critical,
        QPalette.ColorRole.ToolTipBase: theme.surface,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.information,
        QPalette.ColorRole.Mid: theme.line,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made
