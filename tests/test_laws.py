"""The laws, for any text that hypothesis can think of."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duizhao import drawing, han, pinyin
from duizhao.annotator import Annotator
from duizhao.glossary.model import Glossary
from duizhao.passage import Passage
from duizhao.pieces import pieces
from duizhao.readings.dictionary import _character_readings
from duizhao.span import Span
from tests.support import ROOT, converted, plain, text_of, to_simplified

# Phrases on which scripts, readings or terms have gone wrong, or nearly.
PHRASES = (
    "放管服 放管服改革 营商环境 六稳 六保 道里区 松花江 哈尔滨市 更加注重 新征程 释放松花江 "
    "并发挥 锁定制 一会儿 女儿 行为 银行 长大 干部 头发 后勤 里程 拆并 格里有人 伟大斗争 "
    "内生发展"
).split()
COMMON = (
    "的一不是在人有我他这中大来上国和地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
)
RARE = "㐀䶵鿿𠮷𪚥𬺰〇々豈⼀㐂丂"
SIGNS = "“”‘’「」『』《》，。、；：（）——…·,.!?"
OTHER = "aZé9 5%\t\n\r🙂👍\u200d\ufe0f\ufffc\u2028あ한\u0301"

pieces_of_text = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(COMMON),
    st.sampled_from(RARE),
    st.sampled_from(SIGNS),
    st.sampled_from(OTHER),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(exclude_categories=["Cs"]),
)
texts = st.lists(pieces_of_text, max_size=40).map("".join)
without_chinese = texts.map(lambda text: re.sub(f"[{han.CLASS}]", "", text))
report = re.findall(
    r"[^\n#*{}\\]{4,}", (ROOT / "docs" / "report.md").read_text("utf-8").split("---\n", 2)[2]
)

# Chinese text in which nothing is markup of Markdown or white space.
safe_parts = st.lists(
    st.one_of(
        st.sampled_from(PHRASES), st.sampled_from(COMMON), st.sampled_from("“”‘’「」，。、🙂𠮷")
    ),
    max_size=25,
)
safe = st.builds("{}{}".format, st.sampled_from(COMMON), safe_parts.map("".join))

settings.register_profile(
    "laws",
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")


def divided(text: str, cuts: list[int], marks: list[tuple[str, str]]) -> str:
    """Put parts of a text between marks, every second part left bare."""
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    found = ""
    for number, (start, end) in enumerate(pairwise(places)):
        before, after = marks[number // 2 % len(marks)] if number % 2 else ("", "")
        found += f"{before}{text[start:end]}{after}"
    return found


@given(text=texts, cuts=st.lists(st.integers(0, 200)))
def test_the_pieces_joined_are_the_text(house: Annotator, text: str, cuts: list[int]) -> None:
    inside = [cut for cut in cuts if cut <= len(text)]
    assert "".join(piece.text for piece in pieces(house.passage(text), inside)) == text


@given(text=texts)
def test_the_pieces_joined_are_both_scripts_too(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    found = list(pieces(passage))
    assert "".join(piece.tw for piece in found) == passage.tw
    assert "".join(piece.hk for piece in found) == passage.hk


@given(text=texts, cuts=st.lists(st.integers(0, 200)))
def test_each_piece_lies_in_one_word_one_mention_and_between_two_cuts(
    house: Annotator, text: str, cuts: list[int]
) -> None:
    passage = house.passage(text)
    inside = [cut for cut in cuts if cut <= len(text)]
    edges = {edge for part in (*passage.words, *passage.mentions) for edge in part[:2]}
    for piece in pieces(passage, inside):
        places = set(range(piece.start + 1, piece.start + len(piece.text)))
        assert not places & {*edges, *inside}


@given(text=texts)
def test_what_is_drawn_has_the_text_as_its_text(house: Annotator, text: str) -> None:
    html = drawing.drawn(
        pieces(house.passage(text)), drawing.linked(lambda mention: f"<a href=#{mention.id}>")
    )
    assert text_of(html) == text


@given(text=texts)
def test_mentions_never_overlap(house: Annotator, text: str) -> None:
    mentions = house.passage(text).mentions
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@given(text=texts)
def test_a_mention_is_its_form_once_quotation_marks_and_line_ends_are_passed_over(
    house: Annotator, text: str
) -> None:
    for mention in house.passage(text).mentions:
        shown = re.sub("[“”‘’「」『』《》〈〉\n]", "", text[mention.start : mention.end])
        assert shown == re.sub("[“”‘’「」『』《》〈〉\n]", "", mention.form)


@given(text=texts)
def test_no_mention_that_was_left_out_is_longer_or_as_long_and_earlier(
    house: Annotator, glossary: Glossary, text: str
) -> None:
    taken = house.passage(text).mentions
    forms = {form.text for concept in glossary.concepts for form in concept.forms}
    for form in forms:
        for match in re.finditer(f"(?={re.escape(form)})", text):
            start, end = match.start(), match.start() + len(form)
            rivals = [m for m in taken if m.start < end and start < m.end]
            assert any((start - end, start) >= (m.start - m.end, m.start) for m in rivals)


@given(text=without_chinese)
def test_without_chinese_there_is_no_change(house: Annotator, text: str) -> None:
    assert house.passage(text) == Passage(text, (), (None,) * len(text), text, text, text, ())


@given(text=without_chinese)
def test_without_chinese_what_is_drawn_is_bare(house: Annotator, text: str) -> None:
    html = drawing.drawn(pieces(house.passage(text)), drawing.unlinked)
    assert "<" not in html


@given(text=texts)
def test_without_glossary_there_are_no_terms_and_all_else_stands(
    bare: Annotator, text: str
) -> None:
    passage = bare.passage(text)
    assert passage.mentions == ()
    assert len(passage.syllables) == len(passage.tw) == len(passage.hk) == len(text)
    assert bool(passage.words) == han.contains_han(text)


@given(text=texts)
def test_only_chinese_characters_have_a_syllable(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    assert len(passage.syllables) == len(text)
    read = [i for i, syllable in enumerate(passage.syllables) if syllable is not None]
    assert all(han.is_han(text[place]) for place in read)


@given(text=texts)
def test_what_has_no_syllable_is_what_is_told_to_be_unread(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    unread = [(i, c) for i, c in han.characters(text) if passage.syllables[i] is None]
    assert list(passage.unread) == unread


@given(text=texts)
def test_every_syllable_is_one(house: Annotator, text: str) -> None:
    syllables = filter(None, house.passage(text).syllables)
    assert [syllable for syllable in syllables if not pinyin.is_syllable(syllable)] == []


@given(text=texts)
def test_both_scripts_are_as_long_as_the_text(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    assert len(passage.tw) == len(passage.hk) == len(text)


@given(text=texts)
def test_only_chinese_characters_have_another_form(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    for place, character in enumerate(text):
        if not han.is_han(character):
            assert passage.tw[place] == passage.hk[place] == character


@given(text=texts)
def test_words_cover_each_chinese_character_once_in_order(house: Annotator, text: str) -> None:
    words = house.passage(text).words
    covered = [place for word in words for place in range(word.start, word.end)]
    assert covered == [place for place, _ in han.characters(text)]


@given(text=texts)
def test_a_word_is_as_its_syllables_joined(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    for word in passage.words:
        syllables = passage.syllables[word.start : word.end]
        if word.pinyin is None:
            assert None in syllables
        else:
            assert pinyin.split(word.pinyin) == syllables


@given(text=texts, start=st.integers(0, 200), end=st.integers(0, 200))
def test_a_part_is_drawn_as_its_part_of_the_text(
    house: Annotator, text: str, start: int, end: int
) -> None:
    within = Span(*sorted((min(start, len(text)), min(end, len(text)))))
    part = list(pieces(house.passage(text), within=within))
    assert "".join(piece.text for piece in part) == within.of(text)
    assert [each.start for each in part[:1]] == ([within.start] if within.of(text) else [])


@given(text=texts)
def test_the_same_text_gives_the_same_passage(house: Annotator, text: str) -> None:
    assert house.passage(text) == house.passage(text)


@given(text=texts, others=st.lists(texts, max_size=3))
def test_what_was_annotated_before_makes_no_difference(
    house: Annotator, text: str, others: list[str]
) -> None:
    first = house.passage(text)
    for other in others:
        house.passage(other)
    assert house.passage(text) == first


@pytest.mark.parametrize("region", ["tw", "hk"])
@given(text=st.lists(st.sampled_from(report), min_size=1, max_size=4).map("\n".join))
def test_the_reverse_conversion_gives_official_prose_back(
    house: Annotator, region: str, text: str
) -> None:
    assert to_simplified(getattr(house.passage(text), region), region) == text


@given(
    text=safe,
    cuts=st.lists(st.integers(0, 200), max_size=6),
    marks=st.permutations([("**", "**"), ("*", "*"), ("[", "](x.html)"), ("<b>", "</b>")]),
)
def test_a_text_divided_by_markup_is_annotated_as_undivided(
    house: Annotator, text: str, cuts: list[int], marks: list[tuple[str, str]]
) -> None:
    html, extension = converted(divided(text, cuts, marks), house)
    assert [block.passage for block in extension.blocks] == [house.passage(text)]
    assert text_of(html) == text


@given(
    text=safe,
    cuts=st.lists(st.integers(0, 200), max_size=6),
    marks=st.permutations([("**", "**"), ("`", "`"), ("[", "](x.html)"), ("![", "](x.png)")]),
)
def test_a_text_divided_by_code_and_images_shows_what_plain_markdown_does(
    house: Annotator, text: str, cuts: list[int], marks: list[tuple[str, str]]
) -> None:
    source = divided(text, cuts, marks)
    html = converted(source, house)[0]
    assert text_of(html) == text_of(plain(source))
    code = re.compile("<code>.*?</code>")
    assert code.findall(html) == code.findall(plain(source))


@given(text=safe, cuts=st.lists(st.integers(0, 200), max_size=6))
def test_however_a_text_is_divided_no_link_stands_in_a_link(
    house: Annotator, text: str, cuts: list[int]
) -> None:
    html, _ = converted(divided(text, cuts, [("[", "](x.html)"), ("**", "**")]), house)
    depth = 0
    for closing in re.findall("<(/?)a[ >]", html):
        depth += -1 if closing else 1
        assert depth in (0, 1)


@given(text=safe, cuts=st.lists(st.integers(0, 200), max_size=6))
def test_the_syllables_drawn_of_a_divided_text_are_those_of_the_undivided(
    house: Annotator, text: str, cuts: list[int]
) -> None:
    html, _ = converted(divided(text, cuts, [("**", "**"), ("[", "](x.html)")]), house)
    drawn = [
        s
        for word in re.findall("<rt(?: class=r)? data-py=([^>]*)>", html)
        for s in pinyin.split(word)
    ]
    passage = house.passage(text)
    words = [word for word in passage.words if word.pinyin is not None]
    assert drawn == [s for word in words for s in passage.syllables[word.start : word.end]]


SYLLABLES = sorted({s for told in _character_readings().values() for s in told.split(",")})


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_splitting_undoes_joining(syllables: list[str]) -> None:
    assert pinyin.split(pinyin.join(syllables)) == tuple(syllables)


@given(st.sampled_from(SYLLABLES), st.lists(st.sampled_from(SYLLABLES), max_size=3))
def test_splitting_undoes_joining_in_capitals(first: str, others: list[str]) -> None:
    word = pinyin.join([first, *others])
    assert pinyin.split(word.capitalize()) == (first, *others)


def test_splitting_undoes_joining_for_every_pair_of_syllables() -> None:
    toneless = sorted({pinyin.toneless(syllable) for syllable in SYLLABLES})
    wrong = [
        (before, after)
        for before in toneless
        for after in toneless
        if pinyin.split(pinyin.join((before, after))) != (before, after)
    ]
    assert wrong == []
