"""The rules that count at this moment, for whoever judges by them or speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.policy.ledger import Ledger

if TYPE_CHECKING:
    from workbench.policy.judge import LeadTimes
    from workbench.policy.packs import PolicyBook


@dataclass(frozen=True)
class Rulebook:
    """The packs in force and how early each rule warns."""

    book: PolicyBook
    leads: LeadTimes

    @cached_property
    def ledger(self) -> Ledger:
        """The book by what violations cost, made when it is first asked for."""
        return Ledger(self.book)
