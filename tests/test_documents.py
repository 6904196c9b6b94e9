"""Tests of a document of another kind, through Python-Markdown and through MkDocs."""

import re
from pathlib import Path

import pytest

from duizhao.annotator import Annotator
from duizhao.identity import block_id
from tests.sites import build, files, written
from tests.support import CASES, Document, converted, plain, text_of

SOURCE = (CASES / "documents" / "mixed.md").read_text(encoding="utf-8")
BODY = SOURCE.split("---\n", 2)[2]
OLD, DEAD = "t-aaaaaaaa", "t-bbbbbbbb"
LIVING = block_id("先办证")


class Built:
    """A site that was built: its pages, and what was said while it was."""

    def __init__(self, folder: Path) -> None:
        done = build(folder)
        assert done.returncode == 0, done.stderr.decode()
        self.said = done.stderr.decode()
        self.pages = {
            name: content.decode()
            for name, content in files(folder / "site").items()
            if name.endswith(".html")
        }
        self.documents = {name: Document(page) for name, page in self.pages.items()}

    @property
    def mixed(self) -> Document:
        """Give the page of the mixed document."""
        return self.documents["mixed.html"]


def article(page: str) -> str:
    """Give what stands in the article of a page."""
    return page[page.index("<article") : page.index("</article>")]


