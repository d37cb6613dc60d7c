"""The binding's own modules, compiled: it keeps their source in its library and compiles it anew.

That took 26 ms of every start. Where the binding finds ``files.dir`` beside itself, it loads those
modules from there instead, as any others (``signature_bootstrap.py`` in shiboken6, SBK_EMBED).
"""

from __future__ import annotations

import py_compile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "shiboken6/files.dir"


def sources() -> dict[str, str]:
    """Return the modules' sources by their paths; PyInstaller runs this by itself elsewhere."""
    import sys  # noqa: PLC0415  # in another process, which gets these lines alone

    import shiboken6  # noqa: F401, PLC0415  # same; loads the other one

    loader = sys.modules["shibokensupport"].__loader__
    archive = loader.zfile  # type: ignore[union-attr]  # the binding's own importer has it
    names = [name for name in archive.namelist() if name.startswith("shibokensupport/")]
    return {name: archive.read(name).decode() for name in names if name.endswith(".py")}


def compiled(found: Mapping[str, str], folder: Path) -> list[tuple[str, str]]:
    """Compile modules into ``folder``; return what goes where, as PyInstaller wants it told."""
    files = []
    for name, source in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        made = py_compile.compile(
            str(path),
            cfile=f"{path}c",
            dfile=name,
            doraise=True,
            optimize=1,
            # The same source gives the same bytes, whenever it was written.
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        files.append((str(made), f"{FOLDER}/{Path(name).parent.as_posix()}"))
    return files
