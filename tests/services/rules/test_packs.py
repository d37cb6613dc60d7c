from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from tests.services.packs_of_sellers import GAP, pack
from workbench.domain.errors import (
    BadInput,
    PackFieldMissing,
    PackFieldUnknown,
    PackInvalid,
    PackMisspelt,
    PackNotUtf8,
    PackRuleTaken,
    PackRuleTwice,
    PackTooLarge,
    PackUnreadable,
    PackValueWrong,
    StoreError,
)
from workbench.domain.rules.packs import StoredPack
from workbench.services.rules.books import Books
from workbench.services.rules.packs import PackService, PackStores, PackTools
from workbench.store.decisions.packs import PackStore
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace

MINE = pack(48)
GAP_LINE = f'id = "{GAP}"'


def line(begin: str) -> int:
    """The line of the pack that begins so, counted from 1."""
    return 1 + next(
        n for n, text in enumerate(MINE.decode().splitlines()) if text.startswith(begin)
    )


@pytest.fixture
def packs(workspace: Workspace) -> PackService:
    return workspace.packs


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "我的.toml"
    path.write_bytes(MINE)
    return path


def hours(workspace: Workspace) -> int:
    return workspace.rules().book.rule(GAP).number("hours")


def states(packs: PackService) -> dict[str, bool]:
    return {entry.id: entry.is_on for entry in packs.packs()}


def test_our_own_packs_are_on(packs: PackService, shelf: Shelf) -> None:
    entries = packs.packs()
    assert [entry.id for entry in entries] == [file.pack.id for file in shelf.packs]
    assert all(entry.is_on and entry.problem is None for entry in entries)
    by_id = {entry.id: entry for entry in entries}
    assert (by_id["1688"].can_be_switched, by_id["1688.outside"].can_be_switched) == (False, True)
    assert not by_id["1688.outside"].can_be_removed


def test_a_sellers_rule_takes_the_place_of_ours(
    workspace: Workspace, packs: PackService, mine: Path
) -> None:
    change = packs.look(mine)
    assert (change.pack_id, change.is_new, change.taken) == ("mine", True, (GAP,))
    assert hours(workspace) == 72  # looking writes nothing
    packs.add(change, is_on=True)
    assert hours(workspace) == 48
    assert packs.packs()[-1].taken == (GAP,)
    (seeds,) = (each for each in workspace.rules().book.packs if each.id == "1688")
    assert GAP not in {rule.id for rule in seeds.rules}


def test_a_pack_that_is_off_decides_nothing(
    workspace: Workspace, packs: PackService, mine: Path
) -> None:
    packs.add(packs.look(mine), is_on=False)
    assert (hours(workspace), states(packs)["mine"]) == (72, False)
    packs.switch("mine", is_on=True)
    assert (hours(workspace), states(packs)["mine"]) == (48, True)
    packs.switch("mine", is_on=False)
    assert hours(workspace) == 72


def test_a_later_version_can_be_switched_off(workspace: Workspace, packs: PackService) -> None:
    everything = workspace.rules().book
    packs.switch("tmall.outside", is_on=False)
    rest = workspace.rules().book
    assert "tmall.outside" not in {each.id for each in rest.packs}
    assert not any(rule_id.startswith("tmall.outside") for rule_id in rest.rules)
    packs.switch("tmall.outside", is_on=True)
    assert workspace.rules().book.version == everything.version


def test_a_removed_pack_can_be_brought_back(
    workspace: Workspace, packs: PackService, mine: Path
) -> None:
    packs.add(packs.look(mine), is_on=True)
    packs.remove("mine")
    assert (hours(workspace), "mine" in states(packs)) == (72, False)
    packs.restore("mine")
    assert (hours(workspace), states(packs)["mine"]) == (48, True)
    with pytest.raises(BadInput, match="no such pack"):
        packs.restore("mine")


