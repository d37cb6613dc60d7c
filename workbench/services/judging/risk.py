"""What orders put at risk, kept in step with their decisions and with what the seller says."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from workbench.policy.exposure import stakes
from workbench.policy.penalties import not_penalised
from workbench.policy.waivers import is_fresh
from workbench.store.decisions.seller_word import SellerWordStore
from workbench.store.decisions.stakes import StakeStore
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.queue import JudgeQueue
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.files import JudgedOrder
    from workbench.domain.rules.effects import SellerWord
    from workbench.policy.ledger import Ledger
    from workbench.store.engine.cache import Cache

WORD_VERSION = "seller_word"


class RiskKeeper:
    """Writes each judged order's stakes, over the connection of the thread that judges."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._meta = MetaStore(cache)
        self._word = SellerWordStore(cache)
        self._stakes = StakeStore(cache)
        self._records = RecordListStore(cache)
        self._queue = JudgeQueue(cache)

    def word_of(self, now: datetime) -> SellerWord:
        """Return what the seller says at ``now``.

        Where that is not what it was at the last judging, a confirmation that grew too old among
        it, every warned order is queued.
        """
        word = self._word.word()
        version = _version(word, now)
        if (self._meta.get(WORD_VERSION) or "") != version:
            with self._cache.atomic():
                self._queue.put_warned()
                self._meta.set(WORD_VERSION, version)
        return word

    def keep(self, judged: Sequence[JudgedOrder], ledger: Ledger, word: SellerWord) -> None:
        """Let orders' stakes be those of the decisions just made, but for what was penalised."""
        has_records = self._records.has_any()
        found = []
        for each in judged:
            warnings = [decision for decision in each.decisions if decision.is_warning]
            if warnings and has_records:
                records = [found.record for found in self._records.of_order(each.order_id)]
                warnings = not_penalised(warnings, records, ledger)
            at = warnings[0].decided_at if warnings else None
            risked = stakes(warnings, each.file, ledger, at, word) if at else ()
            found.append((each.order_id, each.file.order.shop_id, risked))
        self._stakes.put(found)


def _version(word: SellerWord, now: datetime) -> str:
    """Return a text that changes with what counts at ``now``; "" where nothing does."""
    fresh = sorted(rule for rule, at in word.confirmed.items() if is_fresh(at, now))
    amounts = sorted(map(repr, word.amounts.values()))
    if not fresh and not amounts:
        return ""
    return hashlib.sha256("\n".join((*fresh, *amounts)).encode()).hexdigest()[:16]
