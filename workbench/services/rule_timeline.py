"""The packs as the rules view shows them: entries by platform and topic, with words to search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.rule_views import (
    PackProblem,
    RuleConfirmation,
    RuleConsequence,
    RuleCount,
    RuleDocument,
    RuleEntry,
    RuleLink,
    RuleOrigin,
    RuleReading,
    RuleTimeline,
    RuleTopic,
)
from workbench.domain.shops import Platform
from workbench.policy.waivers import CONFIRMED_FOR
from workbench.services.books import collect
from workbench.services.rule_spans import spans_of, ties

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from workbench.domain.rule_views import RuleSpan
    from workbench.policy.rules import Exemption, Language, Pack, Rule, Source, Text
    from workbench.services.books import Collected, SellerPack
    from workbench.services.seller import SellerService
    from workbench.services.shelf import Shelf
    from workbench.store.packs import PackStore

# By the parts of a rule's id after the platform: the first part that begins so decides.
_TOPICS: tuple[tuple[str, RuleTopic], ...] = (
    ("app.", RuleTopic.OTHER),
    ("monitor.", RuleTopic.OTHER),
    ("amount", RuleTopic.PENALTIES),
    ("penalty", RuleTopic.PENALTIES),
    ("points", RuleTopic.PENALTIES),
    ("day_cap", RuleTopic.PENALTIES),
    ("claim", RuleTopic.CLAIMS),
    ("complaint", RuleTopic.CLAIMS),
    ("autocomp", RuleTopic.CLAIMS),
    ("suspension", RuleTopic.CLAIMS),
    ("remedy", RuleTopic.REMEDIES),
    ("filing", RuleTopic.FILINGS),
    ("appeal", RuleTopic.FILINGS),
    ("urge", RuleTopic.TICKETS),
    ("stall", RuleTopic.TICKETS),
    ("invoice", RuleTopic.INVOICES),
    ("freight", RuleTopic.FREIGHT),
    ("official_logistics", RuleTopic.FREIGHT),
    ("score", RuleTopic.SCORES),
    ("incentive", RuleTopic.SCORES),
    ("experience", RuleTopic.SCORES),
    ("notice", RuleTopic.CLOCKS),
    ("spring_festival", RuleTopic.CLOCKS),
    ("trade_times", RuleTopic.CLOCKS),
    ("not_a_violation", RuleTopic.CLOCKS),
    ("late_filing", RuleTopic.FILINGS),
    ("force_majeure", RuleTopic.FILINGS),
    ("disaster", RuleTopic.FILINGS),
    ("after_late", RuleTopic.PENALTIES),
    ("shop_level", RuleTopic.PENALTIES),
    ("quick_refund", RuleTopic.CLAIMS),
    ("after_sales", RuleTopic.CLAIMS),
    ("remote_transfer", RuleTopic.FREIGHT),
    ("false_", RuleTopic.CLOCKS),
    ("ship", RuleTopic.CLOCKS),
    ("default_ship", RuleTopic.CLOCKS),
    ("trace", RuleTopic.CLOCKS),
    ("transship", RuleTopic.CLOCKS),
    ("region", RuleTopic.CLOCKS),
    ("out_of_stock", RuleTopic.CLOCKS),
    ("fulfilment", RuleTopic.CLOCKS),
    ("no_logistics", RuleTopic.CLOCKS),
)
_CLOCK = "parcel.clock"
_MONEY = ("amount.", "points.")


class RuleTimelineService:
    """Answers the rules view from a profile's packs; reads them anew when they change."""

    def __init__(self, shelf: Shelf, packs: PackStore, seller: SellerService) -> None:
        self._shelf = shelf
        self._packs = packs
        self._seller = seller
        self._known: tuple[int, RuleTimeline] | None = None
        self._confirmed: tuple[RuleTimeline, Mapping[str, datetime], RuleTimeline] | None = None

    def timeline(self) -> RuleTimeline:
        """Return every rule, by platform, topic and beginning, with what the seller confirmed."""
        timeline, confirmed = self._read(), self._seller.word().confirmed
        known = self._confirmed
        if known is None or known[0] is not timeline or known[1] != confirmed:
            told = with_confirmations(timeline, confirmed)
            known = self._confirmed = (timeline, confirmed, told)
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


def timeline_of(shelf: Shelf, collected: Collected) -> RuleTimeline:
    """Return the rules of all packs, those that are switched off included."""
    in_force = {file.pack.id for file in collected.in_force}
    sellers = [seller.file for seller in collected.sellers if seller.file is not None]
    packs = [file.pack for file in (*shelf.packs, *sellers)]
    writer = _Entries(packs, in_force, shelf.language)
    entries = [
        writer.entry(pack, rule, is_on=pack.id in in_force) for pack in packs for rule in pack.rules
    ]
    problems = [
        PackProblem(writer.name(seller), seller.problem, has_last_good=seller.file is not None)
        for seller in collected.sellers
        if seller.problem is not None
    ]
    return RuleTimeline(tuple(sorted(entries, key=_order)), tuple(problems))


