"""Accounts: a shop's keys are tried before they are saved, and live in the encrypted file only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import BadInput
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState

if TYPE_CHECKING:
    from workbench.domain.clock import Clock
    from workbench.services.connections import Connections
    from workbench.store.shops import ShopStore

ALIBABA_GATEWAY = "https://gw.open.1688.com"
KUAIDI100_URL = "https://poll.kuaidi100.com/poll/query.do"


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
    """A key file: one 1688 app, its shops, and a trace provider, each optional."""

    alibaba1688: AlibabaKeys | None = None
    shops: tuple[ShopKeys, ...] = ()
    kuaidi100: Kuaidi100Keys | None = None


@dataclass(frozen=True, slots=True)
class AddedAccounts:
    """What one key file brought."""

    shops: tuple[Shop, ...]
    providers: tuple[str, ...]


class AccountService:
    """Adds, lists and removes shops and trace providers."""

    def __init__(self, shops: ShopStore, connections: Connections, wall: Clock) -> None:
        self._shops = shops
        self._connections = connections
        self._wall = wall

    def add_from_text(self, text: str) -> AddedAccounts:
        """Try and save every account of a key file's JSON text.

        Raises:
            BadInput: the text is no key file, or names no account.
            ConnectorError: a platform refused the keys; nothing is saved then.
        """
        found = read_key_file(text)
        accounts = [(_shop(keys), _as_text(keys)) for keys in _all_shops(found)]
        for shop, keys in accounts:
            # A check may renew the tokens: what is saved below are the renewed ones.
            self._connections.marketplace(shop, keys, keys.update).check()
        if found.kuaidi100 is not None:
            self._connections.provider("kuaidi100", _as_text(found.kuaidi100)).check()
        return self._save(accounts, found.kuaidi100)

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
            raise BadInput(what=shop_id, reason="no such shop")
        self._shops.remove(shop_id)


def read_key_file(text: str) -> KeyFile:
    """Return the keys in a key file's text.

    Raises:
        BadInput: not JSON, not a key file, or without any account; values are not repeated.
    """
    try:
        found = msgspec.json.decode(text.encode(), type=KeyFile)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise BadInput(what="key file", reason=_without_values(error)) from None
    if found.alibaba1688 is None and found.kuaidi100 is None:
        raise BadInput(what="key file", reason="it names no account")
    return found


def _without_values(error: Exception) -> str:
    """Say where a key file is wrong without repeating a key that stands there."""
    place = str(error).rpartition("`$")[2].strip("`.")
    return f"not a key file (at {place})" if place else "not a key file"


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
