"""The pack that sellers begin with: sound, and with every key and word explained."""

from __future__ import annotations

import typing

import msgspec
import pytest

from workbench import paths
from workbench.domain.parcels.clocks import (
    Awaited,
    Bound,
    CountsFrom,
    MovedBy,
    ParcelClock,
    Stretch,
)
from workbench.domain.rules.effects import CureCost, Violation
from workbench.domain.rules.remedies import Remedy
from workbench.domain.shops import Platform
from workbench.domain.views import EffectKind
from workbench.policy import rules
from workbench.policy.packs import parse_pack

TEXT = paths.resource("templates/policy-pack.toml").read_text(encoding="utf-8")
STRUCTS = (
    rules.Pack,
    rules.Rule,
    rules.RuleVersion,
    rules.Step,
    rules.Consequence,
    rules.Exemption,
    rules.Waiver,
    rules.CureTerms,
    rules.Clock,
    rules.Remedies,
    rules.Source,
    rules.Ambiguity,
)
WORDS = (
    *Platform.known(),
    *ParcelClock,
    *CountsFrom,
    *Awaited,
    *Bound,
    *MovedBy,
    *Stretch,
    *Violation,
    *CureCost,
    *Remedy,
    *EffectKind,
    *typing.get_args(rules.DecidedBy),
)


def test_the_template_is_sound() -> None:
    pack = parse_pack(TEXT.encode(), "policy-pack.toml")
    assert pack.origin == "seller"
    assert [rule.id for rule in pack.rules] == ["my.scan_within_20h", "my.amount_pickup"]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_key_is_explained(struct: type[msgspec.Struct]) -> None:
    missing = [field.name for field in msgspec.structs.fields(struct) if field.name not in TEXT]
    assert missing == []


def test_every_word_is_there() -> None:
    assert [str(word) for word in WORDS if str(word) not in TEXT] == []
