"""One case of trouble: when it happens, in which shop, by which carrier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.sandbox.cast import Buyer
    from workbench.sandbox.scenario import CarrierProfile, Trouble
    from workbench.sandbox.script import ScriptedOrder, ScriptedScan
    from workbench.sandbox.workshop import Draft, Workshop


@dataclass(frozen=True, slots=True)
class Case:
    """``hours`` and ``resumes`` are one case's figures of its trouble in the data file."""

    workshop: Workshop
    trouble: Trouble
    hours: float
    resumes: float

    @property
    def start(self) -> datetime:
        """Return the season's start."""
        return self.workshop.scenario.start

    @property
    def moment(self) -> datetime:
        """Return the instant ``hours`` before the season's start."""
        return self.start - timedelta(hours=self.hours)

    @property
    def resumed_at(self) -> datetime | None:
        """Return when the story goes on, None if it does not."""
        return self.start + timedelta(hours=self.resumes) if self.resumes else None

    def profile(self) -> CarrierProfile:
        """Return the trouble's carrier, or one by weight."""
        return self.workshop.cast.profile(self.trouble.carrier)

    def buyer(self) -> Buyer:
        """Return a new buyer, remote if the trouble says so."""
        return self.workshop.cast.buyer(remote=self.trouble.remote)

    def paid_draft(self, buyer: Buyer, paid_at: datetime) -> Draft:
        """Begin an order of the trouble's shop."""
        return self.workshop.draft(self.trouble.shop, self.trouble.kind, buyer, paid_at)

    def shipped_draft(self, buyer: Buyer, uploaded_at: datetime) -> Draft:
        """Begin an order whose number is uploaded in time for any promise."""
        return self.paid_draft(buyer, uploaded_at - self.workshop.cast.minutes(180, 1080))

    def before(self, picked_up_at: datetime) -> datetime:
        """Return an upload some time before a pickup."""
        return picked_up_at - self.workshop.cast.minutes(30, 150)

    def shipped(
        self,
        buyer: Buyer,
        profile: CarrierProfile,
        picked_up_at: datetime,
        scans: tuple[ScriptedScan, ...],
    ) -> ScriptedOrder:
        """Return an order with one parcel that was uploaded shortly before its pickup."""
        uploaded_at = self.before(picked_up_at)
        draft = self.shipped_draft(buyer, uploaded_at)
        return self.workshop.order(draft, (self.workshop.parcel(profile, uploaded_at, scans),))


def cases(workshop: Workshop, trouble: Trouble) -> Iterator[Case]:
    """Yield one case for each of the trouble's hours; ``resumes`` are repeated as needed."""
    for place, hours in enumerate(trouble.hours):
        yield Case(workshop, trouble, hours, trouble.resumes[place % len(trouble.resumes)])
