"""The consequence matrix: what a violation brings, kind by kind, and what would change that.

Compensation, penalty, points, score, ticket, complaint and claim are judged apart. A kind that no
text speaks of is unknown, not nothing. Amounts come from the pack that gives them for the date;
where none does, from the seller's own figure, marked so; else they are unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.domain.rules.effects import Amount, Applicability, Change, Effect, SellerWord, Why
from workbench.domain.views import EffectKind
from workbench.policy.amounts import Price, prices, seller_price
from workbench.policy.occasion import Occasion
from workbench.policy.regions import REMOTE_LIST
from workbench.policy.waivers import HOLDS, exempted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import SellerAmount, Violation
    from workbench.policy.ledger import Exempting, Ledger
    from workbench.policy.rules import Consequence, Rule

MONEY = frozenset({EffectKind.PENALTY, EffectKind.COMPENSATION})
NO_WORD = SellerWord()

# Where nothing was violated, and nothing may be, there is nothing to bring.
_QUIET = frozenset({Verdict.CLEAN, Verdict.NOT_STARTED})
_CHANGES = {
    Why.EXEMPTED: Change.END,
    Why.CONFIRMED: Change.END,
    Why.FILED: None,
    Why.END_NOT_ANNOUNCED: Change.CONFIRMATION,
    Why.END_UNSURE: Change.SOURCE,
    Why.FILING_UNSURE: Change.FILING,
    Why.DOUBTFUL: Change.SOURCE,
    Why.INSTANT_UNKNOWN: Change.FACT,
    Why.NOT_STATED: Change.SOURCE,
}
_WEIGHT = (Applicability.APPLIES, Applicability.UNKNOWN, Applicability.EXEMPT)


def effects(
    decision: Decision,
    file: OrderFile,
    ledger: Ledger,
    at: datetime,
    word: SellerWord = NO_WORD,
) -> tuple[Effect, ...]:
    """Return the matrix of one decision, one effect for each kind; () where nothing is violated."""
    case = case_of(decision, file, ledger, at, word)
    return () if case is None else tuple(case.effect(kind) for kind in EffectKind)


def case_of(
    decision: Decision,
    file: OrderFile,
    ledger: Ledger,
    at: datetime,
    word: SellerWord = NO_WORD,
) -> Case | None:
    """Return a decision ready to be asked what it brings, None where it brings nothing."""
    rule = ledger.rule(decision.answer.rule)
    if rule is None or decision.answer.verdict in _QUIET:
        return None
    return Case(Occasion(decision, file, at, rule), rule, ledger, word)


def merged(matrices: Iterable[tuple[Effect, ...]]) -> tuple[Effect, ...]:
    """Return one matrix of several warnings: for each kind the worst that any of them brings.

    Of equals the one with a known amount is named, then the one that came first.
    """
    found: dict[EffectKind, Effect] = {}
    for effect in sorted((e for matrix in matrices for e in matrix), key=_weight):
        found.setdefault(effect.kind, effect)
    return tuple(found[kind] for kind in EffectKind if kind in found)


def _weight(effect: Effect) -> tuple[int, int]:
    is_known = effect.amount is not None or effect.points is not None
    has_words = effect.why is not Why.NOT_STATED
    return (_WEIGHT.index(effect.applicability), -is_known - has_words)


@dataclass(frozen=True, slots=True)
class Priced:
    """What a consequence costs, and who says so since when; ``rule`` is "" where nobody does."""

    steps: tuple[Price, ...]
    rule: str = ""
    since: datetime | None = None
    by_seller: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One decision with all that is needed to say what it brings."""

    occasion: Occasion
    rule: Rule
    ledger: Ledger
    word: SellerWord

    @property
    def violation(self) -> Violation | None:
        """Return what missing the limit is, None where the platform has no name for it."""
        return self.rule.violation

    def stated(self, kind: EffectKind) -> Consequence | None:
        """Return what the rule says of one kind, None where it is silent."""
        return self.ledger.stated(self.rule).get(kind)

    def exempted(self, kind: EffectKind) -> tuple[Why, str] | None:
        """Return why one kind is, or may be, exempt and by which rule."""
        if self.occasion.decision.answer.verdict is Verdict.EXEMPT_REGION:
            named = [exemption.rule for exemption in self.rule.exemptions]
            return (Why.EXEMPTED, next(iter(named), REMOTE_LIST)) if self.stated(kind) else None
        entries = self._entries(kind)
        return exempted(entries, self.occasion, self.word) if entries else None

    def effect(self, kind: EffectKind) -> Effect:
        """Return one cell of the matrix."""
        stated, exempting = self.stated(kind), self.exempted(kind)
        if exempting and exempting[0] in HOLDS:
            return self._because(kind, Applicability.EXEMPT, *exempting)
        if stated is None:
            why, by = exempting or (Why.NOT_STATED, "")
            return self._because(kind, Applicability.UNKNOWN, why, by)
        amount, points = self._figures(kind, stated)
        is_told = stated.certainty != "not_stated" or amount is not None
        applies = Applicability.APPLIES if is_told else Applicability.UNKNOWN
        why, by = (Why.STATED if is_told else Why.NOT_STATED), self.rule.id
        if exempting:
            applies, (why, by) = Applicability.UNKNOWN, exempting
        return Effect(
            kind,
            applies,
            self.rule.id,
            why,
            by,
            _CHANGES.get(why) if why in _CHANGES else self._cure(kind),
            amount,
            points,
            stated.certainty == "will",
        )

    def priced(self, stated: Consequence) -> Priced:
        """Return what a consequence costs, step by step; one unknown price where nobody says."""
        rule = self.ledger.rule(stated.amount_rule) if stated.amount_rule else None
        found = prices(rule, self.occasion) if rule else ()
        if rule is not None and any(price.fen is not None for price in found):
            version = self.occasion.version(rule)
            return Priced(found, rule.id, version.since if version else None)
        entered = self._entered(stated)
        if entered is None:
            return Priced((Price(None),))
        price = seller_price(entered, self.occasion.file.order)
        return Priced((price,), entered.rule, entered.entered_at, by_seller=True)

    def points(self, stated: Consequence) -> int | None:
        """Return the points of a consequence, None where no version tells."""
        rule = self.ledger.rule(stated.points_rule) if stated.points_rule else None
        version = self.occasion.version(rule) if rule else None
        return None if rule is None or version is None else int(str(version.parameters["points"]))

    def _entered(self, stated: Consequence) -> SellerAmount | None:
        """Return the seller's own figure: for the violated rule, else for its amount rule."""
        shop_id = self.occasion.file.order.shop_id
        mine = self.word.amount(self.rule.id, shop_id)
        return mine or self.word.amount(stated.amount_rule or "", shop_id)

    def _figures(self, kind: EffectKind, stated: Consequence) -> tuple[Amount | None, int | None]:
        if kind is EffectKind.POINTS:
            return None, self.points(stated)
        return (self._amount(stated) if kind in MONEY else None), None

    def _amount(self, stated: Consequence) -> Amount | None:
        """Return the first step that costs something, else the known nothing of the first."""
        priced = self.priced(stated)
        known = [price for price in priced.steps if price.fen is not None]
        price = next((p for p in known if p.fen), next(iter(known), None))
        if price is None or price.fen is None:
            return None
        limit = self.occasion.decision.answer.deadline
        due = limit + price.after if limit else None
        return Amount(price.fen, priced.rule, priced.since, due, priced.by_seller)

    def _because(self, kind: EffectKind, applicability: Applicability, why: Why, by: str) -> Effect:
        return Effect(kind, applicability, self.rule.id, why, by, _CHANGES.get(why))

    def _cure(self, kind: EffectKind) -> Change | None:
        """Return what would spare a consequence that applies: a cure, a filing, or nothing."""
        if kind in MONEY and self._is_curable():
            return Change.CURE
        is_filed = any(entry.waiver.needs_filing for entry in self._entries(kind))
        return Change.FILING if is_filed else None

    def _is_curable(self) -> bool:
        """Tell whether a text in force promises a cure."""
        terms = self.ledger.cures(self.occasion.file.platform, self.violation)
        return any(self.occasion.version(rule) is not None for rule in terms)

    def _entries(self, kind: EffectKind) -> list[Exempting]:
        return self.ledger.exempting(self.occasion.file.platform, kind, self.violation)
