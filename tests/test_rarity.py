"""Which words are rarer: by the grading of characters of GF0025-2021."""

import pytest

from duizhao.rarity import is_rare


@pytest.mark.parametrize(
    "word", ["人民", "政府", "工作", "发展", "道里区", "2021年", "GDP", "", "，"]
)
def test_a_word_of_known_characters_is_not_rare(word: str) -> None:
    assert not is_rare(word)


@pytest.mark.parametrize("word", ["秸秆", "疫情", "夯实", "哈尔滨", "孵化器", "谱写", "魑魅"])
def test_a_word_with_a_character_of_the_last_band_or_of_none_is_rare(word: str) -> None:
    assert is_rare(word)
