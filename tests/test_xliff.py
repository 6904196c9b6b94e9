"""Tests of a document in XLIFF 2.1, by the public schemas, and of its way back."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from duizhao.bilingual.bitext import Bitext, Match, Sentence, Unit
from duizhao.bilingual.pair import Pair
from duizhao.bilingual.sources.inline import GAP
from duizhao.bilingual.sources.landing import landed
from duizhao.bilingual.sources.places import Place
from duizhao.bilingual.text import Text
from duizhao.exchange.returned import NoXliff, read_xliff
from duizhao.exchange.taking import Taken, taken
from duizhao.exchange.xliff import as_xliff
from duizhao.span import Span
from tests.bilingual import ENGLISH, pair_of, small_pair, texts
from tests.schematron import broken
from tests.test_exchange import ABOUT, SCHEMAS
from tests.test_inline import ONE_LINE

PAIR = small_pair()
XLIFF = as_xliff(PAIR, ABOUT)
CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
# All core modules that a document may use are read from their own files.
BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="{core}"/>
<xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="{metadata}"/>
</xs:schema>"""


def back(told: str, pair: Pair = PAIR) -> Taken:
    """Take a document's one file back."""
    (file,) = read_xliff(told.encode("utf-8"))
    return taken(pair, file)


def faults(told: str, pair: Pair = PAIR) -> list[str]:
    return [str(fault) for fault in back(told, pair).faults]


def edited(old: str, new: str) -> str:
    """Give the document with one place exchanged."""
    assert XLIFF.count(old) == 1
    return XLIFF.replace(old, new)


def nasty() -> Pair:
    """A pair of texts that are hard to carry."""
    blocks = [
        "**A. B** c_d_e. \\*F\\* &amp; &nbsp;g.",
        "[**h** `i`](j 'k')[^l] m.  \nN <b>o</b> <p.>",
    ]
    source = "\n\n".join([*blocks, "| ]]> | \\| |\n|---|---|\n| `a|b` | \x0b |", "[^l]: q <r>"])
    return pair_of(source, source)


@pytest.fixture(scope="module")
def valid() -> Callable[[str], list[str]]:
    """What says what a document breaks of the public schemas; it is said where they lack."""
    if not SCHEMAS.is_dir():
        pytest.skip(f"the public schemas are not here: set SCHEMAS to their folder ({SCHEMAS})")
    core, metadata = ((SCHEMAS / n).as_uri() for n in ("xliff_core_2.0.xsd", "metadata.xsd"))
    schema = etree.XMLSchema(etree.fromstring(BOTH.format(core=core, metadata=metadata)))
    rules = etree.parse(str(SCHEMAS / "xliff_core_2.1.sch"))

    def check(told: str) -> list[str]:
        document = etree.ElementTree(etree.fromstring(told.encode("utf-8")))
        schema.validate(document)
        return [*(str(error) for error in schema.error_log), *broken(document, rules)]

    return check


def test_the_document_is_valid_by_the_public_schemas(valid: Callable[[str], list[str]]) -> None:
    assert valid(XLIFF) == []
    assert valid(as_xliff(nasty(), ABOUT)) == []


def test_the_schemas_can_refuse(valid: Callable[[str], list[str]]) -> None:
    told = "\n".join(valid(edited("<target>I. Work</target>", "")))
    assert "xlf:target" in told
    assert valid(XLIFF.replace('state="translated"', 'state="done"'))
    assert valid(XLIFF.replace('dataRef="d3"', 'dataRef="d9"'))
    assert valid(XLIFF.replace("mda:meta type", "mda:meta kind"))


def test_a_unit_is_a_block_and_a_segment_what_belongs_together() -> None:
    root = etree.fromstring(XLIFF.encode("utf-8"))
    (file,) = root.iter(f"{CORE}file")
    assert (file.get("original"), file.get("canResegment")) == ("docs/a.md", "no")
    units = {
        unit.get("id"): len(unit.findall(f"{CORE}segment")) for unit in root.iter(f"{CORE}unit")
    }
    assert (len(units), units["t-qihsrggs"], units["t-wstwpvbf"]) == (13, 3, 2)


