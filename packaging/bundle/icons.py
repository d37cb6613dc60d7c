"""Draws the program's icon in the sizes that desktops, Windows and macOS ask for.

``icons.py application.svg 16=16.png 32=32.png workbench.ico workbench.icns side=welcome.bmp``; a
script of its own, since it runs in the environment that holds Qt.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_ICO_SIZES = (16, 24, 32, 48, 64, 256)
# By the names of an .icns: each size, and most once more for a display of double density.
_ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
_ACCENT = "#B93F06"  # the icon's own ground


def drawn(renderer: QSvgRenderer, size: int) -> bytes:
    """Return the icon as a PNG of ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an ``.ico`` of PNG pictures by their size (Windows Vista and later)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + entries + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return an ``.icns`` of PNG pictures by the names of their places (macOS 10.7 and later)."""
    parts = b"".join(
        name + struct.pack(">I", 8 + len(picture)) + picture for name, picture in pictures.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def side(renderer: QSvgRenderer, path: str) -> None:
    """Draw the picture that stands left of an installer's first and last page."""
    image = QImage(164, 314, QImage.Format.Format_RGB32)
    image.fill(QColor(_ACCENT))
    painter = QPainter(image)
    renderer.render(painter, QRectF(34, 40, 96, 96))
    painter.end()
    image.save(path)


def main(svg: str, wanted: list[str]) -> None:
    """Write every picture that is asked for."""
    application = QGuiApplication(["icons", "-platform", "offscreen"])
    renderer = QSvgRenderer(svg)
    for one in wanted:
        size, _, path = one.rpartition("=")
        if size == "side":
            side(renderer, path)
        elif size:
            Path(path).write_bytes(drawn(renderer, int(size)))
        elif path.endswith(".icns"):
            pictures = {name: drawn(renderer, side) for name, side in _ICNS_SIZES.items()}
            Path(path).write_bytes(icns(pictures))
        else:
            Path(path).write_bytes(ico({side: drawn(renderer, side) for side in _ICO_SIZES}))
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
