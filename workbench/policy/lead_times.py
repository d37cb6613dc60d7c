"""How early each rule warns: hours before the earliest deadline at which a level is reached."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec
from msgspec import Meta, Struct

from workbench.domain.errors import BadInput
from workbench.domain.rules.decisions import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Spans: TypeAlias = "tuple[tuple[Level, timedelta], ...]"
Hours = Annotated[float, Meta(gt=0)]


class Lead(Struct, frozen=True, forbid_unknown_fields=True):
    """Hours before the deadline from which a warning bears a level, its first second included."""

    information: Hours
    warning: Hours
    critical: Hours

    def spans(self) -> Spans:
        """Return each level with its span before the deadline, the most urgent first."""
        return _spans(self.critical, self.warning, self.information)


@lru_cache
def _spans(critical: float, warning: float, information: float) -> Spans:
    """Make the spans once: every judged answer asks for those of a few rules."""
    return (
        (Level.CRITICAL, timedelta(hours=critical)),
        (Level.WARNING, timedelta(hours=warning)),
        (Level.INFORMATION, timedelta(hours=information)),
    )


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    default: Lead
    rules: dict[str, Lead] = {}


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """Lead times per rule id, and for rules that have none of their own.

    ``version`` changes with the values: then everything is judged again.
    """

    default: Lead
    by_rule: Mapping[str, Lead]
    version: str = ""

    def lead(self, rule_id: str) -> Lead:
        """Return how early this rule warns."""
        return self.by_rule.get(rule_id, self.default)


def load_lead_times(path: Path) -> LeadTimes:
    """Read lead times from their file.

    Raises:
        BadInput: the file cannot be read, or a rule would warn before it informs.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(what=path.name, reason="the file cannot be opened") from error
    return parse_lead_times(data, path.name)


def parse_lead_times(data: bytes, name: str) -> LeadTimes:
    """Read lead times from the bytes of their file; ``name`` is how errors call it.

    Raises:
        BadInput: see :func:`load_lead_times`.
    """
    try:
        file = msgspec.convert(tomllib.loads(data.decode("utf-8")), _File)
    except (ValueError, msgspec.ValidationError) as error:
        raise BadInput(what=name, reason=str(error)) from error
    for rule, lead in {"default": file.default, **file.rules}.items():
        if not lead.information >= lead.warning >= lead.critical:
            reason = f"{rule}: information must come before warning, and warning before critical"
            raise BadInput(what=name, reason=reason)
    version = hashlib.sha256(data).hexdigest()[:16]
    return LeadTimes(file.default, MappingProxyType(file.rules), version)
