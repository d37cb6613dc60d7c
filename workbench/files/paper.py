"""Everything that pictures and packets need, behind one door: importing it is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.files.evidence import check_evidence, redact
from workbench.files.packet.archive import write_packet
from workbench.files.packet.checking import check_packet
from workbench.files.packet.lettering import FONT_FILE, Lettering
from workbench.files.packet.pages import PacketPages
from workbench.files.trace_picture import trace_png

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.domain.filing.evidence import Box, CheckedFile
    from workbench.domain.filing.packets import CheckedPacket, Packet
    from workbench.domain.parcels.trace_pictures import TracePicture


class PaperWork:
    """Writes and reads with the resources of one installation."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources

    def write_packet(self, packet: Packet, stream: BinaryIO) -> None:
        """Write an evidence packet as ZIP."""
        write_packet(packet, PacketPages(Lettering(self._resources / FONT_FILE)), stream)

    def check_packet(self, path: Path) -> CheckedPacket:
        """Hold a packet's files against its manifest."""
        return check_packet(path)

    def check_evidence(self, content: bytes, name: str) -> CheckedFile:
        """Return what is kept of a file of evidence."""
        return check_evidence(content, name)

    def redact(self, content: bytes, boxes: Iterable[Box]) -> bytes:
        """Return a picture whose boxes are black."""
        return redact(content, boxes)

    def trace_png(self, picture: TracePicture) -> bytes:
        """Return two traces side by side as PNG."""
        return trace_png(picture, self._resources / FONT_FILE)
