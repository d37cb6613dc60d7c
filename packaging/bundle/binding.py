"""The binding's own modules, compiled: it keeps their source in its library and compiles it anew.

That took 26 ms of every start. Where the binding finds a folder ``files.dir`` beside itself, it
loads those modules from there instead, as any others (``signature_bootstrap.py`` in shiboken6,
SBK_EMBED); PyInstaller serves modules of a folder from its own archive.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "shiboken6/files.dir"
_MARK = "The binding's modules are in the program.\n"


def sources() -> dict[str, str]:
    """Return the modules' sources by their paths; PyInstaller runs this by itself elsewhere."""
    import sys  # noqa: PLC0415  # in another process, which gets these lines alone

    import shiboken6  # noqa: F401, PLC0415  # same; loads the other one

    loader = sys.modules["shibokensupport"].__loader__
    archive = loader.zfile  # type: ignore[union-attr]  # the binding's own importer has it
    names = [name for name in archive.namelist() if name.startswith("shibokensupport/")]
    return {name: archive.read(name).decode() for name in names if name.endswith(".py")}


def modules(found: Mapping[str, str], folder: Path) -> list[tuple[str, str, str]]:
    """Write sources into ``folder``; return them as PyInstaller wants modules told."""
    told = []
    for name, source in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        place = PurePosixPath(FOLDER, name).with_suffix("")
        parts = place.parent.parts if place.name == "__init__" else place.parts
        told.append((".".join(parts), str(path), "PYMODULE-1"))
    return told


def mark(folder: Path) -> tuple[str, str]:
    """Return a file that makes the folder be there, as PyInstaller wants data told."""
    path = folder / "README"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_MARK, encoding="ascii")
    return str(path), FOLDER
