"""One file on its way out: a list of a view, or a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.exchange.exports import ExportProgress, ExportReport, ExportRequest
    from workbench.ui.contracts import Desk

    Tell = Callable[[ExportProgress], None]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Where a file goes, how many rows it would have, and what writes it.

    ``write`` takes why its waybills are to be read, "" to mask them, and who hears of its progress;
    an exception from there breaks it off.
    """

    target: Path
    count: Callable[[Desk], int]
    write: Callable[[Desk, str, Tell], ExportReport]


def list_out(request: ExportRequest) -> Outgoing:
    """Return a view's list on its way out."""

    def write(desk: Desk, reason: str, tell: Tell) -> ExportReport:
        return desk.exports.export(replace(request, reason=reason), translate, tell)

    return Outgoing(
        request.target, lambda desk: desk.exports.count(request.view, request.filters), write
    )
