"""The packet's letters: the shipped Chinese font, and text that it can show."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from pathlib import Path

FONT_FILE = "fonts/wqy-microhei.ttf"
_NAME = "WenQuanYi Micro Hei"
_MISSING = "〓"  # what Chinese printers set for a sign that they have not got
# Marks that turn the direction of writing, breaks, and the rest of the controls.
_SILENT = {"Cc", "Cf", "Zl", "Zp"}


class Lettering:
    """Knows which signs the font has.

    Raises:
        OSError: the font is not there.
    """

    def __init__(self, font: Path) -> None:
        self._font = TTFont(_NAME, str(font))
        registerFont(self._font)
        self.family = _NAME

    def plain(self, text: str) -> str:
        """Return foreign text as one line that the font can show."""
        return "".join(self._sign(sign) for sign in text)

    def markup(self, text: str) -> str:
        """Return foreign text for a paragraph: plain, and nothing in it is markup."""
        return escape(self.plain(text))

    def _sign(self, sign: str) -> str:
        if unicodedata.category(sign) in _SILENT:
            return " " if sign in "\n\t\r" else ""
        return sign if ord(sign) in self._font.face.charToGlyph else _MISSING
