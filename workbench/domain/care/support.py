"""The support bundle: texts that somebody who helps may read, each shown before it is saved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SupportPart:
    """One file of the bundle; ``title`` is an English source text under ``support``."""

    file: str
    title: str
    text: str
