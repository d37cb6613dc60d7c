"""The group's report is made once at its hour, recorded, and put into a folder if wanted."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.settings import ReportTimes, Settings
from workbench.domain.telling.notices import NoticeKind

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

ELEVEN = TEN + timedelta(hours=1)


def same(_: str, source: str) -> str:
    """Texts in English."""
    return source


@pytest.fixture
def at_eleven(workspace: Workspace, wall: ReplayClock) -> Workspace:
    """A profile whose report is due at eleven; it is eleven."""
    workspace.settings.keep(Settings(reports=ReportTimes((time(11),))))
    wall.advance(timedelta(hours=1))
    return workspace


def test_it_is_made_once(at_eleven: Workspace) -> None:
    reports = at_eleven.desk().reports
    made = reports.make_due(same)
    assert made is not None
    assert (made.at, made.count, made.path) == (ELEVEN, 0, None)
    assert "Nothing is due before closing time." in made.message
    assert reports.make_due(same) is None


def test_the_notice_keeps_the_message(at_eleven: Workspace) -> None:
    made = at_eleven.desk().reports.make_due(same)
    assert made is not None
    (notice,) = at_eleven.desk().notices.page(only_unread=True)
    assert notice.kind is NoticeKind.GROUP_REPORT
    assert notice.values == {"time": "11:00", "count": "0", "message": made.message}


def test_its_file_lies_in_the_folder(
    workspace: Workspace, wall: ReplayClock, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    workspace.settings.keep(Settings(reports=ReportTimes((time(11),), str(folder))))
    wall.advance(timedelta(hours=1))
    made = workspace.desk().reports.make_due(same)
    assert made is not None
    assert made.path == folder / "Daily report 2024-01-24 11-00.pdf"
    assert made.path.read_bytes().startswith(b"%PDF")
    assert workspace.today.reviewed_at() is None


def test_a_folder_that_is_gone_takes_nothing_from_the_message(
    workspace: Workspace, wall: ReplayClock, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    workspace.settings.keep(Settings(reports=ReportTimes((time(11),), str(gone))))
    wall.advance(timedelta(hours=1))
    made = workspace.desk().reports.make_due(same)
    assert made is not None
    assert made.is_refused
    assert made.message
