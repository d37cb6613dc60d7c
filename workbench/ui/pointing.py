"""How one window notifies: when, of what, and in whose words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.clock import Clock, SystemClock
from workbench.domain.telling.alerts import AlertSettings
from workbench.ui.formats import Formats
from workbench.ui.notices.words import notice_words
from workbench.ui.pointer_words import PointerWords
from workbench.ui.tables.columns import Look
from workbench.ui.translating import CHINESE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.telling.notices import Notice
    from workbench.ui.contracts import WindowParts


@dataclass(frozen=True, slots=True)
class Manners:
    """When and of what the seller wants to be told; ``wall`` is real time.

    ``data_now`` tells data time between rounds; None: it stands still until the next one.
    ``sums_up``: what the first round tells came while the program was closed, and is told as one.
    """

    settings: Callable[[], AlertSettings] = AlertSettings
    wall: Clock = field(default_factory=SystemClock)
    data_now: Callable[[], datetime] | None = None
    sums_up: bool = False


def words_of(parts: WindowParts) -> PointerWords:
    """Return the words in which the window made of ``parts`` notifies."""
    desk, formats = parts.desk, Formats(parts.language == CHINESE)

    def sentence(notice: Notice) -> str:
        return notice_words(notice, Look(desk.monitor.now(), formats, desk.rules)).title

    return PointerWords(desk.rules.chip, formats, sentence)
