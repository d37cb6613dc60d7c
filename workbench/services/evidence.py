"""Evidence brought into a filing: checked, searched for its order numbers, and kept."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, SystemRefused, marked
from workbench.domain.evidence import MOST_BYTES, Evidence, EvidenceKind
from workbench.domain.masking import mask_free_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.filings import Filing
    from workbench.services.paper import Paper
    from workbench.store.evidence import EvidenceStore
    from workbench.store.filings import FilingStore

LONGEST_NOTE = 200


class EvidenceService:
    """Keeps a filing's files; ``clock`` tells data time."""

    def __init__(
        self,
        evidence: EvidenceStore,
        filings: FilingStore,
        paper: Callable[[], Paper],
        clock: Clock,
    ) -> None:
        self._evidence = evidence
        self._filings = filings
        self._paper = paper
        self._clock = clock

    def attach(
        self, filing_id: str, path: Path, kind: EvidenceKind = EvidenceKind.OTHER, note: str = ""
    ) -> Evidence:
        """Keep a file from the disk with a filing; the file itself is left alone.

        Raises:
            BadInput: no such filing, or a file that no platform takes.
            SystemRefused: the file cannot be read.
        """
        try:
            with path.open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
        except OSError as error:
            raise SystemRefused(path=path.name, reason=error.strerror or "") from error
        return self.keep(filing_id, content, path.name, (kind, note))

    def keep(
        self, filing_id: str, content: bytes, name: str, shows: tuple[EvidenceKind, str]
    ) -> Evidence:
        """Keep bytes that were dropped or pasted; ``shows`` is what, and a note.

        Raises:
            BadInput: no such filing, or bytes that no platform takes.
        """
        filing = self._filing(filing_id)
        checked = self._paper().check_evidence(content, name)
        kind, note = shows
        evidence = Evidence(
            filing.id,
            kind,
            checked.suffix,
            checked.media_type,
            len(checked.content),
            sha256(checked.content).hexdigest(),
            self._clock.now(),
            mask_free_text(note.strip())[:LONGEST_NOTE],
            _named(checked.text, filing),
        )
        return self._evidence.add(evidence, checked.content)

    def of(self, filing_id: str) -> tuple[Evidence, ...]:
        """Return a filing's files, oldest first.

        Raises:
            BadInput: there is no such filing.
        """
        return self._evidence.of_filing(self._filing(filing_id).id)

    def content(self, evidence_id: int) -> bytes:
        """Return the bytes of a file that stands."""
        return self._evidence.content(evidence_id)

    def remove(self, evidence_id: int) -> None:
        """Take a file out of its filing.

        Raises:
            BadInput: there is no such file.
        """
        try:
            self._evidence.remove(evidence_id, at=self._clock.now())
        except LookupError as error:
            reason = marked("errors", "there is no such file")
            raise BadInput(what=str(evidence_id), reason=reason) from error

    def _filing(self, filing_id: str) -> Filing:
        try:
            return self._filings.get(filing_id)
        except LookupError as error:
            raise BadInput(what=filing_id, reason=marked("errors", "no such filing")) from error


def _named(text: str, filing: Filing) -> tuple[str, ...] | None:
    """Return which of the filing's orders a text names (1688.filing.freight_buyer_delay)."""
    if not text:
        return None
    return tuple(number for number in filing.scope.orders if number in text)
