"""The platform's trace and the carrier's own side by side, out of what is stored of both.

Nothing is asked anew: the picture shows what the cache was told, and since when.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.masking import mask_free_text
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.trace_pictures import RowTone, TraceBlock, TracePicture, TraceRow
from workbench.domain.shops import Platform
from workbench.services.filing.packet_speech import PacketSpeech
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from workbench.domain.files import ShipmentFile
    from workbench.domain.filing.filings import Filing
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.rules import Language
    from workbench.services.rules.service import RuleService
    from workbench.store.engine.cache import Cache

    Translate = Callable[[str, str], str]

_PLATFORMS = frozenset(platform.value for platform in Platform)
_SIDES = {
    (True, True): RowTone.BOTH,
    (True, False): RowTone.PLATFORM_ONLY,
    (False, True): RowTone.OTHER_ONLY,
}


class TraceCapture:
    """Composes the picture of an order."""

    def __init__(self, cache: Cache, rules: RuleService, language: Language) -> None:
        self._files = FileStore(cache)
        self._decisions = DecisionStore(cache)
        self._rules = rules
        self._language: Language = language

    def speech(self, translate: Translate) -> PacketSpeech:
        """Return what puts facts into words."""
        return PacketSpeech(translate, self._language)

    def picture(self, filing: Filing, order_number: str, translate: Translate) -> TracePicture:
        """Return the picture of one of a filing's orders.

        Raises:
            BadInput: the order is not known, or has no parcel.
        """
        speech = self.speech(translate)
        key = self._files.order_id(filing.shop_id, order_number)
        parcels = self._files.order_file(key).shipments if key is not None else ()
        if key is None or not parcels:
            reason = marked("errors", "no parcel of this order is known")
            raise BadInput(what=order_number, reason=reason)
        missed = [d for d in self._decisions.current(key) if d.answer.verdict.is_missed]
        title = speech.text(marked("packet", "Order {number}"), number=order_number)
        subtitle = speech.text(
            marked("packet", "Traces as stored, last told {when}"),
            when=speech.instant(_told(parcels)),
        )
        blocks = tuple(self._block(filing.platform, p, missed, speech) for p in parcels)
        return TracePicture(title, subtitle, speech.text(marked("packet", "Time")), blocks)

    def _block(
        self,
        platform: Platform,
        parcel: ShipmentFile,
        missed: Iterable[Decision],
        speech: PacketSpeech,
    ) -> TraceBlock:
        shipment = parcel.shipment
        ours, theirs = _sides(parcel.events)
        limits = [d for d in missed if d.subject.waybill == shipment.waybill]
        rows = tuple(_rows(ours, theirs, self._limits(limits, speech), speech))
        name = shipment.carrier_name or carrier_by_id(shipment.carrier).name
        others = dict.fromkeys(event.scan.source for event in theirs)
        told_by = "、".join(speech.source(source) for source in others)
        return TraceBlock(
            f"{name} {shipment.waybill}",
            speech.source(platform.value),
            told_by or speech.text(marked("packet", "the carrier's own trace")),
            rows,
            _note(ours, theirs, speech),
        )

    def _limits(
        self, missed: Iterable[Decision], speech: PacketSpeech
    ) -> Iterator[tuple[datetime, str]]:
        for found in missed:
            at = found.answer.deadline
            if at is not None:
                rule = self._rules.chip(found.answer.rule, is_overdue=True)
                yield at, speech.text(marked("packet", "Limit: {rule}"), rule=rule)


def _sides(
    events: Iterable[TrackingEvent],
) -> tuple[list[TrackingEvent], list[TrackingEvent]]:
    """Return what the platform tells, and what all others tell, each in order."""
    ordered = sorted(events, key=lambda one: (one.scan.happened_at is None, _place(one)))
    ours = [one for one in ordered if one.scan.source in _PLATFORMS]
    return ours, [one for one in ordered if one.scan.source not in _PLATFORMS]


def _place(event: TrackingEvent) -> tuple[float, int]:
    at = event.happened_at
    return at.timestamp() if at else 0.0, event.scan.sequence


def _rows(
    ours: list[TrackingEvent],
    theirs: list[TrackingEvent],
    limits: Iterator[tuple[datetime, str]],
    speech: PacketSpeech,
) -> Iterator[TraceRow]:
    """Yield one line for each minute's scans, limits at their own time, and undated scans last."""
    by_time: dict[str, tuple[list[str], list[str]]] = {}
    for side, events in enumerate((ours, theirs)):
        for event in events:
            when = speech.instant(event.happened_at) or event.scan.time_text
            by_time.setdefault(when, ([], []))[side].append(mask_free_text(event.scan.text))
    scans = chain.from_iterable(_of_minute(when, *told) for when, told in by_time.items())
    marks = (TraceRow(speech.instant(at), words, "", RowTone.LIMIT) for at, words in limits)
    # Times are written from the year down, so that their order is that of their texts.
    yield from sorted(chain(scans, marks), key=lambda row: (row.when == "", row.when))


def _of_minute(when: str, ours: list[str], theirs: list[str]) -> Iterator[TraceRow]:
    for left, right in zip_longest(ours, theirs, fillvalue=""):
        yield TraceRow(when, left, right, _SIDES[bool(left), bool(right)])


def _note(ours: list[TrackingEvent], theirs: list[TrackingEvent], speech: PacketSpeech) -> str:
    """Return what has to be said where one side tells nothing."""
    if not ours and not theirs:
        return speech.text(marked("packet", "Neither the platform nor the carrier told a trace."))
    if not theirs:
        return speech.text(
            marked(
                "packet",
                "Only the platform's trace is stored: add a screenshot of the carrier's own site.",
            )
        )
    if not ours:
        return speech.text(marked("packet", "The platform shows no trace of this parcel."))
    return ""


def _told(parcels: Iterable[ShipmentFile]) -> datetime | None:
    seen = [event.seen_at for parcel in parcels for event in parcel.events]
    return max(seen, default=None)
