"""Evidence brought into a filing: checked, searched for its order numbers, and kept."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, SystemRefused, marked
from workbench.domain.filing.evidence import (
    MOST_BYTES,
    CheckedFile,
    ContactAttempt,
    Evidence,
    EvidenceKind,
)
from workbench.domain.masking import mask_free_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.filing.evidence import Box
    from workbench.domain.filing.filings import Filing
    from workbench.services.filing.trace_capture import TraceCapture
    from workbench.services.paper import Paper
    from workbench.store.cases.evidence import EvidenceStore
    from workbench.store.cases.filings import FilingStore

    Translate = Callable[[str, str], str]

LONGEST_NOTE = 200
_TEXT = "text/plain"


class EvidenceService:
    """Keeps a filing's files; ``clock`` tells data time."""

    def __init__(
        self,
        evidence: EvidenceStore,
        filings: FilingStore,
        paper: Callable[[], Paper],
        capture: TraceCapture,
        clock: Clock,
    ) -> None:
        self._evidence = evidence
        self._filings = filings
        self._paper = paper
        self._capture = capture
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
        made = self._told(filing, checked, shows)
        return self._evidence.add(made, checked.content)

    def _told(
        self, filing: Filing, checked: CheckedFile, shows: tuple[EvidenceKind, str]
    ) -> Evidence:
        kind, note = shows
        return Evidence(
            filing.id,
            kind,
            checked.suffix,
            checked.media_type,
            len(checked.content),
            sha256(checked.content).hexdigest(),
            self._clock.now(),
            _note(note),
            _named(checked.text, filing),
        )

    def of(self, filing_id: str) -> tuple[Evidence, ...]:
        """Return a filing's files, oldest first, with the orders that it names by now.

        Raises:
            BadInput: there is no such filing.
        """
        filing = self._filing(filing_id)
        return tuple(self._searched(one, filing) for one in self._evidence.of_filing(filing.id))

    def _searched(self, one: Evidence, filing: Filing) -> Evidence:
        """Return a text as searched for the orders of this moment: a draft's may have changed."""
        if one.media_type != _TEXT:
            return one
        return replace(one, names_orders=_named(self._evidence.content(one.id).decode(), filing))

    def content(self, evidence_id: int) -> bytes:
        """Return the bytes of a file that stands."""
        return self._evidence.content(evidence_id)

    def write(self, evidence_id: int, target: Path) -> None:
        """Write a file to the disk, for another program to show it.

        Raises:
            SystemRefused: the place refuses.
        """
        try:
            target.write_bytes(self.content(evidence_id))
        except OSError as error:
            raise SystemRefused(path=target.name, reason=error.strerror or "") from error

    def remove(self, evidence_id: int) -> None:
        """Take a file out of its filing.

        Raises:
            BadInput: there is no such file.
        """
        try:
            self._evidence.remove(evidence_id, at=self._clock.now())
        except LookupError as error:
            raise _no_file(evidence_id) from error

    def restore(self, evidence_id: int) -> Evidence:
        """Let a file that was taken out stand again.

        Raises:
            BadInput: there never was such a file.
        """
        try:
            return self._evidence.restore(evidence_id)
        except LookupError as error:
            raise _no_file(evidence_id) from error

    def describe(self, evidence_id: int, kind: EvidenceKind, note: str) -> Evidence:
        """Say anew what a file shows.

        Raises:
            BadInput: there is no such file.
        """
        try:
            return self._evidence.describe(evidence_id, kind, _note(note))
        except LookupError as error:
            raise _no_file(evidence_id) from error

    def redact(self, evidence_id: int, boxes: Iterable[Box]) -> Evidence:
        """Put a picture with black boxes in a picture's place; the old one is erased for good.

        Raises:
            BadInput: there is no such file, or it is no picture.
        """
        try:
            old = self._evidence.get(evidence_id)
            content = self._paper().redact(self._evidence.content(evidence_id), boxes)
        except LookupError as error:
            raise _no_file(evidence_id) from error
        digest = sha256(content).hexdigest()
        fresh = replace(old, sha256=digest, size=len(content), added_at=self._clock.now(), id=0)
        return self._evidence.replace(evidence_id, fresh, content)

    def capture_traces(self, filing_id: str, order_number: str, translate: Translate) -> Evidence:
        """Keep the platform's trace and the others' of an order, side by side in one picture.

        Raises:
            BadInput: no such filing or order, or no parcel of it is known.
        """
        filing = self._filing(filing_id)
        picture = self._capture.picture(filing, order_number, translate)
        content = self._paper().trace_png(picture)
        kind = EvidenceKind.OUTSIDE_TRACE if picture.has_other_side else EvidenceKind.PLATFORM_TRACE
        checked = CheckedFile(content, ".png", "image/png")
        made = self._told(filing, checked, (kind, f"{picture.title} {picture.subtitle}"))
        return self._evidence.add(replace(made, names_orders=(order_number,)), content)

    def log_contact(
        self, filing_id: str, attempt: ContactAttempt, translate: Translate
    ) -> Evidence:
        """Keep an attempt to reach somebody as a line of text, masked.

        Raises:
            BadInput: no such filing, or an attempt in the future.
        """
        speech = self._capture.speech(translate)
        if attempt.at > self._clock.now():
            reason = marked("errors", "nobody can have been reached in the future")
            raise BadInput(what=speech.instant(attempt.at), reason=reason)
        line = mask_free_text(speech.attempt(attempt))
        shows = EvidenceKind.CONTACT_ATTEMPT, line
        return self.keep(filing_id, f"{line}\n".encode(), "contact.txt", shows)

    def _filing(self, filing_id: str) -> Filing:
        try:
            return self._filings.get(filing_id)
        except LookupError as error:
            raise BadInput(what=filing_id, reason=marked("errors", "no such filing")) from error


def _named(text: str, filing: Filing) -> tuple[str, ...] | None:
    """Return which of the filing's orders a text names (1688.filing.freight_buyer_delay)."""
    if not text:
        return None
    return tuple(number for number in filing.scope.orders if _stands_in(number, text))


def _stands_in(number: str, text: str) -> bool:
    """Tell whether a number stands in a text on its own, and not as a part of a longer one."""
    pattern = rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])"
    return number in text and re.search(pattern, text) is not None


def _note(note: str) -> str:
    return mask_free_text(note.strip())[:LONGEST_NOTE]


def _no_file(evidence_id: int) -> BadInput:
    return BadInput(what=str(evidence_id), reason=marked("errors", "there is no such file"))
