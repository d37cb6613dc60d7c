"""What the errands of imports do, in their own thread: bring a file in, take one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.background import Stopped

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


def take_back(desk: Desk, import_id: int) -> Undone:
    """Take an import back and judge what is left."""
    undone = desk.imports.undo(import_id)
    desk.imports.judge(lambda _: None)
    return undone
