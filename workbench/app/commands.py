"""The commands of the command line by name, each loaded only when it is asked for.

All of them together take a quarter of the time in which the window shows its first rows.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import click

# Modules of ``workbench.cli``, and what each of them defines: commands under their own name, else
# with the name in the program behind it.
_PLACES: Mapping[str, tuple[str, ...]] = {
    "accounts": ("account",),
    "backup": ("backup", "recover", "restore"),
    "demo": ("demo", "sandbox", "screenshot"),
    "doctor": ("doctor",),
    "exporting": ("export",),
    "files": ("import=import_files",),
    "filing": ("filing",),
    "metrics": ("freight", "metrics"),
    "opening": ("open=open_files",),
    "packet": ("packet", "verify"),
    "penalties": ("penalties",),
    "policy": ("policy", "simulate"),
    "polling": ("poll", "review"),
    "privacy": ("forget", "retention"),
    "recovery_code": ("recovery-code=recovery_code",),
    "robots": ("robot",),
    "shipping": ("acts", "ship"),
    "support": ("support",),
    "tickets": ("ticket",),
    "today": ("ledger", "today"),
    "tracing": ("classify", "traces"),
}


def _load(module: str, attribute: str) -> click.Command:
    return cast("click.Command", getattr(import_module(f"workbench.cli.{module}"), attribute))


def _by_name() -> dict[str, Callable[[], click.Command]]:
    found: dict[str, Callable[[], click.Command]] = {}
    for module, told in _PLACES.items():
        for one in told:
            name, _, attribute = one.partition("=")
            found[name] = partial(_load, module, attribute or name)
    return found


COMMANDS: Mapping[str, Callable[[], click.Command]] = MappingProxyType(_by_name())
