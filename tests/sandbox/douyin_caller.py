"""A plain caller of 抖店 in the sandbox, with signing of its own."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import requests

    from tests.sandbox.caller import Caller
    from workbench.domain.clock import ReplayClock

LIST, DETAIL = "order.searchList", "order.orderDetail"
REFUNDS, TRACE = "afterSale.List", "logistics.trackNoRouteDetail"
NEW = {"x-open-no-old-err-code": "1"}


def sign(query: dict[str, str], param_json: str, secret: str, method: str = "hmac-sha256") -> str:
    names = ("app_key", "method", "timestamp", "v")
    signed = {**{name: query[name] for name in names}, "param_json": param_json}
    text = secret + "".join(name + signed[name] for name in sorted(signed)) + secret
    if method == "md5":
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def written(params: dict[str, Any]) -> str:
    """Return parameters as most clients write them: sorted, compact, Chinese as it is."""
    return json.dumps(params, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


class DouyinCaller:
    """Calls the 抖店 shop of one running sandbox."""

    def __init__(self, caller: Caller, wall: ReplayClock) -> None:
        self.keys: dict[str, str] = caller.keys["douyin"]
        self.session = caller.session
        self.token = self.keys["access_token"]
        self._wall = wall

    def query(self, method: str, **over: str) -> dict[str, str]:
        """Return a call's query as it should be, without a signature; "" leaves a part out."""
        right = {
            "app_key": self.keys["app_key"],
            "method": method,
            "access_token": "" if method.startswith("token.") else self.token,
            "timestamp": str(int(self._wall.now().timestamp())),
            "v": "2",
            "sign_method": "hmac-sha256",
        }
        return {name: value for name, value in (right | over).items() if value}

    def send(self, method: str, body: str, query: dict[str, str], **options: Any) -> Any:
        """Post exactly this body with exactly this query."""
        path = method.replace(".", "/")
        options.setdefault("headers", {"Content-Type": "application/json"})
        return self.session.post(
            f"{self.keys['url']}/{path}", data=body.encode(), params=query, timeout=30, **options
        )

    def signed(self, path: str, body: str, **over: str) -> requests.Response:
        """Post a body to a call's path with the right signature."""
        query = {**self.query(path), **over}
        query = {name: value for name, value in query.items() if value}
        query["sign"] = sign(query, body, self.keys["app_secret"])
        answer: requests.Response = self.send(path, body, query)
        return answer

    def call(self, method: str, **params: Any) -> Any:
        """Return the JSON that a rightly signed call is answered with."""
        return self.signed(method, written(params)).json()

    def orders(self, **params: Any) -> Any:
        """Return the data of a search, over all that exist unless told otherwise."""
        asked = {"create_time_start": 1_700_000_000, "page": 0, "size": 100} | params
        return self.call(LIST, **asked)["data"]
