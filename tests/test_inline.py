"""Tests of inline Markdown taken apart into text and codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.bilingual.sources.emphasis import emphases
from duizhao.bilingual.sources.inline import GAP, answering, key, parts, plain, source_of, told
from tests.bilingual import texts

# What marks up, and what looks as if it did.
ATOMS = [
    *("中文。", "a b", " ", "*", "**", "***", "_", "`", "``", "[", "](u)", '](u "t (x)")'),
    *("{.lead}", "{: .x }", "[^1]", "\\*", "\\", "&amp;", "&nbsp;", "&", "<b>", "</b>", "<", ">"),
    *("<kbd>", "</kbd>", "<br>", "![i](s.png)", "  \n", "\n", "\n> ", "<http://x.y/a_b>", "!", "|"),
    *("<!-- c -->", '<span lang="en">', "</span>", "(", ")", "1. ", "# ", "\x03", "\ufffc"),
]
# Markup that is whole: no mark is left over, and no link stands in another.
WORDS = st.sampled_from(["中文", "发展。", "growth", "5.9%", "甲_乙", "x & y", "“好”，", "3 * 4"])
SMALL = st.one_of(
    WORDS,
    st.sampled_from(["`代*码`", "![图](a.png)", "\\*", "\\[", "[^1]", "&lt;", "<br>", "  \n行"]),
    WORDS.map(lambda word: f"甲*{word}末*{{.x}}丁"),
)
LINKS = st.lists(SMALL, min_size=1, max_size=3).map(lambda s: f"甲[乙{''.join(s)}](a.md){{: .c }}")
BITS = st.one_of(
    SMALL,
    LINKS,
    st.lists(SMALL | LINKS, min_size=1, max_size=3).map(lambda s: f"甲**乙{''.join(s)}丙**丁"),
    st.lists(SMALL | LINKS, min_size=1, max_size=3).map(lambda s: f"甲<b>乙{''.join(s)}丙</b>"),
)
ONE_LINE = st.lists(BITS, min_size=1, max_size=5).map(lambda bits: f"首{'和'.join(bits)}末")


def codes(source: str) -> list[str]:
    return [part.source for part in parts(source) if part.is_code]


@given(st.text())
def test_any_text_is_put_together_again(source: str) -> None:
    assert source_of(parts(source)) == source


@given(st.lists(st.sampled_from(ATOMS)).map("".join))
def test_any_markup_is_put_together_again(source: str) -> None:
    found = parts(source)
    assert source_of(found) == source
    assert all(part.source == part.plain for part in found if not part.is_code)
    assert "" not in [part.source for part in found]


@given(st.lists(st.sampled_from(ATOMS)).map("".join))
def test_what_opens_is_closed_once_and_pairs_do_not_cross(source: str) -> None:
    opened: list[int] = []
    for part in parts(source):
        if part.pair and part.kind == "opening":
            opened.append(part.pair)
        elif part.pair:
            assert opened.pop() == part.pair
    assert opened == []


@given(ONE_LINE)
def test_the_parts_say_what_the_tree_says(source: str) -> None:
    (text, *_) = texts(f"{source}\n\n[^1]: 注\n")
    assert answering(source, text.text) is not None


@pytest.mark.parametrize(
    ("source", "said", "marks"),
    [
        ("**坚持。**{.lead}建立", "坚持。建立", ["**", "**{.lead}"]),
        ("***甲***", "甲", ["*", "**", "**", "*"]),
        ("_a_ b_c_d", "a b_c_d", ["_", "_"]),
        ("3 * 4 * 5", "3 * 4 * 5", []),
        ("[说明](a.md){: .x }。", "说明。", ["[", "](a.md){: .x }"]),
        ('[a](b "c (d)")', "a", ["[", '](b "c (d)")']),
        ("[a](b_(c))", "a", ["[", "](b_(c))"]),
        ("[a [b](c) d](e)", "a [b](c) d", ["[", "](e)"]),
        ("[**a** b][id]", "a b", ["[", "**", "**", "][id]"]),
        ("![图](a.png)后", f"{GAP}后", ["![图](a.png)"]),
        ("用`a*b`和``c`d``", f"用{GAP}和{GAP}", ["`a*b`", "``c`d``"]),
        ("完。[^x]", "完。", ["[^x]"]),
        (r"\*a\* \b", r"*a* \b", [r"\*", r"\*"]),
        ("R&amp;D &c", "R&D &c", ["&amp;"]),
        ("a<b>c</b><br>d<wbr>", f"ac{GAP}d", ["<b>", "</b>", "<br>", "<wbr>"]),
        ('甲<span lang="en">one</span>', f"甲{GAP}", ['<span lang="en">one</span>']),
        ("<kbd>*K*</kbd>", GAP, ["<kbd>*K*</kbd>"]),
        ("a  \nb", f"a{GAP}b", ["  \n"]),
        ("a\n> b", "a\nb", ["\n> "]),
        ("<https://a.b/c_d_e>", "https://a.b/c_d_e", ["<", ">"]),
        ("a<!-- b -->c", "ac", ["<!-- b -->"]),
        ("1 < 2 [x] {y}", "1 < 2 [x] {y}", []),
    ],
)
def test_text_and_markup_are_told_apart(source: str, said: str, marks: list[str]) -> None:
    assert (plain(parts(source)), codes(source)) == (said, marks)


def test_a_language_of_its_own_is_no_code() -> None:
    source = '<span lang="en">one</span>'
    assert plain(parts(source, "en")) == "one"


def test_what_is_told_on_a_line_shows_what_is_no_text_as_it_is_written() -> None:
    assert told(parts("**a**\n`b`")) == "a `b`"


def test_the_way_back_of_a_footnote_does_not_count() -> None:
    assert key(f"注一\n 续{GAP}") == key("注一 续")


@pytest.mark.parametrize("text", ["*" * 3000, "[a " * 2000 + "](u)" * 2000, "`a" * 3000])
def test_what_is_nested_without_end_is_read(text: str) -> None:
    assert source_of(parts(text)) == text


def test_marks_that_cross_are_not_paired() -> None:
    assert list(emphases("*a _b* c_")) == [(0, 1, 5, 6)]
