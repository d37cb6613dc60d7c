"""The remedies that still count against one warning: until when, at which cost, which one first.

"Within 24 h of the warning" is the platform's advice, "before the penalty" the condition
(design section 1): a cure that counts only before a penalty whose time nobody announces says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.domain.rules.effects import Cure, CureCost, CureState
from workbench.domain.rules.remedies import Remedy
from workbench.policy.effects import case_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.effects import Case
    from workbench.policy.ledger import Ledger
    from workbench.policy.rules import CureTerms, Rule

# What an act costs by itself: a second parcel, or the sale.
_COSTS = {
    Remedy.REPLACE_NUMBER: CureCost.NEW_PARCEL,
    Remedy.CHANGE_CARRIER: CureCost.NEW_PARCEL,
    Remedy.REFUND: CureCost.SALE,
}
# What these bring in time is the very event that is awaited.
_AWAITED = frozenset({Remedy.CHASE, Remedy.SHIP})
_RANK = (CureState.COUNTS, CureState.NO_PROMISE, CureState.TOO_LATE)
_ONE_SECOND = timedelta(seconds=1)


def cures(
    decision: Decision,
    file: OrderFile,
    ledger: Ledger,
    at: datetime,
    penalised_at: datetime | None = None,
) -> tuple[Cure, ...]:
    """Return the remedies of a warning, the one to try first on top; () where there is none.

    Those that count come first, in the pack's order, which is that of their cost; past the limit
    the carrier is chased last, for a late scan cures nothing. ``penalised_at`` is when the platform
    penalised, None as long as nobody knows.
    """
    case = case_of(decision, file, ledger, at)
    if case is None:
        return ()
    asked = _Asked(case, penalised_at)
    found = [asked.cure(remedy) for remedy in asked.remedies()]
    return tuple(sorted(found, key=asked.rank))


@dataclass(frozen=True, slots=True)
class _Asked:
    """One warning whose remedies are asked for."""

    case: Case
    penalised_at: datetime | None

    @property
    def is_in_time(self) -> bool:
        """Tell whether the limit has not been missed yet."""
        return self.case.occasion.decision.answer.verdict is Verdict.PENDING

    def remedies(self) -> tuple[Remedy, ...]:
        """Return the acts that the rule names, as long as there is time or after."""
        named = self.case.rule.remedies
        return named.before if self.is_in_time else named.after

    def rank(self, cure: Cure) -> tuple[bool, int]:
        """Order the cures; equals stay as the pack has them."""
        is_vain = cure.remedy is Remedy.CHASE and not self.is_in_time
        return is_vain, _RANK.index(cure.state)

    def cure(self, remedy: Remedy) -> Cure:
        """Return a remedy on the strictest of its terms that still count."""
        if self.is_in_time and remedy in _AWAITED:
            return Cure(remedy, CureState.COUNTS, self._limit(), by=self.case.rule.id)
        offers = list(self._offers(remedy))
        if not offers:
            return Cure(remedy, CureState.NO_PROMISE, cost=_COSTS.get(remedy, CureCost.NOTHING))
        return next((cure for cure in offers if cure.state is not CureState.TOO_LATE), offers[-1])

    def _offers(self, remedy: Remedy) -> Iterator[Cure]:
        file, violation = self.case.occasion.file, self.case.violation
        for rule, terms in self.case.ledger.terms(file.platform, violation, remedy):
            if self.case.occasion.version(rule) is not None:
                yield self._on_terms(remedy, rule, terms)

    def _on_terms(self, remedy: Remedy, rule: Rule, terms: CureTerms) -> Cure:
        last = self._last(rule, terms)
        is_late = last is not None and self.case.occasion.at > last
        promised = CureState.COUNTS if terms.promises else CureState.NO_PROMISE
        return Cure(
            remedy,
            CureState.TOO_LATE if is_late else promised,
            last,
            terms.cost or _COSTS.get(remedy, CureCost.NOTHING),
            rule.id,
            before_penalty_unknown=terms.until == "penalty" and self.penalised_at is None,
        )

    def _last(self, rule: Rule, terms: CureTerms) -> datetime | None:
        """Return the last instant at which the terms hold, None where no instant is known."""
        limit = self._limit()
        if terms.until == "limit":
            return limit
        if terms.until == "penalty":
            # 处罚前 is strictly before (A8).
            return self.penalised_at - _ONE_SECOND if self.penalised_at else None
        version = self.case.occasion.version(rule)
        hours = version.parameters.get("hours") if version else None
        if terms.until == "hours_after_limit" and limit and isinstance(hours, int):
            return limit + timedelta(hours=hours)
        return None

    def _limit(self) -> datetime | None:
        """Return the limit by the strictest reading; once that is past, by the recommended one."""
        decision = self.case.occasion.decision
        earliest, deadline = decision.warn_by, decision.answer.deadline
        is_past = earliest is not None and earliest < self.case.occasion.at
        return deadline if earliest is None or (is_past and self.is_in_time) else earliest
