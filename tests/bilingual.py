"""What the tests of bilingual documents share: texts as the tree gives them, and a small pair."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from duizhao import blocks, tree
from duizhao.bilingual.bitext import bitext
from duizhao.bilingual.pair import Pair
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.text import Text
from duizhao.glossary.model import Glossary
from tests.support import EXTENSIONS

_NO_TEXT = frozenset({"code", "pre", "img", "br", "hr", "kbd"})
_BESIDE = frozenset({"footnote-ref", "footnote-backref"})


class _Reader(Treeprocessor, Extension):
    """Keeps the texts of a page's blocks."""

    def __init__(self) -> None:
        Extension.__init__(self)
        self.texts: list[Text] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register itself behind all else."""
        self.md = md
        md.treeprocessors.register(self, "texts", -10)

    def run(self, root: ET.Element) -> None:
        """Keep the texts."""
        blocks.address(root)
        parents = {child: parent for parent in root.iter() for child in parent}
        for run in tree.runs(root, tree.Rules(self.md.is_block_level, _opaque, self._raw)):
            above = [run.block, *_above(run.block, parents)]
            label = next((e.get("id", "")[3:] for e in above if "fn:" in e.get("id", "")), "")
            kind = "/".join(str(e.tag) for e in reversed(above) if e.tag not in ("div", "tr"))
            id = blocks.nearest_id(run.block, parents)
            self.texts.append(Text(kind.replace("/tbody", ""), run.text, label, id))

    def _raw(self, placeholder: str) -> tree.Raw:
        number = placeholder.strip("\x02\x03").rpartition(":")[2]
        stash = self.md.htmlStash.rawHtmlBlocks
        told = str(stash[int(number)]) if number.isdecimal() else "&"
        is_gap = not told.startswith("<") or told.startswith(("<br", "<img"))
        return tree.Raw(tree.GAP if is_gap else "")


def _above(element: ET.Element, parents: tree.Parents) -> Iterator[ET.Element]:
    while parents[element] in parents:
        element = parents[element]
        yield element


def _opaque(element: ET.Element) -> str | None:
    if element.tag in _NO_TEXT:
        return tree.GAP
    inner = element[0].get("class", "") if element.tag == "sup" and len(element) else ""
    return "" if {element.get("class", ""), inner} & _BESIDE else None


def texts(source: str) -> list[Text]:
    """Give the texts of a Markdown file, front matter included."""
    reader = _Reader()
    body = source.replace("\r\n", "\n")
    if body.startswith("---\n"):
        body = body.partition("\n---\n")[2]
    Markdown(extensions=[*EXTENSIONS, reader]).convert(body)
    return reader.texts


def pair_of(source: str, target: str, state: str = "draft") -> Pair:
    """Set two Markdown files side by side."""
    found = bitext(texts(source), texts(target), Renderings(Glossary()))
    return Pair("docs/a.md", "docs/a.en.md", source, target, found, state)


CHINESE = """---
title: "报告"
---

# 报告标题

——2020年12月29日在会议上
{: .occasion }

**坚持生命至上。**{.lead}我们做了32件事。全区共有5个园区，新增就业6.52万人。

## 一、工作 {#work}

- 第一项：完成*7*项工程。
- 第二项：见[说明](notes.md)，编号`X1`。

> 同心同德。众志成城，
> 奋发有为。

| 指标 | 数值 |
|---|---|
| 增长率 | 5.9% |
| 增长率 | 5.9% |
"""

ENGLISH = """---
title: "Report"
---

# Report title

Delivered at a meeting on 29 December 2020
{: .occasion }

**We put life first.**{.lead} We did 32 things.[^32] The district has 5 parks,
and 65,200 new jobs were created.

## I. Work {#work}

- First: we completed *7* projects.
- Second: see the [notes](notes.en.md), No. `X1`.

> We are of one mind. United as one,
> we will forge ahead.

| Indicator | Value |
|---|---|
| Growth rate | 5.9 per cent |
| Growth rate | 5.9 per cent |

[^32]: The report does not say *which*.
"""


def small_pair(state: str = "draft") -> Pair:
    """Give a small document with its translation."""
    return pair_of(CHINESE, ENGLISH, state)
