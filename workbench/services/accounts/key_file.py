"""Key files: the JSON in which a seller's keys come, made into one entry for each account.

A file names any of the platforms below; a sandbox's first line is one. What is missing takes the
platform's own address.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import msgspec

from workbench.domain.errors import BadInput, KeyFileWrong, marked
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

KUAIDI100 = "kuaidi100"
KDNIAO = "kdniao"
ALIBABA_GATEWAY = "https://gw.open.1688.com"
TOP_URL = "https://eco.taobao.com/router/rest"
DOUYIN_URL = "https://openapi-fxg.jinritemai.com"
KDNIAO_URL = "https://api.kdniao.com/Ebusiness/EbusinessOrderHandle.aspx"
KUAIDI100_URL = "https://poll.kuaidi100.com/poll/query.do"

KEY_FILE = marked("errors", "The key file")
# What each platform's part of a key file is called.
PARTS = {
    Platform.ALIBABA: "alibaba1688",
    Platform.TAOBAO: "taobao",
    Platform.TMALL: "taobao",
    Platform.DOUYIN: "douyin",
}
# Keys go to the platforms' own hosts, or to a sandbox on this machine: a key file from elsewhere
# must not send them anywhere else.
_OFFICIAL = frozenset({ALIBABA_GATEWAY, TOP_URL, DOUYIN_URL, KUAIDI100_URL, KDNIAO_URL})
_THIS_MACHINE = frozenset({"127.0.0.1", "::1"})
# What the decoder says of a file that does not fit: the place, and the field that is missing.
_PLACE = re.compile(r"`\$\.?([\w.\[\]]*)`")
_MISSING = re.compile(r"missing required field `(\w+)`")


class AlibabaKeys(msgspec.Struct, frozen=True):
    """Keys of one 1688 shop as a file gives them; ``gateway`` is what stands before /openapi.

    Signed in by ``access_token``, or by the ``code`` of the page of authorisation and the
    ``redirect_uri`` that it was opened with.
    """

    app_key: str
    app_secret: str
    access_token: str = ""
    refresh_token: str = ""
    code: str = ""
    redirect_uri: str = ""
    gateway: str = ALIBABA_GATEWAY
    name: str = ""


class ShopKeys(msgspec.Struct, frozen=True):
    """A further shop of the same 1688 app: its own tokens, the app's keys."""

    access_token: str
    refresh_token: str = ""
    name: str = ""


class TopShopKeys(msgspec.Struct, frozen=True):
    """A further Taobao or Tmall shop of the same app: its own session, the app's keys."""

    session: str
    refresh_token: str = ""
    name: str = ""


class TopKeys(msgspec.Struct, frozen=True):
    """Keys of one Taobao or Tmall shop; ``url`` is posted to as it is.

    Which of the two it is the platform tells. Signed in by ``session``, or by the ``code`` of the
    page of authorisation, which was opened with ``redirect_uri``.
    """

    app_key: str
    app_secret: str
    session: str = ""
    code: str = ""
    redirect_uri: str = ""
    refresh_token: str = ""
    url: str = TOP_URL
    name: str = ""
    shops: tuple[TopShopKeys, ...] = ()


class Kuaidi100Keys(msgspec.Struct, frozen=True):
    """Keys of a Kuaidi100 account; ``url`` is posted to as it is."""

    customer: str
    key: str
    url: str = KUAIDI100_URL


class DouyinKeys(msgspec.Struct, frozen=True):
    """Keys of one 抖店 shop; a call's path is appended to ``url``.

    Signed in by ``access_token``, by the ``code`` of the page of authorisation, or, for a self-use
    application, by ``shop_id``, the platform's own id of the shop. The page is opened with
    ``service_id`` and answers to ``redirect_uri``.
    """

    app_key: str
    app_secret: str
    access_token: str = ""
    refresh_token: str = ""
    code: str = ""
    shop_id: str = ""
    service_id: str = ""
    redirect_uri: str = ""
    url: str = DOUYIN_URL
    name: str = ""


class KdniaoKeys(msgspec.Struct, frozen=True):
    """Keys of a Kdniao account; ``url`` is posted to as it is.

    ``request_type`` is the query that its plan holds: 1002, or 8001 with advanced states.
    """

    ebusiness_id: str
    app_key: str
    url: str = KDNIAO_URL
    request_type: Literal["1002", "8001"] = "1002"


