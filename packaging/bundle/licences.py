"""The licence texts of everything that a bundle carries, in one folder of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_PINNED = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
_NORMAL = re.compile(r"[-_.]+")


def shipped(lock: str) -> set[str]:
    """Return the names of the packages that a lock pins, as package indexes spell them."""
    return set(_PINNED.findall(lock))


def gather(site: Path, names: set[str], target: Path) -> list[str]:
    """Copy the texts of the packages installed in ``site``; return who brings none."""
    without = []
    for info in sorted(site.glob("*.dist-info")):
        name = _NORMAL.sub("-", info.name.partition("-")[0]).lower()
        if name not in names:
            continue
        texts = list(texts_in(info))
        for text in texts:
            place = target / name / text.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, place)
        if not texts:
            without.append(name)
    return without


def texts_in(info: Path) -> Iterable[Path]:
    """Return the files of an installed package's metadata that speak of its licence."""
    for path in sorted(info.rglob("*")):
        if path.is_file() and _TEXTS.search(path.name):
            yield path


def site_packages(python: Path) -> Path:
    """Return where an interpreter keeps what is installed for it."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(subprocess.check_output([python, "-c", ask], text=True).strip())
