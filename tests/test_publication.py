"""Tests of how the command line finds a publication, and what it reads of its configuration."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.glossary.model import Glossary
from duizhao.home import nearest
from duizhao.house import glossary_near
from duizhao.problem import Refused

NAMES = "- {text: 松花江, pinyin: Sōnghuā Jiāng, kind: place, english: Songhua River}\n"

Publish = Callable[..., Path]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Write a configuration, and a glossary of one name in a folder."""

    def published(configuration: str, glossary: str = "glossary", names: str = NAMES) -> Path:
        (tmp_path / "mkdocs.yml").write_text(configuration, encoding="utf-8")
        (tmp_path / glossary).mkdir(parents=True)
        (tmp_path / glossary / "names.yml").write_text(names, encoding="utf-8")
        return tmp_path

    return published


def inside(folder: Path, *names: str) -> Path:
    """Make folders one inside the other; give the last."""
    last = folder.joinpath(*names)
    last.mkdir(parents=True, exist_ok=True)
    return last


def names(glossary: Glossary) -> list[str]:
    """Give the names of a glossary."""
    return [name.text for name in glossary.names]


def test_a_folder_with_a_configuration_is_a_publication(publish: Publish) -> None:
    home = publish("site_name: a\n")
    assert nearest(home) == home


def test_the_nearest_publication_above_is_the_one(publish: Publish) -> None:
    home = publish("site_name: a\n")
    inner = inside(home, "inner")
    (inner / "mkdocs.yml").write_text("site_name: b\n", encoding="utf-8")
    assert nearest(inside(inner, "docs", "deep")) == inner
    assert nearest(inside(home, "docs")) == home


def test_a_folder_named_like_a_configuration_is_none(publish: Publish) -> None:
    home = publish("site_name: a\n")
    assert nearest(inside(home, "inner", "mkdocs.yml").parent) == home


def test_where_there_is_no_publication_there_is_none(tmp_path: Path) -> None:
    assert nearest(tmp_path) is None


def test_where_there_is_no_publication_the_glossary_is_empty(tmp_path: Path) -> None:
    assert glossary_near(tmp_path) == Glossary()


def test_the_glossary_beside_the_configuration_is_read(publish: Publish) -> None:
    home = publish("site_name: a\n")
    assert names(glossary_near(inside(home, "docs"))) == ["松花江"]


def test_the_glossary_that_the_configuration_names_is_read(publish: Publish) -> None:
    home = publish("extra: {glossary: words/ours}\n", "words/ours")
    assert names(glossary_near(home)) == ["松花江"]


@pytest.mark.parametrize(
    "tagged",
    [
        'site_url: !ENV [SITE_URL, "https://a.example/"]\n',
        "site_url: !ENV SITE_URL\n",
        "markdown_extensions:\n  - a:\n      b: !!python/name:material.extensions.emoji.twemoji\n",
        "docs_dir: !relative $config_dir\n",
        "hooks: !!python/object/apply:os.system [echo]\n",
    ],
)
def test_the_tags_of_a_configuration_are_passed_over(publish: Publish, tagged: str) -> None:
    home = publish(f"{tagged}extra:\n  glossary: ours\n", "ours")
    assert names(glossary_near(home)) == ["松花江"]


@pytest.mark.parametrize("configuration", ["", "extra:\n", "extra: {}\n", "site_name: a\n"])
def test_a_configuration_that_names_no_glossary_is_enough(
    publish: Publish, configuration: str
) -> None:
    assert names(glossary_near(publish(configuration))) == ["松花江"]


@pytest.mark.parametrize("configuration", ["extra: [\n", "a: b: c\n", "extra: {glossary: [a]}\n"])
def test_a_configuration_that_cannot_be_read_is_told_in_one_line(
    publish: Publish, configuration: str
) -> None:
    home = publish(configuration)
    with pytest.raises(Refused) as refused:
        glossary_near(home)
    (problem,) = refused.value.problems
    assert str(problem).startswith(f"{home / 'mkdocs.yml'}:")
    assert "\n" not in str(problem)


def test_a_broken_glossary_is_told_by_its_file(publish: Publish) -> None:
    home = publish("site_name: a\n", names="- {text: 松花江\n")
    with pytest.raises(Refused) as refused:
        glossary_near(home)
    assert [Path(problem.file) for problem in refused.value.problems] == [
        home / "glossary" / "names.yml"
    ]


def test_a_glossary_folder_that_is_named_and_not_there_is_told(publish: Publish) -> None:
    home = publish("extra: {glossary: nowhere}\n")
    with pytest.raises(Refused):
        glossary_near(home)
