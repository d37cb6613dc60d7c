"""What the window asks about filings; the services satisfy it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.domain.filing.evidence import Box, ContactAttempt, Evidence, EvidenceKind
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.offers import (
        Beginning,
        CaseOffer,
        FilingPlace,
        FilledText,
        OrderBrief,
        ScopeChoices,
    )
    from workbench.domain.filing.packets import CheckedPacket
    from workbench.domain.filing.wishes import FilingWish
    from workbench.domain.shops import Platform
    from workbench.services.filing.packets import PacketReport
    from workbench.services.filing.preview import FilingPreview
    from workbench.services.filing.service import FiledOrder


class FilingKeeper(Protocol):
    """Filings as a person writes, sends and follows them; all are jobs."""

    def all(self, order_number: str = "") -> list[FiledOrder]:
        """Return every filing, oldest first; with a number, those made for that very order."""
        ...

    def get(self, filing_id: str) -> Filing:
        """Return a filing."""
        ...

    def keep(self, draft: Filing) -> Filing:
        """Save a draft, whatever it still lacks; return it with its id."""
        ...

    def record(self, filing: Filing) -> Filing:
        """Save what a person says of a filing."""
        ...

    def withdraw(self, filing_id: str) -> None:
        """Take a filing out."""
        ...

    def restore(self, filing_id: str) -> Filing:
        """Let a withdrawn filing stand again."""
        ...


class EvidenceKeeper(Protocol):
    """Files that go with filings; all are jobs."""

    def attach(
        self, filing_id: str, path: Path, kind: EvidenceKind = ..., note: str = ""
    ) -> Evidence:
        """Keep a file from the disk with a filing."""
        ...

    def keep(
        self, filing_id: str, content: bytes, name: str, shows: tuple[EvidenceKind, str]
    ) -> Evidence:
        """Keep bytes that were dropped or pasted."""
        ...

    def of(self, filing_id: str) -> tuple[Evidence, ...]:
        """Return a filing's files, oldest first."""
        ...

    def content(self, evidence_id: int) -> bytes:
        """Return the bytes of a file."""
        ...

    def write(self, evidence_id: int, target: Path) -> None:
        """Write a file to the disk, for another program to show it."""
        ...

    def remove(self, evidence_id: int) -> None:
        """Take a file out of its filing."""
        ...

    def restore(self, evidence_id: int) -> Evidence:
        """Let a file that was taken out stand again."""
        ...

    def describe(self, evidence_id: int, kind: EvidenceKind, note: str) -> Evidence:
        """Say anew what a file shows."""
        ...

    def redact(self, evidence_id: int, boxes: Sequence[Box]) -> Evidence:
        """Put a picture with black boxes in a picture's place, for good."""
        ...

    def capture_traces(
        self, filing_id: str, order_number: str, translate: Callable[[str, str], str]
    ) -> Evidence:
        """Keep the platform's trace and the others' side by side in one picture."""
        ...

    def log_contact(
        self, filing_id: str, attempt: ContactAttempt, translate: Callable[[str, str], str]
    ) -> Evidence:
        """Keep an attempt to reach somebody."""
        ...


class FilingPreviewer(Protocol):
    """What a filing would cover; takes as long as there are orders."""

    def preview(
        self,
        filing: Filing,
        evidence: tuple[Evidence, ...],
        progress: Callable[[int, int], None],
    ) -> FilingPreview:
        """Return what a filing would bring; an exception from ``progress`` ends it and passes."""
        ...


class FilingAdviser(Protocol):
    """What can be chosen while a filing is written; all are jobs."""

    def begin(self, wish: FilingWish) -> Beginning:
        """Return how a wizard begins."""
        ...

    def offers(self, platform: Platform) -> tuple[CaseOffer, ...]:
        """Return the grounds that the packs hold for today."""
        ...

    def choices(self, shop_id: str, progress: Callable[[int, int], None]) -> ScopeChoices:
        """Return what a shop's open orders can be filed by; reads all of them."""
        ...

    def known(self, shop_id: str, numbers: Sequence[str]) -> tuple[OrderBrief, ...]:
        """Return those of the numbers that are orders of the shop."""
        ...

    def found(self, shop_id: str, text: str) -> tuple[OrderBrief, ...]:
        """Return the first open orders of a shop that a search finds."""
        ...

    def texts(self, filing: Filing) -> tuple[FilledText, ...]:
        """Return the texts that fit a filing, filled with what is known of its orders."""
        ...

    def places(self, filing: Filing) -> tuple[FilingPlace, ...]:
        """Return where on the platform it is filed, as the packs name it."""
        ...


class PacketWriter(Protocol):
    """Evidence packets."""

    def write(
        self,
        filing_id: str,
        target: Path,
        translate: Callable[[str, str], str],
        *,
        progress: Callable[[int, int], None] = ...,
    ) -> PacketReport:
        """Write the packet of a filing; an exception from ``progress`` ends it and passes."""
        ...

    def check(self, path: Path) -> CheckedPacket:
        """Hold a packet's files against its manifest."""
        ...
