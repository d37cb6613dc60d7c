"""Versions of the program and of what it stands on."""

from __future__ import annotations

import sys

from workbench import __version__


def versions() -> dict[str, str]:
    """Return the versions of the parts that matter, by name."""
    import PySide6
    from PySide6.QtCore import qVersion

    from workbench.store.engine.driver import cipher_version, sqlite_version

    return {
        "workbench": __version__,
        "Python": ".".join(str(part) for part in sys.version_info[:3]),
        "PySide6": PySide6.__version__,
        "Qt": qVersion(),
        "SQLite": ".".join(str(part) for part in sqlite_version()),
        "SQLCipher": cipher_version(),
    }
