"""The words of an evidence packet: facts of filings, orders and rules in the seller's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked
from workbench.domain.filing.packets import Fact, PacketWords
from workbench.domain.shops import Platform
from workbench.domain.words import CONTEXT as WORDS
from workbench.domain.words import source_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from workbench.domain.filing.evidence import ContactAttempt
    from workbench.domain.filing.filings import Filing, FilingScope
    from workbench.domain.orders import Order
    from workbench.domain.regions import Region
    from workbench.domain.words import Word
    from workbench.policy.rules import Language, Rule

CONTEXT = "packet"

_NUMBER = marked("packet", "Filing number")
_CASE = marked("packet", "Ground")
_SCOPE = marked("packet", "Made for")
_STATE = marked("packet", "State")
_SENT = marked("packet", "Sent at")
_ACCEPTED = marked("packet", "Accepted at")
_WINDOW = marked("packet", "Promised shipping times")
_PAID = marked("packet", "Paid at")
_SHIP_BY = marked("packet", "Promised to ship by")
_UPLOADED = marked("packet", "Number uploaded at")
_REGION = marked("packet", "Sent to")
_GOODS = marked("packet", "Goods")
_AMOUNT = marked("packet", "Amount paid")
_SAYS = marked("packet", "What it says")
_DOCUMENT = marked("packet", "Source")
_PLACE = marked("packet", "Place")
_PAGE = marked("packet", "Page of")
_CHECKED = marked("packet", "Last checked")
_OWN_TRACE = marked("packet", "trace on the platform ({name})")
_OTHER_TRACE = marked("packet", "trace told by {name}")
_ABOUT = marked("packet", "Order {number}")
_FEN = 100
_PLATFORMS = frozenset(platform.value for platform in Platform)
_PROVIDERS = {"kuaidi100": "快递100 Kuaidi100", "kdniao": "快递鸟 Kdniao"}


class PacketSpeech:
    """Says facts; instants are Shanghai's, and what is unknown is left out."""

    def __init__(self, translate: Callable[[str, str], str], language: Language) -> None:
        self._translate = translate
        self._language: Language = language

    def text(self, source: str, **values: object) -> str:
        """Return a text of ours with its values."""
        said = self._translate(CONTEXT, source)
        return said.format(**values) if values else said

    def word(self, value: Word) -> str:
        """Return the word for a member of one of the domain's enums."""
        return self._translate(WORDS, source_word(value))

    def instant(self, at: datetime | None) -> str:
        """Return an instant as "2024-01-21 01:31", "" for none."""
        return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if at else ""

    def source(self, source: str) -> str:
        """Return whose trace a source tells: the platform's own, or a provider's."""
        if source in _PLATFORMS:
            return self.text(_OWN_TRACE, name=self.word(Platform(source)))
        return self.text(_OTHER_TRACE, name=_PROVIDERS.get(source, source))

    def attempt(self, attempt: ContactAttempt) -> str:
        """Return an attempt to reach somebody as one line."""
        parts = (
            self.instant(attempt.at),
            self.word(attempt.channel),
            self.word(attempt.party),
            self.text(_ABOUT, number=attempt.order_number) if attempt.order_number else "",
            " ".join(attempt.said.split()) or self.text(marked("packet", "no answer")),
        )
        return " · ".join(part for part in parts if part)

    def words(self) -> PacketWords:
        """Return what the layout itself says."""
        index = self.text(marked("packet", "Files"))
        return PacketWords(index, self.text(marked("packet", "Page {page}")))

    def filing(self, filing: Filing) -> tuple[Fact, ...]:
        """Return the facts of a filing."""
        return self._facts(
            (_NUMBER, filing.number),
            (_CASE, self.word(filing.case)),
            (_SCOPE, self._scope(filing.scope)),
            (_STATE, self.word(filing.state)),
            (_SENT, self.instant(filing.submitted_at)),
            (_ACCEPTED, self.instant(filing.approved_at)),
            (_WINDOW, self._span(filing.ship_from, filing.ship_until)),
        )

    def order(self, order: Order, uploaded_at: datetime | None) -> tuple[Fact, ...]:
        """Return the facts of an order; ``uploaded_at`` is when its first number came."""
        region = order.receiver.region if order.receiver else None
        amount = None if order.amount is None else f"¥{order.amount / _FEN:.2f}"
        return self._facts(
            (_PAID, self.instant(order.paid_at)),
            (_SHIP_BY, self.instant(order.ship_by)),
            (_UPLOADED, self.instant(uploaded_at)),
            (_REGION, _region(region) if region else ""),
            (_GOODS, "；".join(f"{line.title} × {line.quantity}" for line in order.lines)),
            (_AMOUNT, amount or ""),
        )

    def rule(self, rule: Rule) -> tuple[Fact, ...]:
        """Return what a rule says, and where that stands."""
        source = rule.source
        document = "\n".join(filter(None, (source.document, source.url)))
        if source.sha256:
            document += f" (SHA-256 {source.sha256})"
        return self._facts(
            (_SAYS, rule.says.spoken(self._language) if rule.says else ""),
            (_DOCUMENT, document),
            (_PLACE, source.place.spoken(self._language)),
            (_PAGE, source.page_date.isoformat() if source.page_date else ""),
            (_CHECKED, rule.checked_on.isoformat()),
        )

    def title(self, rule: Rule) -> str:
        """Return a rule's name with its id, by which it can be asked for."""
        return f"{rule.title.spoken(self._language)} · {rule.id}"

    def _facts(self, *pairs: tuple[str, str]) -> tuple[Fact, ...]:
        return tuple(Fact(self.text(label), text) for label, text in pairs if text)

    def _scope(self, scope: FilingScope) -> str:
        named = "、".join((*scope.orders, *scope.items, *map(_region, scope.regions)))
        return f"{self.word(scope.kind)} {named}".strip()

    def _span(self, since: datetime | None, until: datetime | None) -> str:
        return f"{self.instant(since)} – {self.instant(until)}" if since or until else ""


def _region(region: Region) -> str:
    return " ".join(_parts(region))


def _parts(region: Region) -> Iterator[str]:
    yield from (part for part in (region.province, region.city, region.district) if part)
