"""The words of notifications for one window: its rules' names, its formats and its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.formats import Formats
from workbench.ui.notices.words import notice_words
from workbench.ui.pointer_words import PointerWords
from workbench.ui.tables.columns import Look
from workbench.ui.translating import CHINESE

if TYPE_CHECKING:
    from workbench.domain.notices import Notice
    from workbench.ui.contracts import WindowParts


def words_of(parts: WindowParts) -> PointerWords:
    """Return the words in which the window made of ``parts`` notifies."""
    desk, formats = parts.desk, Formats(parts.language == CHINESE)

    def sentence(notice: Notice) -> str:
        return notice_words(notice, Look(desk.monitor.now(), formats, desk.rules)).title

    return PointerWords(desk.rules.chip, formats, sentence)