def test_a_new_text_gives_way_to_nothing_but_a_newer_one(
    workspace: Workspace, packs: PackService, mine: Path
) -> None:
    packs.add(packs.look(mine), is_on=True)
    mine.write_bytes(pack(60))
    change = packs.look(mine)
    assert not change.is_new
    assert hours(workspace) == 48
    packs.add(change, is_on=True)
    assert hours(workspace) == 60
    assert list(states(packs)).count("mine") == 1


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        pytest.param(lambda p: p.switch("1688", is_on=False), "stand on it", id="seeds off"),
        pytest.param(lambda p: p.switch("nobody", is_on=True), "no such pack", id="unknown"),
        pytest.param(lambda p: p.remove("1688.outside"), "comes with the program", id="ours"),
        pytest.param(lambda p: p.remove("nobody"), "no such pack", id="remove unknown"),
    ],
)
def test_what_cannot_be_done_is_refused(packs: PackService, act, reason: str) -> None:  # type: ignore[no-untyped-def]
    before = states(packs)
    with pytest.raises(BadInput, match=reason):
        act(packs)
    assert states(packs) == before


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        pytest.param(MINE + b"\nid = = 3\n", (PackMisspelt, "line"), id="syntax"),
        pytest.param(
            MINE.replace(b"decided_by", b"decidedby"),
            (PackFieldUnknown, f"我的.toml:{line('decided_by')}"),
            id="field",
        ),
        pytest.param(
            MINE.replace(b'decided_by = "not_stated"\n', b""),
            (PackFieldMissing, f"我的.toml:{line(GAP_LINE)}"),
            id="missing",
        ),
        pytest.param(
            MINE.replace(b"hours = 48", b'hours = "48"'),
            (PackValueWrong, f"我的.toml:{line('versions')}"),
            id="value",
        ),
        pytest.param(
            MINE.replace(b'"seller"', b'"outside"').replace(
                b"sha256", b'url = "https://a"\nsha256'
            ),
            (PackValueWrong, "我的.toml:3"),
            id="origin",
        ),
        pytest.param(
            MINE.replace(b'id = "mine"', b'id = "1688"'),
            (PackValueWrong, "我的.toml:1"),
            id="an id of ours",
        ),
        pytest.param(
            MINE + b"\n" + MINE.partition(b"\n\n")[2],
            (PackRuleTwice, "我的.toml"),
            id="a rule twice",
        ),
        pytest.param(pack(48, replaces=""), (PackRuleTaken, "我的.toml:7"), id="a rule of ours"),
        pytest.param(MINE.decode().encode("gbk"), (PackNotUtf8, "line 4"), id="GBK"),
        pytest.param(b"", (PackFieldMissing, "我的.toml"), id="empty"),
        pytest.param(b"\0" * 64, (PackMisspelt, "line 1"), id="no text"),
        pytest.param(b"#" * (50 << 20), (PackTooLarge, "2 MB"), id="50 MB"),
    ],
)
def test_a_broken_file_leaves_the_old_pack_in_force(
    workspace: Workspace,
    packs: PackService,
    mine: Path,
    data: bytes,
    refusal: tuple[type[PackInvalid], str],
) -> None:
    error, place = refusal
    packs.add(packs.look(mine), is_on=True)
    mine.write_bytes(data)
    with pytest.raises(error) as caught:
        packs.look(mine)
    assert place in str(caught.value)
    assert hours(workspace) == 48


def test_what_is_no_file_is_not_read(packs: PackService, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "missing.toml"):
        with pytest.raises(PackUnreadable):
            packs.look(path)


def test_a_text_that_a_newer_program_cannot_read_gives_way_to_the_one_before(
    workspace: Workspace, packs: PackService
) -> None:
    store = PackStore(workspace.cache)
    store.save(StoredPack("mine", "旧.toml", MINE), at=TEN, is_on=True)
    broken = MINE.replace(b"decided_by", b"decidedby")
    store.save(StoredPack("mine", "新.toml", broken), at=TEN, is_on=True)
    assert hours(workspace) == 48
    entry = packs.packs()[-1]
    assert entry.is_on
    assert entry.problem is not None
    assert entry.problem.values["path"] == f"新.toml:{line('decided_by')}"


