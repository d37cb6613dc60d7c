"""``filing``: filings (报备) that were sent by hand, listed, recorded and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.filing_preview import preview
from workbench.cli.output import iso, print_json, say, shop_name, word
from workbench.cli.packet import attach
from workbench.cli.polling import Instant
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.session import Session
    from workbench.domain.shops import Shop
    from workbench.services.filing.service import FilingService

SENT_STATES = [state.value for state in FilingState if state.is_with_platform]


@click.group()
def filing() -> None:
    """Filings made beforehand: who is covered, until when, under which number."""


@filing.command("list")
@profile_option
@click.option("--order", default="", help="Only those made for the order with this number.")
@as_json
@click.pass_obj
def list_filings(session: Session, /, *, order: str, as_json: bool) -> None:
    """List the filings with their numbers and states."""
    with session.program.workspace(session.profile()) as workspace:
        found = workspace.filings.all(order)
    if as_json:
        print_json({"filings": [_document(one.filing, one.shop) for one in found]})
        return
    if not found:
        say(session.words, marked("cli", "No filing is recorded."))
    for one in found:
        click.echo(_line(session, one.filing, one.shop))


def _line(session: Session, filing: Filing, shop: Shop) -> str:
    words = (word(session.words, each) for each in (filing.state, filing.case, filing.scope.kind))
    name = shop_name(session.words, shop.name)
    return "  ".join((filing.id, name, *words, filing.number or "—"))


def _document(filing: Filing, shop: Shop) -> dict[str, object]:
    scope = filing.scope
    return {
        "id": filing.id,
        "state": filing.state.value,
        "platform": filing.platform.value,
        "shop": shop.name,
        "shop_id": shop.id,
        "case": filing.case.value,
        "number": filing.number,
        "scope": scope.kind.value,
        "orders": scope.orders,
        "items": scope.items,
        "regions": [_region_text(region) for region in scope.regions],
        **{name: iso(getattr(filing, name)) for name in _INSTANTS},
    }


_INSTANTS = {
    "submitted_at": "When it was sent (ISO 8601; without offset +08:00).",
    "approved_at": "When the platform accepted it.",
    "ship_from": "First promised shipping time that it covers.",
    "ship_until": "Last promised shipping time that it covers.",
    "valid_to": "Last instant of its validity.",
    "extends_to": "Latest shipping time that the acceptance grants.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the options of ``filing record`` say; None where nothing was said."""

    number: str | None
    case: str | None
    state: str | None
    whole_shop: bool
    order: tuple[str, ...]
    item: tuple[str, ...]
    region: tuple[str, ...]
    submitted_at: datetime | None
    approved_at: datetime | None
    ship_from: datetime | None
    ship_until: datetime | None
    valid_to: datetime | None
    extends_to: datetime | None

    def scope(self) -> FilingScope | None:
        """Return whom the filing was made for.

        Raises:
            click.UsageError: more than one kind of scope was named.
        """
        regions = tuple(Region(*text.split("/", 2)) for text in self.region)
        named = [
            scope
            for is_named, scope in (
                (self.whole_shop, FilingScope(ScopeKind.WHOLE_SHOP)),
                (self.order, FilingScope(ScopeKind.ORDER, orders=self.order)),
                (self.item, FilingScope(ScopeKind.ITEM, items=self.item)),
                (self.region, FilingScope(ScopeKind.RECEIVING_REGION, regions=regions)),
            )
            if is_named
        ]
        if len(named) > 1:
            raise click.UsageError("name orders, items, regions or the whole shop: one of them.")
        return named[0] if named else None

    def put_on(self, filing: Filing) -> Filing:
        """Return the filing with what was said."""
        said: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("number", *_INSTANTS)
            if getattr(self, name) is not None
        }
        if self.case is not None:
            said["case"] = FilingCase(self.case)
        if (scope := self.scope()) is not None:
            said["scope"] = scope
        if (state := self._state()) is not None:
            said["state"] = state
        return replace(filing, **said)

    def _state(self) -> FilingState | None:
        """Return the state that was named; an instant of acceptance says it as well."""
        if self.state is not None:
            return FilingState(self.state)
        return FilingState.ACCEPTED if self.approved_at is not None else None


def _instant_options(command: Any) -> Any:
    for name, text in reversed(_INSTANTS.items()):
        command = click.option(f"--{name.replace('_', '-')}", type=Instant(), help=text)(command)
    return command


@filing.command()
@profile_option
@click.option("--id", "filing_id", default="", help="Filing to go on with; else a new one.")
@click.option("--shop", default="", help="Shop (id or name) that made it.")
@click.option("--case", type=click.Choice([case.value for case in FilingCase]), help="Its ground.")
@click.option("--number", help="The platform's filing number.")
@click.option("--state", type=click.Choice(SENT_STATES), help="Where it stands; sent if not told.")
@click.option("--whole-shop", is_flag=True, help="It was made for the whole shop.")
@click.option("--order", multiple=True, help="An order that it was made for; may be repeated.")
@click.option("--item", multiple=True, help="An item (title or SKU) that it was made for.")
@click.option("--region", multiple=True, help="A receiving region: 浙江省/湖州市/长兴县.")
@_instant_options
@as_json
@click.pass_obj
def record(
    session: Session, /, *, filing_id: str, shop: str, as_json: bool, **options: Any
) -> None:
    """Record a filing that was sent on the platform's page, or what became of it.

    With --id only what is named changes. The orders it speaks of are judged again.
    """
    told = Told(**options)
    _check_usage(told, filing_id, shop)
    with session.program.workspace(session.profile()) as workspace:
        service = workspace.filings
        begun = service.get(filing_id) if filing_id else _begin(service, shop, told)
        saved = service.record(told.put_on(begun))
        made_by = service.shop(saved.shop_id)
        service.judge()
    if as_json:
        print_json(_document(saved, made_by))
    else:
        click.echo(_line(session, saved, made_by))


def _check_usage(told: Told, filing_id: str, shop: str) -> None:
    told.scope()
    if not filing_id and (not shop or told.case is None):
        raise click.UsageError("a new filing needs --shop and --case.")


def _begin(service: FilingService, shop: str, told: Told) -> Filing:
    made_by = service.shop(shop)
    nobody = FilingScope(ScopeKind.ORDER)
    case = FilingCase(str(told.case))
    return Filing(made_by.id, made_by.platform, case, nobody, FilingState.SENT)


@filing.command()
@profile_option
@click.argument("filing_id")
@as_json
@click.pass_obj
def withdraw(session: Session, /, *, filing_id: str, as_json: bool) -> None:
    """Take a filing out again: from now on it covers nothing."""
    with session.program.workspace(session.profile()) as workspace:
        workspace.filings.withdraw(filing_id)
        workspace.filings.judge()
    if as_json:
        print_json({"withdrawn": filing_id})
    else:
        say(session.words, marked("cli", "Withdrew filing {id}"), id=filing_id)


def _region_text(region: Region) -> str:
    return "/".join(part for part in (region.province, region.city, region.district) if part)


filing.add_command(attach)
filing.add_command(preview)
