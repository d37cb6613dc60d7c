"""Pillow's copy of libXau: its wheel pads 12 KB of code to 2 MB.

Pillow's libxcb asks it for the way into an X server, to take pictures of a screen. Nothing here
does that: two functions that know no way are all that libxcb needs to load.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from refusal import call

_SOURCE = """void *XauGetBestAuthByAddr(void) { return 0; }
void XauDisposeAuth(void *auth) { }
"""


def replace(library: Path) -> None:
    """Put the two functions in the place of a library, under its name."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "xau.c")
        source.write_text(_SOURCE, encoding="ascii")
        name = f"-Wl,-soname,{library.name}"
        call(["gcc", "-shared", "-s", "-nostdlib", "-fPIC", "-O2", name, "-o", library, source])
