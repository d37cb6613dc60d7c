"""Dialogs of appeals and evidence for ``workbench screenshot``, with invented data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.domain.filing.appeals import Appeal, AppealStep
from workbench.domain.filing.evidence import Box
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.filing.packets import CheckedPacket, FileVerdict, PacketPart
from workbench.domain.platforms.platform_records import (
    AppealState,
    AppealWindow,
    PlatformRecord,
    RecordKind,
    RecordRow,
    RecordSource,
)
from workbench.domain.shops import Platform
from workbench.policy.appeal_prospect import Obstacle, Prospect
from workbench.services.filing.appeals import AppealSight
from workbench.ui.cases.appeal_dialog import AppealDialog
from workbench.ui.cases.packet_dialog import PacketDialog
from workbench.ui.evidence.attempt import AttemptDialog
from workbench.ui.evidence.redaction import RedactionDialog
from workbench.ui.tables.columns import Look
from workbench.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDialog, QWidget

    from workbench.ui.contracts import Desk
    from workbench.ui.start import Stage

_AT = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)
_DAY = timedelta(days=1)
_ORDER = "900000000000000001"
_LAST = _AT + 1.5 * _DAY
_FILING = Filing(
    "shop",
    Platform.TAOBAO,
    FilingCase.NATURAL_DISASTER,
    FilingScope(ScopeKind.ORDER, orders=(_ORDER,)),
    FilingState.ACCEPTED,
    "BB240121000018",
    submitted_at=_AT - 3 * _DAY,
    approved_at=_AT - 2 * _DAY,
    id="1",
)
_PENALTY = RecordRow(
    1,
    PlatformRecord(
        RecordKind.PENALTY,
        RecordSource.ENTERED,
        "shop",
        Platform.TAOBAO,
        _ORDER,
        what="延迟发货",
        at=_AT - _DAY,
        amount=500,
    ),
    1,
    "晨禾百货",
    _AT,
    AppealWindow(_LAST, _LAST.date()),
    AppealState.OPEN,
    _ORDER,
)
_RULE = "taobao.appeal.filing_no_before_judgement"


def case_dialogs(window: QWidget, desk: Desk, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    """Yield each dialog with its name; whoever takes its picture shows and closes it."""
    look = Look(_AT, stage.formats, desk.rules)
    for name, sight in _sights().items():
        yield f"dialog-appeal-{name}", AppealDialog(stage, sight, look, window)
    yield "dialog-attempt", AttemptDialog(stage, (_ORDER, "900000000000000002"), _AT, window)
    redaction = RedactionDialog(stage, _chat(), window)
    redaction.canvas.stack.add(Box(40, 30, 300, 70))
    redaction.canvas.stack.add(Box(40, 110, 360, 150))
    redaction.canvas.changed.emit()
    yield "dialog-redaction", redaction
    for name, checked in _packets().items():
        packet = PacketDialog(Path("快件遗失-900000000000000001.packet.zip"), window)
        packet.show_checked(checked)
        yield f"dialog-packet-{name}", packet


def _packets() -> dict[str, CheckedPacket]:
    """Return a packet as it was written, and one that somebody changed."""
    names = ("evidence/01-外网轨迹.png", "evidence/02-聊天记录.txt", "packet.pdf")
    files = tuple(PacketPart(name, 84_000, FileVerdict.INTACT) for name in names)
    changed = (
        files[0],
        replace(files[1], verdict=FileVerdict.CHANGED),
        replace(files[2], verdict=FileVerdict.MISSING),
        PacketPart("evidence/03-补充.txt", None, FileVerdict.ADDED),
    )
    sha256 = "4f9d2c61" * 8
    return {"whole": CheckedPacket(sha256, files), "changed": CheckedPacket(sha256, changed)}


def _sights() -> dict[str, AppealSight]:
    """Return an appeal that a number carries, one that none does, one to be paid, one over."""
    carried = Prospect(True, Obstacle.NONE, _FILING, _RULE)
    hopeless = Prospect(True, Obstacle.NO_FILING, None, _RULE)
    begun = Appeal(1, filing_id="1", filing_number=_FILING.number)
    revoked = replace(begun, step=AppealStep.REVOKED, sent_at=_AT - _DAY, answered_at=_AT)
    closed = replace(_PENALTY, appeal_state=AppealState.CLOSED)
    return {
        "draft": AppealSight(_PENALTY, begun, carried, is_kept=True),
        "hopeless": AppealSight(closed, Appeal(1), hopeless, is_kept=False),
        "revoked": AppealSight(_PENALTY, revoked, carried, is_kept=True),
    }


def _chat() -> QImage:
    """Return a drawn chat that names nobody."""
    made = QImage(800, 600, QImage.Format.Format_RGB32)
    made.fill(QColor(LIGHT.surface))
    painter = QPainter(made)
    painter.setPen(QColor(LIGHT.muted))
    for line in range(7):
        painter.drawRoundedRect(QRectF(30, 20 + line * 80, 420, 60), 8, 8)
    painter.end()
    return made
