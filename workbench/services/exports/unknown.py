"""Filters whose words stand in no list of a filter's own: a misspelt one would find nothing.

It is asked only where nothing was found: a word that rows hold is never refused, whoever's it is.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportUnmeant, marked
from workbench.domain.exchange.exports import ExportView
from workbench.domain.exchange.filter_values import NO_SUCH_VALUE
from workbench.domain.parcels.carriers import CARRIERS
from workbench.domain.views import MonitorQuery
from workbench.files.addresses import Divisions
from workbench.store.monitor.facets import FacetStore
from workbench.store.monitor.notices import NoticeStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from workbench.policy.packs import PolicyBook
    from workbench.store.engine.cache import Cache

NO_SUCH_WORD = marked("errors", "the filter knows no such value; most alike are {known}")
# So many can be read in one sentence; of the rules there are four times as many.
_MOST = 40
_ALIKE = 8


class KnownWords:
    """The words that rules, carriers and provinces are asked for by."""

    def __init__(self, cache: Cache, book: PolicyBook, resources: Path, now: datetime) -> None:
        self._cache = cache
        self._book = book
        self._resources = resources
        self._now = now

    def check(self, view: ExportView, filters: Mapping[str, str]) -> None:
        """Refuse a word that neither our lists nor the rows know.

        Raises:
            ExportUnmeant: names the filter, and what it knows.
        """
        for key, words in self._of(view).items():
            known = dict.fromkeys(words)
            for told in _told(key, filters):
                if told not in known:
                    raise _unknown(f"--filter {key}={told}", told, tuple(known))

    def _of(self, view: ExportView) -> dict[str, Iterable[str]]:
        """Return the words by the filter that takes them."""
        if view is ExportView.NOTICES:
            return {"rules": (*self._book.rules, *NoticeStore(self._cache).rules())}
        if view is not ExportView.MONITOR:
            return {}
        held = FacetStore(self._cache).facets(MonitorQuery(self._now, self._now))
        provinces = Divisions.load(self._resources / "regions").provinces
        return {
            "rule": (*self._book.rules, *_values(held.rules)),
            "carrier": (*(one.id for one in CARRIERS), *_values(held.carriers)),
            "province": (*provinces, *_values(held.provinces)),
        }


def _told(key: str, filters: Mapping[str, str]) -> list[str]:
    """Return the words of a filter, none where it is not given; only ``rules`` lists several."""
    told = filters.get(key, "")
    parts = told.split(",") if key == "rules" else [told]
    return [part for part in parts if part]


def _values(counted: Iterable[tuple[str, int]]) -> list[str]:
    return [value for value, _ in counted]


def _unknown(said: str, told: str, known: tuple[str, ...]) -> ExportUnmeant:
    """Return the refusal of a word; of many it names those that look like it."""
    if len(known) <= _MOST:
        return ExportUnmeant(what=said, reason=NO_SUCH_VALUE, known=", ".join(known))
    alike = sorted(known, key=lambda one: -SequenceMatcher(None, told, one).ratio())[:_ALIKE]
    return ExportUnmeant(what=said, reason=NO_SUCH_WORD, known=", ".join(alike))
