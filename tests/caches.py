"""Cache files for tests: made once with all steps of the schema, then copied."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from workbench import paths
from workbench.domain.profile import CACHE_FILE
from workbench.files.paper import PaperWork
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey

KEY = DataKey("5a" * 32)


@cache
def _empty() -> bytes:
    """Return a file without data, as the program makes it."""
    with tempfile.TemporaryDirectory(prefix="workbench-empty-") as folder:
        path = Path(folder) / CACHE_FILE
        Cache.open(path, KEY).close()
        return path.read_bytes()


def open_empty(path: Path) -> Cache:
    """Open a cache without data at ``path``, under ``KEY``; no test outlasts a loss of power."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(_empty())
    opened = Cache.open(path, KEY)
    opened.execute("PRAGMA synchronous = OFF")
    return opened


def paper() -> PaperWork:
    """Return what prints and looks at pictures, with the shipped font."""
    return PaperWork(paths.resource(""))