@pytest.mark.parametrize(("state", "said"), [("draft", "translated"), ("revised", "reviewed")])
def test_the_state_of_the_translation_is_that_of_its_segments(state: str, said: str) -> None:
    root = etree.fromstring(as_xliff(small_pair(state), ABOUT).encode("utf-8"))
    assert {segment.get("state") for segment in root.iter(f"{CORE}segment")} == {said}


def test_a_block_without_a_translation_is_initial(valid: Callable[[str], list[str]]) -> None:
    (first, *others) = PAIR.bitext.units
    lone = replace(first, target=(), matches=(Match(first.matches[0].source, ()),))
    pair = replace(PAIR, bitext=Bitext((lone, *others)))
    told = as_xliff(pair, ABOUT)
    assert 'state="initial"' in told
    assert valid(told) == []
    assert back(told, pair) == Taken(ENGLISH, 0, ())
    filled = told.replace(
        "<source>报告标题</source>", "<source>报告标题</source><target>A</target>"
    )
    assert faults(filled, pair) == ["unit _1: the translation has no block for it"]


def test_notes_say_whose_it_is_and_what_the_translator_noted() -> None:
    root = etree.fromstring(XLIFF.encode("utf-8"))
    told = [note.text for note in root.iter(f"{CORE}note")]
    assert ABOUT.attribution in told
    assert any("Unofficial translation" in text for text in told)
    assert "[^32] The report does not say which." in told


def test_what_comes_back_unchanged_is_the_same_file() -> None:
    assert back(XLIFF) == Taken(ENGLISH, 0, ())
    pair = nasty()
    assert back(as_xliff(pair, ABOUT), pair) == Taken(pair.target, 0, ())


@given(st.lists(ONE_LINE, min_size=1, max_size=3))
def test_whatever_comes_back_unchanged_is_the_same_file(lines: list[str]) -> None:
    source = "\n\n".join([*lines, "[^1]: 注"])
    pair = pair_of(source, source)
    assert back(as_xliff(pair, ABOUT), pair) == Taken(source, 0, ())


def bare(text: str) -> str:
    """Leave out white space; the tree has a gap for an entity."""
    return re.sub("[<&]", GAP, "".join(text.split()))


# What translators write, and what looks like markup.
SIGNS = [
    "*",
    "**",
    "_",
    "`",
    "[",
    "](u)",
    "{",
    "}",
    "<b>",
    "</b>",
    "&amp;",
    "#",
    "|",
    "\\",
    "![",
    "a",
]
SIGNS += ["[^32]", " ", "1. ", "- ", "<http://a.b>", "<!--", "-->", "b@c.d", "{: .x }", "C", "[d]"]
NEW = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.lists(st.sampled_from(SIGNS), min_size=1).map("".join),
)


@given(
    NEW,
    st.sampled_from(["We did 32 things.", "I. Work", "Growth rate", "Report title", "United as"]),
)
def test_whatever_is_written_into_a_block_is_said_there_and_nowhere_else(
    new: str, old: str
) -> None:
    escaped = new.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    result = back(XLIFF.replace(f">{old}", f">X{escaped}Y ", 1))
    assert result.faults == ()
    before, after = texts(ENGLISH), texts(result.text)
    differ = [
        (one.text, other.text)
        for one, other in zip(before, after, strict=True)
        if (one.text, one.kind) != (other.text, other.kind)
    ]
    assert len(differ) == result.changed == 1
    ((_, told),) = differ
    assert bare(f"X{new}Y") in bare(told)


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("# A *b* [c](d)", r"\# A \*b\* \[c\](d)"),
        ("- a", r"\- a"),
        ("12. a", r"12\. a"),
        ("> a", r"\> a"),
        ("a_b_c & d < e", "a_b_c & d < e"),
        ("<b>a</b> &amp;", "&lt;b>a&lt;/b> &amp;amp;"),
        ("[a]: http://b.c", r"\[a]: http://b.c"),
        ("---", r"\---"),
        ("a\n\n  b", "a b"),
    ],
)
def test_text_stays_text_whatever_it_looks_like(new: str, written: str) -> None:
    escaped = new.replace("&", "&amp;").replace("<", "&lt;")
    told = edited("Delivered at a meeting on 29 December 2020", escaped)
    result = back(told)
    assert result == Taken(
        ENGLISH.replace("Delivered at a meeting on 29 December 2020", written), 1, ()
    )


