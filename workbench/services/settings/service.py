"""Settings: kept in the encrypted cache, read anew by whoever needs one, so that all threads agree.

The group's report at set hours belongs to them: the instant up to which it was made is kept here.
"""

from __future__ import annotations

import logging
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import BadInput
from workbench.domain.settings import Settings
from workbench.store.engine.meta import MetaStore

if TYPE_CHECKING:
    from workbench.domain.clock import Clock
    from workbench.domain.today.working_hours import WorkingHours
    from workbench.store.engine.cache import Cache

logger = logging.getLogger(__name__)

_NAME, _REPORTED = "settings", "group_reported"


class SettingsService:
    """Keeps them; ``wall`` is real time, by which a person's hours run."""

    def __init__(self, cache: Cache, wall: Clock) -> None:
        self._cache = cache
        self._meta = MetaStore(cache)
        self._wall = wall

    def current(self) -> Settings:
        """Return the settings in force; what cannot be read stands as if never chosen."""
        return kept_settings(self._meta)

    def hours(self) -> WorkingHours:
        """Return the working hours in force."""
        return self.current().hours

    def keep(self, settings: Settings) -> None:
        """Put settings into force.

        Raises:
            BadInput: one makes no sense; nothing was kept.
            StoreError: nothing was kept.
        """
        settings.check()
        with self._cache.atomic():
            if settings.reports.times != self.current().reports.times:
                # A time of today that has passed already is not made up for.
                self.reported(self._wall.now())
            self._meta.set(_NAME, msgspec.json.encode(settings).decode())

    def due_report(self) -> datetime | None:
        """Return the instant of the group's report that is to be made now, None for none."""
        found = self.current()
        told = self._meta.get(_REPORTED)
        last = datetime.fromisoformat(told) if told else None
        return found.reports.due(found.hours, last, self._wall.now())

    def reported(self, at: datetime) -> None:
        """Note that the reports up to ``at`` were made."""
        self._meta.set(_REPORTED, at.isoformat())


def kept_settings(meta: MetaStore) -> Settings:
    """Return the settings in force, for who has the cache alone."""
    told = meta.get(_NAME)
    return _read(told) if told else Settings()


@lru_cache(maxsize=4)
def _read(told: str) -> Settings:
    try:
        found = msgspec.json.decode(told, type=Settings)
        found.check()
    except (msgspec.DecodeError, msgspec.ValidationError, BadInput):
        logger.info("the kept settings cannot be read")
        return Settings()
    return found
