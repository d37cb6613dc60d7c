"""Asks what no Python package names for its version: ``versions.py FILE.json``.

A script of its own, since it runs in the environment that is bundled: who answers is what
PyInstaller copied, and nothing is told from memory.
"""

from __future__ import annotations

import ctypes
import json
import platform
import ssl
import sys
from pathlib import Path

import PySide6
import sqlcipher3
from cryptography.hazmat.backends.openssl import backend
from PIL import features
from PySide6.QtCore import qVersion


def versions() -> dict[str, str]:
    """Return versions by the names that ``parts.py`` knows; what is not here is not among them."""
    told = {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "OpenSSL of Python": ssl.OPENSSL_VERSION,
        "OpenSSL of cryptography": backend.openssl_version_text(),
        "SQLite": sqlcipher3.sqlite_version,
        **_of_sqlcipher(),
        **_of_pillow(),
        **_of_icu(),
    }
    return {name: _number(version) for name, version in told.items() if version}


def _number(version: str) -> str:
    """Return the number in "OpenSSL 3.6.0 1 Oct 2025" and in "4.19.0 community"."""
    return next(word for word in version.split() if word[0].isdigit())


def _of_sqlcipher() -> dict[str, str]:
    connection = sqlcipher3.connect(":memory:")
    connection.execute("PRAGMA key = 'none'")  # without one the library of ciphers is not loaded
    asked = {"SQLCipher": "cipher_version", "OpenSSL of SQLCipher": "cipher_provider_version"}
    told = {
        name: connection.execute(f"PRAGMA {pragma}").fetchone() for name, pragma in asked.items()
    }
    connection.close()
    return {name: str(row[0]) for name, row in told.items() if row}


def _of_pillow() -> dict[str, str]:
    asked = {
        "libjpeg-turbo": "libjpeg_turbo",
        "libwebp": "webp",
        "libtiff": "libtiff",
        "OpenJPEG": "jpg_2000",
        "FreeType": "freetype2",
        "HarfBuzz": "harfbuzz",
        "zlib-ng": "zlib_ng",
    }
    return {name: features.version(feature) or "" for name, feature in asked.items()}


def _of_icu() -> dict[str, str]:
    """Ask Qt's own library of languages, which it brings on Linux alone."""
    for path in Path(PySide6.__file__).parent.glob("Qt/lib/libicuuc.so.*"):
        told = (ctypes.c_uint8 * 4)()
        # Its functions end in the number of the series, as the library's name does.
        getattr(ctypes.CDLL(str(path)), f"u_getVersion_{path.suffix[1:]}")(told)
        return {"ICU": f"{told[0]}.{told[1]}"}
    return {}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(versions(), indent=1), encoding="utf-8")
