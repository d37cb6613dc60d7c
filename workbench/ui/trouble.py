"""Failures in the seller's words, whatever failed behind the window."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass

from workbench.domain.errors import WorkbenchError
from workbench.ui.translating import translate

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure in the seller's words; ``details`` is for "copy details", free of secrets."""

    title: str
    sentence: str
    details: str = ""


def trouble_from(error: Exception) -> Trouble:
    """Return the words for an error; one that we do not know is logged with its traceback."""
    if isinstance(error, WorkbenchError):
        sentence = error.told(lambda words: translate("errors", words))
        return Trouble(translate("errors", error.title), sentence, type(error).__name__)
    logger.error("a worker failed", exc_info=error)
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f"{frame.filename}:{frame.lineno}" for frame in place)
    return Trouble(
        translate("errors", WorkbenchError.title),
        translate("errors", WorkbenchError.sentence),
        f"{type(error).__name__} {where}",
    )
