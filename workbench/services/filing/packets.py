"""Evidence packets written to the seller's disk."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import BadInput, ExportTargetRefused, marked
from workbench.services.actor import system_user
from workbench.services.exports.target import private_folder
from workbench.services.filing.packet_contents import (
    PacketComposer,
    PacketFacts,
    PacketOrder,
    orders_of,
)
from workbench.services.filing.packet_speech import PacketSpeech
from workbench.store.cases.evidence import EvidenceStore
from workbench.store.cases.filings import FilingStore
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.keys.data_key import sync_folder
from workbench.store.orders.files import FileStore
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.packets import CheckedPacket
    from workbench.policy.rules import Language
    from workbench.services.assembly.surroundings import Surroundings
    from workbench.store.engine.cache import Cache

PACKED = "packet"
SUFFIX = ".zip"
_DRAFT = "draft"


def _nothing(done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class _Told:
    """Counts the files that were gathered."""

    progress: Callable[[int, int], None]
    total: int
    done: int = 0

    def one_more(self) -> None:
        """Tell that another file is read; may raise to end the writing."""
        self.done += 1
        self.progress(self.done, self.total)


@dataclass(frozen=True, slots=True)
class PacketReport:
    """A written packet: its hash in hex, how many files of evidence and orders it shows."""

    path: Path
    sha256: str
    files: int
    orders: int


class PacketService:
    """Writes packets by the rules in force; the wall's clock dates the trail."""

    def __init__(self, cache: Cache, around: Surroundings, language: Language) -> None:
        self._cache = cache
        self._around = around
        self._language: Language = language

    def write(
        self,
        filing_id: str,
        target: Path,
        translate: Callable[[str, str], str],
        *,
        progress: Callable[[int, int], None] = _nothing,
    ) -> PacketReport:
        """Write the packet of a filing; a file of that name is replaced whole or not at all.

        ``progress`` gets done and total while files are gathered; an exception out of it ends the
        writing, and nothing is left behind.

        Raises:
            BadInput: no such filing, or no place for a ZIP.
            ExportError: the place refused; what stood there still stands.
        """
        place = self._place(target)
        facts = self._facts(filing_id)
        packet = self._composer(translate, _Told(progress, len(facts.evidence))).packet(facts)
        with private_folder(place) as folder:
            draft = folder / _DRAFT
            with draft.open("wb") as stream:
                self._around.paper().write_packet(packet, stream)
            report = PacketReport(
                place, sha256(draft.read_bytes()).hexdigest(), len(packet.files), len(facts.orders)
            )
            self._publish(draft, facts.filing, report)
        return report

    def check(self, path: Path) -> CheckedPacket:
        """Hold a packet's files against its manifest; of which filing does not matter.

        Raises:
            BadInput: this is no packet, or it cannot be read.
        """
        try:
            return self._around.paper().check_packet(path)
        except OSError as error:
            reason = marked("errors", "the file cannot be read")
            raise BadInput(what=path.name, reason=reason) from error

    def _place(self, target: Path) -> Path:
        place = target.expanduser().resolve()
        if place.suffix.lower() != SUFFIX:
            raise BadInput(
                what=target.name, reason=marked("errors", "a packet's name ends in .zip")
            )
        if place.is_dir():
            raise BadInput(what=target.name, reason=marked("errors", "this is a folder"))
        if place.is_relative_to(self._cache.path.parent.resolve()):
            reason = marked("errors", "the workbench keeps its own data in this folder")
            raise BadInput(what=str(place), reason=reason)
        return place

    def _facts(self, filing_id: str) -> PacketFacts:
        filings, files = FilingStore(self._cache), FileStore(self._cache)
        try:
            filing = filings.get(filing_id)
        except LookupError as error:
            raise BadInput(what=filing_id, reason=marked("errors", "no such filing")) from error
        known = {number: files.order_id(filing.shop_id, number) for number in orders_of(filing)}
        decisions = DecisionStore(self._cache)
        return PacketFacts(
            filing=filing,
            shop=next(h.shop for h in ShopStore(self._cache).all() if h.shop.id == filing.shop_id),
            told_at=filings.told_at(filing_id),
            orders=tuple(
                PacketOrder(files.order_file(key), tuple(decisions.current(key)))
                for key in known.values()
                if key is not None
            ),
            missing=tuple(number for number, key in known.items() if key is None),
            evidence=EvidenceStore(self._cache).of_filing(filing_id),
        )

    def _composer(self, translate: Callable[[str, str], str], told: _Told) -> PacketComposer:
        speech, books = PacketSpeech(translate, self._language), self._around.books
        read = EvidenceStore(self._cache).content

        def content(evidence_id: int) -> bytes:
            told.one_more()
            return read(evidence_id)

        return PacketComposer(speech, books.words, books.current.book, content)

    def _publish(self, draft: Path, filing: Filing, report: PacketReport) -> None:
        """Enter the packet in the trail, then give it its name."""
        entry = AuditEntry(
            PACKED,
            self._around.wall.now(),
            system_user(),
            f"filing={filing.id} sha256={report.sha256}",
            {"files": report.files, "orders": report.orders},
            __version__,
        )
        AuditStore(self._cache).append(entry)
        try:
            draft.replace(report.path)
            sync_folder(report.path.parent)
        except OSError as error:
            raise ExportTargetRefused(path=str(report.path)) from error
