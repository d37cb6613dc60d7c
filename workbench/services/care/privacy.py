"""Forgetting an order, and personal fields that are blanked when their time is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.care.privacy import (
    AUDIT_DAYS,
    LONGEST_RETENTION_DAYS,
    RETENTION_DAYS,
    Erased,
)
from workbench.domain.errors import BadInput, ReadOnlyFile, marked
from workbench.services.actor import system_user
from workbench.store.engine.meta import MetaStore
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.safety.erasing import Eraser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.care.privacy import OrderName
    from workbench.domain.clock import Clock
    from workbench.store.engine.cache import Cache

FORGOTTEN, BLANKED, CHANGED = "order_forgotten", "personal_fields_blanked", "retention_changed"
DAYS = "retention_days"
# Where a sweep over the orders stands, when the last one began, and a log that is still to empty.
_REACHED, _BEGAN, _LOG = "retention_reached", "retention_began", "log_to_empty"
_EVERY = timedelta(days=1)
BATCH = 1000


class PrivacyService:
    """Erases; every act leaves a row in the audit trail, by our own ids and without a number.

    An order's end counts in data time, the trail in real time.
    """

    def __init__(self, cache: Cache, clock: Clock, wall: Clock) -> None:
        self._cache = cache
        self._eraser = Eraser(cache)
        self._meta = MetaStore(cache)
        self._clock = clock
        self._wall = wall

    def named(self, number: str, shop_id: str = "") -> list[OrderName]:
        """Return the orders with this number, of one shop if one is named.

        Raises:
            BadInput: there is none.
        """
        found = [x for x in self._eraser.named(number) if shop_id in {"", x.shop_id}]
        if not found:
            raise BadInput(what=number[:40], reason=marked("errors", "no such order"))
        return found

    def forget(self, order_id: int) -> Erased:
        """Erase an order with all that is kept of it; a platform that tells it anew brings it back.

        Raises:
            StoreError: nothing was erased.
        """
        with self._cache.atomic():
            erased = self._eraser.forget(order_id)
            self._enter(FORGOTTEN, f"order={order_id}", erased.counts)
            self._meta.set(_LOG, "1")
        return Erased(erased.counts, is_log_empty=self._empty_log())

    @property
    def days(self) -> int:
        """How many days after an order's end its personal fields are kept."""
        return int(self._meta.get(DAYS) or RETENTION_DAYS)

    def keep_for(self, days: int) -> None:
        """Keep personal fields for so many days after an order's end, from the next round on.

        Raises:
            BadInput: less than a day, or longer than any purpose of ours.
        """
        if not 1 <= days <= LONGEST_RETENTION_DAYS:
            reason = marked("errors", "it is a number of days between 1 and 1095")
            raise BadInput(what=str(days), reason=reason)
        with self._cache.atomic():
            self._enter(CHANGED, "days", {"before": self.days, "after": days})
            self._meta.set(DAYS, str(days))
            self._meta.set(_BEGAN, "")

    def tidy(self) -> None:
        """Do a small part of the daily sweep; data that can only be read are left alone."""
        try:
            self._sweep(self._clock.now())
            AuditStore(self._cache).forget(self._wall.now() - timedelta(days=AUDIT_DAYS))
            self._empty_log()
        except ReadOnlyFile:
            return

    def _sweep(self, now: datetime) -> None:
        reached = self._meta.get(_REACHED) or ""
        began = self._meta.get(_BEGAN)
        if not reached and began and now - datetime.fromisoformat(began) < _EVERY:
            return
        before = now - timedelta(days=self.days)
        with self._cache.atomic():
            if not reached:
                self._meta.set(_BEGAN, now.isoformat())
            last, erased = self._eraser.blank(int(reached or 0), BATCH, before)
            self._meta.set(_REACHED, "" if last is None else str(last))
            if any(erased.counts.values()):
                self._enter(BLANKED, f"orders up to {last}", erased.counts)
                self._meta.set(_LOG, "1")

    def _empty_log(self) -> bool:
        """Empty the log where something was erased since; tried again until nobody reads it."""
        if not self._meta.get(_LOG):
            return True
        if not self._eraser.empty_log():
            return False
        self._meta.set(_LOG, "")
        return True

    def _enter(self, event: str, subject: str, counts: Mapping[str, int]) -> None:
        entry = AuditEntry(
            event, self._wall.now(), system_user(), subject, dict(counts), __version__
        )
        AuditStore(self._cache).append(entry)
