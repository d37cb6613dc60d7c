"""What the verdicts of a filing's preview are called: English sources of the context "verdicts"."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

VERDICTS = "verdicts"
VERDICT_WORDS: Mapping[Word, str] = MappingProxyType(
    {
        Word.ACCEPTED: marked("verdicts", "may be filed"),
        Word.EXEMPT: marked("verdicts", "exempt"),
        Word.REVOKED_REFUNDED: marked("verdicts", "penalty taken back and refunded"),
        Word.REJECTED_LATE: marked("verdicts", "too late, not accepted"),
        Word.INSUFFICIENT_EVIDENCE: marked("verdicts", "evidence not sufficient"),
        Word.NOT_LISTED: marked("verdicts", "ground not listed"),
        Word.NOT_EXEMPT: marked("verdicts", "not exempt"),
        Word.AUTO_EFFECTIVE: marked("verdicts", "takes effect by itself"),
        Word.NOT_EFFECTIVE: marked("verdicts", "without effect"),
        Word.NOT_AVAILABLE: marked("verdicts", "not open for this"),
        Word.FILE_IN_ADVANCE: marked("verdicts", "file in advance"),
        Word.APPEAL: marked("verdicts", "judged already: appeal"),
        Word.NOT_COVERED: marked("verdicts", "not covered"),
        Word.UNKNOWN: marked("verdicts", "unknown"),
    }
)
