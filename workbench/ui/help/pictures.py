"""The help for ``workbench screenshot``: its first page, and what a search leaves of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.help.library import Library
from workbench.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage


def help_pictures(
    around: QWidget, parts: WindowParts, stage: Stage
) -> Iterator[tuple[str, QWidget]]:
    """Yield a page with a picture, one with tables, and a search."""
    library = Library.open(parts.resources / "help" / parts.language)
    for name in ("monitor", "words"):
        made = HelpWindow(library, stage, around)
        made.show_topic(name)
        yield f"help-{name}", made
    for name, wanted in (("search", "98"), ("nothing", "xyzzy")):
        made = HelpWindow(library, stage, around)
        made.search.setText(wanted)
        made.search.returnPressed.emit()
        yield f"help-{name}", made
