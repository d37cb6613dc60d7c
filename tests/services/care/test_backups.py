"""One backup a day by itself: not for a demo, not twice, and never silently left out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.errors import BackupRoomMissing, FileDamaged
from workbench.domain.profile import Profile
from workbench.domain.telling.notices import NoticeKind
from workbench.services.care.backups import BackupService, BackupTools
from workbench.services.notices.board import NoticeBoard
from workbench.store.keys.data_key import DataKey, KeyHeader, write_header
from workbench.store.monitor.notices import NoticeStore
from workbench.store.safety.audit import AuditStore
from workbench.store.safety.backups import find_backups

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

HOUR = timedelta(hours=1)


def quiet(done: int, total: int) -> None:
    """No progress is shown."""


@pytest.fixture
def backups(workspace: Workspace) -> BackupService:
    write_header(workspace.cache.path.parent, KeyHeader("p", ()))
    return workspace.backups


def made(workspace: Workspace) -> int:
    return len(find_backups(workspace.cache.path.parent))


def test_the_first_round_makes_one(workspace: Workspace, backups: BackupService) -> None:
    found = backups.daily(quiet)
    assert found is not None
    assert found.made_at == TEN
    assert found.path.name == "workbench-20240124T020000Z.backup"
    assert AuditStore(workspace.cache).entries()[0].event == "backup"


def test_the_next_comes_after_a_day(
    workspace: Workspace, backups: BackupService, wall: ReplayClock
) -> None:
    backups.daily(quiet)
    wall.advance(24 * HOUR)
    assert backups.daily(quiet) is None
    wall.advance(HOUR)
    assert backups.daily(quiet) is not None
    assert made(workspace) == 2


def test_a_month_of_them_is_thinned(
    workspace: Workspace, backups: BackupService, wall: ReplayClock
) -> None:
    for _ in range(12):
        backups.daily(quiet)
        wall.advance(25 * HOUR)
    assert made(workspace) == 8, "seven days, and the newest of the week before"


def test_a_demo_has_none(workspace: Workspace, backups: BackupService) -> None:
    Profile(workspace.cache.path.parent).demo_file.touch()
    assert backups.daily(quiet) is None
    assert made(workspace) == 0


class Refusing:
    """A key that cannot be had: the copy fails with what it is told to."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.asked = 0

    def __call__(self) -> DataKey:
        self.asked += 1
        raise self.error


def service(workspace: Workspace, refusing: Refusing, wall: ReplayClock) -> BackupService:
    board = NoticeBoard(NoticeStore(workspace.cache))
    tools = BackupTools(refusing, board, workspace.clock, wall)
    return BackupService(workspace.cache, Profile(workspace.cache.path.parent), tools)


@pytest.mark.parametrize(
    ("error", "kind", "values"),
    [
        pytest.param(
            BackupRoomMissing(path="x", needed="80", free="3"),
            NoticeKind.BACKUP_SKIPPED,
            {"needed": "80", "free": "3"},
            id="no room",
        ),
        pytest.param(
            FileDamaged(path="x"),
            NoticeKind.BACKUP_FAILED,
            {"needed": "?", "free": "?"},
            id="damage",
        ),
    ],
)
def test_what_keeps_it_back_is_told_and_tried_again_in_an_hour(
    workspace: Workspace,
    wall: ReplayClock,
    error: Exception,
    kind: NoticeKind,
    values: dict[str, str],
) -> None:
    refusing = Refusing(error)
    backups = service(workspace, refusing, wall)
    assert backups.daily(quiet) is None
    (notice,) = NoticeStore(workspace.cache).page()
    assert (notice.kind, notice.values) == (kind, values)
    backups.daily(quiet)
    assert refusing.asked == 1
    wall.advance(HOUR)
    backups.daily(quiet)
    assert refusing.asked == 2


class Stopped(Exception):
    """The window closes."""


def test_the_window_may_close_meanwhile(workspace: Workspace, backups: BackupService) -> None:
    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        backups.daily(stop)
    assert list((workspace.cache.path.parent / "backups").iterdir()) == []
