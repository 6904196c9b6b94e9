"""Tests of passages and the pieces they are drawn from."""

from itertools import pairwise

from duizhao.annotator import Annotator
from duizhao.layers.terms import Mention
from duizhao.passage import Passage
from duizhao.pieces import Piece, pieces
from duizhao.scripts.house import Variant
from duizhao.span import Span
from duizhao.spelling import Word
from tests.support import small

REFORM = small({"放管服改革": "fàngguǎnfú gǎigé", "锁定制": "suǒdìngzhì"}, {"哈尔滨": "Hā’ěrbīn"})


def written(passage: Passage) -> list[tuple[str, str | None]]:
    """Give each word and its pinyin."""
    return [(passage.text[word.start : word.end], word.pinyin) for word in passage.words]


def drawn(passage: Passage, *cuts: int) -> list[tuple[str, str | None]]:
    """Give each piece's text and its pinyin."""
    return [(piece.text, piece.pinyin) for piece in pieces(passage, cuts)]


def test_a_term_is_divided_as_its_pinyin_is() -> None:
    assert written(REFORM.passage("放管服改革")) == [("放管服", "fàngguǎnfú"), ("改革", "gǎigé")]


def test_a_quotation_mark_divides_the_words_of_a_term() -> None:
    words = written(REFORM.passage("放管“服”改革"))
    assert words == [("放管", "fàngguǎn"), ("服", "fú"), ("改革", "gǎigé")]


def test_a_line_break_divides_the_words_of_a_term() -> None:
    words = written(REFORM.passage("放管\n服改革"))
    assert words == [("放管", "fàngguǎn"), ("服", "fú"), ("改革", "gǎigé")]


def test_a_name_keeps_its_capitals() -> None:
    assert written(REFORM.passage("哈尔滨")) == [("哈尔滨", "Hā’ěrbīn")]


def test_the_syllables_of_a_name_are_in_lower_case() -> None:
    assert REFORM.passage("哈尔滨").syllables == ("hā", "ěr", "bīn")


def test_a_term_settles_its_words_against_a_name_of_the_same_text() -> None:
    annotator = small({"群力": "qún lì"}, {"群力": "Qúnlì"})
    assert written(annotator.passage("群力")) == [("群", "qún"), ("力", "lì")]


def test_a_word_that_a_term_joins_is_not_converted_as_one() -> None:
    assert REFORM.passage("锁定制").tw == "鎖定制"


def test_a_house_reading_goes_into_the_pinyin_of_its_words() -> None:
    annotator = small(readings={"银行": ("yín", "xíng")})
    assert written(annotator.passage("银行")) == [("银行", "yínxíng")]


def test_a_house_script_is_laid_over_words() -> None:
    annotator = small(scripts={"拆并": Variant("拆併", "拆併")})
    assert annotator.passage("锅炉拆并").tw == "鍋爐拆併"


def test_a_word_with_an_unread_character_has_no_pinyin(bare: Annotator) -> None:
    passage = bare.passage("𠮷")
    assert passage.words == (Word(0, 1, None),)


def test_what_is_unread_is_told_with_its_place(bare: Annotator) -> None:
    assert list(bare.passage("野𠮷々").unread) == [(1, "𠮷"), (2, "々")]


def test_a_text_without_chinese_gets_nothing(bare: Annotator) -> None:
    text = "GDP, 5%。"
    assert bare.passage(text) == Passage(text, (), (None,) * len(text), text, text, text, ())


def test_an_empty_text_is_a_passage(bare: Annotator) -> None:
    assert bare.passage("") == Passage("", (), (), "", "", "", ())


def test_an_empty_text_has_no_pieces(bare: Annotator) -> None:
    assert list(pieces(bare.passage(""))) == []


def test_a_piece_says_all_that_is_known_of_it() -> None:
    (piece,) = pieces(small().passage("发展"))
    assert piece == Piece(0, "发展", "fāzhǎn", "发展", "發展", "發展", None, False)


def test_a_piece_outside_words_has_no_pinyin(bare: Annotator) -> None:
    assert drawn(bare.passage("发展，")) == [("发展", "fāzhǎn"), ("，", None)]


def test_a_cut_inside_a_word_divides_its_pinyin(bare: Annotator) -> None:
    assert drawn(bare.passage("发展"), 1) == [("发", "fā"), ("展", "zhǎn")]


def test_the_first_part_of_a_divided_name_keeps_its_capital() -> None:
    assert drawn(REFORM.passage("哈尔滨"), 1) == [("哈", "Hā"), ("尔滨", "ěrbīn")]


def test_a_piece_of_a_term_names_it() -> None:
    mention = Mention(0, 5, "t", "放管服改革")
    found = [piece.mention for piece in pieces(REFORM.passage("放管服改革，"))]
    assert found == [mention, mention, None]


def test_a_line_may_break_between_two_words(bare: Annotator) -> None:
    assert [p.breakable for p in pieces(bare.passage("改革发展"))] == [False, True]


def test_a_line_may_not_break_inside_a_word_that_is_cut(bare: Annotator) -> None:
    assert [p.breakable for p in pieces(bare.passage("发展"), [1])] == [False, False]


def test_a_part_is_drawn_as_it_would_be_alone() -> None:
    alone = list(pieces(REFORM.passage("放管服改革")))
    part = list(pieces(REFORM.passage("推进放管服改革工作"), within=Span(2, 7)))
    assert [each[1:6] for each in part] == [each[1:6] for each in alone]
    assert [each.breakable for each in part] == [each.breakable for each in alone]


def test_what_reaches_out_of_a_part_is_left_aside() -> None:
    (part,) = pieces(REFORM.passage("推进放管服改革工作"), within=Span(1, 4))
    assert (part.text, part.pinyin, part.mention) == ("进放管", None, None)


def test_the_places_of_pieces_follow_on_one_another(house: Annotator) -> None:
    found = list(pieces(house.passage("深化“放管服”改革，𠮷🙂"), [3, 9]))
    assert all(b.start == a.start + len(a.text) for a, b in pairwise(found))
