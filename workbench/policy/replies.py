"""Replies to tickets as dated data: what is offered on a day, filled with what is known (pure)."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from workbench.domain.errors import BadInput, marked
from workbench.domain.shops import Platform  # noqa: TC001 - msgspec reads the annotations
from workbench.domain.ticket_views import ReplyDraft
from workbench.domain.tickets import TicketKind  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbench.domain.tickets import Ticket
    from workbench.policy.rules import Language

FACTS = frozenset(
    {"order", "goods", "ship_by", "carrier", "waybill", "last_scan", "last_scan_at", "invoice_by"}
)
_PLACE = re.compile(r"\{([a-z_]+)\}")


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    zh: str
    en: str


class ReplyTemplate(Struct, frozen=True, forbid_unknown_fields=True):
    """One reply; ``since`` (in) and ``until`` (out) bound its days, no platforms mean all."""

    id: str
    kind: TicketKind
    title: _Words
    text: str
    platforms: tuple[Platform, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    ahead: tuple[str, ...] = ()

    def fits(self, ticket: Ticket, at: datetime) -> bool:
        """Tell whether the reply is offered for a ticket at ``at`` (UTC)."""
        is_then = (self.since is None or self.since <= at) and (
            self.until is None or at < self.until
        )
        is_here = not self.platforms or ticket.platform in self.platforms
        return is_then and is_here and ticket.kind is self.kind

    def filled(self, facts: Mapping[str, str], language: Language) -> ReplyDraft:
        """Return the reply with its facts; those that are not known stay and are named."""
        missing = tuple(
            dict.fromkeys(name for name in _PLACE.findall(self.text) if not facts.get(name))
        )
        text = _PLACE.sub(lambda found: facts.get(found[1]) or found[0], self.text)
        title = self.title.zh if language == "zh" else self.title.en
        return ReplyDraft(title, text, missing)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    replies: tuple[ReplyTemplate, ...]


def load_replies(path: Path) -> tuple[ReplyTemplate, ...]:
    """Read the replies from their file.

    Raises:
        BadInput: it cannot be read, or a reply names a fact that nobody knows.
    """
    try:
        file = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    except OSError as error:
        reason = marked("errors", "the file cannot be read")
        raise BadInput(what=path.name, reason=reason) from error
    except (ValueError, msgspec.ValidationError) as error:
        raise BadInput(what=path.name, reason=str(error)) from error
    for reply in file.replies:
        strange = {*_PLACE.findall(reply.text), *reply.ahead} - FACTS
        if strange:
            raise BadInput(what=path.name, reason=f"{reply.id}: {', '.join(sorted(strange))}")
    return file.replies