class _Entries:
    """Writes rules in one language."""

    def __init__(
        self, packs: Collection[Pack], in_force: Collection[str], language: Language
    ) -> None:
        self._language: Language = language
        self._titles = {rule.id: self._said(rule.title) for pack in packs for rule in pack.rules}
        self._ties = ties([rule for pack in packs if pack.id in in_force for rule in pack.rules])

    def name(self, seller: SellerPack) -> str:
        """Return what a seller's pack is called; one that was never good has its id only."""
        return self._said(seller.file.pack.title) if seller.file else seller.id

    def entry(self, pack: Pack, rule: Rule, *, is_on: bool) -> RuleEntry:
        """Return one rule with all of its words."""
        spans = spans_of(rule, self._ties.get(rule.id, ()))
        return RuleEntry(
            id=rule.id,
            title=self._said(rule.title),
            platforms=rule.platforms or (pack.platform,),
            topic=topic_of(rule),
            origin=RuleOrigin(pack.origin),
            pack_id=pack.id,
            pack=self._said(pack.title),
            decided_by=rule.decided_by,
            confidence=rule.confidence,
            checked_on=rule.checked_on,
            spans=spans,
            count=_count(rule),
            document=self._document(rule.source),
            says=self._said(rule.says) if rule.says else "",
            is_on=is_on,
            consequences=self._consequences(rule),
            exemptions=tuple(self._exemption(rule, found) for found in rule.exemptions),
            related=tuple(self._related(rule)),
            remedies=tuple(remedy.value for remedy in rule.remedies.after),
            remedy_note=self._said(rule.remedies.note) if rule.remedies.note else "",
            places=tuple(self._places(rule)),
            readings=self._readings(rule),
            needs_confirmation=is_on and _is_unannounced(rule, spans),
            searched="\n".join(_words(rule)).casefold(),
        )

    def _exemption(self, rule: Rule, found: Exemption) -> RuleLink:
        """Return an exemption; one that the rule itself holds leads nowhere."""
        title = "" if found.rule == rule.id else self._titles.get(found.rule, "")
        return RuleLink(found.rule, title, self._said(found.text))

    def _related(self, rule: Rule) -> Iterator[RuleLink]:
        for tie in self._ties.get(rule.id, ()):
            yield RuleLink(tie.rule, self._titles.get(tie.rule, ""), relation=tie.relation)
        for rule_id in _mentioned(rule):
            if rule_id in self._titles:
                yield RuleLink(rule_id, self._titles[rule_id])

    def _consequences(self, rule: Rule) -> tuple[RuleConsequence, ...]:
        return tuple(
            RuleConsequence(found.kind.value, found.certainty, self._said(found.text))
            for found in rule.consequences
        )

    def _readings(self, rule: Rule) -> tuple[RuleReading, ...]:
        return tuple(
            RuleReading(
                point.id,
                self._said(point.question),
                self._said(point.recommended),
                self._said(point.other),
                is_earlier_for_warnings=bool(point.seconds_earlier),
            )
            for point in rule.ambiguities
        )

    def _places(self, rule: Rule) -> Iterator[str]:
        for place in rule.acts_at:
            yield self._said(place)
        for menu in rule.menus:
            yield " › ".join(menu)

    def _document(self, source: Source) -> RuleDocument:
        return RuleDocument(
            title=source.document,
            place=self._said(source.place),
            sha256=source.sha256 or "",
            url=source.url or "",
            notice_date=source.notice_date,
            page_date=source.page_date,
        )

    def _said(self, text: Text) -> str:
        return text.spoken(self._language)


def topic_of(rule: Rule) -> RuleTopic:
    """Return what a rule is about: by its question where that is money, its id, its clock."""
    if rule.question.startswith(_MONEY):
        return RuleTopic.PENALTIES
    for part in rule.id.split(".")[1:]:
        for beginning, topic in _TOPICS:
            if f"{part}.".startswith(beginning):
                return topic
    is_clock = rule.clock is not None or rule.question == _CLOCK
    return RuleTopic.CLOCKS if is_clock else RuleTopic.OTHER


def _order(entry: RuleEntry) -> tuple[object, ...]:
    platforms = tuple(list(Platform).index(platform) for platform in entry.platforms)
    begun = entry.spans[0].since
    stamp = begun.astimezone(SHANGHAI).isoformat() if begun else ""
    topic = list(RuleTopic).index(entry.topic)
    return (platforms, topic, list(RuleOrigin).index(entry.origin), stamp)


def _is_unannounced(rule: Rule, spans: Iterable[RuleSpan]) -> bool:
    """Tell whether a rule exempts until further notice and no notice of its end is known."""
    passes = any(waiver.lasts == "until_announced" for waiver in rule.waives)
    return passes and any(span.until is None for span in spans)


def _count(rule: Rule) -> RuleCount | None:
    clock = rule.clock
    if clock is None:
        return None
    return RuleCount(
        kind=clock.kind.value,
        counts_from=clock.counts_from.value,
        until=clock.until.value,
        bound=clock.bound.value,
        moved_by=clock.moved_by.value,
    )


def _mentioned(rule: Rule) -> tuple[str, ...]:
    """Return the rules that this one names, once each, without itself and its exemptions'."""
    named = [*rule.remedies.rules]
    for found in rule.consequences:
        figures = (found.amount_rule, found.points_rule, found.points_cap)
        named += [*(figure for figure in figures if figure is not None), *found.rules]
    told = {rule.id, rule.replaces, *rule.ends, *(found.rule for found in rule.exemptions)}
    return tuple(i for i in dict.fromkeys(named) if i not in told)


def _words(rule: Rule) -> Iterator[str]:
    yield rule.id
    yield rule.source.document
    texts: list[Text | None] = [rule.title, rule.says, rule.chip, rule.chip_overdue]
    texts += [found.text for found in rule.consequences]
    texts += [found.text for found in rule.exemptions]
    texts += [rule.remedies.note, rule.source.place, *rule.acts_at]
    for point in rule.ambiguities:
        texts += [point.question, point.recommended, point.other]
        yield point.id
    for text in texts:
        if text is not None:
            yield from (text.zh, text.en)
    for menu in rule.menus:
        yield " › ".join(menu)