def test_an_edge_of_a_heading_and_a_bar_of_a_cell_stay_text() -> None:
    told = XLIFF.replace(">I. Work<", ">1. C# {x}<").replace(">Value<", ">a|b<")
    result = back(told)
    assert result.text == ENGLISH.replace("I. Work", r"1. C# \{x\}").replace("Value", r"a\|b")


def test_an_edited_sentence_leaves_the_others_as_they_are_wrapped() -> None:
    result = back(edited("We did 32 things.", "We did thirty-two things."))
    assert result == Taken(ENGLISH.replace("We did 32", "We did thirty-two"), 1, ())
    result = back(edited("We are of one mind.", "One mind."))
    assert result.text == ENGLISH.replace("We are of one mind.", "One mind.")


def test_what_had_no_space_between_gets_none_and_what_is_new_gets_one() -> None:
    text, other = Text("p", "甲。乙。丙。", id="x"), Text("p", "A.B.")
    ours = [Sentence(0, Span(at, at + 2)) for at in (0, 2, 4)]
    theirs = [Sentence(0, Span(at, at + 2)) for at in (0, 2)]
    matches = (
        Match((ours[0],), (theirs[0],)),
        Match((ours[1],), ()),
        Match((ours[2],), (theirs[1],)),
    )
    held = Bitext((Unit((text,), (other,), matches, (0, 0)),))
    pair = Pair("a.md", "a.en.md", "甲。乙。丙。\n", "A.B.\n", held, "draft")
    told = as_xliff(pair, ABOUT)
    assert back(told, pair) == Taken("A.B.\n", 0, ())
    filled = told.replace("<source>乙。</source>", "<source>乙。</source><target>C.</target>")
    assert back(filled, pair) == Taken("A. C. B.\n", 1, ())
    joined = (matches[0], Match((ours[1], ours[2]), (theirs[1],)))
    pair = replace(pair, bitext=Bitext((Unit((text,), (other,), joined, (0, 0)),)))
    assert back(as_xliff(pair, ABOUT).replace(">A.<", ">D.<"), pair) == Taken("D.B.\n", 1, ())


def test_text_moves_into_a_pair_of_codes_and_out_of_it() -> None:
    told = edited("First: we completed <pc", "We first completed all of <pc").replace(
        ">7</pc> projects.", ">7 projects</pc>."
    )
    # The Chinese has the same code; it is left alone.
    result = back(told)
    assert result.text == ENGLISH.replace(
        "First: we completed *7* projects.", "We first completed all of *7 projects*."
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: re.sub(r"(things\.)<ph [^>]*/>", r"\1", s), "code c2 ([^32]) is missing"),
        (lambda s: re.sub(r"(things\.)(<ph [^>]*/>)", r"\1\2\2", s), "code c2 does not belong"),
        (lambda s: s.replace("Report title", 'Report<ph id="c9"/>'), "code c9 does not belong"),
        (
            lambda s: re.sub(r"(notes</pc>), No\. (<ph [^>]*/>)\.", r"\1", s).replace(
                "Second: see", 'No. <ph id="c2"/>: see'
            ),
            "code c2 has been moved before c3",
        ),
        (lambda s: s.replace("报告标题</source>", "报告</source>"), "Chinese is not that of"),
        (lambda s: s.replace('id="work"', 'id="gone"'), "unit gone: is not in the document"),
        (lambda s: s.replace('unit id="work"', 'unit id="_1"'), "stands there more than once"),
        (lambda s: s.replace("<target>I. Work</target>", ""), "segment s1 has no target"),
        (lambda s: s.replace("<target>I. Work</target>", "<target/>"), "would be empty"),
        (
            lambda s: s.replace("I. Work", 'I. <cp hex="0002"/>Work'),
            "holds a control character",
        ),
    ],
)
def test_what_does_not_agree_is_told_with_its_unit(change: Callable[[str], str], said: str) -> None:
    result = back(change(XLIFF))
    assert any(said in str(fault) and "\n" not in str(fault) for fault in result.faults)
    assert result.text == ENGLISH