class KeyFile(msgspec.Struct, frozen=True):
    """A key file; every part is optional. ``shops`` are further shops of the 1688 app.

    ``base_url`` is given by a sandbox alone, whose season has a clock of its own.
    """

    base_url: str = ""
    alibaba1688: AlibabaKeys | None = None
    shops: tuple[ShopKeys, ...] = ()
    taobao: TopKeys | None = None
    douyin: DouyinKeys | None = None
    kuaidi100: Kuaidi100Keys | None = None
    kdniao: KdniaoKeys | None = None

    @property
    def entries(self) -> tuple[ShopEntry, ...]:
        """Every shop that the file names."""
        return tuple(_shop_entries(self))

    @property
    def providers(self) -> dict[str, dict[str, str]]:
        """The trace providers that the file names, with their keys."""
        named = {KUAIDI100: self.kuaidi100, KDNIAO: self.kdniao}
        return {name: _as_text(keys) for name, keys in named.items() if keys is not None}

    @property
    def addresses(self) -> Iterator[str]:
        """Every address that keys would be sent to."""
        for entry in self.entries:
            yield entry.address
        for keys in self.providers.values():
            yield keys["url"]
        if self.base_url:
            yield self.base_url


@dataclass(frozen=True, slots=True)
class ShopEntry:
    """One shop of a key file; ``keys`` are what its connector is made from.

    Of ``platform`` the connector is found; the shop's own kind may be told by the platform.
    """

    platform: Platform
    keys: dict[str, str]
    token: str

    @property
    def name(self) -> str:
        """What the file calls the shop, "" if nothing."""
        return self.keys["name"]

    @property
    def address(self) -> str:
        """Where its keys are sent."""
        return self.keys.get("gateway") or self.keys.get("url", "")

    def ids(self, platform: Platform, account_id: str) -> Iterator[str]:
        """Yield the ids a shop may have, the surest first: new keys make no new shop.

        The platform's own id of the account may not be told before the first order.
        """
        for identity in (
            account_id,
            f"{self.keys['app_key']}/{self.name or self.keys[self.token]}",
        ):
            if identity:
                yield f"{platform.value}-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def read_key_file(text: str) -> KeyFile:
    """Return the keys in a key file's text.

    Raises:
        BadInput: not JSON, not a key file, or without any account; values are not repeated.
    """
    try:
        found = msgspec.json.decode(text.encode(), type=KeyFile)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise _without_values(error) from None
    if not found.entries and not found.providers:
        raise BadInput(what=KEY_FILE, reason=marked("errors", "it names no account"))
    if not all(_is_known(address) for address in found.addresses):
        raise BadInput(what=KEY_FILE, reason=marked("errors", "its address is not the platform's"))
    return found


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


def _shop_entries(found: KeyFile) -> Iterator[ShopEntry]:
    if found.alibaba1688 is not None:
        yield from _all_of(Platform.ALIBABA, found.alibaba1688, found.shops, "access_token")
    if found.taobao is not None:
        yield from _all_of(Platform.TAOBAO, found.taobao, found.taobao.shops, "session")
    if found.douyin is not None:
        yield from _all_of(Platform.DOUYIN, found.douyin, (), "access_token")


def _all_of(
    platform: Platform,
    app: AlibabaKeys | TopKeys | DouyinKeys,
    shops: tuple[ShopKeys | TopShopKeys, ...],
    token: str,
) -> Iterator[ShopEntry]:
    """Yield the app's own shop and its further ones; one that is named twice comes once."""
    own = _as_text(app)
    told = {getattr(shop, token): _as_text(shop) for shop in shops}
    first = told.pop(own[token], {})
    yield ShopEntry(platform, {**own, "name": own["name"] or first.get("name", "")}, token)
    for keys in told.values():
        yield ShopEntry(platform, {**own, **keys}, token)


def _as_text(keys: msgspec.Struct) -> dict[str, str]:
    """Return the fields that are texts, by name."""
    return {
        name: value
        for name, value in msgspec.structs.asdict(keys).items()
        if isinstance(value, str)
    }
