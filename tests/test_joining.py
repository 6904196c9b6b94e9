"""Scripts and style sheets of one concern are served as one, and keep out of one another's way."""

from duizhao.editions.joining import PARTS, joined, served

FILES = {part: "" for parts in PARTS.values() for part in parts}


def test_style_sheets_are_joined_in_their_order_without_what_their_editors_read() -> None:
    assert joined("a.css", ["/* why */ p { color: red }", "b { top: 0 }"]) == (
        "p{color:red}\nb{top:0}\n"
    )


def test_each_script_runs_by_itself_strict_and_tells_what_it_fails_of() -> None:
    assert joined("a.js", ['// why\n"use strict";\none();', "two()  // so"]) == (
        'try{(()=>{"use strict";one();\n})()}catch(error){setTimeout(()=>{throw error})}\n'
        "try{(()=>{two()\n})()}catch(error){setTimeout(()=>{throw error})}\n"
    )


def test_what_is_joined_is_not_served_again_by_itself() -> None:
    told = served({**FILES, "preferences.js": "a  =  1", "search/query.js": "b  =  2"})
    assert set(told) == {*PARTS, "preferences.js", "search/query.js"}
    assert told["preferences.js"] == "a=1"
    assert told["search/query.js"] == "b=2"


def test_a_site_may_have_pictures_beside_them() -> None:
    assert served({**FILES, "a.svg": "<svg> </svg>"})["a.svg"] == "<svg> </svg>"
