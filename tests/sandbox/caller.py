"""A plain caller of the sandbox, with signing of its own: neither connector nor verifier."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import requests

from workbench.domain.clock import ReplayClock

if TYPE_CHECKING:
    from workbench.sandbox import SandboxServer

LIST = "com.alibaba.trade/alibaba.trade.getSellerOrderList"
DETAIL = "com.alibaba.trade/alibaba.trade.get.sellerView"
TRACE = "com.alibaba.logistics/alibaba.trade.getLogisticsTraceInfo.sellerView"
LOGISTICS = "com.alibaba.logistics/alibaba.trade.getLogisticsInfos.sellerView"

WALL_START = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


def wall() -> ReplayClock:
    return ReplayClock(WALL_START)


def sign_1688(path: str, params: dict[str, str], secret: str) -> str:
    text = path + "".join(sorted(key + value for key, value in params.items()))
    return hmac.new(secret.encode(), text.encode(), hashlib.sha1).hexdigest().upper()


def sign_kuaidi100(param: str, key: str, customer: str) -> str:
    text = f"{param}{key}{customer}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().upper()


class Caller:
    """Calls one running sandbox as its first shop, or as the one named."""

    def __init__(self, server: SandboxServer) -> None:
        self.keys = server.credentials()
        self.server = server
        self.session = requests.Session()
        self.session.trust_env = False
        self.tokens = {shop["name"]: shop["access_token"] for shop in self.keys["shops"]}

    def send(self, api: str, params: dict[str, str], signature: str | None = None) -> Any:
        """Post ``params`` with the right signature, or with the one given."""
        app = self.keys["alibaba1688"]
        path = f"param2/1/{api}/{app['app_key']}"
        right = sign_1688(path, params, app["app_secret"])
        signed = params | {"_aop_signature": right if signature is None else signature}
        return self.session.post(f"{app['gateway']}/openapi/{path}", data=signed, timeout=30)

    def call(self, api: str, shop: str = "晨禾百货", **params: Any) -> Any:
        """Return the JSON that a signed call with the shop's token is answered with."""
        texts = {name: str(value) for name, value in params.items()}
        answer = self.send(api, texts | {"access_token": self.tokens[shop]})
        return answer.json()

    def ask(self, api: str, number: int, **params: Any) -> Any:
        """Call an API about one order."""
        return self.call(api, orderId=number, webSite="1688", **params)

    def query(self, sign: str | None = None, **param: str) -> Any:
        """Ask Kuaidi100 about one number."""
        keys, text = self.keys["kuaidi100"], json.dumps(param)
        right = sign_kuaidi100(text, keys["key"], keys["customer"])
        form = {"customer": keys["customer"], "param": text, "sign": sign or right}
        return self.session.post(keys["url"], data=form, timeout=30).json()

    def tell(self, name: str, **told: object) -> Any:
        """Post to the sandbox's own addresses."""
        url = f"{self.keys['base_url']}/sandbox/{name}"
        return self.session.post(url, json=told, timeout=30).json()

    def token(self, **form: str) -> requests.Response:
        """Ask the unsigned token endpoint."""
        app = self.keys["alibaba1688"]
        url = f"{app['gateway']}/openapi/http/1/system.oauth2/getToken/{app['app_key']}"
        client = {"client_id": app["app_key"], "client_secret": app["app_secret"]}
        return self.session.post(url, data=client | form, timeout=30)