def test_a_translation_that_was_changed_meanwhile_is_not_overwritten() -> None:
    now = ENGLISH.replace("I. Work", "I. Our work")
    pair = pair_of(PAIR.source, now)
    assert faults(edited(">I. Work<", ">I. The work<"), pair) == [
        "unit work: the translation has changed since it was exported"
    ]
    assert back(edited(">Report title<", ">A report<"), pair).faults != ()
    assert back(as_xliff(pair, ABOUT), pair).changed == 0


def serialised(told: str) -> str:
    """Write a document as another tool might: prefixes, order, states, space, annotations."""
    root = etree.fromstring(told.encode("utf-8"))
    other = etree.Element(
        f"{CORE}xliff", dict(sorted(root.attrib.items())), nsmap={"x": CORE[1:-1]}
    )
    other.extend(list(root))
    for element in other.iter():
        for key, value in sorted(element.attrib.items(), reverse=True):
            del element.attrib[key]
            element.set(key, value)
    for segment in other.iter(f"{CORE}segment"):
        segment.set("state", "final")
        segment.set("subState", "x:y")
    for target in list(other.iter(f"{CORE}target"))[:2]:
        mark = etree.Element(f"{CORE}mrk", {"id": "m1", "type": "term"})
        mark.text, target.text = target.text, None
        target.insert(0, mark)
    for unit in other.iter(f"{CORE}unit"):
        unit.tail = "\n\n\n\t"
    return str(etree.tostring(other, encoding="unicode"))


def test_how_a_tool_writes_the_file_does_not_matter() -> None:
    told = serialised(XLIFF)
    assert "<x:unit" in told
    assert "<x:mrk" in told
    assert back(told) == Taken(ENGLISH, 0, ())


def test_a_tool_may_leave_out_what_it_does_not_know() -> None:
    told = re.sub(r"<mda:metadata>.*?</mda:metadata>|<notes>.*?</notes>", "", XLIFF, flags=re.S)
    told = re.sub(r"<originalData>.*?</originalData>", "", told, flags=re.S)
    told = re.sub(r"<ignorable .*?</ignorable>", "", told, flags=re.S)
    assert back(told) == Taken(ENGLISH, 0, ())


def test_codes_may_be_written_apart() -> None:
    told = re.sub(r'<pc id="(\w+)"[^>]*>(.*?)</pc>', r'<sc id="\1"/>\2<ec startRef="\1"/>', XLIFF)
    assert "<sc" in told
    assert back(told) == Taken(ENGLISH, 0, ())


def test_a_segment_that_a_tool_has_divided_is_joined() -> None:
    halves = (
        '<segment id="s1"><source>一、</source><target>I.</target></segment>'
        "<ignorable><source></source><target> </target></ignorable>"
        '<segment id="new"><source>工作</source><target>Work</target></segment>'
    )
    told = re.sub(
        r'<segment id="s1" [^>]*>\s*<source>一、工作.*?</segment>', halves, XLIFF, flags=re.S
    )
    assert back(told) == Taken(ENGLISH, 0, ())
    result = back(told.replace(">Work<", ">Tasks<"))
    assert result == Taken(ENGLISH.replace("I. Work", "I. Tasks"), 1, ())


