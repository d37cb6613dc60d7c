"""What services need of the libraries for pictures and packets, loaded when it is asked for.

They take as long to load as the rest of the program, and most starts never need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

    from workbench.domain.filing.evidence import Box, CheckedFile
    from workbench.domain.filing.packets import CheckedPacket, Packet
    from workbench.domain.parcels.trace_pictures import TracePicture


class Paper(Protocol):
    """Writes what people print and send, and looks at what they hand in."""

    def write_packet(self, packet: Packet, stream: BinaryIO) -> None:
        """Write an evidence packet as ZIP.

        Raises:
            OSError: the stream refuses, or a picture cannot be read.
        """
        ...

    def check_packet(self, path: Path) -> CheckedPacket:
        """Hold a packet's files against its manifest.

        Raises:
            BadInput: this is no packet.
            OSError: the file cannot be read.
        """
        ...

    def check_evidence(self, content: bytes, name: str) -> CheckedFile:
        """Return what is kept of a file of evidence.

        Raises:
            BadInput: too large, empty, or of a kind that no platform takes.
        """
        ...

    def redact(self, content: bytes, boxes: Iterable[Box]) -> bytes:
        """Return a picture whose boxes are black: what lay beneath is gone.

        Raises:
            BadInput: it is no picture that can be read.
        """
        ...

    def trace_png(self, picture: TracePicture) -> bytes:
        """Return two traces side by side as PNG."""
        ...
