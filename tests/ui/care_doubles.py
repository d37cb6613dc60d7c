"""What helps when something is wrong, in memory."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from workbench.domain.care.licences import Licence
from workbench.domain.care.support import SupportPart
from workbench.domain.care.updates import UpdateLook, UpdateNotice
from workbench.services.care.doctor import Finding
from workbench.ui.contracts import Care

AT = datetime(2026, 11, 20, tzinfo=UTC)
NEWER = UpdateNotice(
    "0.2.0", 7, AT, AT, "https://publisher.example/0.2.0", {"zh_CN": "新规则", "en": "New rules"}
)
FINDINGS = (
    Finding("Versions", True, "{versions}", {"versions": "workbench 0.1.0"}),
    Finding("Keyring", None, "none yet"),
)
PARTS = (
    SupportPart("versions.txt", "Versions", "workbench: 0.1.0\n"),
    SupportPart("log.txt", "Log of the last days", "round 12\n"),
)


@dataclass
class MemoryUpdates:
    """Knows of nothing newer until it is asked; ``error`` is what an asking meets."""

    known: UpdateLook = field(default_factory=lambda: UpdateLook(is_offered=True))
    told: UpdateNotice | None = NEWER
    is_old: bool = True
    error: Exception | None = None
    asked: int = 0

    def look(self) -> UpdateLook:
        return self.known

    def is_due(self) -> bool:
        return self.is_old

    def check(self) -> UpdateLook:
        self.asked += 1
        self.is_old = False
        if self.error is not None:
            raise self.error
        self.known = replace(self.known, checked_at=AT, notice=self.told)
        return self.known


@dataclass
class MemoryCare:
    """A doctor, a bundle and licences; ``gate`` lets what is asked for end."""

    findings: tuple[Finding, ...] = FINDINGS
    parts: tuple[SupportPart, ...] = PARTS
    error: Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)

    def made(self) -> Care:
        return Care(
            self._examine, self._gather, lambda: (Licence("urllib3", "2.7", "MIT", "text"),)
        )

    def _wait(self) -> None:
        assert self.gate.wait(10)
        if self.error is not None:
            raise self.error

    def _examine(self) -> tuple[Finding, ...]:
        self._wait()
        return self.findings

    def _gather(self) -> tuple[SupportPart, ...]:
        self._wait()
        return self.parts
