"""Settings are kept in the cache, for all threads at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.errors import BadInput
from workbench.domain.settings import Density, ReportTimes, Settings, ThemeChoice
from workbench.domain.today.working_hours import WorkingHours
from workbench.services.settings.service import SettingsService
from workbench.store.engine.meta import MetaStore

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

EARLY = WorkingHours(time(8), time(17), frozenset({0, 1, 2, 3, 4}))


def test_settings_are_kept(workspace: Workspace, wall: ReplayClock) -> None:
    wanted = Settings(
        hours=EARLY,
        reports=ReportTimes((time(9, 30),), "/srv/reports"),
        density=Density.COMPACT,
        theme=ThemeChoice.DARK,
        poll_minutes=15,
    )
    workspace.settings.keep(wanted)
    assert SettingsService(workspace.cache, wall).current() == wanted


def test_settings_that_make_no_sense_are_not_kept(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        workspace.settings.keep(Settings(poll_minutes=0))
    assert workspace.settings.current() == Settings()


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("{", id="broken"),
        pytest.param('{"poll_minutes": "often"}', id="another form"),
        pytest.param('{"poll_minutes": 1}', id="of no sense"),
    ],
)
def test_settings_that_cannot_be_read_are_the_usual_ones(workspace: Workspace, told: str) -> None:
    MetaStore(workspace.cache).set("settings", told)
    assert workspace.settings.current() == Settings()


def test_a_setting_of_another_version_is_passed_over(workspace: Workspace) -> None:
    MetaStore(workspace.cache).set("settings", '{"poll_minutes": 30, "colour": "blue"}')
    assert workspace.settings.current() == Settings(poll_minutes=30)


def test_closing_time_follows_the_working_hours(workspace: Workspace) -> None:
    monitor = workspace.desk().monitor
    assert monitor.query().closing.hour == 9
    workspace.settings.keep(Settings(hours=EARLY))
    assert monitor.query().closing.hour == 8
    assert workspace.today.board().at.closing.hour == 8


def test_a_report_is_due_once_a_time(workspace: Workspace, wall: ReplayClock) -> None:
    workspace.settings.keep(Settings(reports=ReportTimes((time(9), time(11)))))
    assert workspace.settings.due_report() is None  # nine has passed before it was chosen
    wall.advance(timedelta(hours=2))
    due = workspace.settings.due_report()
    assert due == TEN + timedelta(hours=1)
    workspace.settings.reported(due)
    assert workspace.settings.due_report() is None


def test_other_settings_leave_the_reports_alone(workspace: Workspace, wall: ReplayClock) -> None:
    chosen = Settings(reports=ReportTimes((time(11),)))
    workspace.settings.keep(chosen)
    wall.advance(timedelta(hours=2))
    workspace.settings.keep(replace(chosen, density=Density.COMPACT))
    assert workspace.settings.due_report() == TEN + timedelta(hours=1)
