"""Tests of how well a query fits, and where."""

import pytest

from duizhao.annotator import Annotator
from duizhao.layers.scripts import interchangeable
from duizhao.search import matching
from duizhao.search.english import words
from duizhao.search.folding import Fold
from duizhao.search.matching import Match, Text
from duizhao.search.query import query
from duizhao.search.spoken import spoken

FOLD = Fold(interchangeable())
PHRASE = "streamline administration and delegate powers"


def fitted(house: Annotator, text: str, wanted: str) -> Match | None:
    """Fit a query to a Chinese text."""
    passage = house.passage(text)
    return matching.in_text(Text(FOLD(text), spoken(passage.syllables)), query(wanted, FOLD))


@pytest.mark.parametrize(
    ("text", "wanted", "match"),
    [
        ("营商环境", "營商環境", Match("form", 100, ((0, 4),))),
        ("营商环境", "营商", Match("form", 90, ((0, 2),))),
        ("营商环境", "商环", Match("form", 80, ((1, 3),))),
        ("“放管服”改革", "服改", Match("form", 80, ((3, 6),))),
        ("营商环境", "yíngshang huánjing", Match("pinyin", 96, ((0, 4),))),
        ("营商环境", "yingshang", Match("pinyin", 88, ((0, 2),))),
        ("营商环境", "yingsh", Match("pinyin", 84, ((0, 2),))),
        ("营商环境", "huanjing", Match("pinyin", 76, ((2, 4),))),
        ("营商环境", "huanj", Match("pinyin", 72, ((2, 4),))),
        ("营商环境", "yshj", Match("initials", 92, ((0, 4),))),
        ("营商环境", "yshhj", Match("initials", 92, ((0, 4),))),
        ("营商环境", "ys", Match("initials", 72, ((0, 2),))),
        ("营商环境", "shj", Match("initials", 60, ((1, 4),))),
        ("营商环境", "环境 营商", Match("form", 50, ((0, 2), (2, 4)))),
        ("营商环境", "营商huanjing", Match("form", 50, ((0, 2), (2, 4)))),
    ],
)
def test_a_text_fits_as_well_as_it_is_typed(
    house: Annotator, text: str, wanted: str, match: Match
) -> None:
    assert fitted(house, text, wanted) == match


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "营商境",
        "营商 品牌",
        "环境 pinpai",
        "ingshang",
        "yīngshāng",
        "ying'sh'ang",
        "ysxx",
        "环境 huan ping",
    ],
)
def test_what_is_not_there_does_not_fit(house: Annotator, wanted: str) -> None:
    assert fitted(house, "营商环境", wanted) is None


@pytest.mark.parametrize(
    ("wanted", "match"),
    [
        ("Streamline Administration and delegate power", Match("english", 94, ((0, 45),))),
        ("streamline admin", Match("english", 82, ((0, 25),))),
        ("administrations", Match("english", 78, ((11, 25),))),
        ("powers streamline", Match("english", 66, ((0, 10), (39, 45)))),
    ],
)
def test_english_fits_as_well_as_it_is_typed(wanted: str, match: Match) -> None:
    assert matching.in_english(words(PHRASE), words(wanted)) == match


@pytest.mark.parametrize("wanted", ["", "stream administration", "powers now", "s", "line", "！"])
def test_english_that_is_not_there_does_not_fit(wanted: str) -> None:
    assert matching.in_english(words(PHRASE), words(wanted)) is None


def test_in_a_meaning_each_word_may_stand_anywhere() -> None:
    meaning = words("Trees are planted, and trees are felled.")
    found = matching.in_meaning(meaning, words("felled trees"))
    assert found == Match("meaning", 45, ((0, 5), (33, 39)))
    assert matching.in_meaning(meaning, words("trees grow")) is None


def test_what_fits_more_closely_never_counts_less() -> None:
    for kind in (matching.WRITTEN, matching.PINYIN, matching.INITIALS, matching.ENGLISH):
        assert list(kind) == sorted(kind, reverse=True)
    for closer, looser in (
        (matching.WRITTEN, matching.PINYIN),
        (matching.PINYIN, matching.INITIALS),
    ):
        assert all(one > other for one, other in zip(closer, looser, strict=True))
    assert matching.ENGLISH[2] > matching.WORDS > matching.PARTS > matching.MEANING