@pytest.fixture(scope="module")
def annotated(house: Annotator) -> str:
    """The document converted with the extension."""
    return converted(BODY, house)[0]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The document as a site with aliases, one of them dead."""
    pages = {"mixed.md": SOURCE, "index.md": "# 首页\n\n见[开放日](mixed.md)。\n"}
    aliases = {"aliases.yml": f"{OLD}: {LIVING}\n{DEAD}: t-cccccccc\n"}
    return Built(written(tmp_path_factory.mktemp("site"), {**pages, **aliases}))


@pytest.fixture(scope="module")
def site_without_glossary(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The document as a site whose glossary says nothing."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "empty").mkdir()
    (folder / "empty" / "names.yml").write_text("[]\n", encoding="utf-8")
    return Built(written(folder / "site", {"mixed.md": SOURCE}, folder / "empty"))


def test_the_text_content_is_that_of_the_plain_document(annotated: str) -> None:
    assert text_of(annotated) == text_of(plain(BODY))


def test_every_tag_of_the_plain_document_is_there_in_its_order(annotated: str) -> None:
    drawn = {"ruby", "rt", "wbr", "span"}
    tags = [
        name
        for name, attributes in Document(annotated).tags
        if name not in drawn and attributes.get("class") != "term"
    ]
    assert tags == [name for name, _ in Document(plain(BODY)).tags if name not in drawn]


def test_code_is_untouched(annotated: str) -> None:
    code = re.compile("<(code|pre)[ >].*?</\\1>", re.DOTALL)
    found = [match.group() for match in code.finditer(annotated)]
    assert found == [match.group() for match in code.finditer(plain(BODY))]


def test_raw_inline_code_is_untouched(annotated: str) -> None:
    assert "<kbd>公告</kbd>" in annotated


def test_raw_blocks_are_untouched(annotated: str) -> None:
    assert '<div class="notice">这一段是原样的网页：<em>发展</em>。</div>' in annotated


def test_a_term_divided_by_bold_is_one_link(annotated: str) -> None:
    links = re.findall(r"<a class=term[^>]*>(.*?)</a>", annotated)
    assert "“放管服”改革" in {text_of(link) for link in links}


def test_a_term_of_which_bold_takes_a_part_and_more_is_a_link_for_each_part(
    annotated: str,
) -> None:
    links = [text_of(link) for link in re.findall(r"<a class=term[^>]*>(.*?)</a>", annotated)]
    assert links[:2] == ["营", "商环境"]


def test_a_term_divided_by_line_ends_is_one_link(annotated: str) -> None:
    links = re.findall(r"<a class=term[^>]*>(.*?)</a>", annotated, re.DOTALL)
    assert "放管\n服改革" in {text_of(link) for link in links}


def test_no_link_stands_inside_a_link(annotated: str) -> None:
    depth = 0
    for closing in re.findall("<(/?)a[ >]", annotated):
        depth += -1 if closing else 1
        assert depth in (0, 1)


def test_english_paragraphs_get_nothing(annotated: str) -> None:
    paragraph = next(line for line in annotated.split("\n") if "new district library" in line)
    assert "<ruby" not in paragraph


def test_the_site_shows_the_text_of_the_plain_document(site: Built) -> None:
    shown = "".join(text_of(article(site.pages["mixed.html"])).split())
    assert "".join(text_of(plain(BODY)).split()) in shown


def test_the_alignment_of_a_table_is_a_class(site: Built) -> None:
    classes = [cell.get("class") for cell in site.mixed.all("td")[:3]]
    assert classes == ["align-left", "align-center", "align-right"]


def test_no_page_has_a_style_attribute(site: Built) -> None:
    wrong = [
        (name, tag)
        for name, document in site.documents.items()
        for tag, attributes in document.tags
        if "style" in attributes
    ]
    assert wrong == []


def test_no_page_has_an_attribute_that_is_a_script(site: Built) -> None:
    wrong = [
        (name, tag, attribute)
        for name, document in site.documents.items()
        for tag, attributes in document.tags
        for attribute in attributes
        if attribute.startswith("on")
    ]
    assert wrong == []


def test_no_page_has_an_inline_script_that_runs(site: Built) -> None:
    wrong = [
        name
        for name, document in site.documents.items()
        for script in document.all("script")
        if "src" not in script and script.get("type") != "application/json"
    ]
    assert wrong == []


def test_no_page_has_an_inline_style_sheet(site: Built) -> None:
    assert [name for name, document in site.documents.items() if document.all("style")] == []


def test_every_page_has_a_security_policy_without_inline_scripts(site: Built) -> None:
    for name, document in site.documents.items():
        (policy,) = [
            meta["content"]
            for meta in document.all("meta")
            if meta.get("http-equiv") == "Content-Security-Policy"
        ]
        assert "script-src 'self'" in policy, name
        assert "unsafe" not in policy, name


def test_the_policy_stands_before_anything_that_is_loaded(site: Built) -> None:
    for name, document in site.documents.items():
        attributes = [found for tag, found in document.tags if tag in ("meta", "script", "link")]
        policy = next(i for i, found in enumerate(attributes) if "http-equiv" in found)
        assert [found for found in attributes[:policy] if {"src", "href"} & set(found)] == [], name


def test_every_file_that_a_page_loads_is_there(site: Built, tmp_path: Path) -> None:
    folder = written(tmp_path / "site", {"mixed.md": SOURCE.replace("![发展图](plan.png)", "")})
    assert build(folder).returncode == 0
    page = Document((folder / "site" / "mixed.html").read_text(encoding="utf-8"))
    wanted = [script["src"] for script in page.all("script") if "src" in script]
    wanted += [link["href"] for link in page.all("link") if link.get("rel") == "stylesheet"]
    places = [folder / "site" / name.partition("?")[0] for name in wanted]
    assert len(places) > 5
    assert [place for place in places if not place.is_file()] == []


def test_no_page_has_an_id_twice(site: Built) -> None:
    for name, document in site.documents.items():
        assert len(document.ids) == len(set(document.ids)), name


def test_the_ids_of_blocks_do_not_hang_on_the_glossary(
    site: Built, site_without_glossary: Built
) -> None:
    def blocks(built: Built) -> list[str]:
        ids = built.mixed.ids
        return [id for id in ids if re.fullmatch(r"t-[a-z2-7]{8}(-\d+)?", id) and id != OLD]

    assert blocks(site) == blocks(site_without_glossary)
    assert len(blocks(site)) > 15


def test_without_glossary_there_are_no_terms_and_the_pinyin_stands(
    site_without_glossary: Built,
) -> None:
    page = site_without_glossary.mixed
    assert [link for link in page.all("a") if link.get("class") == "term"] == []
    assert len(page.all("rt")) > 50


def test_an_old_id_is_a_living_anchor(site: Built) -> None:
    anchor = f'<p [^>]*id="{LIVING}"[^>]*><span id="{OLD}"></span>'
    assert re.search(anchor, site.pages["mixed.html"])


def test_a_dead_alias_is_reported(site: Built) -> None:
    assert f"aliases.yml: A001 {DEAD} leads to t-cccccccc, which no page has" in site.said


def test_a_living_alias_is_not_reported(site: Built) -> None:
    assert OLD not in site.said


def test_a_character_without_reading_is_reported(site: Built) -> None:
    assert "mixed.md: P001 no reading is known for 𠮷 (U+20BB7)" in site.said


def test_the_page_of_an_entry_leads_to_the_document(site: Built) -> None:
    uses = [link["href"] for link in site.documents["terms/fangguanfu.html"].all("a")]
    assert any(href.startswith("../mixed.html#t-") for href in uses)


def test_a_broken_glossary_stops_the_build_with_all_its_problems(tmp_path: Path) -> None:
    broken = CASES / "glossary" / "many-at-once"
    done = build(written(tmp_path / "site", {"index.md": "# 首页\n"}, broken))
    expected = (broken / "expected.txt").read_text(encoding="utf-8")
    said = done.stderr.decode()
    assert done.returncode == 1
    assert re.findall(r"yml:\d+:\d+: G\d+", said) == re.findall(r"yml:\d+:\d+: G\d+", expected)


def test_a_broken_alias_file_stops_the_build(tmp_path: Path) -> None:
    done = build(written(tmp_path / "site", {"index.md": "# 首页\n", "aliases.yml": "a: [b]\n"}))
    assert done.returncode == 1
    assert "aliases.yml:1:4: G004" in done.stderr.decode()