def test_segments_that_a_tool_has_joined_or_put_in_another_order_are_taken() -> None:
    joined = re.sub(
        r'<segment id="s1" [^>]*>\s*<source>同心同德.*?</segment>.*?</segment>',
        "<segment id='s1'><source>同心同德。众志成城， 奋发有为。</source>"
        "<target>United as one, we are of one mind.</target></segment>",
        XLIFF,
        flags=re.S,
    )
    assert "> United as one, we are of one mind.\n" in back(joined).text
    swapped = XLIFF.replace("<target>We are of one", '<target order="3">We are of one').replace(
        "<target>United", '<target order="1">United'
    )
    text = back(swapped).text
    assert "> United as one, we will forge ahead. We are of one mind.\n" in text


def test_two_blocks_for_one_stay_two() -> None:
    ours, theirs = Text("p", "甲。乙。", id="x"), (Text("p", "A. B."), Text("p", "C."))
    match = Match((Sentence(0, Span(0, 4)),), (Sentence(0, Span(0, 5)), Sentence(1, Span(0, 2))))
    held = Bitext((Unit((ours,), theirs, (match,), (0, 0)),))
    pair = Pair("a.md", "a.en.md", "甲。乙。\n", "A. B.\n\nC.\n", held, "draft")
    told = as_xliff(pair, ABOUT)
    assert back(told, pair) == Taken(pair.target, 0, ())
    assert back(told.replace("C.", "D."), pair) == Taken("A. B.\n\nD.\n", 1, ())
    (fault,) = faults(re.sub(r"(A\. B\.)<ph [^>]*/>", r"\1 ", told), pair)
    assert "is missing" in fault


def test_line_ends_stay_as_they_are() -> None:
    pair = pair_of(PAIR.source.replace("\n", "\r\n"), ENGLISH.replace("\n", "\r\n"))
    told = as_xliff(pair, ABOUT)
    assert back(told, pair) == Taken(pair.target, 0, ())
    result = back(told.replace("We did 32", "We did 33"), pair)
    assert result.text == pair.target.replace("We did 32", "We did 33")


def test_only_the_named_places_are_landed_on() -> None:
    assert landed("ab\r\ncd", {Place(2, 4, 6): "X", Place(1, 0, 1): "Y"}) == "Yb\r\nX"
    assert landed("ab", {}) == "ab"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<xliff",
        b"<html/>",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="nothing"?><xliff/>',
        b'<!DOCTYPE xliff [<!ENTITY a "b">]><xliff>&a;</xliff>',
        b'<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff/>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh-CN" trgLang="fr"/>',
        b"<a>" * 100_000 + b"</a>" * 100_000,
        XLIFF.replace("I. Work", '<cp hex="D800"/>').encode(),
        XLIFF.replace("I. Work", '<cp hex="zz"/>').encode(),
        XLIFF.replace("I. Work", '<cp hex="FFFFFFFFFF"/>').encode(),
    ],
)
def test_what_is_no_xliff_is_refused(data: bytes) -> None:
    with pytest.raises(NoXliff) as refused:
        read_xliff(data)
    assert "\n" not in str(refused.value)


@given(st.data())
def test_whatever_is_broken_in_a_file_is_told_or_taken(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(XLIFF)))
    end = data.draw(st.integers(at, min(len(XLIFF), at + 200)))
    told = (
        XLIFF[:at]
        + data.draw(st.sampled_from(["", "<", "x", " ", XLIFF[at:end] * 2]))
        + XLIFF[end:]
    )
    try:
        files = read_xliff(told.encode("utf-8"))
    except NoXliff:
        return
    for file in files:
        result = taken(PAIR, file)
        assert len(texts(result.text)) == len(texts(ENGLISH))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert as_xliff(small_pair(), ABOUT) == XLIFF


def everything(element: Any) -> str:
    return "".join(element.itertext())


def test_both_sides_say_what_the_documents_say() -> None:
    root = etree.fromstring(XLIFF.encode("utf-8"))
    said = [everything(each) for each in root.iter(f"{CORE}target") if everything(each).strip()]
    assert " ".join(said).startswith(
        "Report title Delivered at a meeting on 29 December 2020 We put"
    )
