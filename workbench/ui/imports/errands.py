"""What the errands of imports do, in their own thread: bring a file in, take one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ui.background import Stopped
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.exchange.imports import Undone
    from workbench.services.imports.desk import Brought, FileLook
    from workbench.ui.contracts import Desk


def bring_in(desk: Desk, look: FileLook, tell: Callable[[object], None]) -> Brought:
    """Save and judge.

    A cancel before the end of saving takes all back; what is saved is judged by the next round if
    it is not judged here.
    """
    brought = desk.imports.commit(look, lambda done, total: tell((done, total)))
    try:
        desk.imports.judge(tell)
    except Stopped:
        return brought
    return brought


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many of an import's orders were taken back."""

    done: int
    total: int

    @property
    def words(self) -> str:
        """Return it for the seller."""
        share = f"{100 * self.done // max(self.total, 1)} %"
        return translate("imports", "Taking back: {share}").replace("{share}", share)


def take_back(desk: Desk, import_id: int, tell: Callable[[object], None]) -> Undone:
    """Take an import back and judge what is left.

    A cancel before the end leaves the import as it was; what it touched is judged by the next
    round if it is not judged here.
    """
    undone = desk.imports.undo(import_id, lambda done, total: tell(TakenBack(done, total)))
    try:
        desk.imports.judge(lambda _: tell(None))
    except Stopped:
        return undone
    return undone
