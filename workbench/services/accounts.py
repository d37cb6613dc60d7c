"""Accounts: a shop's keys are tried before they are saved, and live in the encrypted file only."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from workbench.domain.errors import BadInput, ConnectorError, KeyFileWrong, marked
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.services.connections import Connections
    from workbench.store.cache import Cache
    from workbench.store.meta import MetaStore
    from workbench.store.shops import ShopStore

KUAIDI100 = "kuaidi100"
ALIBABA_GATEWAY = "https://gw.open.1688.com"
KUAIDI100_URL = "https://poll.kuaidi100.com/poll/query.do"

# Where this profile's season tells its time; "" in a profile of real shops.
SEASON_CLOCK = "season_clock"
KEY_FILE = marked("errors", "The key file")
# Keys go to the platforms' own hosts, or to a sandbox on this machine: a key file from elsewhere
# must not send them anywhere else.
_OFFICIAL = frozenset({ALIBABA_GATEWAY, KUAIDI100_URL})
_THIS_MACHINE = frozenset({"127.0.0.1", "::1"})
# What the decoder says of a file that does not fit: the place, and the field that is missing.
_PLACE = re.compile(r"`\$\.?([\w.\[\]]*)`")
_MISSING = re.compile(r"missing required field `(\w+)`")


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
    """Where keys go, and where a sandbox's season clock is noted; all on one connection."""

    cache: Cache
    shops: ShopStore
    meta: MetaStore


class AccountService:
    """Adds, lists and removes shops and trace providers."""

    def __init__(self, stores: AccountStores, connections: Connections) -> None:
        self._stores = stores
        self._connections = connections

    def add_from_text(self, text: str) -> AddedAccounts:
        """Try and save every account of a key file's JSON text.

        Raises:
            BadInput: the text is no key file, or names no account.
            ConnectorError: a platform refused the keys; nothing is saved then.
        """
        found = read_key_file(text)
        self._keep_seasons_apart(found)
        if found.kuaidi100 is not None:
            # Before the shops: trying those may renew tokens, which must not be lost again.
            self._connections.provider(KUAIDI100, _as_text(found.kuaidi100)).check()
        shops = _all_shops(found)
        accounts = [self._named(keys, place) for place, keys in enumerate(shops, 1)]
        with self._stores.cache.atomic():
            clock = f"{found.base_url}/sandbox/clock" if found.base_url else ""
            self._stores.meta.set(SEASON_CLOCK, clock)
            return self._save(accounts, found.kuaidi100)

    def _named(self, keys: AlibabaKeys, place: int) -> tuple[Shop, dict[str, str]]:
        """Try a shop's keys; what is wrong with them is said of this shop of the file."""
        try:
            return self._proved(keys)
        except ConnectorError as error:
            raise error.about(f"({keys.name or f'#{place}'})") from error

    def _proved(self, keys: AlibabaKeys) -> tuple[Shop, dict[str, str]]:
        """Try a shop's keys; return the shop with those to save, which the trial may renew."""
        saved = _as_text(keys)
        nameless = Shop("", Platform.ALIBABA, keys.name)
        check = self._connections.marketplace(nameless, saved, saved.update).check()
        known = {health.shop.id for health in self.list()}
        ids = list(_shop_ids(keys, check.account_id))
        shop_id = next((each for each in ids if each in known), ids[0])
        return Shop(shop_id, Platform.ALIBABA, keys.name or f"1688 {keys.app_key[-4:]}"), saved

    def _keep_seasons_apart(self, found: KeyFile) -> None:
        """Refuse a sandbox beside real shops: its time is a season's, theirs is today's."""
        held = [h for h in self.list() if not h.shop.is_imported]
        if held and bool(found.base_url) != bool(self._stores.meta.get(SEASON_CLOCK)):
            reason = marked("errors", "a sandbox needs a profile of its own")
            raise BadInput(what=KEY_FILE, reason=reason)

    def _save(
        self, accounts: list[tuple[Shop, dict[str, str]]], provider: Kuaidi100Keys | None
    ) -> AddedAccounts:
        last_good = {health.shop.id: health.last_good_poll for health in self.list()}
        shops = self._stores.shops
        for shop, keys in accounts:
            shops.add(shop, keys)
            last = last_good.get(shop.id)
            shops.set_health(ShopHealth(shop, ShopState.NEVER_POLLED, last_good_poll=last))
        if provider is not None:
            shops.save_provider(KUAIDI100, _as_text(provider))
        names = (KUAIDI100,) if provider is not None else ()
        return AddedAccounts(tuple(shop for shop, _ in accounts), names)

    def list(self) -> list[ShopHealth]:
        """Return every shop with the state of its polling."""
        return self._stores.shops.all()

    def remove(self, shop_id: str) -> None:
        """Forget a shop's keys and data.

        Raises:
            BadInput: there is no such shop.
        """
        if all(health.shop.id != shop_id for health in self.list()):
            raise BadInput(what=shop_id, reason=marked("errors", "there is no such shop"))
        self._stores.shops.remove(shop_id)


def read_key_file(text: str) -> KeyFile:
    """Return the keys in a key file's text.

    Raises:
        BadInput: not JSON, not a key file, or without any account; values are not repeated.
    """
    try:
        found = msgspec.json.decode(text.encode(), type=KeyFile)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise _without_values(error) from None
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
    try:
        parts = urlsplit(address)
        is_spelt_right = parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        return False
    return address in _OFFICIAL or (is_spelt_right and parts.hostname in _THIS_MACHINE)


def _without_values(error: Exception) -> BadInput:
    """Say where a key file is wrong without repeating a key that stands there."""
    found = (_PLACE.search(str(error)), _MISSING.search(str(error)))
    place = ".".join(match[1] for match in found if match and match[1])
    if place:
        return KeyFileWrong(what=KEY_FILE, place=place)
    return BadInput(what=KEY_FILE, reason=marked("errors", "it is not JSON of a key file"))


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


def _shop_ids(keys: AlibabaKeys, account_id: str) -> Iterator[str]:
    """Yield the ids a shop may have, the surest first: new keys make no new shop.

    The platform's own id of the account is not told before the first order.
    """
    for identity in (account_id, f"{keys.app_key}/{keys.name or keys.access_token}"):
        if identity:
            yield f"1688-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def _as_text(keys: AlibabaKeys | Kuaidi100Keys) -> dict[str, str]:
    return {str(name): str(value) for name, value in msgspec.structs.asdict(keys).items()}
