"""The season's state machine at length: shops polled through faults and kills."""

from __future__ import annotations

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.season_machine import SeasonMachine

STEPS = 50


def poll_through(examples: int, chance: int) -> dict[str, object]:
    """Play so many examples of fifty steps; tell what went wrong first, if anything."""
    at_length = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    line: dict[str, object] = {"examples": examples, "steps": STEPS}
    try:
        run_state_machine_as_test(seed(chance)(SeasonMachine), settings=at_length)
    except AssertionError as error:
        return {**line, "broken": str(error), "ok": False}
    return {**line, "ok": True}
