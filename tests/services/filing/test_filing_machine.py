"""Filings through crashes: a short run of their state machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.services.filing_machine import FilingMachine

FilingMachine.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestFilings = FilingMachine.TestCase
