"""Tests of drawing pieces as HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao import drawing
from duizhao.annotator import Annotator
from duizhao.layers.terms import Mention
from duizhao.pieces import Piece, pieces
from duizhao.script import HK, SCRIPTS, TW, Script
from tests.support import Document, small, text_of

WORD = Piece(0, "发展", "fāzhǎn", "发展", "發展", "發展", None, False)
MENTION = Mention(0, 2, "fazhan", "发展")


def href(term: str) -> str:
    """Give the address of a term."""
    return f"terms/{term}.html"


def drawn(*given: Piece) -> str:
    """Draw pieces with their terms linked."""
    return drawing.drawn(given, drawing.linked(lambda mention: drawing.opening(mention, href)))


def test_a_word_is_a_ruby_with_its_pinyin_in_an_attribute() -> None:
    assert drawn(WORD) == "<ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>"


def test_the_hong_kong_form_stands_only_where_it_differs() -> None:
    piece = WORD._replace(text="里", pinyin="lǐ", hans="里", tw="裡", hk="裏")
    assert drawn(piece) == "<ruby data-tw=裡 data-hk=裏>里<rt data-py=lǐ></ruby>"


def test_a_hong_kong_form_like_the_source_is_said_where_taiwan_differs() -> None:
    assert drawing.variants("台", "臺", "台") == " data-tw=臺 data-hk=台"


def test_a_taiwan_form_like_the_source_is_left_away() -> None:
    assert drawing.variants("台", "台", "臺") == " data-hk=臺"


def test_a_text_with_one_form_has_no_attributes() -> None:
    assert drawing.variants("人民", "人民", "人民") == ""


def test_a_line_may_break_before_a_word_that_follows_a_word() -> None:
    assert drawn(WORD._replace(breakable=True)).startswith("<wbr><ruby")


def test_what_has_no_pinyin_and_no_other_form_is_bare_text() -> None:
    assert drawn(Piece(0, "，", None, "，", "，", "，", None, False)) == "，"


def test_what_has_another_form_but_no_pinyin_is_a_span() -> None:
    piece = Piece(0, "台", None, "台", "臺", "臺", None, False)
    assert drawn(piece) == "<span data-tw=臺>台</span>"


def test_of_a_text_between_words_only_what_differs_is_marked() -> None:
    piece = Piece(0, "”，“<", None, "”，“<", "」，「<", "」，「<", None, False)
    assert drawn(piece) == "<span data-tw=」，「>”，“</span>&lt;"
    assert drawn(piece._replace(text="，“", hans="，“", tw="，「", hk="，「")) == (
        "，<span data-tw=「>“</span>"
    )


def test_a_page_in_traditional_script_shows_its_form_and_carries_the_others() -> None:
    piece = WORD._replace(text="說", pinyin="shuō", hans="说", tw="說", hk="説")
    assert drawing.drawn([piece], drawing.unlinked, TW) == (
        "<ruby data-hans=说 data-hk=説>說<rt data-py=shuō></ruby>"
    )
    assert drawing.drawn([piece], drawing.unlinked, HK) == (
        "<ruby data-hans=说 data-tw=說>説<rt data-py=shuō></ruby>"
    )


@given(st.tuples(*[st.text('里裡裏a<&" ', min_size=2, max_size=2)] * 3), st.permutations(SCRIPTS))
def test_rewriting_for_another_script_is_drawing_for_it(
    forms: tuple[str, str, str], scripts: list[Script]
) -> None:
    hans, tw, hk = forms
    source, script, _ = scripts
    piece = WORD._replace(hans=hans, tw=tw, hk=hk)
    before, after = (drawing.drawn([piece], drawing.unlinked, s) for s in (source, script))
    marked, reading = before.partition("<rt")[0], before[before.index("<rt") :]
    wanted = drawing.rewritten(marked, source, script) + reading
    assert wanted == after or not drawing.is_marked(before)


def test_signs_of_html_are_escaped() -> None:
    assert drawn(Piece(0, "<b>&", None, "<b>&", "<b>&", "<b>&", None, False)) == "&lt;b&gt;&amp;"


def test_an_attribute_is_quoted_where_it_must_be() -> None:
    assert drawing.variants("台 \"a'", "臺 \"a'", "臺 \"a'") == ' data-tw="臺 &quot;a&#x27;"'


@pytest.mark.parametrize("value", ["a b", "a=b", "a`b", "a>b", "a\u2028b", "a\tb", "a&b"])
def test_an_attribute_holds_what_was_put_into_it(value: str) -> None:
    span = f"<span{drawing.variants('', value, value)}></span>"
    assert Document(span).all("span") == [{"data-tw": value}]


def test_a_term_is_one_link_over_its_words() -> None:
    annotator = small({"改革发展": "gǎigé fāzhǎn"})
    html = drawn(*pieces(annotator.passage("改革发展，")))
    assert html.startswith("<a class=term href=terms/t.html><ruby>改革")
    assert html.endswith("</ruby></a>，")


def test_two_terms_side_by_side_are_two_links() -> None:
    second = WORD._replace(start=2, mention=Mention(2, 4, "fazhan", "发展"))
    assert drawn(WORD._replace(mention=MENTION), second).count("<a class=term") == 2


def test_a_term_can_be_left_without_a_link() -> None:
    html = drawing.drawn([WORD._replace(mention=MENTION)], drawing.unlinked)
    assert html == drawn(WORD)


def test_a_passage_without_its_words_carries_its_scripts_as_a_whole(house: Annotator) -> None:
    html = drawing.variants_of(house.passage("发展，<改革>"))
    assert html == '<span data-tw="發展，&lt;改革&gt;">发展，&lt;改革&gt;</span>'


def test_the_text_drawn_is_the_text(house: Annotator) -> None:
    text = "深化“放管服”改革，A<b>&amp;𠮷🙂"
    assert text_of(drawn(*pieces(house.passage(text)))) == text


@pytest.mark.parametrize(
    ("length", "name"), [(0, "n0"), (20, "n0"), (21, "n1"), (30, "n1"), (31, "n2"), (10**9, "n12")]
)
def test_a_block_is_told_by_the_class_of_its_length(length: int, name: str) -> None:
    assert drawing.length_class(length) == name
