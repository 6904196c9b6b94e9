"""Tests of the spoken tones of 一 and 不."""

import pytest

from duizhao.annotator import Annotator
from duizhao.readings.sandhi import spoken
from duizhao.span import Span
from tests.support import rows


@pytest.mark.parametrize(("text", "said"), rows("sandhi.txt"))
def test_a_text_is_said_with_its_sandhi(bare: Annotator, text: str, said: str) -> None:
    passage = bare.passage(text)
    words = [Span(word.start, word.end) for word in passage.words]
    syllables = spoken(text, passage.syllables, words)
    assert " ".join(syllable or "–" for syllable in syllables) == said


def test_without_the_two_nothing_changes() -> None:
    assert spoken("发展", ["fā", "zhǎn"], []) == ["fā", "zhǎn"]
