"""Libraries that Pillow's wheel for Linux brings, and that no picture of ours asks anything.

TIFF's compressed insides, JPEG 2000 and pictures of a screen are read by plugins that the bundle
leaves out or evidence refuses (``workbench/files/evidence.py``); PNG and WOFF2 inside of a font are
not in ours. Pillow's core needs those libraries to load, so that in the place of each stands one
with the functions that are asked for, which do nothing: 20 KB instead of 3 MB.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from refusal import call

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEVER_ASKED = re.compile(r"lib(tiff|openjp2|xcb|png16|brotlidec)-")
# What those alone ask for.
_ORPHANS = re.compile(r"lib(zstd|lzma|Xau|brotlicommon)-")
# A line of ``objdump -T``: address, seven flags, section, size, version if there is one, name.
_SYMBOL = re.compile(r"^[0-9a-f]+ .{7} (\S+)\t[0-9a-f]+ +(?:\(?([\w.]+)\)? +)?(\w+)$", re.MULTILINE)
_UNVERSIONED = {"", "Base"}


def hollow(bundle: Path) -> None:
    """Replace the libraries, and leave out what they alone ask for."""
    libraries = [path for path in bundle.rglob("pillow.libs/*.so*") if not path.is_symlink()]
    for path in libraries:
        if _ORPHANS.match(path.name):
            path.unlink()
    for path in bundle.rglob("*.so*"):
        if path.is_symlink() and not path.exists():
            path.unlink()
    replaced = [path for path in libraries if _NEVER_ASKED.match(path.name)]
    stay = [path for path in libraries if path.exists() and path not in replaced]
    told = "".join(_told(path) for path in (*stay, *bundle.rglob("PIL/*.so")))
    asked = {(name, version) for section, version, name in symbols(told) if section == "*UND*"}
    for path in replaced:
        offered = {name for section, _, name in symbols(_told(path)) if section != "*UND*"}
        _replace(path, sorted(one for one in asked if one[0] in offered))


def symbols(told: str) -> list[tuple[str, str, str]]:
    """Return (section, version, name) of each symbol that ``objdump -T`` tells of."""
    return _SYMBOL.findall(told)


def _told(library: Path) -> str:
    command: list[str | Path] = ["objdump", "-T", library]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _replace(library: Path, functions: Iterable[tuple[str, str]]) -> None:
    wanted = list(functions)
    with tempfile.TemporaryDirectory() as folder:
        source, script = Path(folder, "hollow.c"), Path(folder, "versions")
        source.write_text("".join(function(name) for name, _ in wanted), encoding="ascii")
        script.write_text(versions(wanted), encoding="ascii")
        told = (f"-Wl,-soname,{library.name}", f"-Wl,--version-script,{script}")
        call(["gcc", "-shared", "-s", "-nostdlib", "-fPIC", "-O2", *told, "-o", library, source])


def function(name: str) -> str:
    """Return a function in C that does nothing; Pillow asks for versions as it loads."""
    answer = '""' if name.lower().endswith("version") else "0"
    return f"const char *{name}(void) {{ return {answer}; }}\n"


def versions(functions: Iterable[tuple[str, str]]) -> str:
    """Return a linker's script that gives each function the version by which it is asked for."""
    grouped: dict[str, list[str]] = {}
    for name, version in functions:
        grouped.setdefault("" if version in _UNVERSIONED else version, []).append(name)
    return "".join(f"{version} {{ {'; '.join(names)}; }};\n" for version, names in grouped.items())
