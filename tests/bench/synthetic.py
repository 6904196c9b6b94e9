"""Synthetic glossaries: as many entries as one wants, made of the words of policy."""

from collections.abc import Iterator
from itertools import chain, islice, product

from duizhao.glossary.model import Concept, Definition, Domain, Form, Glossary, Rendering

# Two-syllable makings of synthetic terms, as policy language has them.
_PARTS = [
    *("改革 gǎigé", "发展 fāzhǎn", "建设 jiànshè", "治理 zhìlǐ", "服务 fúwù", "创新 chuàngxīn"),
    *("保障 bǎozhàng", "监督 jiāndū", "管理 guǎnlǐ", "振兴 zhènxīng", "环境 huánjìng"),
    *("经济 jīngjì", "社会 shèhuì", "生态 shēngtài", "文化 wénhuà", "安全 ānquán"),
    *("农村 nóngcūn", "城市 chéngshì", "企业 qǐyè", "市场 shìchǎng", "人才 réncái", "科技 kējì"),
]


def concepts(count: int) -> Iterator[Concept]:
    """Give so many concepts, each with a form of its own: of three words, then of four."""
    parts = [tuple(part.split()) for part in _PARTS]
    made = chain(product(parts, repeat=3), product(parts, repeat=4))
    for number, words in enumerate(islice(made, count)):
        text, spoken = zip(*words, strict=True)
        form = Form("".join(text), " ".join(spoken), status="preferred")
        rendering = Rendering(f"term number {number} of many", status="preferred")
        meaning = Definition(f"The {number}th synthetic meaning.", "合成的释义。")
        yield Concept(f"syn-{number}", (form,), (rendering,), meaning, "standard")


def with_synthetic(glossary: Glossary, count: int) -> Glossary:
    """Give the publication's glossary with others added, so many in all."""
    own = sum(1 for _ in glossary.concepts)
    more = Domain("合成", "Synthetic", tuple(concepts(max(count - own, 0))))
    return Glossary((*glossary.domains, more), glossary.names)
