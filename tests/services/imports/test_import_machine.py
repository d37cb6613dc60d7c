"""Files in, in again and back: a short run of the imports' state machine (faults G9)."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

from tests.services.import_machine import ImportMachine

# Each step reads its file twice in a process of its own: few of them, and no search for the fewest.
ImportMachine.TestCase.settings = settings(
    max_examples=3,
    stateful_step_count=5,
    phases=[Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestImports = ImportMachine.TestCase
