"""Reading scans: how fast texts are read, how hostile ones hold it up, and how many read right.

What is right is told by the labelled scans beside the checkout; without them only speed is
measured. ``unseen`` figures count each source as read by lists that it taught nothing, but with the
lines that other public material knows as well (``unseen.py``, ``evidence.tsv``); ``unseen_strict``
figures leave those out too: a lower bound, told without a limit.
"""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.figures import Figure
from tests.benchmarks.unseen import Lists, Teachers, elsewhere
from workbench import paths
from workbench.domain.parcels.tracking import EventKind, SiteKind
from workbench.traces.geography import Geography
from workbench.traces.providers import ProviderWords
from workbench.traces.vocabulary import load_word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from workbench.domain.parcels.tracking import Reading
    from workbench.traces.classify import Classifier

# The 40,000 distinct texts a second, and 300,000 that repeat, whole or by template.
DISTINCT, REPEATED, HOSTILE = 25.0, 1_000 / 300, 1.0
# Must reach: 99 % of labels, 98 % of hubs and outlets, 95 % of cities.
LABELS, SITES, CITIES = 0.01, 0.02, 0.05

EVIDENCE = Path(__file__).with_name("evidence.tsv")
ROUNDS, _LEARNED = 40, 4
CLOCKS = {
    EventKind.PICKED_UP,
    EventKind.DEPARTED,
    EventKind.OUT_FOR_DELIVERY,
    EventKind.DELIVERED,
}
_SITE_KINDS = {True: SiteKind.HUB, False: SiteKind.OUTLET}
_TEMPLATES = (
    "【{site}】 已收入 {who}",
    "快件离开【{site}】已发往【{next}】{who}",
    "【浙江省】【{site}】的{who}（***********）正在派件，编号{n}",
    "快件已由{site}{n}号丰巢柜代收，请及时取件{who}",
    "已签收，签收人：{who}{n}，感谢使用",
)
# Styles whose sites stand in brackets; numbers and times differ as well.
_REPEATING = (
    "【{site}】 已收入 {n}",
    "快件离开【{site}】已发往【{next}】，预计1{d}日0{d}:3{d}到达",
    "【{city}市】【{site}】的张某（1380000{n}）正在派件",
    "[{city}市]到达【{site}】，第{n}批",
    "您的快件已签收，签收人：本人，单号{n}",
)
_KINDS = ("转运中心", "分拨中心", "公司", "营业部", "一部", "集散中心", "网点", "中心")
_CITIES = ("金华", "宁波", "杭州", "苏州", "合肥", "武汉", "长沙", "广州", "西安", "沈阳")

Scan = dict[str, Any]


def measure(data: Path, rounds: int = ROUNDS) -> Iterator[Figure]:
    """Yield speed, and accuracy where ``data`` holds the labelled scans."""
    carriers = paths.resource("carriers")
    regions = Geography.load(paths.resource("regions"))
    lists = Lists(load_word_lists(carriers), regions, ProviderWords.load(carriers))
    yield from speed(lists.reader(), rounds)
    scans = labelled(data)
    if scans:
        reader = lists.reader()
        yield from accuracy("reading", scans, lambda _: reader)
        taught = Teachers(lists, _texts(scans), elsewhere(EVIDENCE))
        yield from accuracy("reading_unseen", scans, lambda name: taught.without(name).reader())
        strict = Teachers(lists, _texts(scans))
        bound = accuracy("reading_unseen_strict", scans, lambda name: strict.without(name).reader())
        yield from (replace(figure, limit=None) for figure in bound)


def speed(reader: Classifier, rounds: int) -> Iterator[Figure]:
    """Yield microseconds per text and milliseconds per kB, each the best of several rounds."""
    distinct = [_distinct(number, rounds) for number in range(rounds)]
    for carrier in ("yuantong", "zhongtong"):
        reader.read("已揽收", carrier)  # a carrier's words are joined at its first text
    told = iter(distinct)
    spent = _best(lambda: _read(reader, next(told)), rounds) / len(distinct[0])
    yield Figure("reading_distinct_us", spent * 1e6, "us", DISTINCT)
    chance = random.Random(11)
    # More rounds: sites recur from text to text, and the first ones still teach their names.
    repeating = iter([_repeating(chance) for _ in range(_LEARNED * rounds)])
    spent = _best(lambda: _read(reader, next(repeating)), _LEARNED * rounds) / len(distinct[0])
    yield Figure("reading_by_template_us", spent * 1e6, "us", REPEATED)
    spent = _best(lambda: _read(reader, distinct[-1]), rounds) / len(distinct[-1])
    yield Figure("reading_repeated_us", spent * 1e6, "us", REPEATED)
    worst = max(_per_kb(reader, text, rounds) for text in hostile())
    yield Figure("reading_hostile_ms_per_kb", worst, "ms/kB", HOSTILE)


