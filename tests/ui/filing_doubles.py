"""Filings in memory: drafts by id, grounds with words, previews that a test writes down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from tests.ui.season import NOW, SHOPS
from workbench.domain.errors import BadInput
from workbench.domain.filing.evidence import Evidence, EvidenceKind
from workbench.domain.filing.filings import CASES
from workbench.domain.filing.offers import (
    Beginning,
    CaseOffer,
    FilingPlace,
    FilledText,
    GroundWords,
    OrderBrief,
    ScopeChoices,
)
from workbench.domain.filing.packets import CheckedPacket, FileVerdict, PacketPart
from workbench.domain.orders import OrderStatus
from workbench.services.filing.packets import PacketReport
from workbench.services.filing.preview import FilingPreview
from workbench.services.filing.service import FiledOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.domain.filing.evidence import Box, ContactAttempt
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.wishes import FilingWish
    from workbench.domain.shops import Platform

CHECKED = date(2026, 11, 22)


@dataclass
class MemoryFilings:
    """Keeps filings by id."""

    filings: dict[str, Filing] = field(default_factory=dict)
    gone: dict[str, Filing] = field(default_factory=dict)

    def all(self, order_number: str = "") -> list[FiledOrder]:
        shops = {shop.id: shop for shop in SHOPS}
        return [
            FiledOrder(filing, shops[filing.shop_id])
            for filing in self.filings.values()
            if not order_number or order_number in filing.scope.orders
        ]

    def get(self, filing_id: str) -> Filing:
        return self.filings[filing_id]

    def keep(self, draft: Filing) -> Filing:
        return self.record(draft)

    def record(self, filing: Filing) -> Filing:
        saved = replace(filing, id=filing.id or str(len(self.filings) + len(self.gone) + 1))
        self.filings[saved.id] = saved
        return saved

    def withdraw(self, filing_id: str) -> None:
        self.gone[filing_id] = self.filings.pop(filing_id)

    def restore(self, filing_id: str) -> Filing:
        return self.record(self.gone.pop(filing_id))


@dataclass
class MemoryGuide:
    """Offers every ground that the platforms know, and any order that is asked for."""

    def begin(self, wish: FilingWish) -> Beginning:
        shop = next((shop for shop in SHOPS if shop.id == wish.shop_id), None)
        return Beginning(SHOPS, shop, wish.orders, wish.case)

    def offers(self, platform: Platform) -> tuple[CaseOffer, ...]:
        words = GroundWords("a.rule", "规则", "可以报备。", "文件", "第1问", CHECKED)
        return tuple(CaseOffer(case, (words,)) for case in CASES[platform])

    def choices(self, shop_id: str, progress: Callable[[int, int], None]) -> ScopeChoices:
        progress(2, 2)
        return ScopeChoices(2, {"测试杯子": 2}, {})

    def known(self, shop_id: str, numbers: Sequence[str]) -> tuple[OrderBrief, ...]:
        status = OrderStatus.SHIPPED
        return tuple(OrderBrief(n, status, "测试杯子", "浙江省 湖州市", NOW) for n in numbers)

    def found(self, shop_id: str, text: str) -> tuple[OrderBrief, ...]:
        return self.known(shop_id, [text])

    def texts(self, filing: Filing) -> tuple[FilledText, ...]:
        return (FilledText("a", "说明", "因〔填写〕停留。", CHECKED),)

    def places(self, filing: Filing) -> tuple[FilingPlace, ...]:
        return (FilingPlace(("www.1688.com", "客服中心"), "https://www.1688.com", "a.rule"),)


@dataclass
class MemoryPreviews:
    """Tells what a test wrote down."""

    answer: FilingPreview = field(
        default_factory=lambda: FilingPreview((), {}, 0, 0, 0, 0, (), (), ())
    )

    def preview(
        self,
        filing: Filing,
        evidence: tuple[Evidence, ...],
        progress: Callable[[int, int], None],
    ) -> FilingPreview:
        progress(1, 1)
        return self.answer


@dataclass
class MemoryEvidence:
    """Keeps files with their bytes, unlooked at."""

    files: dict[int, tuple[Evidence, bytes]] = field(default_factory=dict)
    gone: dict[int, tuple[Evidence, bytes]] = field(default_factory=dict)
    boxes: tuple[Box, ...] = ()

    def attach(
        self, filing_id: str, path: Path, kind: EvidenceKind = EvidenceKind.OTHER, note: str = ""
    ) -> Evidence:
        return self.keep(filing_id, path.read_bytes(), path.name, (kind, note))

    def keep(
        self, filing_id: str, content: bytes, name: str, shows: tuple[EvidenceKind, str]
    ) -> Evidence:
        kind, note = shows
        key, suffix = len(self.files) + len(self.gone) + 1, f".{name.rpartition('.')[2]}"
        media = "image/png" if suffix == ".png" or content.startswith(b"\x89PNG") else "text/plain"
        facts = (filing_id, kind, suffix, media, len(content), "00" * 32, NOW, note)
        made = Evidence(*facts, id=key)
        self.files[key] = made, content
        return made

    def of(self, filing_id: str) -> tuple[Evidence, ...]:
        return tuple(one for one, _ in self.files.values() if one.filing_id == filing_id)

    def content(self, evidence_id: int) -> bytes:
        return self.files[evidence_id][1]

    def write(self, evidence_id: int, target: Path) -> None:
        target.write_bytes(self.content(evidence_id))

    def remove(self, evidence_id: int) -> None:
        self.gone[evidence_id] = self.files.pop(evidence_id)

    def restore(self, evidence_id: int) -> Evidence:
        self.files[evidence_id] = self.gone.pop(evidence_id)
        return self.files[evidence_id][0]

    def describe(self, evidence_id: int, kind: EvidenceKind, note: str) -> Evidence:
        one, content = self.files[evidence_id]
        self.files[evidence_id] = replace(one, kind=kind, note=note), content
        return self.files[evidence_id][0]

    def redact(self, evidence_id: int, boxes: Sequence[Box]) -> Evidence:
        one, content = self.files[evidence_id]
        self.boxes = tuple(boxes)
        return self.keep(one.filing_id, content, f"x{one.suffix}", (one.kind, one.note))

    def capture_traces(
        self, filing_id: str, order_number: str, translate: Callable[[str, str], str]
    ) -> Evidence:
        shows = EvidenceKind.OUTSIDE_TRACE, order_number
        return self.keep(filing_id, b"png", "x.png", shows)

    def log_contact(
        self, filing_id: str, attempt: ContactAttempt, translate: Callable[[str, str], str]
    ) -> Evidence:
        shows = EvidenceKind.CONTACT_ATTEMPT, attempt.said
        return self.keep(filing_id, attempt.said.encode(), "x.txt", shows)


@dataclass
class MemoryPackets:
    """Remembers what was asked for; writes an empty file."""

    asked: list[tuple[str, Path]] = field(default_factory=list)
    files: tuple[PacketPart, ...] = (PacketPart("packet.pdf", 10, FileVerdict.INTACT),)

    def write(
        self,
        filing_id: str,
        target: Path,
        translate: Callable[[str, str], str],
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> PacketReport:
        progress(1, 1)
        self.asked.append((filing_id, target))
        target.write_bytes(b"")
        return PacketReport(target, "00" * 32, 1, 0)

    def check(self, path: Path) -> CheckedPacket:
        if not path.name.endswith(".packet.zip"):
            raise BadInput(what=path.name, reason="this is no ZIP file, or it is damaged")
        return CheckedPacket("ab" * 32, self.files)
