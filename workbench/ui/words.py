"""The window's words for the domain's enums, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.words import CONTEXT, source_word
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.words import Word

__all__ = ["word"]


def word(value: Word) -> str:
    """Return the window's word for ``value``."""
    return translate(CONTEXT, source_word(value))
