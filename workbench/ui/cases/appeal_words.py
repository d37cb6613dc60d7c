"""What is said of an appeal before it is sent: its last day, and what it must name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.platforms.platform_records import AppealState
from workbench.policy.appeal_prospect import Obstacle
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.records.columns import shop, when
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.filing.appeals import Appeal
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.services.filing.appeals import AppealSight
    from workbench.ui.tables.columns import Look

_SOON = timedelta(days=2)


def title_of(record: RecordRow) -> str:
    """Return what the appeal is against."""
    return one_line(record.record.what) or word(record.record.kind)


def facts_of(record: RecordRow, look: Look) -> str:
    """Return whose, which order, when and how much, on one line each."""
    told = record.record
    at = when(told.at, is_day=told.is_day, formats=look.formats)
    number = record.found or told.order_number
    parts = [shop(record), one_line(number), at, look.formats.money(told.amount)]
    if told.points is not None:
        parts.append(counted(translate("records", "{n} point(s)"), n=told.points))
    return " · ".join(part for part in parts if part and part != NOTHING)


def last_day(record: RecordRow, look: Look) -> tuple[str, Tone]:
    """Return until when the appeal is open, counted down, and its tone."""
    if record.appeal_state is AppealState.CLOSED:
        return translate("cases", "▲ The time to appeal is over."), Tone.CRITICAL
    if record.appeal.last is None:
        words = translate("cases", "◇ No rule we know tells the last day: look at the platform.")
        return words, Tone.WARNING
    left = look.formats.remaining(record.appeal.last, look.now)
    words = translate("cases", "Appeal until {time} · {left}")
    words = words.replace("{time}", look.formats.moment(record.appeal.last)).replace("{left}", left)
    is_soon = record.appeal.last - look.now < _SOON
    return words, Tone.CRITICAL if is_soon else Tone.TEXT


def told_steps(appeal: Appeal, look: Look) -> tuple[str, Tone]:
    """Return what was recorded of an appeal that is under way."""
    parts = (
        (translate("cases", "sent {time}"), appeal.sent_at),
        (translate("cases", "answered {time}"), appeal.answered_at),
        (translate("cases", "money back {time}"), appeal.returned_at),
    )
    said = [words.replace("{time}", look.formats.moment(at)) for words, at in parts if at]
    if appeal.returned_amount is not None:
        said.append(look.formats.money(appeal.returned_amount))
    return " · ".join(said), Tone.TEXT


def told_back(sight: AppealSight, look: Look) -> tuple[str, Tone]:
    """Return what the platform told of money given back, "" where it told nothing."""
    told = sight.returned
    if told is None or told.at is None:
        return "", Tone.GOOD
    words = translate("cases", "The platform told of {amount} given back {time}.")
    amount = look.formats.money(abs(told.amount) if told.amount is not None else None)
    at = when(told.at, is_day=told.is_day, formats=look.formats)
    return words.replace("{amount}", amount).replace("{time}", at), Tone.GOOD


def demand(sight: AppealSight, look: Look) -> tuple[str, Tone]:
    """Return what the platform wants to see named, and whether it is there."""
    found = sight.prospect
    number = one_line(found.filing.number) if found.filing is not None else ""
    if not found.demands_number:
        if number:
            words = translate(
                "cases", "◇ No number is demanded; filing {number} speaks of this order."
            )
            return words.replace("{number}", number), Tone.MUTED
        return translate(
            "cases", "◇ No filing number is demanded here: the proof decides."
        ), Tone.MUTED
    words = _demands()[found.obstacle]
    tone = Tone.GOOD if found.obstacle is Obstacle.NONE else Tone.CRITICAL
    if found.obstacle is Obstacle.UNTOLD:
        tone = Tone.WARNING
    return words.replace("{number}", number), tone


def _demands() -> dict[Obstacle, str]:
    return {
        Obstacle.NONE: translate(
            "cases", "✓ Filing {number} was approved before the judgement: name it."
        ),
        Obstacle.NO_FILING: translate(
            "cases",
            "▲ No filing of ours covers this order. Only a number that was approved before the "
            "judgement is accepted: without one the appeal is refused.",
        ),
        Obstacle.NO_NUMBER: translate(
            "cases", "▲ The filing for this order has no number yet: find it on the platform first."
        ),
        Obstacle.NOT_APPROVED: translate(
            "cases", "▲ Filing {number} is not approved: the appeal would be refused."
        ),
        Obstacle.APPROVED_LATE: translate(
            "cases", "▲ Filing {number} was approved after the judgement: that is too late."
        ),
        Obstacle.UNTOLD: translate(
            "cases", "◇ Filing {number} covers it, but nobody told when the judgement was."
        ),
    }
