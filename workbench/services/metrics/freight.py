"""Freight on 1688: the surcharge worked per order, and a template held against the lines."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, FactMissing, marked
from workbench.domain.metrics import FreightCheck, FreightLineCheck, SurchargeWorked
from workbench.policy.cases.answer import day_of, is_in_force, yuan
from workbench.policy.cases.freight import GUIDE, NEXT_DAY, Freight, freight
from workbench.policy.cases.prices import SURCHARGE, LogisticsOrder, surcharge
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import date, datetime

    from workbench.domain.metrics import FreightForm, FreightLine, SurchargeAsked
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

_WHOLE = Decimal(1)
_LARGEST = Decimal(1_000_000)
NOT_A_FIGURE = marked("errors", "it cannot be read; write it as 5.00 or digits")


def figure(text: str, name: str) -> Decimal | None:
    """Return a price or a value that was typed in, None for "".

    Raises:
        BadInput: it is no number, negative, or larger than any price.
    """
    told = text.strip().lstrip("¥￥").replace(",", "")
    if not told:
        return None
    try:
        value = Decimal(told)
    except InvalidOperation as error:
        raise BadInput(what=name, reason=NOT_A_FIGURE) from error
    if not value.is_finite() or not 0 <= value < _LARGEST:
        raise BadInput(what=name, reason=NOT_A_FIGURE)
    return value


def tiers(book: PolicyBook) -> tuple[str, ...]:
    """Return the tiers that the surcharge's rule names, those that pay first."""
    rule = book.rules.get(SURCHARGE)
    if rule is None:
        return ()
    version = rule.versions[0].since
    return (*rule.names("tiers", version), *rule.names("free_tiers", version))


def worked(asked: SurchargeAsked, book: PolicyBook) -> SurchargeWorked:
    """Return what an order of the one product concerned costs more, with its steps."""
    rule = book.rule(SURCHARGE)
    version = rule.version_at(asked.ordered_at) or rule.versions[0]
    product, carrier = (str(version.parameters[name]) for name in ("product", "carrier"))
    given = LogisticsOrder(
        product, carrier, asked.tier, asked.weight_kg, asked.ordered_at, asked.base_price
    )
    try:
        answer = surcharge(given, book)
    except FactMissing:
        return SurchargeWorked(Word.UNKNOWN.value, None, rule.id)
    other = answer.readings[1].amount if answer.readings else None
    made = SurchargeWorked(
        answer.verdict.value, answer.amount, answer.because, answer.total, other=other,
        is_in_force=is_in_force(rule, asked.ordered_at),
    )  # fmt: skip
    return _with_steps(made, rule, asked) if answer.verdict is Word.SURCHARGE else made


def _with_steps(made: SurchargeWorked, rule: Rule, asked: SurchargeAsked) -> SurchargeWorked:
    at = asked.ordered_at
    first = rule.number("first_kg", at)
    whole = int(asked.weight_kg.quantize(_WHOLE, ROUND_CEILING))
    return SurchargeWorked(
        made.verdict, made.amount, made.rule, made.total,
        first, yuan(rule.number("first_fen", at)),
        max(whole - first, 0), yuan(rule.number("further_kg_fen", at)),
        made.other, made.is_in_force,
    )  # fmt: skip


def templates(book: PolicyBook) -> tuple[str, ...]:
    """Return the name of the guidance template; the rule's others are those of decision cases."""
    rule = book.rules.get(GUIDE)
    return rule.names("templates")[:1] if rule else ()


def check(form: FreightForm, now: datetime, book: PolicyBook) -> FreightCheck:
    """Return what the platform does about a template, as far as the figures tell.

    Raises:
        BadInput: a figure is no number.
    """
    lines = tuple(_line(line, book) for line in form.lines)
    return FreightCheck(
        lines,
        red=_red(lines, book),
        tag=_tag(form, now, book),
        note=_note(form, now, book),
        tag_at=_tag_at(form, book),
    )


def _line(line: FreightLine, book: PolicyBook) -> FreightLineCheck:
    mine = figure(line.freight, marked("errors", "The freight"))
    red = figure(line.red_line, marked("errors", "The red line"))
    blue = figure(line.blue_line, marked("errors", "The blue line"))
    guide = figure(line.guide_price, marked("errors", "The guidance price"))
    within = _asked(Freight(ask="guide_price", charged=mine, guide_price=guide), book)
    return FreightLineCheck(
        is_over_red=None if mine is None or red is None else mine > red,
        is_below_blue=None if mine is None or blue is None else mine < blue,
        is_within_guide=None if not within else within == Word.WITHIN_GUIDE.value,
    )


def _red(lines: tuple[FreightLineCheck, ...], book: PolicyBook) -> str:
    """Return the verdict on all lines: one that is too high is enough, all must be known else."""
    told = [line.is_over_red for line in lines]
    if not told or (None in told and True not in told):
        return ""
    given = Freight(ask="redline", lines=len(lines), lines_over_redline=told.count(True))
    return _asked(given, book)


def _tag(form: FreightForm, now: datetime, book: PolicyBook) -> str:
    """Return whether the tag shows, by the guidance template or by the line least below blue."""
    if form.set_at is None or not form.template:
        return ""
    prices = [
        (figure(line.freight, line.name), figure(line.blue_line, line.name)) for line in form.lines
    ]
    known = [(mine, blue) for mine, blue in prices if mine is not None and blue is not None]
    is_guide = form.template in templates(book)
    if not is_guide and (not known or len(known) < len(prices)):
        return ""
    # Every line must lie below: the one nearest to its line decides.
    mine, blue = min(known, key=lambda pair: pair[1] - pair[0]) if known else (None, None)
    given = Freight(
        ask="tag", template=form.template, freight=mine, blue_line=blue, set_at=form.set_at, now=now
    )
    return _asked(given, book)


def _tag_at(form: FreightForm, book: PolicyBook) -> date | None:
    if form.set_at is None:
        return None
    return day_of(form.set_at) + timedelta(days=book.rule(NEXT_DAY).number("days"))


def _note(form: FreightForm, now: datetime, book: PolicyBook) -> str:
    given = Freight(
        ask="note",
        uses_freight_note=form.uses_note,
        category=form.category or None,
        at=now.isoformat(),
    )
    return _asked(given, book)


def _asked(given: Freight, book: PolicyBook) -> str:
    try:
        return freight(given, book).verdict.value
    except FactMissing:
        return ""
