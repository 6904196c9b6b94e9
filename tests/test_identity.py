"""Tests of permanent addresses."""

import re
from pathlib import Path

import pytest

from duizhao.identity import Register, block_id, by_target, load_aliases
from duizhao.problem import Refused


def test_an_id_is_short_and_ascii() -> None:
    assert re.fullmatch(r"t-[a-z2-7]{8}", block_id("各位代表："))


def test_an_id_once_published_stays_what_it_was() -> None:
    assert block_id("各位代表：") == "t-lzqkd5vq"


def test_white_space_does_not_count() -> None:
    assert block_id(" 各位\n代表\u3000：") == block_id("各位代表：")


def test_composed_and_decomposed_letters_count_as_one() -> None:
    assert block_id("Hā") == block_id("Ha\u0304")


def test_another_text_has_another_id() -> None:
    assert block_id("各位代表：") != block_id("各位代表。")


def test_a_repeated_text_has_a_number_behind_its_id() -> None:
    register = Register([])
    given = [register.claim("同上") for _ in range(3)]
    assert given == [block_id("同上") + end for end in ("", "-2", "-3")]


def test_an_id_that_is_taken_is_not_given_out() -> None:
    taken = block_id("同上")
    assert Register([taken]).claim("同上") == f"{taken}-2"


def test_a_publication_without_alias_file_has_no_aliases(tmp_path: Path) -> None:
    assert load_aliases(tmp_path / "aliases.yml") == {}


def test_aliases_lead_from_old_to_new(tmp_path: Path) -> None:
    (tmp_path / "aliases.yml").write_text("t-old: t-new\n", encoding="utf-8")
    assert load_aliases(tmp_path / "aliases.yml") == {"t-old": "t-new"}


def test_a_broken_alias_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "aliases.yml").write_text("t-old: [t-new]\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"aliases\.yml:1:8: G004"):
        load_aliases(tmp_path / "aliases.yml")


def test_a_living_id_knows_all_that_lead_to_it() -> None:
    turned = by_target({"t-a": "t-x", "t-b": "t-y", "t-c": "t-x"})
    assert turned == {"t-x": ("t-a", "t-c"), "t-y": ("t-b",)}
