"""Benchmarks of large glossaries: matching, lookup and a build, as ratios in one run."""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from duizhao.annotator import annotator
from duizhao.glossary import dump
from duizhao.glossary.load import load
from duizhao.glossary.model import Concept, Definition, Domain, Form, Glossary, Rendering
from duizhao.layers.terms import Finder, Sense
from tests.support import ROOT, python

ROUNDS = 15
FEW, MANY = 300, 10_000
# Two-syllable makings of synthetic terms, as policy language has them.
_PARTS = [
    *("改革 gǎigé", "发展 fāzhǎn", "建设 jiànshè", "治理 zhìlǐ", "服务 fúwù", "创新 chuàngxīn"),
    *("保障 bǎozhàng", "监督 jiāndū", "管理 guǎnlǐ", "振兴 zhènxīng", "环境 huánjìng"),
    *("经济 jīngjì", "社会 shèhuì", "生态 shēngtài", "文化 wénhuà", "安全 ānquán"),
    *("农村 nóngcūn", "城市 chéngshì", "企业 qǐyè", "市场 shìchǎng", "人才 réncái", "科技 kējì"),
]


def synthetic(count: int) -> Iterator[Concept]:
    """Give so many concepts, each with a form of its own."""
    parts = [part.split() for part in _PARTS]
    number = 0
    for first in parts:
        for second in parts:
            for third in parts:
                if number == count:
                    return
                text, spoken = zip(first, second, third, strict=True)
                form = Form("".join(text), " ".join(spoken), status="preferred")
                rendering = Rendering(f"term number {number} of many", status="preferred")
                meaning = Definition(f"The {number}th synthetic meaning.", "合成的释义。")
                yield Concept(f"syn-{number}", (form,), (rendering,), meaning, "standard")
                number += 1


def with_synthetic(glossary: Glossary, count: int) -> Glossary:
    """Give the publication's glossary with others added, so many in all."""
    own = sum(1 for _ in glossary.concepts)
    more = Domain("合成", "Synthetic", tuple(synthetic(max(count - own, 0))))
    return Glossary((*glossary.domains, more), glossary.names)


def matching(glossary: Glossary) -> tuple[float, float, float]:
    """Give how many times as slow it is to find the terms of many concepts as of few."""
    lines = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").splitlines()
    few, many = (_finder(with_synthetic(glossary, count)) for count in (FEW, MANY))
    return _ratio(
        lambda: [many.mentions(x) for x in lines], lambda: [few.mentions(x) for x in lines]
    )


def _finder(glossary: Glossary) -> Finder:
    forms = {f.text: [Sense(c.id)] for c in glossary.concepts for f in c.forms}
    return Finder(forms)


def annotating(glossary: Glossary) -> tuple[float, float, float]:
    """Give the same of the whole annotation, where the words have been met."""
    lines = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").splitlines()
    few, many = (annotator(with_synthetic(glossary, count)) for count in (FEW, MANY))
    return _ratio(lambda: [many.passage(x) for x in lines], lambda: [few.passage(x) for x in lines])


def _ratio(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float, float]:
    one(), other()
    ratios = []
    for _ in range(ROUNDS):
        ratios.append(_took(one) / _took(other))
    return statistics.median(ratios), min(ratios), max(ratios)


def _took(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def written(glossary: Glossary, folder: Path) -> Path:
    """Write a glossary as a folder."""
    (folder / "terms").mkdir(parents=True)
    for number, domain in enumerate(glossary.domains):
        (folder / "terms" / f"{number:02}.yml").write_text(dump.domain(domain), encoding="utf-8")
    (folder / "names.yml").write_text(dump.names(glossary.names), encoding="utf-8")
    return folder


def looking_up(glossary: Glossary, folder: Path, queries: Sequence[str]) -> tuple[float, float]:
    """Give the median times, in milliseconds, of the command and of bare Python."""
    place = written(glossary, folder)
    command = ("-m", "duizhao", "lookup", "--glossary", str(place))
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    python(*command, queries[0], environment=cache)
    ours, bare = [], []
    for number in range(ROUNDS):
        query = queries[number % len(queries)]
        ours.append(_wall(lambda: python(*command, query, environment=cache)))  # noqa: B023
        bare.append(_wall(lambda: python("-c", "pass")))
    return 1000 * statistics.median(ours), 1000 * statistics.median(bare)


def _wall(work: Callable[[], subprocess.CompletedProcess[bytes]]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def print_glossaries(folder: Path) -> None:
    """Measure everything and print it."""
    glossary = load(ROOT / "glossary")
    print(f"\nGlossaries of {FEW} and {MANY} concepts (spread in brackets)")
    for name, measured in (("terms found", matching), ("annotated", annotating)):
        middle, least, most = measured(glossary)
        print(f"{name}: many / few {middle:.2f} ({least:.2f}–{most:.2f})")
    for count in (FEW, MANY):
        place = folder / f"glossary-{count}"
        queries = ("放管服", "fangguanfu", "fgf", "改革發展", "number 77")
        ours, bare = looking_up(with_synthetic(glossary, count), place, queries)
        print(f"lookup among {count}: {ours:.0f} ms; bare Python {bare:.0f} ms")
        missed, _ = looking_up(
            with_synthetic(glossary, count), folder / f"missed-{count}", ("管服放", "yinshang")
        )
        print(f"  where nothing fits: {missed:.0f} ms")
    shutil.rmtree(folder, ignore_errors=True)
