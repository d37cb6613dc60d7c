"""Nothing lost, nothing doubled in whole rounds: the state machine of each service, in short."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.fault_matrix import SERVICES
from tests.services.round_machine import RoundMachine

SHORT = settings(
    max_examples=3,
    stateful_step_count=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("service", SERVICES)
def test_rounds_through_faults_and_kills(service: str) -> None:
    machine = type("Machine", (RoundMachine,), {"service": service})
    run_state_machine_as_test(machine, settings=SHORT)
