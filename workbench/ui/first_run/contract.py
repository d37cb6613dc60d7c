"""What the first run asks of the program before there are data, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from workbench.domain.profile import KeyPlace
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.onward import Onward
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage
    from workbench.ui.theming import ThemeKeeper


@dataclass(frozen=True, slots=True)
class Speech:
    """What words need before there is a window: a language and where its catalogue lies."""

    language: str
    translations: Path


class Then(StrEnum):
    """What comes after a window: nothing, the sample data, or the seller's own shops."""

    END = "end"
    DEMO = "demo"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a window ended; ``language`` is the one that was spoken, for the window that follows."""

    code: int = 0
    then: Then = Then.END
    language: str = ""


class Entrance(Protocol):
    """The way into a profile that may not be there yet; quick but for :meth:`begin`."""

    def is_new(self) -> bool:
        """Tell whether there are neither data nor a key nor backups."""
        ...

    def key_place(self) -> KeyPlace:
        """Return what would keep a new key without anybody typing a passphrase."""
        ...

    def begin(self, passphrase: str, language: str) -> None:
        """Make the data, under ``passphrase`` where one is given; they speak ``language``.

        Raises:
            StoreError: they could not be made; nothing is left that bars a second try.
        """
        ...


class Way(StrEnum):
    """How somebody left the question for the passphrase."""

    OPENED = "opened"
    FORGOTTEN = "forgotten"
    LEFT = "left"


class Greeter(Protocol):
    """Meets whoever starts the window; what it shows is loaded only when it is needed."""

    def enter(self, speech: Speech, bell: str) -> Ending | None:
        """Ask a new person what they want; None where the data may be opened now."""
        ...

    def ask_passphrase(self, speech: Speech, bell: str) -> Way:
        """Ask for the passphrase of data that are locked by one."""
        ...

    def offer_help(self, dialog: QDialog, keeper: ThemeKeeper, speech: Speech) -> None:
        """Let F1 open the help over a dialog that shows before there is a window."""
        ...

    def guide(
        self, window: MainWindow, parts: WindowParts, stage: Stage, onward: Onward
    ) -> Guiding:
        """Lead a new person on in the window, or ask for what was left out at the first run."""
        ...


class Guiding(Protocol):
    """The guide of one window."""

    def stop(self) -> bool:
        """Cancel what is under way; False if a thread still ran after its limit."""
        ...
