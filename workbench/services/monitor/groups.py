"""What concerns many rows at once: what narrows them, acts on marked rows, outlets' contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.handling import LONGEST_NOTE, HandlingAct, HandlingState, look_again_at
from workbench.domain.masking import mask_free_text
from workbench.services.actor import system_user
from workbench.store.monitor.contacts import ContactStore
from workbench.store.monitor.facets import FacetStore
from workbench.store.monitor.handling import HandlingStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.clock import Clock
    from workbench.domain.views import Facets, MonitorQuery
    from workbench.store.engine.cache import Cache

LONGEST_CONTACT = 120


class GroupService:
    """Answers and acts for marked rows and outlets of one profile."""

    def __init__(self, cache: Cache, clock: Clock) -> None:
        self._cache = cache
        self._clock = clock
        self._handling = HandlingStore(cache)
        self._facets = FacetStore(cache)
        self._contacts = ContactStore(cache)

    def facets(self, query: MonitorQuery) -> Facets:
        """Return what the rows to do can be narrowed by."""
        return self._facets.facets(query)

    def handle(self, ids: Sequence[int], state: HandlingState, note: str = "") -> int:
        """Record one act on many rows, all or none; return on how many.

        Raises:
            StoreError: nothing was recorded.
        """
        now = self._clock.now()
        told = mask_free_text(note.strip())[:LONGEST_NOTE]
        act = HandlingAct(state, now, system_user(), look_again_at(state, now), told)
        with self._cache.atomic():
            for row_id in ids:
                self._handling.set(row_id, act)
        return len(ids)

    def undo(self, ids: Sequence[int]) -> None:
        """Take the last act on each row back, all or none."""
        with self._cache.atomic():
            for row_id in ids:
                self._handling.undo(row_id)

    def contact(self, carrier: str, site: str) -> str:
        """Return how the seller reaches an outlet, "" where nothing was written."""
        return self._contacts.get(carrier, site)

    def keep_contact(self, carrier: str, site: str, note: str) -> None:
        """Keep how an outlet is reached: a telephone or WeChat of the outlet, never a buyer's."""
        told = " ".join(note.split())[:LONGEST_CONTACT]
        self._contacts.put(carrier, site, told, self._clock.now())