def test_a_pack_without_any_good_text_leaves_the_others_in_force(
    workspace: Workspace, packs: PackService
) -> None:
    PackStore(workspace.cache).save(StoredPack("mine", "坏.toml", b"x"), at=TEN, is_on=True)
    assert hours(workspace) == 72
    assert (packs.packs()[-1].is_on, packs.packs()[-1].rules) == (False, ())
    with pytest.raises(BadInput, match="add a mended file"):
        packs.switch("mine", is_on=True)


def test_two_packs_of_the_seller_cannot_both_have_a_rule(
    workspace: Workspace, packs: PackService, mine: Path
) -> None:
    packs.add(packs.look(mine), is_on=True)
    mine.write_bytes(pack(60, pack_id="other"))
    with pytest.raises(PackRuleTwice):
        packs.look(mine)
    # As if another program had put it there.
    text = StoredPack("other", "other.toml", pack(60, pack_id="other"))
    PackStore(workspace.cache).save(text, at=TEN, is_on=True)
    assert hours(workspace) == 48
    assert isinstance(packs.packs()[-1].problem, PackRuleTwice)


def test_what_was_removed_does_not_come_back_behind_a_broken_text(workspace: Workspace) -> None:
    store = PackStore(workspace.cache)
    store.save(StoredPack("mine", "a.toml", MINE), at=TEN, is_on=True)
    store.remove("mine", at=TEN)
    store.save(StoredPack("mine", "b.toml", b"x"), at=TEN, is_on=True)
    assert [[text.file for text in texts] for texts in store.texts()] == [["b.toml"]]
    assert hours(workspace) == 72


def test_every_act_leaves_a_row_in_the_trail(
    workspace: Workspace, packs: PackService, mine: Path
) -> None:
    packs.add(packs.look(mine), is_on=True)
    packs.switch("mine", is_on=False)
    packs.remove("mine")
    packs.restore("mine")
    trail = AuditStore(workspace.cache)
    assert [(row.event, row.object) for row in reversed(trail.entries())] == [
        ("pack_added", "mine"),
        ("pack_switched_on", "mine"),
        ("pack_switched_off", "mine"),
        ("pack_removed", "mine"),
        ("pack_restored", "mine"),
    ]
    assert trail.is_whole()


class _FailingAudit(AuditStore):
    """A trail that cannot be written, as on a full disk."""

    def append(self, entry: object) -> None:
        raise StoreError


def test_a_step_that_fails_takes_the_whole_act_back(
    workspace: Workspace, shelf: Shelf, wall: ReplayClock, mine: Path
) -> None:
    cache = workspace.cache
    stores = PackStores(cache, PackStore(cache), _FailingAudit(cache))
    ways = (lambda: workspace.judging, lambda: workspace.replays)
    packs = PackService(stores, PackTools(Books(shelf), *ways, wall, wall))
    change = packs.look(mine)
    with pytest.raises(StoreError):
        packs.add(change, is_on=True)
    assert hours(workspace) == 72
    assert PackStore(workspace.cache).texts() == []


def test_other_threads_and_programs_follow(
    workspace: Workspace, shelf: Shelf, packs: PackService, mine: Path
) -> None:
    elsewhere = Books(shelf)
    store = PackStore(workspace.cache)
    assert elsewhere.up_to_date(store) is shelf.rules
    packs.add(packs.look(mine), is_on=True)
    assert elsewhere.current.book.rule(GAP).number("hours") == 72
    assert elsewhere.up_to_date(store).book.rule(GAP).number("hours") == 48
    assert elsewhere.up_to_date(store) is elsewhere.current
