"""A finished file gets its name, and the audit trail accounts for it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import ExportTargetRefused
from workbench.services.actor import system_user
from workbench.store.keys.data_key import sync_folder
from workbench.store.safety.audit import AuditEntry, AuditStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.exchange.exports import ExportReport
    from workbench.store.engine.cache import Cache

EXPORTED, EXPORTED_UNMASKED, EXPORT_FAILED = "export", "export_unmasked", "export_failed"
UNMASKED_FIELDS = ("waybill",)


class ExportTrail:
    """One profile's trail of files that went out; ``wall`` tells real time."""

    def __init__(self, cache: Cache, wall: Clock) -> None:
        self._trail = AuditStore(cache)
        self._wall = wall

    def publish(self, draft: Path, what: str, reason: str, report: ExportReport) -> None:
        """Enter a file in the trail (``what``: "monitor.xlsx"), then give the draft its name.

        The row comes first: a file that nobody accounts for is worse than a row without its file,
        and a second row says so where the name was refused.

        Raises:
            ExportTargetRefused: the place refuses the name; an older file stands unchanged.
            StoreError: the trail could not be written; nothing goes out.
        """
        if not report.is_masked:
            draft.chmod(0o600)
        entry = self._entry(what, reason, report)
        self._trail.append(entry)
        try:
            draft.replace(report.path)
            sync_folder(report.path.parent)
        except OSError as error:
            self._trail.append(replace(entry, event=EXPORT_FAILED))
            raise ExportTargetRefused(path=str(report.path)) from error

    def _entry(self, what: str, reason: str, report: ExportReport) -> AuditEntry:
        """Return the row of the trail: no path, no reason in plain words (faults 4.8)."""
        parts = [what]
        if not report.is_masked:
            parts += [
                f"fields={','.join(UNMASKED_FIELDS)}",
                f"sha256={report.sha256}",
                f"reason={_fingerprint(reason)}",
            ]
        parts.append(f"path={_fingerprint(str(report.path))}")
        return AuditEntry(
            EXPORTED if report.is_masked else EXPORTED_UNMASKED,
            self._wall.now(),
            system_user(),
            " ".join(parts),
            {"rows": report.rows, "columns": len(report.columns)},
            __version__,
        )


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
