"""A seller's pack, cut from a rule of ours: the 1688 gap with another limit, or under a new id."""

from __future__ import annotations

from workbench import paths

GAP = "1688.false_track.gap_72h"
HEAD = """id = "{id}"
platform = "1688"
origin = "seller"
title = {{ zh = "我的规则", en = "My rules" }}

"""
_SEED = (paths.resource("policies") / "1688.toml").read_text("utf-8")
_SEED_VERSION = "versions = [{ stated = false, parameters = { hours = 72 } }]"


def pack(hours: int, *, pack_id: str = "mine", since: str = "", replaces: str = GAP) -> bytes:
    """Return a pack that puts a gap of ``hours`` in the seeds' place, from ``since`` on.

    ``replaces`` "" leaves out that it takes the other's place.
    """
    start = f"since = {since}, " if since else ""
    version = f"versions = [{{ stated = true, {start}parameters = {{ hours = {hours} }} }}]"
    rule = _rule(GAP).replace(_SEED_VERSION, version)
    if replaces:
        rule = rule.replace(f'id = "{GAP}"\n', f'id = "{GAP}"\nreplaces = "{replaces}"\n', 1)
    return (HEAD.format(id=pack_id) + rule).encode()


def _rule(rule_id: str) -> str:
    """Return the text of one of our rules."""
    return next(
        f"[[rules]]{text}" for text in _SEED.split("[[rules]]") if f'\nid = "{rule_id}"\n' in text
    )
