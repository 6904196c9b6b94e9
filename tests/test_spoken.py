"""Tests of texts as they sound, and of pinyin as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao import pinyin
from duizhao.layers.scripts import interchangeable
from duizhao.search import matching
from duizhao.search.folding import Fold, Folded
from duizhao.search.matching import Match, Text
from duizhao.search.query import query
from duizhao.search.spoken import NEUTRAL, Spoken, plain, spoken, typed
from tests.test_laws import SYLLABLES, texts

FOLD = Fold(interchangeable())
rows_of_syllables = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=8)


def found(syllables: list[str], wanted: str) -> Match | None:
    """Look for what was typed in a text that is only said."""
    return matching.in_text(Text(Folded("", ()), spoken(syllables)), query(wanted, FOLD))


def letters_of(syllables: list[str]) -> str:
    return "".join(plain(syllable)[0] for syllable in syllables)


@pytest.mark.parametrize(
    ("syllable", "letters", "tone"),
    [
        ("fàng", "fang", 4),
        ("guǎn", "guan", 3),
        ("fú", "fu", 2),
        ("yī", "yi", 1),
        ("de", "de", NEUTRAL),
        ("lǜ", "lv", 4),
        ("nüe", "nve", NEUTRAL),
        ("ế", "e", 2),
        ("Hā", "ha", 1),
    ],
)
def test_a_syllable_has_the_letters_one_types_and_a_tone(
    syllable: str, letters: str, tone: int
) -> None:
    assert plain(syllable) == (letters, tone)


def test_a_text_is_laid_out_letter_by_letter() -> None:
    assert spoken([None, "lǜ", None, "huà"]) == Spoken(
        letters="lvhua",
        tones=(4, 4, 4, 4, 4),
        places=(1, 1, 3, 3, 3),
        begins=(True, False, True, False, False),
        initials="lh",
        initial_places=(1, 3),
    )


@pytest.mark.parametrize(
    ("text", "letters", "tones", "edges"),
    [
        ("fangguan", "fangguan", "00000000", ()),
        ("Fang Guan", "fangguan", "00000000", (4,)),
        ("fang-guan", "fangguan", "00000000", (4,)),
        ("xi'an", "xian", "0000", (2,)),
        ("xi’an", "xian", "0000", (2,)),
        ("chuxin, laoji", "chuxinlaoji", "00000000000", (6,)),
        ("“fang”", "fang", "0000", ()),
        ("hulianwang+", "hulianwang", "0000000000", ()),
        ("ｆｇｆ", "fgf", "000", ()),
        ("fàngguǎn", "fangguan", "04000030", ()),
        ("fa\u0300ng", "fang", "0400", ()),
        ("fang4guan3", "fangguan", "00040003", (4,)),
        ("fang4 guan", "fangguan", "00040000", (4,)),
        ("ma0ma5", "mama", "0505", (2,)),
        ("lv4", "lv", "04", ()),
        ("lü4", "lv", "04", ()),
        ("lu:4", "lv", "04", ()),
        ("LÜ", "lv", "00", ()),
        ("zhanlue", "zhanlve", "0000000", ()),
        ("zhanlüè", "zhanlve", "0000004", ()),
        ("lu'e", "lue", "000", (2,)),
        ("ê", "e", "0", ()),
    ],
)
def test_pinyin_is_read_as_people_type_it(
    text: str, letters: str, tones: str, edges: tuple[int, ...]
) -> None:
    wanted = typed(text)
    assert wanted is not None
    assert wanted.letters == letters
    assert wanted.tones == tuple(map(int, tones))
    assert wanted.edges == edges


@pytest.mark.parametrize(
    "text", ["", " ", "'", "4", "fang6", "fang44", "5G", "放", "ж", "fanж", "🙂"]
)
def test_what_cannot_be_pinyin_is_none(text: str) -> None:
    assert typed(text) is None


@pytest.mark.parametrize(
    "text", ["fgf", "ff", "fang guan", "liúwén", "liu4wen2", "xi'an", "anggu", "uan"]
)
def test_pinyin_begins_where_a_syllable_does_and_keeps_its_tones(text: str) -> None:
    syllables = {"fgf": "fā zhǎn", "ff": "fā zhǎn", "xi'an": "xiān"}
    assert found(syllables.get(text, "liù wěn fàng").split(), text) is None


@given(rows_of_syllables, st.data())
def test_any_stretch_typed_as_a_word_is_found_and_sounds_so(
    syllables: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(syllables) - 1))
    end = data.draw(st.integers(start + 1, len(syllables)))
    match = found(syllables, pinyin.join(syllables[start:end]))
    assert match is not None
    ((first, last),) = match.places
    assert letters_of(syllables[first:last]).startswith(letters_of(syllables[start:end]))


@given(rows_of_syllables)
def test_the_whole_typed_as_a_word_is_the_whole(syllables: list[str]) -> None:
    match = found(syllables, pinyin.join(syllables))
    assert match == ("pinyin", matching.PINYIN[0], ((0, len(syllables)),))


@given(rows_of_syllables)
def test_tone_numbers_say_what_tone_marks_do(syllables: list[str]) -> None:
    numbered = "".join(f"{letters}{tone}" for letters, tone in map(plain, syllables))
    assert found(syllables, numbered) == found(syllables, " ".join(syllables))


@given(rows_of_syllables)
def test_the_initials_of_the_whole_are_found(syllables: list[str]) -> None:
    wanted = "".join(plain(syllable)[0][0] for syllable in syllables)
    match = found(syllables, wanted)
    assert len(wanted) == 1 or match is not None


@given(texts)
def test_what_is_typed_has_a_tone_for_each_letter_and_edges_between_them(text: str) -> None:
    wanted = typed(text)
    if wanted is not None:
        assert len(wanted.tones) == len(wanted.letters)
        assert all(0 < edge < len(wanted.letters) for edge in wanted.edges)
