"""Which input methods Qt may use on Linux, so that Chinese can be typed with the one that runs.

The Qt that comes with the program has plugins for IBus and for dead keys alone. A desktop that runs
Fcitx asks for ``fcitx`` by ``QT_IM_MODULE``, and Qt then has none at all: every letter stays Latin.
Fcitx 5 answers as IBus does (its own description), so IBus is tried next, by its portal: of the
address that Fcitx 5.0 writes into IBus's file Qt makes nothing (both tried with pinyin). Qt takes
a list since 6.7, of which the first that works counts; one that was named comes first, and a list
of somebody's own stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE, LIST = "QT_IM_MODULE", "QT_IM_MODULES"
PORTAL = "IBUS_USE_PORTAL"
# Of the protocol that a Wayland desktop offers itself; Qt's own word.
WAYLAND = "wayland"
NEXT = ("ibus", "compose")


def input_methods(environment: Mapping[str, str], system: str) -> dict[str, str]:
    """Return what is to be set in the environment before Qt starts; mostly nothing."""
    if system != "linux" or environment.get(LIST):
        return {}
    named = environment.get(ONE, "")
    is_wayland = bool(environment.get("WAYLAND_DISPLAY"))
    if is_wayland and not named:
        return {}  # the desktop's own protocol is what Qt takes
    wanted = [named, *([WAYLAND] if is_wayland else []), *NEXT]
    methods = {LIST: ";".join(dict.fromkeys(each for each in wanted if each))}
    is_fcitx = "fcitx" in named or "fcitx" in environment.get("XMODIFIERS", "")
    return {**methods, PORTAL: environment.get(PORTAL, "1")} if is_fcitx else methods
