"""A finished draft gets its name at once or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from tests.services.export_doubles import OLD
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import ExportTargetRefused
from workbench.domain.exchange.exports import ExportReport
from workbench.services.exports.trail import EXPORT_FAILED, EXPORTED, ExportTrail
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace


def test_the_old_file_stands_where_the_new_one_does_not_get_its_name(
    workspace: Workspace, out: Path
) -> None:
    """Taken away first, it would be gone with the power."""
    target = out / "a.csv"
    target.write_text(OLD)
    report = ExportReport(target, 1, ("order_number",), "ab" * 32, is_masked=True)
    with pytest.raises(ExportTargetRefused, match=r"a\.csv"):
        ExportTrail(workspace.cache, ReplayClock(TEN)).publish(out / "gone", "x.csv", "", report)
    assert target.read_text() == OLD
    events = [entry.event for entry in AuditStore(workspace.cache).entries()]
    assert sorted(events) == sorted([EXPORTED, EXPORT_FAILED])
