"""One robot of a group chat: it is told plain text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from workbench.connectors.feed import understood
from workbench.connectors.robots import codes, parse
from workbench.connectors.robots.signing import dingtalk_signature, feishu_signature
from workbench.domain.telling.robots import RobotKind, clipped

if TYPE_CHECKING:
    from workbench.connectors.http import HttpClient
    from workbench.domain.telling.robots import Hook

_HEADERS = {"Content-Type": "application/json; charset=utf-8"}


class GroupRobot:
    """Tells one group; ``http`` may call the hook's own origin alone."""

    def __init__(self, http: HttpClient, hook: Hook) -> None:
        self._http = http
        self._hook = hook

    def tell(self, words: str) -> None:
        """Send a text once; what is too long for this robot is cut at a line.

        Raises:
            ConnectorError: it was refused, or nobody knows whether it arrived: it is not sent
                again by itself.
        """
        kind = self._hook.kind
        body = json.dumps(self._body(clipped(words, codes.LARGEST[kind])), ensure_ascii=False)
        payload = self._http.post_text(
            self._address(), body, _HEADERS, envelope=parse.ENVELOPE, repeatable=False
        )
        with understood(codes.SERVICES[kind]):
            refused = parse.refusal(payload)
        if refused is not None:
            raise codes.error_for(kind, *refused)

    def _address(self) -> str:
        """Return where to post; DingTalk reads the signature in the query."""
        hook = self._hook
        if hook.kind is not RobotKind.DINGTALK or not hook.secret:
            return hook.address
        now = int(self._http.server_now().timestamp() * 1000)
        sign = quote_plus(dingtalk_signature(now, hook.secret))
        return f"{hook.address}&timestamp={now}&sign={sign}"

    def _body(self, words: str) -> dict[str, object]:
        """Return the message; Feishu reads the signature in it."""
        hook = self._hook
        if hook.kind is not RobotKind.FEISHU:
            return {"msgtype": "text", "text": {"content": words}}
        message: dict[str, object] = {"msg_type": "text", "content": {"text": words}}
        if hook.secret:
            now = int(self._http.server_now().timestamp())
            message |= {"timestamp": str(now), "sign": feishu_signature(now, hook.secret)}
        return message
