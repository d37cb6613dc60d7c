"""No order lost, none doubled: a short run of the season's state machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.services.season_machine import SeasonMachine

SeasonMachine.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestSeason = SeasonMachine.TestCase
