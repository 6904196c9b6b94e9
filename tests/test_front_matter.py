"""Tests of what a document says of itself."""

import pytest

from duizhao.editions.front_matter import guarded, problems


def test_what_the_theme_writes_as_it_stands_holds_no_markup() -> None:
    meta = {"title": "<b>发展</b> & 改革", "description": '"><script>', "other": "<i>"}
    assert guarded(meta) == {
        "title": "&lt;b&gt;发展&lt;/b&gt; &amp; 改革",
        "description": "&quot;&gt;&lt;script&gt;",
    }


def test_a_title_that_is_a_number_is_a_text() -> None:
    assert guarded({"title": 2021}) == {"title": "2021"}


@pytest.mark.parametrize("imprint", [None, {}, {"来源": "区政府"}, {"年": 2021}])
def test_names_with_their_values_are_an_imprint(imprint: object) -> None:
    assert list(problems({"imprint": imprint}, "a.md")) == []


@pytest.mark.parametrize("imprint", ["来源", ["来源"], {"来源": ["区政府"]}, {("a",): "b"}, 7])
def test_anything_else_is_none(imprint: object) -> None:
    (problem,) = problems({"imprint": imprint}, "a.md")
    assert str(problem).startswith("a.md:1: C009 the imprint is no list of names")