def _repeating(chance: random.Random) -> list[tuple[str, str]]:
    """Return texts of a few templates, each with cities, numbers and times of its own."""
    texts = []
    for place in range(1_000):
        city, other = chance.choices(_CITIES, k=2)
        words = _REPEATING[place % len(_REPEATING)]
        text = words.format(
            city=city,
            site=f"{city}测试{chance.choice(_KINDS)}",
            next=f"{other}{chance.choice(_KINDS)}",
            n=f"{chance.randrange(10_000):04}",
            d=chance.randrange(10),
        )
        texts.append((text, "yuantong" if place % 2 else "zhongtong"))
    return texts


def _name(number: int) -> str:
    """Return one of a million invented names, so that no text follows another's template."""
    return chr(0x5000 + number // 1_000 % 1_000) + chr(0x5800 + number % 1_000)


def _distinct(seed: int, rounds: int) -> list[tuple[str, str]]:
    """Return texts none of which comes twice, nor its template, whatever the seed."""
    texts = []
    for place in range(1_000):
        site = f"{_CITIES[place % 10]}{place // 10}转运中心"
        following = f"{_CITIES[(place + 1) % 10]}测试{place % 97}公司"
        words = _TEMPLATES[place % len(_TEMPLATES)]
        number = place * rounds + seed
        text = words.format(site=site, next=following, n=number, who=_name(number))
        texts.append((f"{text} {seed}", "yuantong" if place % 2 else "zhongtong"))
    return texts


def _read(reader: Classifier, texts: Iterable[tuple[str, str]]) -> None:
    for text, carrier in texts:
        reader.read(text, carrier)


def hostile() -> Iterator[str]:
    """Yield texts made to hold a reader up: endless brackets, gaps and words that begin others."""
    pieces = [
        "【",
        "【】",
        "【【】",
        "(",
        "（）",
        "<",
        "&#1;",
        " a",
        "到a",
        "您在a",
        "北京市",
        "怀化市县",
    ]
    words = ["送达", "到达", "派", "预约", "正在", "将", "已", "转", "凭", "从", "客户", "Out for"]
    for piece in (*pieces, *words):
        yield piece * (300 // len(piece))
        yield piece * (4_000 // len(piece))
    chance = random.Random(7)
    for _ in range(20):
        yield "".join(chance.choices([*pieces, *words], k=400))


def _per_kb(reader: Classifier, text: str, rounds: int) -> float:
    texts = iter([f"{text}{number:03}" for number in range(rounds)])
    spent = _best(lambda: reader.read(next(texts), "yuantong"), rounds)
    return spent * 1_000 / (len(text.encode()) / 1_000)


def _best(work: Callable[[], object], rounds: int) -> float:
    """Return the least processor time of several rounds: other programs only ever add to it."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def labelled(data: Path) -> list[Scan]:
    """Return the labelled scans, none where they do not lie there."""
    path = data / "traces" / "scans.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@dataclass
class _Score:
    """How many of what was asked were read wrong."""

    labels: int = 0
    clocks: int = 0
    sites: int = 0
    cities: int = 0

    def note(self, scan: Scan, reading: Reading) -> None:
        """Count one scan."""
        accepted = {scan["label"], *(scan.get("also_ok") or ())}
        is_wrong = reading.kind.value not in accepted
        self.labels += is_wrong
        self.clocks += is_wrong and reading.kind in CLOCKS and bool(accepted & CLOCKS)
        if scan["hub"] is not None:
            self.sites += reading.site_kind is not _SITE_KINDS[scan["hub"]]
        if _city(scan):
            self.cities += reading.place is None or reading.place.city != _city(scan)


def accuracy(
    name: str, scans: Sequence[Scan], reader_for: Callable[[str], Classifier]
) -> Iterator[Figure]:
    """Yield the shares that are read wrong, each source by the reader that is made for it."""
    score = _Score()
    for source, told in _by_source(scans).items():
        reader = reader_for(source)
        for scan in told:
            score.note(scan, reader.read(scan["text"], scan["carrier_code"]))
    sites = sum(scan["hub"] is not None for scan in scans)
    cities = sum(bool(_city(scan)) for scan in scans)
    yield Figure(f"{name}_labels_wrong", score.labels / len(scans), "share", LABELS)
    yield Figure(f"{name}_clocks_mistaken", score.clocks, "scans", 0)
    yield Figure(f"{name}_sites_wrong", score.sites / max(sites, 1), "share", SITES)
    yield Figure(f"{name}_cities_wrong", score.cities / max(cities, 1), "share", CITIES)


def _city(scan: Scan) -> str:
    return (scan["place"] or {}).get("city") or ""


def _by_source(scans: Iterable[Scan]) -> Mapping[str, list[Scan]]:
    found: dict[str, list[Scan]] = {}
    for scan in scans:
        found.setdefault(scan["source"], []).append(scan)
    return found


def _texts(scans: Iterable[Scan]) -> Mapping[str, list[str]]:
    told = _by_source(scans)
    return {source: [scan["text"] for scan in told[source]] for source in told}
