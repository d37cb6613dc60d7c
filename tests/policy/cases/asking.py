"""Asking one case the way ``workbench simulate`` does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.policy.cases.simulate import simulate

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook


def ask(platform: str, kind: str, given: dict[str, Any], book: PolicyBook) -> dict[str, Any]:
    """Return the answer without its id; ``given`` may use short instants, see ``full``."""
    case = {"id": "asked", "platform": platform, "kind": kind, "given": given}
    answer = simulate(json.dumps(case, ensure_ascii=False), book)
    assert answer.pop("id") == "asked"
    return answer


def cst(text: str) -> str:
    """Write ``2022-12-28 00:00:00`` as an instant at +08:00."""
    return text.replace(" ", "T") + "+08:00"


def verdict(answer: dict[str, Any]) -> tuple[str, str]:
    """Return what was decided, and by which rule."""
    return answer["verdict"], answer["because"]


def both(answer: dict[str, Any]) -> list[str]:
    """Return the verdicts of the two readings, [] where the text is clear."""
    return [reading["verdict"] for reading in answer.get("readings", [])]


def whole(answer: dict[str, Any]) -> tuple[tuple[str, str], str | None, list[str]]:
    """Return what was decided and by which rule, until when, and how else it may be read."""
    return verdict(answer), answer.get("deadline"), both(answer)
