"""Makes the ``.deb``: the bundle in ``/usr/lib``, and what a desktop needs to know of it."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING

from bundle import building
from refusal import SetupRefused

from debian import dependencies

if TYPE_CHECKING:
    from bundle.building import Workplace

NAME = "fulfilment-workbench"
_HERE = Path(__file__).parent
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def build(work: Workplace) -> Path:
    """Make the package from the bundle as it stands; return its path.

    Raises SetupRefused where a tool is missing or a part of it cannot be made.
    """
    lacking = [name for name in ("dpkg-deb", "objdump") if shutil.which(name) is None]
    if lacking:
        raise SetupRefused("To build the package, install: dpkg binutils")
    tree = work.root / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _Tree(work, tree).plant()
    work.artefacts.mkdir(parents=True, exist_ok=True)
    target = work.artefacts / f"{NAME}_{work.version}_amd64.deb"
    dated = {**os.environ, "SOURCE_DATE_EPOCH": building.moment_of(work.root)}
    command: list[str | Path] = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, target]
    subprocess.run(command, check=True, env=dated, stdout=sys.stderr)
    return target


class _Tree:
    """The files of the package as they will lie on the system."""

    def __init__(self, work: Workplace, tree: Path) -> None:
        self._work = work
        self._tree = tree

    def plant(self) -> None:
        """Lay everything down."""
        self._program()
        self._desktop()
        self._documents()
        self._control()
        for folder in (self._tree, *self._tree.rglob("*")):
            if folder.is_dir() and not folder.is_symlink():
                folder.chmod(0o755)

    def _program(self) -> None:
        home = self._tree / "usr" / "lib" / NAME
        shutil.copytree(self._work.bundle, home, symlinks=True)
        for path in home.rglob("*"):
            if path.is_file() and not path.is_symlink():
                path.chmod(0o755 if path == home / "workbench" else 0o644)
        command = self._tree / "usr" / "bin" / "workbench"
        command.parent.mkdir(parents=True)
        command.symlink_to(f"../lib/{NAME}/workbench")

    def _desktop(self) -> None:
        self._put(_HERE / f"{NAME}.desktop", f"usr/share/applications/{NAME}.desktop")
        self._put(_HERE / "packet-mime.xml", f"usr/share/mime/packages/{NAME}.xml")
        icon = self._work.root / "resources" / "icons" / "application.svg"
        self._put(icon, f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg")
        pictures = [
            f"{size}={self._made(f'usr/share/icons/hicolor/{size}x{size}/apps/{NAME}.png')}"
            for size in _ICON_SIZES
        ]
        building.draw(self._work, *pictures)

    def _documents(self) -> None:
        texts = f"usr/share/doc/{NAME}"
        licence = (self._work.root / "LICENSE").read_text(encoding="utf-8").strip()
        quoted = "\n".join(f" {line}" if line else " ." for line in licence.splitlines())
        copyright_ = (_HERE / "copyright.in").read_text(encoding="utf-8")
        self._write(f"{texts}/copyright", copyright_.replace("@mit@", quoted))
        self._press(f"{texts}/changelog.gz", self._changelog())
        manual = (_HERE / "workbench.1").read_text(encoding="utf-8")
        manual = manual.replace("@version@", self._work.version)
        self._press("usr/share/man/man1/workbench.1.gz", manual)
        self._put(_HERE / "lintian-overrides", f"usr/share/lintian/overrides/{NAME}")

    def _changelog(self) -> str:
        moment = formatdate(int(building.moment_of(self._work.root)))
        return (
            f"{NAME} ({self._work.version}) stable; urgency=medium\n\n"
            "  * What changed is told in CHANGELOG.md of the sources.\n\n"
            f" -- Fulfilment workbench <maintainers@workbench.invalid>  {moment}\n"
        )

    def _control(self) -> None:
        kilobytes = building.size_of(self._tree) * 1_000_000 // 1024
        control = (_HERE / "control.in").read_text(encoding="utf-8")
        for mark, value in (
            ("@version@", self._work.version),
            ("@size@", str(kilobytes)),
            ("@depends@", ", ".join(dependencies.of_bundle(self._work.bundle))),
        ):
            control = control.replace(mark, value)
        files = sorted(
            path for path in self._tree.rglob("*") if path.is_file() and not path.is_symlink()
        )
        sums = "".join(
            f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
            f"{path.relative_to(self._tree)}\n"
            for path in files
        )
        self._write("DEBIAN/control", control)
        self._write("DEBIAN/md5sums", sums)

    def _made(self, place: str) -> Path:
        target = self._tree / place
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _put(self, source: Path, place: str) -> None:
        target = self._made(place)
        shutil.copyfile(source, target)
        target.chmod(0o644)

    def _write(self, place: str, text: str) -> None:
        target = self._made(place)
        target.write_text(text, encoding="utf-8")
        target.chmod(0o644)

    def _press(self, place: str, text: str) -> None:
        # No name and no time inside: the same text gives the same bytes.
        target = self._made(place)
        target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        target.chmod(0o644)
