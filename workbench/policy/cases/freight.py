"""Freight prices on 1688: red line, freight note, guidance template, blue line and the tag."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.errors import FactMissing
from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    day_of,
    is_in_force,
    moment,
    need,
    start_of,
    with_readings,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

RED_LINE = "1688.freight.redline_downrank"
NOTE = "1688.freight.note_delisted"
GUIDE = "1688.freight.guide_template"
BLUE_LINE = "1688.freight.blueline_traffic"
NEXT_DAY = "1688.freight.tag_next_day"


class Freight(Struct, frozen=True):
    """A freight template and what is asked about it; prices in yuan."""

    ask: str | None = None
    lines: int | None = None
    lines_over_redline: int | None = None
    uses_freight_note: bool | None = None
    category: str | None = None
    at: str | None = None
    template: str | None = None
    freight: Decimal | None = None
    blue_line: Decimal | None = None
    set_at: Instant | None = None
    now: Instant | None = None
    charged: Decimal | None = None
    guide_price: Decimal | None = None


def freight(given: Freight, book: PolicyBook) -> CaseAnswer:
    """Answer the question that ``ask`` names."""
    ask = need(given.ask, "ask")
    questions = {
        "redline": _red_line,
        "note": _note,
        "tag": _tag,
        "guide_price": _guide_price,
    }
    if ask not in questions:
        raise FactMissing(fact="ask")
    return questions[ask](given, book)


def _red_line(given: Freight, _: PolicyBook) -> CaseAnswer:
    """One line that is too high is enough."""
    is_over = need(given.lines_over_redline, "lines_over_redline") > 0
    return CaseAnswer(Word.DOWNRANK if is_over else Word.NO_DOWNRANK, RED_LINE)


def _note(given: Freight, book: PolicyBook) -> CaseAnswer:
    rule = book.rule(NOTE)
    kept = CaseAnswer(Word.NO_DELIST, NOTE)
    if not need(given.uses_freight_note, "uses_freight_note"):
        return kept
    category = need(given.category, "category")
    is_listed = any(name in category for name in rule.names("categories"))
    if not is_listed or not is_in_force(rule, moment(given.at, "at")):
        return kept
    return CaseAnswer(Word.DELIST, NOTE)


def _tag(given: Freight, book: PolicyBook) -> CaseAnswer:
    """Tell whether the tag shows: on the next day, from its first second (A11)."""
    template = need(given.template, "template")
    by_guide = template in book.rule(GUIDE).names("templates")
    if not by_guide and not _is_below_line(given):
        return CaseAnswer(Word.NOT_TAGGED, BLUE_LINE)
    rule = book.rule(NEXT_DAY)
    set_on, now = day_of(need(given.set_at, "set_at")), need(given.now, "now")
    shows_at = start_of(set_on + timedelta(days=rule.number("days")))
    pending = CaseAnswer(Word.TAG_PENDING, NEXT_DAY)
    if now < shows_at:
        return pending
    tagged = CaseAnswer(Word.TAGGED, GUIDE if by_guide else BLUE_LINE)
    return with_readings(rule.ambiguity("A11"), tagged, pending) if now == shows_at else tagged


def _is_below_line(given: Freight) -> bool:
    return need(given.freight, "freight") < need(given.blue_line, "blue_line")


def _guide_price(given: Freight, _: PolicyBook) -> CaseAnswer:
    is_within = need(given.charged, "charged") <= need(given.guide_price, "guide_price")
    return CaseAnswer(Word.WITHIN_GUIDE if is_within else Word.ABOVE_GUIDE, GUIDE)
