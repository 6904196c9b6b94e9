"""Tests of a bitext's sentences as they are written in the two files."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from duizhao.bilingual.bitext import Bitext, Match, Sentence, Unit
from duizhao.bilingual.pair import Pair
from duizhao.bilingual.sources.inline import parts, source_of
from duizhao.bilingual.sources.segments import Aligned, aligned, divided, segments
from duizhao.bilingual.text import Text
from duizhao.span import Span
from tests.bilingual import pair_of, small_pair, texts
from tests.support import ROOT
from tests.test_inline import ATOMS, ONE_LINE


def again(unit: Aligned, side: str) -> str:
    """Put one side of a unit together of its segments and what stands between them."""
    return "".join(
        source_of(getattr(each, side)) + getattr(each, f"{side}_after") for each in unit.segments
    )


def holds(pair: Pair) -> bool:
    """Say whether every block that was found is its segments put together."""
    return all(
        again(unit, name) == "\n\n".join(place.of(text) for place in side.places)
        for unit in aligned(pair.bitext, pair.source, pair.target)
        for name, side, text in (
            ("source", unit.source, pair.source),
            ("target", unit.target, pair.target),
        )
        if side.is_found
    )


def sources(pair: Pair) -> list[tuple[str, str, str]]:
    """Give each segment's id and both sides as they are written."""
    found = segments(pair.bitext, pair.source, pair.target)
    return [(each.id, source_of(each.source), source_of(each.target)) for each in found]


def test_sentences_keep_their_marks() -> None:
    found = {id: (source, target) for id, source, target in sources(small_pair())}
    assert found["t-qihsrggs.1"] == ("**坚持生命至上。**{.lead}", "**We put life first.**{.lead}")
    assert found["t-qihsrggs.2"] == ("我们做了32件事。", "We did 32 things.[^32]")
    assert (
        found["t-qihsrggs.3"][1] == "The district has 5 parks,\nand 65,200 new jobs were created."
    )
    assert found["t-wstwpvbf.2"] == (
        "众志成城，\n> 奋发有为。",
        "United as one,\n> we will forge ahead.",
    )


def test_cells_of_one_row_have_ids_of_their_own() -> None:
    ids = [id for id, _, _ in sources(small_pair())]
    assert len(ids) == len(set(ids))
    assert {"t-iq7brl7w.1", "t-iq7brl7w:2.1", "t-iq7brl7w-2.1"} <= set(ids)


def test_an_id_is_a_name_in_xml() -> None:
    source = "# 甲 {#a%b }\n"
    assert [id for id, _, _ in sources(pair_of(source, source))] == ["a-b.1"]


def test_what_closes_stays_and_what_opens_goes_on() -> None:
    row = parts("甲。**{.x}[^1] **[乙](u)。**")
    assert [source_of(each) for each, _ in divided(row, [2])] == [
        "甲。",
        "**{.x}[^1] **[乙](u)。**",
    ]
    row = parts("**甲。**{.x}[^1] **[乙](u)。**")
    assert [(source_of(each), after) for each, after in divided(row, [2])] == [
        ("**甲。**{.x}[^1]", " "),
        ("**[乙](u)。**", ""),
    ]


def test_a_sentence_without_a_counterpart_has_an_empty_side() -> None:
    text = Text("p", "甲。乙。", id="x")
    matches = (
        Match((Sentence(0, Span(0, 2)),), ()),
        Match((Sentence(0, Span(2, 4)),), (Sentence(0, Span(0, 2)),)),
    )
    unit = Unit((text,), (Text("p", "B."),), matches, (0, 0))
    found = segments(Bitext((unit,)), "甲。乙。\n", "B.\n")
    assert [(source_of(each.source), source_of(each.target)) for each in found] == [
        ("甲。", ""),
        ("乙。", "B."),
    ]


def test_two_blocks_that_stand_for_one_are_told_apart() -> None:
    ours = Text("p", "甲。乙。", id="x")
    theirs = (Text("p", "A. B."), Text("p", "C."))
    match = Match(
        (Sentence(0, Span(0, 4)),),
        (Sentence(0, Span(0, 3)), Sentence(0, Span(3, 5)), Sentence(1, Span(0, 2))),
    )
    pair = Pair(
        "a",
        "b",
        "甲。乙。\n",
        "A. B.\n\nC.\n",
        Bitext((Unit((ours,), theirs, (match,), (0, 0)),)),
        "",
    )
    assert sources(pair) == [("x.1", "甲。乙。", "A. B.\n\nC.")]
    assert holds(pair)


def test_a_block_that_is_not_found_is_its_text() -> None:
    text = Text("p", "无处", id="x")
    match = Match((Sentence(0, Span(0, 2)),), ())
    (unit,) = aligned(Bitext((Unit((text,), (), (match,), (0, 0)),)), "别处\n", "")
    assert source_of(unit.segments[0].source) == "无处"
    assert not unit.source.is_found


def test_the_blocks_of_the_small_document_are_their_segments() -> None:
    assert holds(small_pair())


def test_the_blocks_of_the_report_are_their_segments() -> None:
    report = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    english = ROOT / "docs" / "report.en.md"
    # Without its translation the report stands beside itself.
    pair = pair_of(report, english.read_text(encoding="utf-8") if english.exists() else report)
    assert all(
        unit.source.is_found and unit.target.is_found
        for unit in aligned(pair.bitext, report, pair.target)
    )
    assert holds(pair)


@given(st.lists(st.sampled_from(ATOMS)).map("".join), st.lists(st.integers(0, 30)))
def test_a_divided_block_is_put_together_again(source: str, edges: list[int]) -> None:
    found = divided(parts(source), sorted(edges))
    assert len(found) == len(edges) + 1
    assert "".join(source_of(row) + after for row, after in found) == source
    assert all(not after.strip("> \t\n") for _, after in found)


@given(st.lists(ONE_LINE, min_size=1, max_size=4), st.lists(st.integers(1, 60)))
def test_a_block_is_its_segments_wherever_it_is_cut(lines: list[str], cuts: list[int]) -> None:
    source = "\n\n".join([*lines, "[^1]: 注"])
    (*read, _) = texts(source)
    units = tuple(
        Unit((text,), (text,), tuple(_matches(text, cuts)), (at, at))
        for at, text in enumerate(read)
    )
    assert holds(Pair("a", "b", source, source, Bitext(units), "draft"))


def _matches(text: Text, cuts: list[int]) -> list[Match]:
    edges = sorted({0, len(text.text), *(cut for cut in cuts if cut < len(text.text))})
    sentences = [Sentence(0, Span(*edge)) for edge in pairwise(edges)]
    return [Match((sentence,), (sentence,)) for sentence in sentences]
