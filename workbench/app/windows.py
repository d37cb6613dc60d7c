"""The one window of a profile: the right to open it, and how it is opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from workbench.domain.errors import ProfileInUse, StoreError, WindowSilent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.domain.profile import Profile
    from workbench.store.safety.profile_lock import ProfileLock
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.notifier import Notifier
    from workbench.ui.start import ViewTools

# Held by the one window of a profile, as long as its process lives.
WINDOW_FILE = "window.lock"
# Seconds that a window may take from its start until it hears, and between two looks.
LONGEST_START, LOOK_AGAIN = 10.0, 0.2
# Loaded one in each turn of the event loop: a view takes up to 0.1 s.
_LATE_VIEWS = tuple(
    f"workbench.ui.{name}.view"
    for name in ("today", "orders", "tickets", "cases", "notices", "rules", "metrics", "settings")
)


def window_hold(
    profile: Profile, pause: Callable[[float], None], files: Sequence[Path] = ()
) -> ProfileLock | None:
    """Return the right to open a profile's window; None when its open one came forward.

    One that is just starting, or just ending, is waited for; an open one is handed ``files``.

    Raises:
        WindowSilent: it is open but does not answer.
    """
    from workbench.store.safety.profile_lock import ProfileLock
    from workbench.ui.doorbell import bell_name, ring
    from workbench.ui.opening import application

    for _ in range(int(LONGEST_START / LOOK_AGAIN)):
        try:
            profile.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return ProfileLock.take(profile.folder, WINDOW_FILE)
        except ProfileInUse:
            application()  # Qt's sockets live in one
            if ring(bell_name(profile.folder), files):
                return None
            pause(LOOK_AGAIN)
        except (StoreError, OSError):
            return ProfileLock(None)  # of a folder that cannot be written the opening tells
    raise WindowSilent


def late_furniture(window: MainWindow, parts: WindowParts, tools: ViewTools) -> Iterator[None]:
    """Load the other views only when the window shows its first rows, a few modules at a time."""
    for name in _LATE_VIEWS:
        import_module(name)
        yield
    from workbench.ui.frame.furniture import furnish

    yield
    yield from furnish(window, parts, tools)


def late_notifier(parts: WindowParts) -> Notifier:
    """Load the notifier's library only when the window stands."""
    from workbench.ui.notifier import desktop_notifier

    return desktop_notifier(parts)
