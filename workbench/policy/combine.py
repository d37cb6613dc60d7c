"""Several answers as one, the way the platform speaks of a kind (虚假轨迹, 虚假发货).

Of several open limits the earliest is the deadline; of several missed ones the one that fell first
decides and is the rule named. Clean is what no part stands against.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Answer, OtherReading, Verdict
from workbench.policy.answers import earliest
from workbench.policy.regions import REMOTE_LIST

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_WEIGHT = (
    Verdict.SEVERE_VIOLATION,
    Verdict.VIOLATION,
    Verdict.PENDING,
    Verdict.UNKNOWN,
    Verdict.NOT_STARTED,
    Verdict.CLEAN,
    Verdict.EXEMPT_REGION,
)


def combine(answers: Sequence[Answer]) -> Answer:
    """Return the one answer that decides; ``answers`` are of one subject and not empty.

    Its readings are those under which the whole would be decided otherwise. A remote parcel is
    decided by the list of remote regions.
    """
    leading = _leading(answers)
    rule = REMOTE_LIST if leading.verdict is Verdict.EXEMPT_REGION else leading.rule
    return replace(
        leading,
        rule=rule,
        also=tuple(name for name in leading.also if name != rule),
        readings=_readings(answers, leading),
        next_change_at=earliest(*(answer.next_change_at for answer in answers)),
    )


def _leading(answers: Sequence[Answer]) -> Answer:
    return min(answers, key=lambda answer: (_WEIGHT.index(answer.verdict), _since(answer.deadline)))


def _since(deadline: datetime | None) -> float:
    """Order by deadline; what has none was so from the start."""
    return deadline.timestamp() if deadline else float("-inf")


def _readings(answers: Sequence[Answer], leading: Answer) -> tuple[OtherReading, ...]:
    for place, answer in enumerate(answers):
        for recommended, other in zip(answer.readings[:1], answer.readings[1:], strict=False):
            changed = replace(answer, verdict=other.verdict, deadline=other.deadline)
            would_lead = _leading([*answers[:place], changed, *answers[place + 1 :]])
            if (would_lead.verdict, would_lead.deadline) != (leading.verdict, leading.deadline):
                return (
                    OtherReading(recommended.reading, leading.verdict, leading.deadline),
                    OtherReading(other.reading, would_lead.verdict, would_lead.deadline),
                )
    return ()
