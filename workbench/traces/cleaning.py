"""Makes texts of all sources look alike: no HTML, one kind of brackets, simplified characters."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Five times the longest real scan; what is longer is hostile or no scan at all.
LONGEST = 1000

_TAG = re.compile(r"<[^<>]{0,500}>")
_ODD_BRACKETS = str.maketrans("［］〔〕〖〗「」『』{}｛｝", "【】【】【】【】【】【】【】")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"

_ENGLISH = re.compile("[A-Za-z]{4}|[a-z]{3}")
_SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}


def small_english(text: str) -> str:
    """Return a text with English in it in small letters, as the word lists have it.

    Every character stays where it was.
    """
    return text.translate(_SMALL) if _ENGLISH.search(text) else text


class Cleaner:
    """Cleans texts; knows the traditional characters that carriers use."""

    def __init__(self, traditional: Mapping[int, str]) -> None:
        rare: dict[int, str | None] = dict.fromkeys(map(ord, _INVISIBLE))
        self._table = {**_ODD_BRACKETS, **traditional, **rare}
        self._rare = re.compile("[" + re.escape("".join(map(chr, self._table))) + "]")

    def clean(self, text: str) -> str:
        """Return the text as the word lists expect it, cut off where no scan is that long."""
        text = text[:LONGEST]
        if "&" in text:
            text = html.unescape(text)
        if "<" in text:
            text = _TAG.sub(" ", text)
        if "[" in text or "]" in text:
            text = text.replace("[", "【").replace("]", "】")
        if self._rare.search(text):
            text = text.translate(self._table)
        return " ".join(text.split())
