"""Evidence packets (举证包): what a filing or an appeal shows, in words ready to be laid out.

Every text is in the seller's language, masked, and tells instants in Shanghai time: whoever lays a
packet out decides nothing. No text says when the packet was made, so that the same facts give the
same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of two columns: what it is, and how it stands."""

    label: str
    text: str


class NodeTone(StrEnum):
    """How a node of a drawn timeline looks: a scan, or the time without one."""

    SCAN = "scan"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class PacketNode:
    """One line of a drawn timeline, oldest first; ``when`` is "" where the source told no time."""

    when: str
    text: str
    tone: NodeTone = NodeTone.SCAN


@dataclass(frozen=True, slots=True)
class PacketTimeline:
    """What one source says of one parcel."""

    title: str
    nodes: tuple[PacketNode, ...]


@dataclass(frozen=True, slots=True)
class PacketSection:
    """A part of the PDF: facts first, then sentences, then timelines; empty parts are left out."""

    title: str
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[str, ...] = ()
    timelines: tuple[PacketTimeline, ...] = ()


@dataclass(frozen=True, slots=True)
class PacketFile:
    """A file of evidence: its name in the packet, what it shows, and its bytes."""

    name: str
    note: str
    content: bytes
    is_picture: bool


@dataclass(frozen=True, slots=True)
class PacketWords:
    """The few words that the layout itself needs; ``page`` has a place for {page}."""

    index: str
    page: str


@dataclass(frozen=True, slots=True)
class Packet:
    """All that goes into one packet.

    ``as_of`` (UTC) is the newest instant of the facts in it and stands for every date that a file
    format wants.
    """

    title: str
    subtitle: str
    as_of: datetime
    words: PacketWords
    sections: tuple[PacketSection, ...]
    files: tuple[PacketFile, ...] = ()


class FileVerdict(StrEnum):
    """How a file in a packet compares with what its manifest says."""

    INTACT = "intact"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class PacketPart:
    """One file of a packet; ``size`` in bytes as its manifest tells, None where it tells none."""

    name: str
    size: int | None
    verdict: FileVerdict


@dataclass(frozen=True, slots=True)
class CheckedPacket:
    """A packet held against its own manifest, in the manifest's order, what was added at the end.

    The manifest itself can be written anew by whoever changes a file: a packet that is whole is
    only what its sender made if its own hash is the one that the sender recorded.
    """

    sha256: str
    files: tuple[PacketPart, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether every file is as it was written and none was added."""
        return all(file.verdict is FileVerdict.INTACT for file in self.files)
