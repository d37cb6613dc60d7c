"""The sandbox's own addresses below ``/sandbox``: its clock, fault switches and sign-in codes.

``GET /sandbox/clock``, ``GET|POST /sandbox/fault`` (a fault's fields, or ``{"clear": true}``),
``POST /sandbox/expire`` and ``POST /sandbox/code`` (both ``{"shop": name}``). Unsigned: they hold
nothing secret and answer on loopback alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from workbench.domain.shops import Platform
from workbench.sandbox.faults import Fault, FaultKind
from workbench.sandbox.wire import json_answer

if TYPE_CHECKING:
    from workbench.sandbox.wire import Answer, Request
    from workbench.sandbox.world import World

PREFIX = "/sandbox/"


class Control:
    """Answers requests below ``/sandbox``."""

    name = "sandbox"

    def __init__(self, world: World) -> None:
        self._world = world

    def claims(self, request: Request) -> bool:
        """Tell whether a request is to the sandbox itself."""
        return request.path.startswith(PREFIX)

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return nothing: it asks for no keys."""
        return {}

    def answer(self, request: Request) -> Answer:
        """Return the state asked for, or do what is told."""
        name = request.path.removeprefix(PREFIX)
        if name == "clock":
            return json_answer(self._clock())
        if request.method == "GET" and name == "fault":
            return json_answer(self._faults())
        if request.method != "POST":
            return _misused("no such address")
        told = _json_object(request.body)
        if told is None:
            return _misused("the body is no JSON object")
        return self._switch(told) if name == "fault" else self._for_shop(name, told)

    def _clock(self) -> dict[str, object]:
        clock = self._world.clock
        return {
            "start": clock.start.isoformat(),
            "wall_start": clock.wall_start.isoformat(),
            "speed": clock.speed,
            "now": clock.now().isoformat(),
        }

    def _faults(self) -> dict[str, object]:
        return {"faults": [asdict(fault) for fault in self._world.faults.all()]}

    def _switch(self, told: dict[str, Any]) -> Answer:
        if told.get("clear"):
            self._world.faults.clear()
            return json_answer(self._faults())
        try:
            fault = Fault(**{**told, "kind": FaultKind(str(told.get("kind")))})
        except (TypeError, ValueError):
            return _misused(f"kind is one of {', '.join(FaultKind)}")
        self._world.faults.add(fault)
        return json_answer(self._faults())

    def _for_shop(self, name: str, told: dict[str, Any]) -> Answer:
        shop = self._world.shop(str(told.get("shop", "")))
        if shop is None:
            return _misused("no such shop")
        is_douyin = shop.platform is Platform.DOUYIN
        if name == "expire":
            self._world.tokens.expire_access(shop.id)
            self._world.douyin_tokens.expire(shop.id)
            return json_answer({"expired": shop.name})
        if name == "code":
            book = self._world.douyin_tokens if is_douyin else self._world.tokens
            return json_answer({"code": book.issue_code(shop.id)})
        return _misused("no such address")


def _json_object(body: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _misused(reason: str) -> Answer:
    return json_answer({"error": reason}, 400)
