"""What the seller tells us: that an exemption still holds, and amounts that no pack gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import RuleUnknown, SellerWordRefused, marked
from workbench.domain.masking import mask_free_text
from workbench.domain.rules.effects import amount_key
from workbench.policy.waivers import CONFIRMED_FOR
from workbench.services.actor import system_user
from workbench.store.decisions.seller_word import SellerWordStore
from workbench.store.safety.audit import AuditEntry, AuditStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.rules.effects import SellerAmount, SellerWord
    from workbench.policy.rules import Rule
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache

LONGEST_NOTE = 200
CONFIRMED, WITHDRAWN = "exemption_confirmed", "exemption_withdrawn"
AMOUNT_ENTERED, AMOUNT_REMOVED = "amount_entered", "amount_removed"


class SellerService:
    """Keeps the seller's word; every change leaves a row in the audit trail.

    Confirmations count in data time, like the warnings they bear on; the trail in real time.
    """

    def __init__(
        self, cache: Cache, rules: Callable[[], Rulebook], clock: Clock, wall: Clock
    ) -> None:
        self._cache = cache
        self._rules = rules
        self._clock = clock
        self._wall = wall
        self._said = SellerWordStore(cache)

    def word(self) -> SellerWord:
        """Return what stands now."""
        return self._said.word()

    def confirm(self, rule_id: str) -> datetime:
        """Record that an exemption still holds and return when we ask again.

        Raises:
            BadInput: no pack holds the rule, it is no passing exemption, or its end is known.
        """
        self._check_passing(rule_id)
        now = self._clock.now()
        with self._cache.atomic():
            self._said.confirmations.confirm(rule_id, now, system_user())
            self._enter(CONFIRMED, rule_id)
        return now + CONFIRMED_FOR

    def withdraw(self, rule_id: str) -> None:
        """Take a confirmation back.

        Raises:
            BadInput: this rule stands unconfirmed.
        """
        with self._cache.atomic():
            if not self._said.confirmations.withdraw(rule_id, self._clock.now()):
                raise SellerWordRefused(
                    what=rule_id, reason=marked("errors", "it is not confirmed")
                )
            self._enter(WITHDRAWN, rule_id)

    def put_amount(self, given: SellerAmount) -> SellerAmount:
        """Keep the seller's own figure for a rule, as entered now: a sum, or a share (分).

        Personal data in its note are starred.

        Raises:
            BadInput: no pack holds the rule, it brings nothing that costs money, the figure is
                not one of the two forms, or its bounds are crossed.
        """
        self._check_costs(given.rule)
        note = mask_free_text(given.note.strip()[:LONGEST_NOTE])
        entered = replace(given, entered_at=self._clock.now(), note=note)
        _check_figure(entered)
        with self._cache.atomic():
            self._said.amounts.put(entered, system_user())
            self._enter(AMOUNT_ENTERED, entered.key)
        return entered

    def remove_amount(self, rule_id: str, shop_id: str = "") -> None:
        """Take the seller's own figure away.

        Raises:
            BadInput: there is none for this rule and shop.
        """
        with self._cache.atomic():
            if not self._said.amounts.remove(rule_id, self._clock.now(), shop_id):
                reason = marked("errors", "no amount was entered for it")
                raise SellerWordRefused(what=rule_id, reason=reason)
            self._enter(AMOUNT_REMOVED, amount_key(rule_id, shop_id))

    def _enter(self, event: str, rule_id: str) -> None:
        entry = AuditEntry(
            event, self._wall.now(), system_user(), f"rule={rule_id}", version=__version__
        )
        AuditStore(self._cache).append(entry)

    def _rule(self, rule_id: str) -> Rule:
        rule = self._rules().ledger.rule(rule_id)
        if rule is None:
            raise RuleUnknown(what=rule_id, reason=marked("errors", "no such rule"))
        return rule

    def _check_passing(self, rule_id: str) -> None:
        rule = self._rule(rule_id)
        if not any(waiver.lasts == "until_announced" for waiver in rule.waives):
            reason = marked("errors", "it is not an exemption that ends by an announcement")
            raise SellerWordRefused(what=rule_id, reason=reason)
        if not self._rules().ledger.is_unended(rule):
            raise SellerWordRefused(
                what=rule_id, reason=marked("errors", "its end is known already")
            )

    def _check_costs(self, rule_id: str) -> None:
        rule = self._rule(rule_id)
        if not rule.may_cost:
            reason = marked("errors", "missing this rule costs no money")
            raise SellerWordRefused(what=rule_id, reason=reason)


def _check_figure(amount: SellerAmount) -> None:
    is_one = (amount.fen is None) != (amount.percent is None)
    most = amount.max_fen
    in_order = amount.min_fen >= 0 and (most is None or most >= amount.min_fen)
    has_value = (amount.fen or 0) >= 0 and 0 <= (amount.percent or 0) <= 100
    if not (is_one and in_order and has_value):
        reason = marked("errors", "an amount is a sum, or a percentage between two bounds")
        raise SellerWordRefused(what=amount.rule, reason=reason)
