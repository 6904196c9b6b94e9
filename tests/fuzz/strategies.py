"""What is put before the doors: texts, Markdown, YAML, pages, tables and XML, mostly wrong.

Where a valid thing exists, it is taken and spoilt: random bytes alone seldom get past the handle.
"""

import json
from collections.abc import Callable

from hypothesis import strategies as st

PHRASES = (
    "放管服 “放管服”改革 营商环境 六稳 六保 道里区 松花江 一会儿 女儿 行为 银行 长大 头发 里程 "
    "人大 國家發展 軟件 为人民服务 3.5亿元 R&D 2021年3月5日"
).split()
ODD = (
    "\x00\x01\x02\x03\x1b\x7f\x85\xad\u00a0\u0301\u200b\u200d\u200e\u2028\u202e\u2066\u2060\ufeff"
    "\ufe0f\ufffc\ufffd\ue000\u3000㐀䶵〇々豈⼀⺀〡𠮷𪚥丽\U000e0100\U0010ffff🙂👨"
)
SIGNS = "“”‘’「」『』《》，。、；：！？（）——…·,.!?:;()[]{}<>&\"'`*_#|-+=~^$%@/\\ \t\n\r"

characters = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from(SIGNS),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(exclude_categories=["Cs"]),
)
texts = st.lists(st.one_of(st.sampled_from(PHRASES), characters), max_size=40).map("".join)
words = st.lists(
    st.one_of(st.sampled_from(PHRASES), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)),
    min_size=1,
    max_size=6,
).map("".join)

_INLINE = [
    *("**{}**", "*{}*", "`{}`", "[{}](a.html)", "![{}](a.png)", "<b>{}</b>", "<span lang=en>{}"),
    *(
        "[{}](javascript:x)",
        "<script>{}</script>",
        '<i title="{}">',
        "&{};",
        "<!-- {} -->",
        "[^{}]",
    ),
    *("<a href=x>{}</a>", "\\{}", "{}{{: .lead }}", "<{}>", "</{}>", "{}\n"),
]
_BLOCK = [
    *("# {}", "### {} ###", "> {}", "- {}", "1. {}", "    {}", "{}\n===", "```\n{}\n```", "{}"),
    *(
        "| {} | a |\n|---|:-:|\n| b | {} |",
        "<div>{}</div>",
        "<div markdown>\n{}",
        "[^1]: {}",
        "***",
    ),
    *("{}\n{{: lang=en }}", "- {}\n\n    - {}", "[{}]: a.html", "<pre>{}</pre>", "{}\n: {}"),
]


def _within(frames: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda frame, text: frame.replace("{}", text), st.sampled_from(frames), inner)


inline = st.recursive(texts, lambda inner: st.one_of(_within(_INLINE, inner), inner), max_leaves=4)
lines = st.lists(st.one_of(words, inline), min_size=1, max_size=4).map("".join)
markdown = st.lists(_within(_BLOCK, lines), max_size=8).map("\n\n".join)

# Values as YAML and as anything else, in a shape or out of it.
_SCALARS = st.one_of(
    *(words, texts, st.none(), st.booleans(), st.integers(), st.floats()),
    st.sampled_from(["preferred", "standard", "sourced", "unknown", "place", "fāzhǎn", "fazhan"]),
)
_KEYS = st.sampled_from(
    "id forms text pinyin english definition en zh confidence source link year first in related "
    "broader narrower expansion concept context with without status type note unknown title "
    "concepts kind tw hk role reason sentence judged at nonsense".split()
)
values = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=6)),
    max_leaves=12,
)
_YAML_BITS = [
    *("&a ", "*a", "!!python/object/apply:os.system ", "!!binary ", "!x ", "? ", "- ", ": ", "|\n"),
    *(">-\n", "---\n", "...\n", "%YAML 9.9\n", "<<: *a\n", "{", "}", "[", "]", "#", "'", '"', "\t"),
    *("0x7f", "1e999", "2001-99-99", "~", "\n  ", "\ufeff", "=", "@", "`", "%"),
]


@st.composite
def spoilt(draw: st.DrawFn, whole: str, bits: st.SearchStrategy[str]) -> str:
    """Take a text that is right, and cut, double or overwrite some of it."""
    text = whole
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.one_of(bits, st.just(text[start:end] * 2))) + text[end:]
    return text


CONCEPTS = """\
title: {zh: 经济, en: Economy}
concepts:
  - id: fazhan
    forms:
      - {text: 发展, pinyin: fāzhǎn, status: preferred}
    english:
      - {text: development, source: A plan, year: 2020}
    definition: {en: Growth., zh: 增长。}
    confidence: standard
    related: [gaige]
    expansion: [{text: 发, pinyin: fā, english: emit}, {concept: gaige}]
    first: {year: 2001, in: a report}
    context: {with: [改革]}
  - &b
    id: gaige
    forms: [{text: 改革, pinyin: gǎigé}]
    english: [{text: reform}]
    definition: {en: Change.}
    confidence: unknown
    unknown: Much.
"""
yaml = st.one_of(
    spoilt(CONCEPTS, st.one_of(st.sampled_from(_YAML_BITS), texts)),
    values.map(lambda value: json.dumps(value, ensure_ascii=False)),
    values.map(lambda value: f"title: {{zh: 一, en: a}}\nconcepts: {json.dumps(value)}"),
    texts,
)

