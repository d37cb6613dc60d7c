"""Accounts: a shop's keys are tried before they are saved, and live in the encrypted file only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, ConnectorError, marked
from workbench.domain.shops import Shop, ShopHealth, ShopState
from workbench.services.accounts.forms import APP_KEY, REDIRECT, SERVICE
from workbench.services.accounts.key_file import KEY_FILE, PARTS, read_key_file
from workbench.services.accounts.saved_secret import with_saved_secret
from workbench.services.assembly.profile_clock import SEASON_CLOCK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.services.accounts.key_file import KeyFile, ShopEntry
    from workbench.services.assembly.connections import Connections
    from workbench.store.engine.cache import Cache
    from workbench.store.engine.meta import MetaStore
    from workbench.store.shops.shops import ShopStore

# Where below a sandbox's address its season tells the time.
_CLOCK_PATH = "/sandbox/clock"


@dataclass(frozen=True, slots=True)
class AddedAccounts:
    """What one key file brought."""

    shops: tuple[Shop, ...]
    providers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SavedApp:
    """An application whose secret is saved; ``part`` is its platform's name in key files.

    ``told`` is what its page of authorisation is opened with, by field.
    """

    part: str
    app_key: str
    told: Mapping[str, str]


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

        Where it leaves the secret of an application out that is saved already, that one is taken.

        Raises:
            BadInput: the text is no key file, or names no account.
            ConnectorError: a platform refused the keys; nothing is saved then.
        """
        found = read_key_file(with_saved_secret(text, self._saved_keys(), self._base_url()))
        self._keep_seasons_apart(found)
        for name, keys in found.providers.items():
            # Before the shops: trying those may renew tokens, which must not be lost again.
            self._connections.provider(name, keys).check()
        accounts = [self._named(entry, place) for place, entry in enumerate(found.entries, 1)]
        with self._stores.cache.atomic():
            clock = f"{found.base_url}{_CLOCK_PATH}" if found.base_url else ""
            self._stores.meta.set(SEASON_CLOCK, clock)
            return self._save(accounts, found.providers)

    def apps(self) -> tuple[SavedApp, ...]:
        """Return the applications whose shops are here: a shop that signs in anew needs a code."""
        found = {
            (part, keys[APP_KEY]): {name: keys.get(name, "") for name in (REDIRECT, SERVICE)}
            for part, keys in self._saved_keys()
        }
        return tuple(SavedApp(part, app_key, told) for (part, app_key), told in found.items())

    def _saved_keys(self) -> list[tuple[str, dict[str, str]]]:
        """Return the keys of every shop that has any, with its platform's name in key files."""
        shops = [health.shop for health in self.list() if health.shop.platform in PARTS]
        held = [(PARTS[shop.platform], self._stores.shops.credentials(shop.id)) for shop in shops]
        return [(part, keys) for part, keys in held if keys.get(APP_KEY)]

    def _base_url(self) -> str:
        """Return the sandbox whose season this profile plays, "" in one of real shops."""
        return (self._stores.meta.get(SEASON_CLOCK) or "").removesuffix(_CLOCK_PATH)

    def _named(self, entry: ShopEntry, place: int) -> tuple[Shop, dict[str, str]]:
        """Try a shop's keys; what is wrong with them is said of this shop of the file."""
        try:
            return self._proved(entry)
        except ConnectorError as error:
            raise error.about(f"({entry.name or f'#{place}'})") from error

    def _proved(self, entry: ShopEntry) -> tuple[Shop, dict[str, str]]:
        """Try a shop's keys; return the shop with those to save, which the trial may renew."""
        saved = dict(entry.keys)
        nameless = Shop("", entry.platform, entry.name)
        check = self._connections.marketplace(nameless, saved, saved.update).check()
        platform = check.platform or entry.platform
        known = {health.shop.id: health.shop.name for health in self.list()}
        ids = list(entry.ids(platform, check.account_id))
        if not check.account_id:
            ids += self._namesakes(entry)
        shop_id = next((each for each in ids if each in known), ids[0])
        told = entry.name or check.name or known.get(shop_id)
        name = told or f"{platform.value} {saved['app_key'][-4:]}"
        return Shop(shop_id, platform, name), saved

    def _namesakes(self, entry: ShopEntry) -> list[str]:
        """Return the shop of this name and application where it is the only one.

        A platform may tell whose keys they are with the orders alone: an answer that leaves these
        out must not make a second shop of the first.
        """
        own = (PARTS[entry.platform], entry.keys[APP_KEY], entry.name)
        here = [health.shop for health in self.list() if health.shop.platform in PARTS]
        kept = [(shop, self._stores.shops.credentials(shop.id)) for shop in here]
        same = [s.id for s, k in kept if (PARTS[s.platform], k.get(APP_KEY), k.get("name")) == own]
        return same if entry.name and len(same) == 1 else []

    def _keep_seasons_apart(self, found: KeyFile) -> None:
        """Refuse a sandbox beside real shops: its time is a season's, theirs is today's."""
        held = [h for h in self.list() if not h.shop.is_imported]
        if held and bool(found.base_url) != bool(self._stores.meta.get(SEASON_CLOCK)):
            reason = marked("errors", "a sandbox needs a profile of its own")
            raise BadInput(what=KEY_FILE, reason=reason)

    def _save(
        self, accounts: list[tuple[Shop, dict[str, str]]], providers: dict[str, dict[str, str]]
    ) -> AddedAccounts:
        last_good = {health.shop.id: health.last_good_poll for health in self.list()}
        shops = self._stores.shops
        for shop, keys in accounts:
            shops.add(shop, keys)
            last = last_good.get(shop.id)
            shops.set_health(ShopHealth(shop, ShopState.NEVER_POLLED, last_good_poll=last))
        for name, keys in providers.items():
            shops.save_provider(name, keys)
        return AddedAccounts(tuple(shop for shop, _ in accounts), tuple(providers))

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
