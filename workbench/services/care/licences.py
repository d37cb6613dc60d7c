"""Whose work the program stands on: in a bundle the texts beside it, else what is installed."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.care.licences import Licence

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "workbench"
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_NORMAL = re.compile(r"[-_.]+")
_SHORT = 80
_LARGEST = 200_000


def licences(bundled: Path, fonts: Path) -> tuple[Licence, ...]:
    """Return every part with its licence, by name.

    ``bundled`` is where an installed program keeps the texts, by part; where it is missing the
    packages of this Python are asked. ``fonts`` holds the licence of the font that comes along.
    """
    found = list(_from_folder(bundled)) if bundled.is_dir() else list(_from_packages())
    found += [Licence(f"fonts/{path.name}", text=_read(path)) for path in _texts(fonts)]
    return tuple(sorted(found, key=lambda licence: licence.name.lower()))


def _from_folder(folder: Path) -> Iterator[Licence]:
    for part in sorted(folder.iterdir()):
        if part.is_dir():
            texts = (_read(path) for path in sorted(part.iterdir()) if path.is_file())
            yield Licence(part.name, text="\n\n".join(texts))


def _from_packages() -> Iterator[Licence]:
    """Yield what the program asks for, and what that asks for, as installed here."""
    waiting, seen = [PROGRAM], set[str]()
    while waiting:
        name = _normal(waiting.pop())
        if name in seen:
            continue
        seen.add(name)
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system alone
        waiting += _asked_for(package)
        yield _licence_of(name, package)


def _asked_for(package: metadata.Distribution) -> Iterator[str]:
    for line in package.requires or ():
        name = _NAME.match(line)
        if name is not None and "extra ==" not in line:
            yield name[0]


def _licence_of(name: str, package: metadata.Distribution) -> Licence:
    told = package.metadata
    expressions = told.get_all("License-Expression") or told.get_all("License") or []
    terms = _classified(told.get_all("Classifier") or [])
    if told.get_all("License-Expression") or not terms:
        terms = "".join(expressions[:1]).strip().partition("\n")[0]
    files = [path for path in package.files or () if _TEXTS.search(path.name)]
    texts = [_read(Path(str(package.locate_file(path)))) for path in files]
    return Licence(name, package.version, terms[:_SHORT], "\n\n".join(filter(None, texts)))


def _classified(classifiers: list[str]) -> str:
    kinds = (each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::"))
    return ", ".join(kinds)


def _texts(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        files = (path for path in sorted(folder.iterdir()) if path.is_file())
        yield from (path for path in files if _TEXTS.search(path.name))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")[:_LARGEST]
    except OSError:
        return ""


def _normal(name: str) -> str:
    return _NORMAL.sub("-", name).lower()