PAGE = """\
欢迎浏览 | 无障碍浏览
政府工作报告
——2021年3月5日在道里区人民代表大会上
区  长  张 三
各位代表:
一、2020年工作回顾
(一)经济发展。过去一年,生产总值增长3.5%;财政收入(全口径)达到1,200万元!
深化"放管服"改革。优化营商环境?
【打印】【关闭】
主办:区政府 地址:道里 黑ICP备05000000号
"""
pages = st.one_of(
    spoilt(PAGE, st.one_of(texts, st.sampled_from(["【", "】", "(", ")", ":", "\n", "——", "  "]))),
    texts,
)


def encoded(text: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Give texts as bytes: mostly UTF-8, else in another encoding, or broken."""
    ways: list[Callable[[str], bytes]] = [
        lambda told: told.encode("utf-8"),
        lambda told: told.encode("utf-8"),
        lambda told: told.encode("utf-8-sig"),
        lambda told: told.encode("utf-16"),
        lambda told: told.encode("gb18030"),
        lambda told: told.encode("utf-8")[:-1],
        lambda told: told.replace("\n", "\r\n").encode("utf-8"),
    ]
    return st.one_of(
        st.builds(lambda way, told: way(told), st.sampled_from(ways), text), st.binary()
    )


ROWS = """\
id,language,term,pinyin,type,status,source,year,definition_en,confidence,related,expansion,with
fazhan,zh-Hans,发展,fāzhǎn,full,preferred,,,Growth.,standard,gaige,发 | fā | emit,改革
fazhan,en,development,,,preferred,A plan,2020,,,,,
gaige,zh-Hans,改革,,,,,,,,,,
"""
tables = st.one_of(
    spoilt(
        ROWS, st.one_of(texts, st.sampled_from([",", '"', "\r", "\n", ",,,,,", "'=", "zh-Hans"]))
    ),
    texts,
)

TBX = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<text><body><conceptEntry id="c-fazhan"><descrip type="subjectField">经济 | Economy</descrip>
<descrip type="definition" xml:lang="en">Growth.</descrip><note>confidence: standard</note>
<note>first use: 2001, a report</note><note>part: 发 | fā | emit</note>
<ref type="crossReference" target="c-gaige">related</ref>
<langSec xml:lang="zh-Hans"><termSec><term>发展</term><note>pinyin: fāzhǎn</note></termSec>
</langSec><langSec xml:lang="en"><termSec><term>development</term><note>year: 2020</note></termSec>
</langSec>
</conceptEntry></body></text></tbx>
"""
XLIFF = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hans" trgLang="en">
<file id="f1" original="a.md"><unit id="u1"><segment id="s1">
<source>深化<pc id="c1">改革</pc>。</source>
<target order="1">Deepen the <pc id="c1">reform</pc>.<ph id="c2"/><cp hex="001b"/></target>
</segment>
<ignorable><source> </source></ignorable></unit></file></xliff>
"""
_XML_BITS = st.one_of(
    texts,
    st.sampled_from(
        [
            *("<", ">", "</", "&amp;", "&x;", "&#0;", "&#x110000;", "]]>", "<![CDATA[", '"'),
            *("<!--", "<?x?>", "<!DOCTYPE x>", "<term>", "</term>", '<pc id="c9">', "</pc>"),
            *('<cp hex="d800"/>', "<mrk/>", 'id=""', 'order="99999"', 'xml:lang="zz"'),
            *('xmlns=""', "<tbx>" * 300),
        ]
    ),
)
tbx = spoilt(TBX, _XML_BITS)
xliff = spoilt(XLIFF, _XML_BITS)

# Arguments of the command line: words that are known, and others. No argument can hold a NUL.
_WORDS = (
    "import annotate lookup review check glossary translation bundle stamp export --help --version "
    "--json --where --glossary glossary --source hans tw auto --quotation-marks --sandhi -n 3 0 -1 "
    "--all --page out.html --accept all 1 1-9 9-1 1-999999999 --read 1=wèi 1=x --write 1=裡/裏 1=/ "
    "--strict --format tbx skos json-ld csv json anki tmx xliff -o out out/a nowhere/a . .. docs "
    "docs/a.md a.md a.en.md b.md a.txt a.csv a.tbx a.xlf mkdocs.yml glossary/names.yml --site "
    "https://x --state draft revised --by 某人 --date 2021-01-31 2021-13-01 --dry-run -- - -o= "
    "发展 fgf"
).split()
arguments = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(_WORDS[:9]),
        texts.map(lambda text: text.replace("\x00", "")),
        st.text("\udc80\udcff发a", max_size=4),
    ),
    max_size=8,
)
