"""What services need of the libraries for pictures, PDF and tables, loaded when it is asked for.

They take as long to load as the rest of the program, and most starts never need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from typing import BinaryIO

    from workbench.domain.evidence import CheckedFile
    from workbench.domain.packets import Packet
    from workbench.domain.reports import Report


class Paper(Protocol):
    """Writes what people print and send, and looks at what they hand in."""

    def write_packet(self, packet: Packet, stream: BinaryIO) -> None:
        """Write an evidence packet as ZIP.

        Raises:
            OSError: the stream refuses, or a picture cannot be read.
        """
        ...

    def report_pdf(self, report: Report) -> bytes:
        """Return a report as PDF."""
        ...

    def report_xlsx(self, report: Report, made_at: datetime) -> bytes:
        """Return a report as XLSX; ``made_at`` stands in its properties."""
        ...

    def check_evidence(self, content: bytes, name: str) -> CheckedFile:
        """Return what is kept of a file of evidence.

        Raises:
            BadInput: too large, empty, or of a kind that no platform takes.
        """
        ...
