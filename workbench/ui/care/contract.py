"""What the window asks of newer versions; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.domain.care.updates import UpdateLook


class UpdateKeeper(Protocol):
    """Knows of newer versions; ``check`` goes over the network, the others are quick."""

    def look(self) -> UpdateLook:
        """Return what is known without asking anybody."""
        ...

    def is_due(self) -> bool:
        """Tell whether a day has passed since somebody was asked."""
        ...

    def check(self) -> UpdateLook:
        """Ask, and keep what is told."""
        ...
