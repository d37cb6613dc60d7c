"""The first run's dialogs for ``workbench screenshot``; nothing is pressed in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from workbench.domain.errors import KeyringLocked, WrongKey
from workbench.domain.profile import KeyPlace
from workbench.ui.contracts import WindowParts
from workbench.ui.first_run.entrance import EntranceDialog
from workbench.ui.first_run.guide import GuideNeeds, WelcomeGuide
from workbench.ui.first_run.locked import PassphraseDialog
from workbench.ui.first_run.page import Step
from workbench.ui.first_run.waiting import MakingDialog
from workbench.ui.settings.keeping import Keeping
from workbench.ui.start import ViewTools
from workbench.ui.translating import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDialog, QWidget

    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.ui.background import Jobs
    from workbench.ui.contracts import Desk
    from workbench.ui.start import Stage

_TYPED = "correct horse"


@dataclass(frozen=True, slots=True)
class NewMachine:
    """A profile that is not there yet; its keyring does not answer."""

    place: KeyPlace

    def is_new(self) -> bool:
        """Tell that nothing is there."""
        return True

    def key_place(self) -> KeyPlace:
        """Return what there is."""
        return self.place

    def begin(self, passphrase: str, language: str) -> None:
        """Refuse: it is only looked at."""
        raise KeyringLocked


class NoCode:
    """Keys that have no recovery code yet, and a passphrase that is never right."""

    def needs_code(self) -> bool:
        """Tell that there is none."""
        return True

    def enter(self, passphrase: str) -> None:
        """Refuse it."""
        raise WrongKey(path="key.json")


def first_run_dialogs(window: QWidget, desk: Desk, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    """Yield every step with its name, then the question for the passphrase."""
    language = CHINESE if stage.formats.is_chinese else "en"
    yield from _entrance(language)
    keys = cast("KeyRecovery", NoCode())
    yield from _guide(window, desk, stage, keys)
    yield "first-run-making", MakingDialog(lambda look: look())
    yield "dialog-passphrase", PassphraseDialog(keys)
    wrong = PassphraseDialog(keys)
    wrong.line.setText(_TYPED)
    wrong.open_button.click()
    yield "dialog-passphrase-wrong", wrong


def _entrance(language: str) -> Iterator[tuple[str, QDialog]]:
    for step in (Step.LANGUAGE, Step.PLACE):
        yield f"first-run-{step.name.lower()}", _at(step, KeyPlace.KEYRING, language)
    yield "first-run-keyring", _at(Step.KEY, KeyPlace.KEYRING, language)
    locked = _at(Step.KEY, KeyPlace.KEYRING, language)
    locked.go_on()
    yield "first-run-keyring-locked", locked
    yield "first-run-file", _at(Step.KEY, KeyPlace.FILE, language)
    typed = _at(Step.KEY, KeyPlace.NOWHERE, language)
    typed.key.form.first.setText(_TYPED)
    typed.key.form.again.setText(_TYPED)
    yield "first-run-passphrase", typed


def _at(step: Step, place: KeyPlace, language: str) -> EntranceDialog:
    made = EntranceDialog(NewMachine(place), language)
    made.turn_to(step)
    return made


def _guide(
    window: QWidget, desk: Desk, stage: Stage, keys: KeyRecovery
) -> Iterator[tuple[str, QDialog]]:
    tools = ViewTools(stage, desk, cast("Jobs", None))
    parts = WindowParts(desk, lambda: desk, None, Path())
    for step in (Step.KEY, Step.CODE, Step.INTAKE, Step.ALERTS):
        needs = GuideNeeds(parts, tools, Keeping(tools, window), keys)
        made = WelcomeGuide(needs, window)
        made.turn_to(step)
        name = "kept" if step is Step.KEY else step.name.lower()
        yield f"first-run-{name}", made
