"""The season's state machines at length: shops and providers polled through faults and kills."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.dialects import ALIBABA, DOUYIN, TOP
from tests.services.fault_matrix import SERVICES
from tests.services.round_machine import RoundMachine
from tests.services.season_machine import SeasonMachine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.stateful import RuleBasedStateMachine

STEPS = 50
# A whole round over loopback costs so much more than a pull in this process.
DEARER = 20
# A rule with its arguments; invariants and the end take none.
_STEP = re.compile(r"state\.\w+\(.+\)|state\.(poll|all_is_well)\(\)")
_DIALECTS = {"1688": ALIBABA, "taobao": TOP, "douyin": DOUYIN}


def poll_through(examples: int, chance: int) -> Iterator[dict[str, object]]:
    """Play so many examples of fifty steps with each platform's orders, then whole rounds.

    Yields a line for each machine: what went wrong first, if anything.
    """
    for name, dialect in _DIALECTS.items():
        machine = type("Orders", (SeasonMachine,), {"dialect": dialect})
        yield {"machine": f"orders of {name}", **_played(machine, examples, chance)}
    for service in SERVICES:
        machine = type("Rounds", (RoundMachine,), {"service": service})
        few = max(1, examples // DEARER)
        yield {"machine": f"rounds of {service}", **_played(machine, few, chance)}


def _played(machine: type[RuleBasedStateMachine], examples: int, chance: int) -> dict[str, object]:
    at_length = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    line: dict[str, object] = {"examples": examples, "steps": STEPS}
    try:
        run_state_machine_as_test(seed(chance)(machine), settings=at_length)
    except AssertionError as error:
        return {**line, "broken": str(error) or repr(error), "by": steps_to(error), "ok": False}
    return {**line, "ok": True}


def steps_to(error: AssertionError) -> list[str]:
    """Return what was played until something went wrong, without the looks in between."""
    lines = [line for note in getattr(error, "__notes__", ()) for line in note.splitlines()]
    return [line.removeprefix("state.") for line in lines if _STEP.fullmatch(line)]
