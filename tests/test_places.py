"""Tests of where in a Markdown file the inline source of each block stands."""

import time

from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotator import Annotator
from duizhao.bilingual.sources import inline
from duizhao.bilingual.sources.places import Place, places
from duizhao.bilingual.text import Text
from duizhao.markdown import blocks_of
from tests.bilingual import texts
from tests.support import ROOT

REPORT = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")

SMALL = """---
title: 表
---
# 标题甲 # {: #x }

题乙
====

[^b]: 注乙，**重**。
    续行。

    注的第二段。

段丙折
为两行，见[链接](a.md)和`码`。[^a][^b]
{: .lead }

- 紧一
- 紧二
  续
    - 套甲
    - 套乙

1. 松一

2. 松二

    松二的第二段
    也折行

> 引文一，**粗**
> 引文二
懒行

> - 引中之项
> > 更深的引文

## 节丁
紧接的段
***
规则之后

| 头甲 | 头乙 \\| 丙 |
|:--|--:|
| `a|b` 格 | — |
| 甲 | — |

```
# 码中之题
```

    缩进之码

<div>
生甲
</div>

[^a]: 注甲
"""


def found(source: str, held: list[Text]) -> list[str]:
    return [place.of(source) for place in places(source, held)]


def test_every_block_of_the_report_is_found(bare: Annotator) -> None:
    body = REPORT.partition("\n---\n")[2]
    passages = [block.passage.text for block in blocks_of(body, bare)]
    held = places(REPORT, [Text("", text) for text in passages])
    assert len(held) == len(passages) == 80
    assert [inline.plain(inline.parts(p.of(REPORT))) for p in held] == passages
    lines = REPORT.splitlines()
    assert all(place.of(REPORT) in lines[place.line - 1] for place in held)


def test_every_kind_of_block_is_found() -> None:
    held = texts(SMALL)
    assert found(SMALL, held) == [
        *("标题甲", "题乙", "段丙折\n为两行，见[链接](a.md)和`码`。[^a][^b]"),
        *("紧一", "紧二\n  续", "套甲", "套乙", "松一", "松二", "松二的第二段\n    也折行"),
        *(
            "引文一，**粗**\n> 引文二\n懒行",
            "引中之项",
            "更深的引文",
            "节丁",
            "紧接的段",
            "规则之后",
        ),
        *("头甲", "头乙 \\| 丙", "`a|b` 格", "—", "甲", "—"),
        *("注乙，**重**。\n    续行。", "注的第二段。", "注甲"),
    ]


def test_a_line_is_counted_in_the_whole_file() -> None:
    held = places(SMALL, texts(SMALL))
    lines = SMALL.splitlines()
    assert all(lines[p.line - 1].find(p.of(SMALL).split("\n")[0]) >= 0 for p in held)
    assert held[0] == Place(4, SMALL.index("标题甲"), SMALL.index("标题甲") + 3)


def test_footnotes_are_found_without_labels_too() -> None:
    bare = [Text(text.kind, text.text) for text in texts(SMALL)]
    assert found(SMALL, bare) == found(SMALL, texts(SMALL))


def test_windows_line_ends_do_not_matter() -> None:
    source = SMALL.replace("\n", "\r\n")
    assert [told.replace("\r", "") for told in found(source, texts(source))] == found(
        SMALL, texts(SMALL)
    )


def test_a_text_that_is_nowhere_has_a_line_alone() -> None:
    held = [Text("p", "一"), Text("p", "无处"), Text("p", "另无处", line=9), Text("p", "二")]
    assert places("一\n\n三\n\n二\n", held) == [
        *(Place(1, 0, 1), Place(1, -1, -1), Place(9, -1, -1), Place(5, 6, 7)),
    ]


def test_what_is_said_twice_is_found_in_its_order() -> None:
    source = "甲\n\n乙\n\n甲\n\n丙\n\n甲\n"
    held = [Text("p", text) for text in ("甲", "乙", "甲", "丙", "甲")]
    assert [place.line for place in places(source, held)] == [1, 3, 5, 7, 9]
    assert [place.line for place in places(source, held[1:])] == [3, 5, 7, 9]


def test_an_attribute_list_is_no_part_of_a_block_but_that_of_its_last_word_is() -> None:
    source = "## 甲 **乙** {: #x }\n\n丙**丁**{.lead}\n{: .y }\n\n> 戊\n> {: .z }\n"
    assert found(source, texts(source)) == ["甲 **乙**", "丙**丁**{.lead}", "戊"]


def test_entities_are_found_however_they_are_counted() -> None:
    source = "甲&amp;乙\n"
    assert found(source, [Text("p", "甲&乙")]) == ["甲&amp;乙"]
    assert found(source, [Text("p", f"甲{inline.GAP}乙")]) == ["甲&amp;乙"]


WORDS = st.sampled_from(["甲", "乙。", "**丙**丁", "`码`戊", "己[庚](a)", "辛[^1]", "—", "5.9%"])
LINE = st.lists(WORDS, min_size=1, max_size=3).map("，".join)
LINES = st.lists(LINE, min_size=1, max_size=3)


def _marked(first: str, other: str) -> st.SearchStrategy[str]:
    return LINES.map(lambda lines: first + f"\n{other}".join(lines))


BLOCKS = st.one_of(
    LINES.map("\n".join),
    LINE.map(lambda line: f"## {line}"),
    LINE.map(lambda line: f"### {line} {{: #h }}"),
    LINES.map(lambda lines: "\n".join(lines) + "\n{: .x }"),
    _marked("> ", "> "),
    _marked("> ", ""),
    st.lists(_marked("- ", "    "), min_size=1, max_size=3).map("\n".join),
    st.lists(_marked("1. ", "    "), min_size=1, max_size=3).map("\n\n".join),
    st.tuples(LINE, LINE).map(lambda two: f"- {two[0]}\n    - {two[1]}"),
    st.tuples(LINE, LINE).map(lambda two: f"- {two[0]}\n\n    {two[1]}"),
    st.tuples(LINE, LINE).map(lambda two: f"| {two[0]} | 头 |\n|---|---|\n| {two[1]} | — |"),
    LINE.map(lambda line: f"```\n{line}\n```"),
    LINE.map(lambda line: f"{line}\n***\n{line}"),
)


@given(st.lists(BLOCKS, min_size=1, max_size=8))
def test_whatever_a_file_holds_every_block_is_found_and_none_twice(held: list[str]) -> None:
    source = "\n\n".join(["首", *held, "[^1]: 注\n    续"])
    read = texts(source)
    there = places(source, read)
    assert [text.text for text, place in zip(read, there, strict=True) if not place.is_found] == []
    assert len({(place.start, place.end) for place in there}) == len(there)
    for text, place in zip(read, there, strict=True):
        assert inline.answering(place.of(source), text.text) is not None
    body = [place.start for text, place in zip(read, there, strict=True) if not text.label]
    assert body == sorted(body)


def test_ten_thousand_blocks_are_found_in_a_moment() -> None:
    source = "\n\n".join(f"第{n}段，**重**点。\n\n- 甲\n- —" for n in range(3400))
    held = [Text("", text) for n in range(3400) for text in (f"第{n}段，重点。", "甲", "—")]
    start = time.perf_counter()
    assert all(place.is_found for place in places(source, held))
    assert time.perf_counter() - start < 10
