"""Asks for one account's keys on the command line, step by step; secrets are not echoed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from workbench.cli.doorstep import Doorstep
from workbench.domain.errors import BadInput, SignInExpired, marked
from workbench.services.accounts.forms import (
    ALIBABA,
    APP_KEY,
    APP_SECRET,
    CODE,
    DOUYIN,
    KDNIAO,
    KUAIDI100,
    REDIRECT,
    SERVICE,
    TAOBAO,
    key_text,
    sign_in_address,
)
from workbench.services.accounts.sign_in import door_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.cli.program import Words
    from workbench.services.accounts.forms import AccountField, AccountForm
    from workbench.services.accounts.service import SavedApp
    from workbench.services.accounts.sign_in import Door

# What people call the platforms and trace services, and the form of each.
FORMS: Mapping[str, AccountForm] = {
    "1688": ALIBABA,
    "taobao": TAOBAO,
    "tmall": TAOBAO,
    "douyin": DOUYIN,
    "kuaidi100": KUAIDI100,
    "kdniao": KDNIAO,
}


@dataclass
class Asking:
    """One form's questions; ``browse`` shows an address in the browser and tells whether it did.

    ``apps`` are applications whose secret is saved: it need not be typed again.
    """

    form: AccountForm
    words: Words
    browse: Callable[[str], bool]
    apps: Sequence[SavedApp] = ()

    def key_text(self) -> str:
        """Ask for everything and return it as a key file's text.

        Raises:
            BadInput: something that is needed was not typed.
            SignInExpired: the platform did not grant the sign-in.
        """
        self._explain()
        state = secrets.token_hex(16)
        typed: dict[str, str] = {}
        for field in self.form.fields:
            if self._is_wanted(field, typed):
                if field.above:
                    self._say(field.above)
                typed[field.name] = self._answer(field, typed, state)
        try:
            return key_text(self.form, typed, state, self._known)
        except BadInput as error:
            what = self.words.translate("accounts", error.values["what"])
            raise BadInput(what=what, reason=error.values["reason"]) from error

    def _explain(self) -> None:
        self._say(self.form.title)
        for number, step in enumerate(self.form.steps, 1):
            click.echo(f"{number}. {self._translated(step)}", err=True)

    def _is_wanted(self, field: AccountField, typed: Mapping[str, str]) -> bool:
        """Tell whether a field is still asked for: who has one way in is not asked for others."""
        ways = {each.name for each in self.form.fields if each.or_else}
        taken = {name for name in ways if typed.get(name)}
        if not taken:
            return True
        if field.name == "refresh_token":
            return CODE not in taken  # a code brings one along
        return field.name not in ways | {REDIRECT, SERVICE}

    def _answer(self, field: AccountField, typed: Mapping[str, str], state: str) -> str:
        if field.name == CODE:
            return self._code(field, typed, state)
        return self._typed(field, typed)

    @property
    def _ours(self) -> list[SavedApp]:
        return [app for app in self.apps if app.part == self.form.key]

    @property
    def _known(self) -> frozenset[str]:
        return frozenset(app.app_key for app in self._ours)

    def _usual(self, field: AccountField, typed: Mapping[str, str]) -> str | None:
        """Return what Enter alone answers: what is saved; None where something must be typed."""
        saved = {APP_KEY: self._ours[-1].app_key, **self._ours[-1].told} if self._ours else {}
        if saved.get(field.name):
            return saved[field.name]
        is_kept = field.name == APP_SECRET and typed.get(APP_KEY) in self._known
        return "" if is_kept or not field.is_needed else None

    def _typed(self, field: AccountField, typed: Mapping[str, str]) -> str:
        usual = self._usual(field, typed)
        told: str = click.prompt(
            self._translated(field.label),
            default=usual,
            show_default=bool(usual),
            hide_input=field.is_secret,
            err=True,
        )
        return told

    def _code(self, field: AccountField, typed: Mapping[str, str], state: str) -> str:
        """Return the code, "" without one: heard where the redirect leads here, else pasted."""
        if not all(typed.get(name) for _, name in self.form.told):
            return self._typed(field, typed)
        address = sign_in_address(self.form, typed, state)
        door = door_of(typed.get(REDIRECT, ""))
        if door is not None:
            return self._heard(door, address, state) or self._typed(field, typed)
        self._show(address)
        return self._typed(field, typed)

    def _heard(self, door: Door, address: str, state: str) -> str:
        """Return the code that the browser brings, "" where it is to be pasted."""
        try:
            with Doorstep(door, state, self._translated) as doorstep:
                self._show(address)
                self._say(marked("accounts", "Sign in in the browser; the code comes by itself."))
                found = doorstep.hear()
        except OSError:
            taken = marked(
                "accounts",
                "Port {port} is used by another program: paste the address that the browser shows.",
            )
            self._say(taken, port=door.port)
            self._show(address)
            return ""
        if found is not None and found.is_refused:
            raise SignInExpired(service=self._translated(self.form.title))
        return found.code if found else ""

    def _show(self, address: str) -> None:
        if not self.browse(address):
            self._say(marked("accounts", "No browser opened. Open this address in one:"))
        click.echo(address, err=True)

    def _say(self, source: str, **values: object) -> None:
        click.echo(self._translated(source).format(**values), err=True)

    def _translated(self, source: str) -> str:
        return self.words.translate("accounts", source)
