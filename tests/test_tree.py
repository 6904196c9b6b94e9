"""Tests of the texts of an element tree, and of putting others in their place."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from duizhao import tree

BLOCKS = frozenset({"div", "p", "ul", "li"})


def opaque(element: ET.Element) -> str | None:
    """Leave code alone as a gap, and a mark beside the text as nothing."""
    return {"code": tree.GAP, "sup": ""}.get(element.tag)


def raw(placeholder: str) -> tree.Raw:
    """Tell what a placeholder stands for: its name is in it."""
    known = {
        "a": tree.Raw("", opens="a"),
        "/a": tree.Raw("", closes="a"),
        "kbd": tree.Raw("", opens="kbd", seals=True),
        "/kbd": tree.Raw("", closes="kbd"),
    }
    return known.get(placeholder[1:-1], tree.Raw(""))


def with_placeholders(text: str) -> ET.Element:
    """Make a paragraph of a text in which {a} is the placeholder of a raw tag."""
    element = ET.Element("p")
    element.text = text.replace("{", "\x02").replace("}", "\x03")
    return element


RULES = tree.Rules(BLOCKS.__contains__, opaque, raw)


def runs(source: str) -> list[tree.Run]:
    """Give the runs of a tree written as XML."""
    return list(tree.runs(ET.fromstring(source), RULES))


def texts(source: str) -> list[str]:
    """Give the text of each run."""
    return [run.text for run in runs(source)]


def upper(run: tree.Run) -> Iterator[tuple[int, str]]:
    """Give each stretch in capitals."""
    for stretch in run.stretches:
        yield stretch.start, stretch.text.upper()


def bracketed(source: str, start: int, end: int) -> str:
    """Put a part of a one-paragraph tree between brackets, where they can stand."""
    root = ET.fromstring(source)
    (run,) = tree.runs(root, RULES)
    parents = {child: parent for parent in root.iter() for child in parent}
    bracket = tree.bracket(run, start, end, parents)
    if bracket is None:
        return ""
    bracket.put("[", "]")
    return ET.tostring(root, encoding="unicode")


def test_inline_markup_does_not_divide_a_run() -> None:
    assert texts("<p>a<b>b<i>c</i></b>d</p>") == ["abcd"]


def test_each_block_is_a_run_of_its_own() -> None:
    assert texts("<div><p>a</p><p>b</p></div>") == ["a", "b"]


def test_text_around_a_block_is_two_runs() -> None:
    assert texts("<li>a<ul><li>b</li></ul>c</li>") == ["a", "b", "c"]


def test_white_space_between_blocks_is_no_run() -> None:
    assert texts("<div>\n<p>a</p>\n</div>") == ["a"]


def test_code_counts_for_a_gap() -> None:
    assert texts("<p>a<code>b</code>c</p>") == [f"a{tree.GAP}c"]


def test_a_mark_beside_the_text_counts_for_nothing() -> None:
    assert texts("<p>a<sup>1</sup>c</p>") == ["ac"]


def test_a_placeholder_counts_for_what_it_is_told() -> None:
    element = with_placeholders("a{stash:1}b")
    assert [run.text for run in tree.runs(element, RULES)] == ["ab"]


def test_text_inside_a_raw_element_that_is_left_alone_is_a_gap() -> None:
    element = with_placeholders("a{kbd}bc{/kbd}d")
    assert [run.text for run in tree.runs(element, RULES)] == [f"a{tree.GAP}d"]


def test_text_inside_a_raw_link_says_so() -> None:
    (run,) = tree.runs(with_placeholders("a{a}b{/a}d"), RULES)
    assert [s.in_link for s in run.stretches if s.text] == [False, True, False]


def test_a_run_knows_where_a_link_beside_the_text_stands() -> None:
    (run,) = runs("<p>ab<sup><a>1</a></sup>c</p>")
    assert run.links == [2]


def test_text_inside_a_link_says_so() -> None:
    (run,) = runs("<p>a<a>b<i>c</i></a>d</p>")
    assert [stretch.in_link for stretch in run.stretches] == [False, True, True, False]


def test_a_run_is_cut_where_its_stretches_begin_and_end() -> None:
    (run,) = runs("<p>ab<b>c</b></p>")
    assert set(run.cuts) == {0, 2, 3}


def test_the_stretches_that_a_part_lies_in_are_found() -> None:
    (run,) = runs("<p>ab<b>cd</b>ef</p>")
    assert [stretch.text for stretch in run.covered(1, 4)] == ["ab", "cd"]


def test_other_texts_come_into_the_same_places() -> None:
    root = ET.fromstring("<p>a<b>b</b>c<code>d</code>e</p>")
    (run,) = tree.runs(root, RULES)
    tree.replace(run, dict(upper(run)))
    assert ET.tostring(root, encoding="unicode") == "<p>A<b>B</b>C<code>d</code>E</p>"


def test_a_placeholder_stays_when_the_text_beside_it_is_replaced() -> None:
    root = with_placeholders("a{stash:1}b")
    (run,) = tree.runs(root, RULES)
    tree.replace(run, dict(upper(run)))
    assert root.text == "A\x02stash:1\x03B"


def test_a_part_is_bracketed_around_the_marks_it_covers() -> None:
    assert bracketed("<p>x<b>a</b>m<i>b</i>y</p>", 1, 4) == "<p>x[<b>a</b>m<i>b</i>]y</p>"


def test_where_a_part_ends_in_bare_text_only_its_beginning_is_marked() -> None:
    assert bracketed("<p>x<b>ab</b>c</p>", 1, 4) == "<p>x[<b>ab</b>c</p>"


def test_a_part_cannot_be_bracketed_that_covers_half_of_bold() -> None:
    assert bracketed("<p>x<b>ab</b>c</p>", 2, 4) == ""


def test_a_part_inside_bold_is_bracketed_inside_it() -> None:
    assert bracketed("<p><b>a<i>b</i></b></p>", 0, 2).count("<b>a<i>b</i>]</b>") == 1
