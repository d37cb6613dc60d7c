"""What an evidence packet shows: the filing, its orders with their traces, the rules, the files."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.filing.filings import ScopeKind
from workbench.domain.filing.packets import (
    NodeTone,
    Packet,
    PacketFile,
    PacketNode,
    PacketSection,
    PacketTimeline,
)
from workbench.domain.masking import mask_free_text
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.merging import normalise
from workbench.policy.filing_grounds import grounds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.shops import Shop
    from workbench.policy.packs import PolicyBook
    from workbench.services.filing.packet_speech import PacketSpeech
    from workbench.services.rules.service import RuleService

FOLDER = "evidence"


@dataclass(frozen=True, slots=True)
class PacketOrder:
    """An order of the filing, as far as the cache knows it, with its standing decisions."""

    file: OrderFile
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """All that a packet is made of; ``told_at`` (UTC) is since when the filing stands so."""

    filing: Filing
    shop: Shop
    told_at: datetime
    orders: tuple[PacketOrder, ...]
    missing: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class PacketComposer:
    """Puts a packet's facts into words; ``content`` gives a file's bytes."""

    def __init__(
        self,
        speech: PacketSpeech,
        rules: RuleService,
        book: PolicyBook,
        content: Callable[[int], bytes],
    ) -> None:
        self._speech = speech
        self._rules = rules
        self._book = book
        self._content = content

    def packet(self, facts: PacketFacts) -> Packet:
        """Return the packet; the same facts give the same one."""
        word, filing = self._speech.word, facts.filing
        title = self._speech.text(
            marked("packet", "Evidence for a filing: {case}"), case=word(filing.case)
        )
        return Packet(
            title=title,
            subtitle=f"{word(filing.platform)} · {facts.shop.name}",
            as_of=max(_instants(facts)),
            words=self._speech.words(),
            sections=tuple(self._sections(facts)),
            files=tuple(self._files(facts.evidence)),
        )

    def _sections(self, facts: PacketFacts) -> Iterator[PacketSection]:
        text = self._speech.text
        yield PacketSection(text(marked("packet", "Filing")), self._speech.filing(facts.filing))
        if facts.filing.details.statement:
            said = (facts.filing.details.statement,)
            yield PacketSection(text(marked("packet", "Statement")), paragraphs=said)
        for order in facts.orders:
            yield self._order(order)
        if facts.missing:
            told = text(
                marked("packet", "Not in this workbench's data: {orders}"),
                orders="、".join(facts.missing),
            )
            yield PacketSection(text(marked("packet", "Other orders")), paragraphs=(told,))
        for rule_id in self._rule_ids(facts):
            if rule := self._book.rules.get(rule_id):
                yield PacketSection(self._speech.title(rule), self._speech.rule(rule))

    def _order(self, order: PacketOrder) -> PacketSection:
        file = order.file
        uploads = [p.shipment.uploaded_at for p in file.shipments if p.shipment.uploaded_at]
        title = self._speech.text(marked("packet", "Order {number}"), number=file.order.number)
        return PacketSection(
            title,
            self._speech.order(file.order, min(uploads, default=None)),
            tuple(self._rules.sentence(found) for found in order.decisions if found.is_warning),
            tuple(chain.from_iterable(self._timelines(p, order.decisions) for p in file.shipments)),
        )

    def _timelines(
        self, parcel: ShipmentFile, decisions: Iterable[Decision]
    ) -> Iterator[PacketTimeline]:
        """Yield what each source says of a parcel, one beneath the other with their times."""
        shipment = parcel.shipment
        mine = [
            found
            for found in decisions
            if found.is_warning and found.subject.waybill == shipment.waybill
        ]
        by_source: dict[str, list[TrackingEvent]] = {}
        for event in parcel.events:
            by_source.setdefault(event.scan.source, []).append(event)
        name = shipment.carrier_name or carrier_by_id(shipment.carrier).name
        for source, events in sorted(by_source.items()):
            title = f"{name} {shipment.waybill} · {self._speech.source(source)}"
            yield PacketTimeline(title, tuple(self._nodes(normalise(events), mine)))

    def _nodes(
        self, events: Iterable[TrackingEvent], decisions: Iterable[Decision]
    ) -> Iterator[PacketNode]:
        """Yield scans, oldest first, with each limit that was missed at its own time."""
        limits = sorted(
            (found.answer.deadline, self._rules.chip(found.answer.rule, is_overdue=True))
            for found in decisions
            if found.answer.deadline is not None and found.answer.verdict.is_missed
        )
        for event in events:
            at = event.happened_at
            while limits and at is not None and limits[0][0] < at:
                yield self._limit(*limits.pop(0))
            when = self._speech.instant(at) or event.scan.time_text
            yield PacketNode(when, mask_free_text(event.scan.text))
        for limit in limits:
            yield self._limit(*limit)

    def _limit(self, at: datetime, rule: str) -> PacketNode:
        told = self._speech.text(marked("packet", "Limit: {rule}"), rule=rule)
        return PacketNode(self._speech.instant(at), told, NodeTone.GAP)

    def _rule_ids(self, facts: PacketFacts) -> Iterator[str]:
        """Yield each rule once: the filing's own ground first, then what the orders are held to."""
        warned = (
            found.answer.rule
            for order in facts.orders
            for found in order.decisions
            if found.is_warning
        )
        grounds = grounds_of(facts.filing.platform, facts.filing.case)
        yield from dict.fromkeys((*grounds, *sorted(set(warned))))

    def _files(self, evidence: Iterable[Evidence]) -> Iterator[PacketFile]:
        """Yield the files under names of our own."""
        for place, one in enumerate(evidence, 1):
            word = self._speech.word(one.kind)
            name = f"{FOLDER}/{place:02}-{word.replace('/', ' ')}{one.suffix}"
            note = f"{word} {one.note}".strip()
            yield PacketFile(name, note, self._content(one.id), one.is_picture)


def orders_of(filing: Filing) -> tuple[str, ...]:
    """Return the numbers that a filing names; one for more than single orders names none."""
    return filing.scope.orders if filing.scope.kind is ScopeKind.ORDER else ()


def _instants(facts: PacketFacts) -> Iterator[datetime]:
    yield facts.told_at
    yield from (one.added_at for one in facts.evidence)
    for order in facts.orders:
        for parcel in order.file.shipments:
            yield from (event.seen_at for event in parcel.events)
