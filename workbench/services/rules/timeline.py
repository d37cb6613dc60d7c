"""The packs as the rules view shows them: every rule, with what the seller confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.views import (
    PackProblem,
    RuleConfirmation,
    RuleOrigin,
    RuleTimeline,
    RuleTopic,
)
from workbench.domain.shops import Platform
from workbench.policy.waivers import CONFIRMED_FOR
from workbench.services.rules.books import collect
from workbench.services.rules.entries import RuleEntries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from workbench.domain.rules.effects import SellerAmount, SellerWord
    from workbench.domain.rules.views import RuleEntry
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.rules.books import Collected
    from workbench.services.rules.seller import SellerService
    from workbench.store.decisions.packs import PackStore


class RuleTimelineService:
    """Answers the rules view from a profile's packs; reads them anew when they change."""

    def __init__(self, shelf: Shelf, packs: PackStore, seller: SellerService) -> None:
        self._shelf = shelf
        self._packs = packs
        self._seller = seller
        self._known: tuple[int, RuleTimeline] | None = None
        self._told: tuple[RuleTimeline, SellerWord, RuleTimeline] | None = None

    def timeline(self) -> RuleTimeline:
        """Return every rule, by platform, topic and beginning, with what the seller said."""
        timeline, word = self._read(), self._seller.word()
        known = self._told
        if known is None or known[0] is not timeline or known[1] != word:
            told = with_amounts(with_confirmations(timeline, word.confirmed), word.amounts.values())
            known = self._told = (timeline, word, told)
        return known[2]

    def _read(self) -> RuleTimeline:
        revision = self._packs.revision()
        if self._known is None or self._known[0] != revision:
            timeline = timeline_of(self._shelf, collect(self._shelf, self._packs))
            self._known = (revision, timeline)
        return self._known[1]


def with_confirmations(timeline: RuleTimeline, confirmed: Mapping[str, datetime]) -> RuleTimeline:
    """Return the rules with the seller's word beside those that ask for it."""
    entries = (
        replace(entry, confirmation=RuleConfirmation(at, at + CONFIRMED_FOR))
        if entry.needs_confirmation and (at := confirmed.get(entry.id)) is not None
        else entry
        for entry in timeline.entries
    )
    return replace(timeline, entries=tuple(entries))


def with_amounts(timeline: RuleTimeline, amounts: Iterable[SellerAmount]) -> RuleTimeline:
    """Return the rules with the amounts that the seller entered for them, that for all first."""
    found: dict[str, list[SellerAmount]] = {}
    for amount in sorted(amounts, key=lambda each: each.shop_id):
        found.setdefault(amount.rule, []).append(amount)
    entries = (
        replace(entry, amounts=tuple(found[entry.id])) if entry.id in found else entry
        for entry in timeline.entries
    )
    return replace(timeline, entries=tuple(entries))


def timeline_of(shelf: Shelf, collected: Collected) -> RuleTimeline:
    """Return the rules of all packs, those that are switched off included."""
    in_force = {file.pack.id for file in collected.in_force}
    sellers = [seller.file for seller in collected.sellers if seller.file is not None]
    packs = [file.pack for file in (*shelf.packs, *sellers)]
    writer = RuleEntries(packs, in_force, shelf.language)
    entries = [
        writer.entry(pack, rule, is_on=pack.id in in_force) for pack in packs for rule in pack.rules
    ]
    problems = [
        PackProblem(writer.name(seller), seller.problem, has_last_good=seller.file is not None)
        for seller in collected.sellers
        if seller.problem is not None
    ]
    return RuleTimeline(tuple(sorted(entries, key=_order)), tuple(problems))


def _order(entry: RuleEntry) -> tuple[object, ...]:
    """Order by platform and topic; the clocks first, then what has dates, then the rest."""
    platforms = tuple(list(Platform).index(platform) for platform in entry.platforms)
    topic = list(RuleTopic).index(entry.topic)
    has_dates = not all(span.is_always for span in entry.spans)
    rank = 0 if entry.count is not None else 1 if has_dates else 2
    begun = entry.in_order()[0].since
    stamp = begun.astimezone(SHANGHAI).isoformat() if begun else ""
    return (platforms, topic, rank, list(RuleOrigin).index(entry.origin), stamp)
