"""Amounts on 1688: the surcharge of 2022, the base of damages, and how damages add up."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from workbench.domain.errors import FactMissing
from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    is_in_force,
    need,
    told,
    two_places,
    with_readings,
    yuan,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

SURCHARGE = "1688.official_logistics.surcharge_best_2022"
BASE_AMOUNT = "1688.penalty.base_amount"
STACKING = "1688.penalty.stacking"
CAMPAIGN = "1688.penalty.marketing_rules_prevail"

_WHOLE = Decimal(1)


class LogisticsOrder(Struct, frozen=True):
    """An order of official logistics; money in yuan."""

    product: str | None = None
    carrier: str | None = None
    tier: str | None = None
    weight_kg: Decimal | None = None
    ordered_at: Instant | None = None
    base_price: Decimal | None = None


class GoodsOrder(Struct, frozen=True):
    """What was paid for a product order, in yuan; a coupon of null is none."""

    goods_total: Decimal | None = None
    coupon: Decimal | UnsetType | None = UNSET


class Findings(Struct, frozen=True):
    """Violations found on one order, and the campaign it belongs to."""

    found: tuple[str, ...] | None = None
    campaign: str | bool | None = None


def surcharge(given: LogisticsOrder, book: PolicyBook) -> CaseAnswer:
    """Price the surcharge (``surcharge``, ``no_surcharge``); parts of a kg count whole (A4)."""
    rule = book.rule(SURCHARGE)
    ordered_at = need(given.ordered_at, "ordered_at")
    if not _is_affected(given, rule, ordered_at):
        return _priced(given, Decimal(0))
    weight = need(given.weight_kg, "weight_kg")
    whole = _priced(given, _amount(rule, ordered_at, weight.quantize(_WHOLE, ROUND_CEILING)))
    pro_rata = _priced(given, _amount(rule, ordered_at, weight))
    return with_readings(rule.ambiguity("A4"), whole, pro_rata)


def _is_affected(given: LogisticsOrder, rule: Rule, at: datetime) -> bool:
    if not is_in_force(rule, at):
        return False
    product, carrier = need(given.product, "product"), need(given.carrier, "carrier")
    is_product = product.startswith(str(rule.parameter("product", at)))
    if not is_product or not carrier.startswith(str(rule.parameter("carrier", at))):
        return False
    tier = need(given.tier, "tier")
    if tier in rule.names("tiers", at):
        return True
    if tier in rule.names("free_tiers", at):
        return False
    raise FactMissing(fact="tier")


def _amount(rule: Rule, at: datetime, kilograms: Decimal) -> Decimal:
    further = max(Decimal(0), kilograms - rule.number("first_kg", at))
    first, each = rule.number("first_fen", at), rule.number("further_kg_fen", at)
    return two_places(yuan(first) + further * yuan(each))


def _priced(given: LogisticsOrder, amount: Decimal) -> CaseAnswer:
    return CaseAnswer(
        Word.SURCHARGE if amount else Word.NO_SURCHARGE,
        SURCHARGE,
        amount=amount,
        unit="CNY",
        total=None if given.base_price is None else two_places(given.base_price + amount),
    )


def penalty_base(given: GoodsOrder, book: PolicyBook) -> CaseAnswer:
    """Return what percentages are taken of: the goods really paid for, without the coupon."""
    rule = book.rule(BASE_AMOUNT)
    coupon = told(given.coupon, "coupon") or Decimal(0)
    paid = need(given.goods_total, "goods_total") - coupon
    amount = two_places(max(paid, Decimal(0)))
    return CaseAnswer(Word.BASE_AMOUNT, rule.id, amount=amount, unit="CNY")


def stacking(given: Findings, book: PolicyBook) -> CaseAnswer:
    """Count the damages that one order may bring."""
    if given.campaign:
        return CaseAnswer(Word.SEE_CAMPAIGN_RULE, CAMPAIGN)
    found = set(need(given.found, "found"))
    rule = book.rule(STACKING)
    together = found & set(rule.names("together"))
    apart = found & set(rule.names("apart"))
    if found - together - apart:
        raise FactMissing(fact="found")
    count = bool(together) + len(apart)
    return CaseAnswer(_stacked(found, count), STACKING, amount=Decimal(count), unit="damages")


def _stacked(found: set[str], count: int) -> Word:
    if count > 1:
        return Word.MAY_STACK
    return Word.NO_STACK if len(found) != 1 else Word.SINGLE
