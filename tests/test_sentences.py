"""Tests of where a text is cut into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.layers.sentences import sentences
from duizhao.span import Span
from tests.support import rows
from tests.test_laws import texts

marked = st.text(alphabet="放管服a1 \n。？！…?!.”’」）\"'）", max_size=30)


@pytest.mark.parametrize("parts", rows("sentences.txt"))
def test_a_text_is_cut_where_its_sentences_end(parts: tuple[str, ...]) -> None:
    text = "".join(parts)
    assert tuple(span.of(text) for span in sentences(text)) == parts


def test_no_text_has_no_sentence() -> None:
    assert sentences("") == ()


def test_the_space_behind_a_sentence_belongs_to_it() -> None:
    assert sentences("好。\n好。") == (Span(0, 3), Span(3, 5))


@given(st.one_of(texts, marked))
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(span.of(text) for span in sentences(text)) == text


@given(st.one_of(texts, marked))
def test_no_sentence_is_empty(text: str) -> None:
    assert all(span.start < span.end for span in sentences(text))


@given(marked)
def test_a_sentence_by_itself_is_one(text: str) -> None:
    parts = [span.of(text) for span in sentences(text)]
    assert [sentences(part) for part in parts] == [(Span(0, len(part)),) for part in parts]
