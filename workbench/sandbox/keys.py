"""Credentials of one sandbox start: random, or alike for tests that give a seed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Keys:
    """What the app and the trace provider's customer are known by."""

    app_key: str
    app_secret: str
    customer: str
    provider_key: str
    douyin_key: str
    douyin_secret: str
    kdniao_id: str
    kdniao_key: str
    top_key: str
    top_secret: str
    robot_token: str
    robot_secret: str


class KeyMint:
    """Makes unguessable texts; with a seed, the same ones every time."""

    def __init__(self, seed: int | None = None) -> None:
        self._bits: Callable[[int], int] = secrets.randbits
        if seed is not None:
            self._bits = Random(seed).getrandbits  # noqa: S311 - only tests give a seed

    def hexadecimal(self, length: int) -> str:
        """Return so many lower-case hex digits."""
        return f"{self._bits(length * 4):0{length}x}"

    def keys(self) -> Keys:
        """Return a fresh set of credentials in the platforms' shapes."""
        return Keys(
            app_key=str(1_000_000 + self._bits(22)),
            app_secret=self.hexadecimal(12),
            customer=self.hexadecimal(32).upper(),
            provider_key=self.hexadecimal(16),
            douyin_key=str(3 * 10**18 + self._bits(59)),
            douyin_secret=self._dashed(),
            kdniao_id=str(1_000_000 + self._bits(20)),
            kdniao_key=self._dashed(),
            top_key=str(10_000_000 + self._bits(24)),
            top_secret=self.hexadecimal(32),
            robot_token=self.hexadecimal(32),
            robot_secret=self.hexadecimal(32),
        )

    def _dashed(self) -> str:
        """Return 32 hex digits in the groups of a UUID."""
        digits = self.hexadecimal(32)
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
