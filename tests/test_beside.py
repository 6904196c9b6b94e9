"""Tests of the texts that stand beside the documents."""

import pytest

from duizhao.editions.beside import Beside
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from duizhao.script import HANS, HK, TW

TAIWAN = Beside(annotator(Glossary(), TW), frozenset({"复制", "没有找到"}))


@pytest.mark.parametrize(
    ("text", "hans", "tw", "hk"),
    [
        ("關於我們", "关于我们", "關於我們", "關於我們"),
        ("說明", "说明", "說明", "説明"),
        ("台北", "台北", "台北", "台北"),
        ("皇后", "皇后", "皇后", "皇后"),
    ],
)
def test_what_the_editor_wrote_is_in_the_script_of_the_documents(
    text: str, hans: str, tw: str, hk: str
) -> None:
    found = TAIWAN.form(text, HANS), TAIWAN.form(text, TW), TAIWAN.form(text, HK)
    assert found == (hans, tw, hk)


@pytest.mark.parametrize(("text", "tw"), [("复制", "複製"), ("没有找到", "沒有找到")])
def test_the_words_of_the_theme_are_in_simplified(text: str, tw: str) -> None:
    assert (TAIWAN.form(text, HANS), TAIWAN.form(text, TW)) == (text, tw)


def test_so_is_what_only_simplified_writing_has() -> None:
    assert TAIWAN.form("关于我们", TW) == "關於我們"


def test_beside_documents_in_simplified_all_is() -> None:
    assert Beside(annotator(Glossary())).form("里面", TW) == "裡面"
