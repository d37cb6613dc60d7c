"""The packet's ZIP: the PDF, the files and ``manifest.json``, byte for byte the same each time."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workbench.domain.clock import SHANGHAI

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.packets import Packet
    from workbench.files.packet.pages import PacketPages

MANIFEST = "manifest.json"
PDF = "packet.pdf"
_FORMAT = 1
_PRIVATE = 0o600 << 16  # rights of a Unix file, where ZIP keeps them
_UNIX = 3
_OLDEST = 1980  # what a ZIP can tell


def write_packet(packet: Packet, pages: PacketPages, stream: BinaryIO) -> None:
    """Write a packet to a stream that can be sought in.

    ``manifest.json`` holds name, size in bytes and hex SHA-256 of every other file. There are no
    directory entries. Names come from us (``PacketFile.name``) and never from outside.

    Raises:
        OSError: the stream refuses, or a picture cannot be read.
    """
    contents = {PDF: pages.pdf(packet)} | {file.name: file.content for file in packet.files}
    contents[MANIFEST] = _manifest(contents)
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            archive.writestr(_entry(name, packet.as_of), contents[name])


def _manifest(contents: dict[str, bytes]) -> bytes:
    files = [
        {"name": name, "size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in sorted(contents.items())
    ]
    text = json.dumps({"format": _FORMAT, "files": files}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _entry(name: str, as_of: datetime) -> ZipInfo:
    local = as_of.astimezone(SHANGHAI)
    date = local.timetuple()[:6] if local.year >= _OLDEST else (_OLDEST, 1, 1, 0, 0, 0)
    entry = ZipInfo(name, date)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX  # else the bytes would tell on which system they were made
    entry.external_attr = _PRIVATE
    return entry
