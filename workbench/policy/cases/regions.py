"""Is a parcel remote for 1688's false-trace clocks? The addresses as filled in decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.errors import FactMissing
from workbench.domain.regions import Region
from workbench.policy.cases.answer import CaseAnswer
from workbench.policy.cases.words import Word
from workbench.policy.regions import REMOTE_LIST, remoteness
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

AS_FILLED = "1688.region.address_as_filled"

# What our questions call unknown, in the words of the cases.
FACT_OF = {
    Unknown.SENDER_REGION: "from_province",
    Unknown.RECEIVER_REGION: "to_province",
    Unknown.UPLOADED_AT: "tracking_uploaded_at",
    Unknown.OTHER_UPLOADED_AT: "earlier_uses",
    Unknown.RECEIVER_NAME: "receiver",
    Unknown.RECEIVER_ADDRESS: "address",
}


class Route(Struct, frozen=True):
    """Where a parcel is sent from and to, and where the seller says it really goes."""

    from_province: str | None = None
    to_province: str | None = None
    from_country: str | None = None
    to_country: str | None = None
    actual_to_province: str | None = None


def region(given: Route, book: PolicyBook) -> CaseAnswer:
    """Tell ``remote`` or ``not_remote``; either address is enough."""
    origin = case_region(given.from_province, given.from_country)
    found = remoteness(origin, case_region(given.to_province, given.to_country), book)
    if found.remote:
        return CaseAnswer(Word.REMOTE, REMOTE_LIST)
    if found.unknowns:
        raise FactMissing(fact=FACT_OF[found.unknowns[0]])
    actual = case_region(given.actual_to_province, None)
    claims_remote = actual is not None and remoteness(origin, actual, book).remote
    return CaseAnswer(Word.NOT_REMOTE, AS_FILLED if claims_remote else REMOTE_LIST)


def case_region(province: str | None, country: str | None) -> Region | None:
    """Return an address of a case; None where it tells neither province nor country."""
    if province is None and country is None:
        return None
    return Region(province or "", country=country or "中国")
