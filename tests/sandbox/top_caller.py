"""A plain caller of TOP's router, with signing of its own: neither connector nor verifier."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Any

import requests

from workbench.domain.clock import SHANGHAI

if TYPE_CHECKING:
    from workbench.sandbox import SandboxServer

TRADE_FIELDS = "tid,status,modified,created,orders"


def sign_top(params: dict[str, str], secret: str, method: str = "md5") -> str:
    text = "".join(key + params[key] for key in sorted(params) if key != "sign")
    if method == "md5":
        wrapped = (secret + text + secret).encode()
        return hashlib.md5(wrapped, usedforsecurity=False).hexdigest().upper()
    digest = {"hmac": "md5", "hmac-sha256": "sha256"}[method]
    return hmac.new(secret.encode(), text.encode(), digest).hexdigest().upper()


class TopCaller:
    """Calls one running sandbox as its Taobao shop, or as the one named."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.app = server.credentials()["taobao"]
        self.sessions = {shop["name"]: shop["session"] for shop in self.app["shops"]}
        self.http = requests.Session()
        self.http.trust_env = False

    def system(self, method: str, **over: str) -> dict[str, str]:
        """Return the system parameters of a call; one that is "-" is left out."""
        now = self.server.world.wall.now().astimezone(SHANGHAI)
        told = {
            "method": method,
            "app_key": self.app["app_key"],
            "session": self.app["session"],
            "timestamp": f"{now:%Y-%m-%d %H:%M:%S}",
            "format": "json",
            "v": "2.0",
            "sign_method": "md5",
            **over,
        }
        return {name: value for name, value in told.items() if value != "-"}

    def signed(self, params: dict[str, str]) -> dict[str, str]:
        """Return parameters with their signature, unless one came along."""
        made = sign_top(params, self.app["app_secret"], params.get("sign_method", "md5"))
        return {"sign": made, **params}

    def send(self, params: dict[str, str]) -> requests.Response:
        """Post a form."""
        return self.http.post(self.app["url"], data=params, timeout=30)

    def call(self, method: str, shop: str = "", **params: object) -> Any:
        """Return what stands under the root of a signed call's answer, or the error."""
        session = self.sessions[shop] if shop else self.app["session"]
        texts = {name: str(value) for name, value in params.items()}
        answer = self.send(self.signed(self.system(method, session=session) | texts)).json()
        (told,) = answer.values()
        return told

    def tell(self, name: str, **told: object) -> Any:
        """Post to the sandbox's own addresses."""
        base = self.server.base_url
        return self.http.post(f"{base}/sandbox/{name}", json=told, timeout=30).json()
