"""Texts to begin a filing with, by ground and date; a small language of placeholders (pure)."""

from __future__ import annotations

import re
import tomllib
from datetime import date  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput
from workbench.domain.filing.filings import (  # noqa: TC001 - msgspec reads the annotations
    FilingCase,
)
from workbench.domain.shops import Platform  # noqa: TC001 - msgspec reads the annotations
from workbench.policy.rules import Text, Words  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.filing.filings import Filing

PLACEHOLDERS = frozenset({"parcels", "orders", "n", "event", "scope", "window"})
_PLACE = re.compile(r"\{(\w+)\}")
_BLANK = re.compile(r"〔[^〕]*〕")


class FilingText(Struct, frozen=True, forbid_unknown_fields=True):
    """One text: for which grounds, in which span of days (both inside), and when it was checked.

    ``most_characters`` is there only where a source states a limit; ``limit_source`` names it.
    """

    id: Words
    platforms: Annotated[tuple[Platform, ...], Meta(min_length=1)]
    cases: Annotated[tuple[FilingCase, ...], Meta(min_length=1)]
    title: Text
    text: Words
    checked_on: date
    since: date | None = None
    until: date | None = None
    most_characters: int | None = None
    limit_source: str = ""

    def fits(self, filing: Filing, at: datetime) -> bool:
        """Tell whether it is a text for this filing on the day of ``at`` in Shanghai."""
        day = at.astimezone(SHANGHAI).date()
        is_meant = filing.platform in self.platforms and filing.case in self.cases
        has_begun = self.since is None or self.since <= day
        return is_meant and has_begun and (self.until is None or day <= self.until)

    def filled(self, facts: Mapping[str, str]) -> str:
        """Return the text with its placeholders filled; a fact that is missing is left to fill."""
        told = _PLACE.sub(lambda place: facts.get(place[1]) or "〔填写〕", self.text)
        return told.strip()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    texts: tuple[FilingText, ...]


def load_filing_texts(path: Path) -> tuple[FilingText, ...]:
    """Return the texts of a file.

    Raises:
        BadInput: the file is not what it should be, or asks for a fact that we do not have.
    """
    try:
        found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File).texts
    except (OSError, ValueError) as error:
        raise BadInput(what=path.name, reason=str(error)) from error
    for text in found:
        unknown = set(_PLACE.findall(text.text)) - PLACEHOLDERS
        if unknown:
            raise BadInput(what=f"{path.name}: {text.id}", reason=", ".join(sorted(unknown)))
    return found


def blanks(text: str) -> int:
    """Return how many places the seller still has to fill in."""
    return len(_BLANK.findall(text))
