"""Accounts: a shop's keys are tried before they are saved, and live in the encrypted file only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from workbench.domain.errors import BadInput, marked
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.clock import Clock
    from workbench.services.connections import Connections
    from workbench.store.meta import MetaStore
    from workbench.store.shops import ShopStore

ALIBABA_GATEWAY = "https://gw.open.1688.com"
KUAIDI100_URL = "https://poll.kuaidi100.com/poll/query.do"

# Keys go to the platforms' own hosts, or to a sandbox on this machine: a key file from elsewhere
# must not send them anywhere else.
# Where this profile's season tells its time; absent in a profile of real shops.
SEASON_CLOCK = "season_clock"
KEY_FILE = marked("errors", "The key file")
_OFFICIAL = frozenset({ALIBABA_GATEWAY, KUAIDI100_URL})
_THIS_MACHINE = frozenset({"127.0.0.1", "::1"})


class AlibabaKeys(msgspec.Struct, frozen=True):
    """Keys of one 1688 shop as a file gives them; ``gateway`` is what stands before /openapi."""

    app_key: str
    app_secret: str
    access_token: str
    refresh_token: str = ""
    gateway: str = ALIBABA_GATEWAY
    name: str = ""


class ShopKeys(msgspec.Struct, frozen=True):
    """A further shop of the same 1688 app: its own tokens, the app's keys."""

    access_token: str
    refresh_token: str = ""
    name: str = ""


class Kuaidi100Keys(msgspec.Struct, frozen=True):
    """Keys of a Kuaidi100 account; ``url`` is posted to as it is."""

    customer: str
    key: str
    url: str = KUAIDI100_URL


class KeyFile(msgspec.Struct, frozen=True):
    """A key file: one 1688 app, its shops, and a trace provider, each optional.

    ``base_url`` is given by a sandbox alone, whose season has a clock of its own.
    """

    base_url: str = ""
    alibaba1688: AlibabaKeys | None = None
    shops: tuple[ShopKeys, ...] = ()
    kuaidi100: Kuaidi100Keys | None = None


@dataclass(frozen=True, slots=True)
class AddedAccounts:
    """What one key file brought."""

    shops: tuple[Shop, ...]
    providers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountStores:
    """Where keys go, and where a sandbox's season clock is noted."""

    shops: ShopStore
    meta: MetaStore


class AccountService:
    """Adds, lists and removes shops and trace providers."""

    def __init__(self, stores: AccountStores, connections: Connections, wall: Clock) -> None:
        self._shops = stores.shops
        self._meta = stores.meta
        self._connections = connections
        self._wall = wall

    def add_from_text(self, text: str) -> AddedAccounts:
        """Try and save every account of a key file's JSON text.

        Raises:
            BadInput: the text is no key file, or names no account.
            ConnectorError: a platform refused the keys; nothing is saved then.
        """
        found = read_key_file(text)
        self._keep_seasons_apart(found)
        accounts = [(_shop(keys), _as_text(keys)) for keys in _all_shops(found)]
        for shop, keys in accounts:
            # A check may renew the tokens: what is saved below are the renewed ones.
            self._connections.marketplace(shop, keys, keys.update).check()
        if found.kuaidi100 is not None:
            self._connections.provider("kuaidi100", _as_text(found.kuaidi100)).check()
        added = self._save(accounts, found.kuaidi100)
        if found.base_url:
            self._meta.set(SEASON_CLOCK, f"{found.base_url}/sandbox/clock")
        return added

    def _keep_seasons_apart(self, found: KeyFile) -> None:
        """Refuse a sandbox beside real shops: its time is a season's, theirs is today's."""
        held = [h for h in self._shops.all() if h.state is not ShopState.IMPORTED]
        if held and bool(found.base_url) != bool(self._meta.get(SEASON_CLOCK)):
            reason = marked("errors", "a sandbox needs a profile of its own")
            raise BadInput(what=KEY_FILE, reason=reason)

    def _save(
        self, accounts: list[tuple[Shop, dict[str, str]]], provider: Kuaidi100Keys | None
    ) -> AddedAccounts:
        for shop, keys in accounts:
            self._shops.add(shop, keys)
            self._shops.set_health(ShopHealth(shop, ShopState.NEVER_POLLED, since=self._wall.now()))
        if provider is not None:
            self._shops.save_provider("kuaidi100", _as_text(provider))
        names = ("kuaidi100",) if provider is not None else ()
        return AddedAccounts(tuple(shop for shop, _ in accounts), names)

    def list(self) -> list[ShopHealth]:
        """Return every shop with the state of its polling."""
        return self._shops.all()

    def remove(self, shop_id: str) -> None:
        """Forget a shop's keys and data.

        Raises:
            BadInput: there is no such shop.
        """
        if all(health.shop.id != shop_id for health in self._shops.all()):
            raise BadInput(what=shop_id, reason=marked("errors", "there is no such shop"))
        self._shops.remove(shop_id)


def read_key_file(text: str) -> KeyFile:
    """Return the keys in a key file's text.

    Raises:
        BadInput: not JSON, not a key file, or without any account; values are not repeated.
    """
    try:
        found = msgspec.json.decode(text.encode(), type=KeyFile)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise BadInput(what=KEY_FILE, reason=_without_values(error)) from None
    if found.alibaba1688 is None and found.kuaidi100 is None:
        raise BadInput(what=KEY_FILE, reason=marked("errors", "it names no account"))
    if not all(_is_known(address) for address in _addresses(found)):
        raise BadInput(what=KEY_FILE, reason=marked("errors", "its address is not the platform's"))
    return found


def _addresses(found: KeyFile) -> Iterator[str]:
    if found.alibaba1688 is not None:
        yield found.alibaba1688.gateway
    if found.kuaidi100 is not None:
        yield found.kuaidi100.url
    if found.base_url:
        yield found.base_url


def _is_known(address: str) -> bool:
    return address in _OFFICIAL or urlsplit(address).hostname in _THIS_MACHINE


def _without_values(error: Exception) -> str:
    """Say where a key file is wrong without repeating a key that stands there."""
    place = str(error).rpartition("`$")[2].strip("`.")
    return f"at {place}" if place else marked("errors", "it is not JSON of a key file")


def _all_shops(found: KeyFile) -> list[AlibabaKeys]:
    app = found.alibaba1688
    if app is None:
        return []
    tokens = {shop.access_token: shop for shop in found.shops}
    first = tokens.pop(app.access_token, None)
    named = msgspec.structs.replace(app, name=app.name or (first.name if first else ""))
    others = [
        msgspec.structs.replace(
            app,
            access_token=shop.access_token,
            refresh_token=shop.refresh_token,
            name=shop.name,
        )
        for shop in tokens.values()
    ]
    return [named, *others]


def _shop(keys: AlibabaKeys) -> Shop:
    name = keys.name or f"1688 {keys.app_key[-4:]}"
    identity = f"{keys.app_key}/{keys.name or keys.access_token}"
    digest = hashlib.sha256(identity.encode()).hexdigest()[:12]
    return Shop(f"1688-{digest}", Platform.ALIBABA, name)


def _as_text(keys: AlibabaKeys | Kuaidi100Keys) -> dict[str, str]:
    return {str(name): str(value) for name, value in msgspec.structs.asdict(keys).items()}
