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
        )
