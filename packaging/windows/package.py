"""Makes the installer of a Windows bundle with NSIS, which runs on Linux as well."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bundle import building
from refusal import SetupRefused

if TYPE_CHECKING:
    from bundle.building import Workplace

SIGNING = "WORKBENCH_SIGN_COMMAND"
_SCRIPT = Path(__file__).with_name("installer.nsi")
# NSIS for Windows brings the 32-bit frame alone, which runs on every Windows; wine without its
# 32-bit half runs only the other.
_MACHINE = "x86-unicode" if sys.platform == "win32" else "amd64-unicode"
_ABOUT_LICENCE = {
    "zh_CN": "履约工作台按 MIT 许可证提供：可以自由使用、复制和修改，按原样提供，不作任何担保。\n"
    "界面使用的 Qt for Python 按 LGPL-3.0 提供；各组件的许可证全文在安装文件夹的 licences 里。\n\n"
    "以下为许可证原文：\n\n",
    "en": "Fulfilment Workbench comes under the MIT licence. Qt for Python, which draws its\n"
    "window, comes under LGPL-3.0; the texts of all parts are in the folder licences.\n\n",
}


def build(work: Workplace, bundle: Path) -> Path:
    """Return the installer of ``bundle``, a folder that holds ``workbench.exe``.

    Where the environment names a command in ``WORKBENCH_SIGN_COMMAND``, it signs the programs, the
    installer and the uninstaller; each file's path is added to it.

    Raises SetupRefused where NSIS is missing, or it or the signing gives up.
    """
    signing = os.environ.get(SIGNING, "")
    for program in ("workbench.exe", "workbench-cli.exe") if signing else ():
        _sign(signing, bundle / program)
    work.artefacts.mkdir(parents=True, exist_ok=True)
    target = work.artefacts / f"fulfilment-workbench-{work.version}-setup.exe"
    signed = {"SIGN": signing} if signing else {}
    _compile(work, bundle, {"VERSION": work.version, "OUTPUT": target, **signed})
    return target


def build_next(work: Workplace, bundle: Path) -> Path:
    """Return an installer of the same bundle that calls itself the next version.

    It is made quickly and not small: to try an upgrade with, and not to be handed out.
    """
    target = work.root / "build" / "next-setup.exe"
    _compile(work, bundle, {"VERSION": following(work.version), "OUTPUT": target, "QUICK": "1"})
    return target


def _sign(command: str, file: Path) -> None:
    done = subprocess.run(f'{command} "{file}"', check=False, shell=True, stdout=sys.stderr)  # noqa: S602  # the builder's own command line
    if done.returncode:
        # The command may hold a password: it is not told.
        raise SetupRefused(f"{SIGNING} ended with {done.returncode} for {file.name}.")


def _compile(work: Workplace, bundle: Path, given: dict[str, str | Path]) -> None:
    if shutil.which("makensis") is None:
        raise SetupRefused("To build the installer, install: nsis")
    icon, side = work.root / "build" / "workbench.ico", work.root / "build" / "welcome.bmp"
    building.draw(work, str(icon), f"side={side}")
    all_given = {
        **given,
        "NUMBER": number(str(given["VERSION"])),
        "MACHINE": _MACHINE,
        "BUNDLE": bundle,
        "ICON": icon,
        "SIDE": side,
        "TERMS": write_terms(work),
    }
    defined = [f"-D{name}={value}" for name, value in all_given.items()]
    command: list[str | Path] = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    done = subprocess.run([*command, *defined, _SCRIPT], check=False, stdout=sys.stderr)
    if done.returncode:
        # What is half made, or made and not signed, is not left to be handed out.
        Path(given["OUTPUT"]).unlink(missing_ok=True)
        raise SetupRefused("NSIS or the signing gave up; the lines above say why.")


def write_terms(work: Workplace) -> Path:
    """Write what the licence page says, a file for each language, and return their folder."""
    folder = work.root / "build" / "terms"
    folder.mkdir(parents=True, exist_ok=True)
    licence = (work.root / "LICENSE").read_text(encoding="utf-8")
    for language, about in _ABOUT_LICENCE.items():
        # NSIS knows by the mark at its beginning that a file is UTF-8.
        (folder / f"{language}.txt").write_text(about + licence, encoding="utf-8-sig")
    return folder


def number(version: str) -> str:
    """Return a version as Windows counts: four numbers, and no words."""
    found = [int(part) for part in re.findall(r"\d+", version)][:4]
    return ".".join(str(part) for part in (*found, 0, 0, 0, 0)[:4])


def following(version: str) -> str:
    """Return the version that comes after."""
    major, minor, small, _ = number(version).split(".")
    return f"{major}.{minor}.{int(small) + 1}"
