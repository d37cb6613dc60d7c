"""How TOP writes answers: wrapped lists, the fields that were asked for, JSON or XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from workbench.sandbox.wire import Answer, json_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# What one object of each list is called; with ``simplify`` the lists stand without it.
_SINGULAR = {
    "trades": "trade",
    "orders": "order",
    "refunds": "refund",
    "messages": "tmc_message",
    "trace_list": "transit_step_info",
    "transit_step_result": "transit_step_result",
    "logistics_companies": "logistics_company",
    "logistics_modify_info": "logistics_modify_info",
}


def root_of(method: str) -> str:
    """Return the key under which a method's answer stands."""
    return f"{method.removeprefix('taobao.').replace('.', '_')}_response"


def write(root: str, told: Mapping[str, Any], params: Mapping[str, str]) -> Answer:
    """Return an answer as the caller asked for it; XML is what TOP gives unasked."""
    if params.get("format", "xml") != "json":
        text = f'<?xml version="1.0" encoding="utf-8" ?>{_element(root, _wrapped(told))}'
        return Answer(200, text.encode(), "text/xml;charset=UTF-8")
    is_simple = params.get("simplify") == "true"
    if is_simple and root != "error_response":
        return json_answer(told)
    return json_answer({root: told if is_simple else _wrapped(told)})


def chosen(source: Mapping[str, Any], fields: str) -> dict[str, Any]:
    """Return what ``fields`` names; ``orders.title`` names a part of each sub-order."""
    names = {name.strip() for name in fields.split(",")}
    parts = {name.partition(".")[2] for name in names if name.startswith("orders.")}
    found = {name: value for name, value in source.items() if name in names}
    if parts and "orders" not in names:
        found["orders"] = [_named(line, parts) for line in source.get("orders", ())]
    return found


def _named(source: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: source[name] for name in names if name in source}


def _wrapped(told: Any) -> Any:
    if isinstance(told, list):
        return [_wrapped(each) for each in told]
    if not isinstance(told, dict):
        return told
    return {
        name: {_SINGULAR[name]: _wrapped(value)}
        if isinstance(value, list) and name in _SINGULAR
        else _wrapped(value)
        for name, value in told.items()
    }


def _element(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_element(name, each) for each in value)
    if isinstance(value, dict):
        return f"<{name}>{''.join(_children(value))}</{name}>"
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    return f"<{name}>{escape(text)}</{name}>"


def _children(value: Mapping[str, Any]) -> Iterator[str]:
    for name, inner in value.items():
        yield _element(name, inner)
