"""The door of Markdown."""

import re

from hypothesis import given

from duizhao.annotator import Annotator
from duizhao.markdown import Author, english_blocks
from tests.fuzz import laws
from tests.fuzz.budget import budget, count
from tests.fuzz.strategies import markdown
from tests.support import Document, converted, plain

OURS = frozenset({"ruby", "rt", "wbr", "span", "a"})


def tags(html: str) -> list[str]:
    """Give the tags that are an author's, in order."""
    return [name for name, _ in Document(html).tags if name not in OURS]


@budget(250)
@given(source=markdown)
def test_a_page_has_the_text_and_the_markup_of_plain_markdown(
    house: Annotator, source: str
) -> None:
    count("Markdown")
    html, extension = converted(source, house)
    bare = plain(source)
    assert Document(html).text == Document(bare).text
    assert tags(html) == tags(bare)
    for block in extension.blocks:
        laws.of_passage(block.passage, block.passage.text)
    ids = re.findall(r' id="([^"]*)"', html)
    fresh = [each for each in ids if each.startswith("t-")]
    assert len(fresh) == len(set(fresh))


@budget(100)
@given(source=markdown)
def test_a_page_is_converted_to_the_same_twice(house: Annotator, source: str) -> None:
    count("Markdown")
    assert converted(source, house)[0] == converted(source, house)[0]


@budget(100)
@given(source=markdown)
def test_a_translation_is_read_whatever_stands_in_it(source: str) -> None:
    count("Markdown")
    for block in english_blocks(source, Author()):
        assert block.passage.text
