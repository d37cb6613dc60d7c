"""Starting with the system, as each system wants it asked for; off until a person switches it on.

Linux: an entry in ``$XDG_CONFIG_HOME/autostart`` (freedesktop.org, Desktop Application Autostart
Specification). Windows: a value under ``Run`` of the user's registry. macOS: a launch agent.
"""

from __future__ import annotations

import os
import plistlib
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.domain.errors import SystemRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "fulfilment-workbench"
_REGISTRY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_REGISTRY_NAME = "FulfilmentWorkbench"
_ENTRY = """[Desktop Entry]
Type=Application
Name=Fulfilment Workbench
Name[zh_CN]=履约工作台
Exec={command}
Icon=fulfilment-workbench
Terminal=false
"""


class Autostart(Protocol):
    """Whether the program starts with the system."""

    def is_on(self) -> bool:
        """Tell whether it does."""
        ...

    def switch(self, *, is_on: bool) -> None:
        """Have it start with the system, or not.

        Raises:
            SystemRefused: the system does not let this be changed.
        """
        ...


class FileAutostart:
    """By a file that is there or not, on Linux and macOS."""

    def __init__(self, file: Path, content: bytes) -> None:
        self._file = file
        self._content = content

    def is_on(self) -> bool:
        """Tell whether the file is there."""
        return self._file.is_file()

    def switch(self, *, is_on: bool) -> None:
        """Write the file, or remove it.

        Raises:
            SystemRefused: the folder cannot be written.
        """
        try:
            if is_on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_bytes(self._content)
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise SystemRefused(path=str(self._file), reason=error.strerror or "") from error


if sys.platform == "win32":
    import winreg

    class RegistryAutostart:
        """By a value in the user's registry."""

        def __init__(self, command: str) -> None:
            self._command = command

        def is_on(self) -> bool:
            """Tell whether the value is there."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _REGISTRY) as key:
                    winreg.QueryValueEx(key, _REGISTRY_NAME)
            except OSError:
                return False
            return True

        def switch(self, *, is_on: bool) -> None:
            """Set the value, or remove it.

            Raises:
                SystemRefused: a policy of the computer forbids it.
            """
            rights = winreg.KEY_SET_VALUE
            user = winreg.HKEY_CURRENT_USER
            try:
                # Nobody may have started anything with this user's Windows yet.
                with winreg.CreateKeyEx(user, _REGISTRY, access=rights) as key:
                    if is_on:
                        winreg.SetValueEx(key, _REGISTRY_NAME, 0, winreg.REG_SZ, self._command)
                    else:
                        winreg.DeleteValue(key, _REGISTRY_NAME)
            except FileNotFoundError:
                return  # there was no value to remove
            except OSError as error:
                raise SystemRefused(path=_REGISTRY, reason=error.strerror or "") from error


def autostart_here(command: Sequence[str]) -> Autostart:
    """Return this system's way to start ``command`` with it."""
    if sys.platform == "win32":
        return RegistryAutostart(subprocess.list2cmdline(command))
    if sys.platform == "darwin":
        told = {"Label": _NAME, "ProgramArguments": list(command), "RunAtLoad": True}
        agents = Path.home() / "Library" / "LaunchAgents"
        return FileAutostart(agents / f"{_NAME}.plist", plistlib.dumps(told))
    chosen = os.environ.get("XDG_CONFIG_HOME")
    config = Path(chosen) if chosen else Path.home() / ".config"
    entry = _ENTRY.format(command=_desktop_words(command))
    return FileAutostart(config / "autostart" / f"{_NAME}.desktop", entry.encode())


def _desktop_words(command: Sequence[str]) -> str:
    """Return a command as ``Exec`` wants it: ``%`` doubled, words with blanks quoted."""
    return " ".join(
        word.replace("%", "%%") if shlex.quote(word) == word else f'"{word.replace("%", "%%")}"'
        for word in command
    )
