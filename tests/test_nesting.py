"""Tests of terms that stand inside others."""

from duizhao.glossary.model import Concept, Context, Definition, Form, Part, Rendering
from duizhao.nesting import nested, parts


def concept(id: str, *forms: str, **more: object) -> Concept:
    """Make a concept of forms whose pinyin does not matter."""
    told = tuple(Form(form, "x") for form in forms)
    return Concept(id, told, (Rendering("x"),), Definition("x"), "standard", **more)  # type: ignore[arg-type]


LIUWEN = concept("liuwen", "六稳", "六稳工作")
LIUBAO = concept("liubao", "“六保”")
BOTH = concept("liuwen-liubao", "六稳六保")


def test_a_form_holds_the_terms_that_stand_in_it() -> None:
    assert nested([LIUWEN, LIUBAO, BOTH])["六稳六保"] == ("liuwen", "liubao")


def test_a_term_does_not_hold_itself() -> None:
    assert nested([LIUWEN])["六稳工作"] == ()


def test_a_sense_that_is_limited_is_not_looked_for_inside_others() -> None:
    limited = concept("six", "六", context=Context(("烟",)))
    assert nested([limited, BOTH])["六稳六保"] == ()


def test_an_entry_is_made_of_what_the_editor_says_and_what_stands_in_it() -> None:
    told = concept(
        "told", "六稳六保", expansion=(Part(concept="third"), Part("稳", "wěn", "steady"))
    )
    assert parts(told, nested([LIUWEN, LIUBAO, told])) == ("third", "liuwen", "liubao")
