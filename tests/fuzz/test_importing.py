"""The door of `duizhao import`."""

import re

import yaml
from hypothesis import given

from duizhao import importing
from tests.fuzz.budget import budget, count
from tests.fuzz.strategies import encoded, pages, texts
from tests.support import Document, plain


@budget(600)
@given(page=encoded(pages))
def test_a_page_is_refused_or_its_text_kept(page: bytes) -> None:
    count("import")
    try:
        written = importing.markdown(page, "a.txt")
    except (UnicodeDecodeError, ValueError):
        # Both are told in one line; tests of the command see to that.
        return
    _, front, body = written.split("---\n", 2)
    told = yaml.safe_load(front)
    speech = importing.speech(page.decode("utf-8-sig"))
    assert told["title"] == speech.parts[0].text
    assert set(told.get("imprint", {})) == set(speech.imprint)
    shown = Document(plain(re.sub(r"^\{: .*\}$", "", body, flags=re.MULTILINE)))
    assert {name for name, _ in shown.tags} <= {"h1", "h2", "h3", "p", "strong"}


@budget(300)
@given(text=texts)
def test_punctuation_is_restored_place_for_place(text: str) -> None:
    count("import")
    found = importing.punctuated(text)
    assert len(found) == len(text)
    changed = {(a, b) for a, b in zip(text, found, strict=True) if a != b}
    assert changed <= set(zip(",:;!?()", "，：；！？（）", strict=True))
