"""Tests of `duizhao prepare`: the documents annotated before they are built."""

import shutil
from pathlib import Path

import pytest

from tests import sites
from tests.kept import kept
from tests.support import python

PAGES = {
    "index.md": "# 开放日说明\n\n欢迎，请看[文章](a/article.md)。\n",
    "a/article.md": "---\ntitle: 文章\n---\n# 放管服改革\n\n深化“放管服”改革。\n\n- 优化营商环境\n",
    "t.md": "# 财政\n\n| 项目 | 金额 |\n|---|---|\n| 发展 | 3万 |\n\n增长[^1]。\n\n[^1]: 约。\n",
    "plan.md": "# 计划\n\n全面建设。\n",
    "plan.en.md": "# Plan\n\nBuild everything.\n",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with a link, a table, a note, a translation and a folder."""
    folder = tmp_path_factory.mktemp("prepare") / "home"
    sites.written(folder, {})
    for name, text in PAGES.items():
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    return folder


def prepared(home: Path, *options: str, path: str = "") -> tuple[int, str, str]:
    """Run the command; give its exit status and what it says."""
    ran = python("-m", "duizhao", "prepare", *options, cwd=home, path=path)
    return ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8")


def test_after_preparing_a_build_makes_no_document_anew_and_the_same_site(
    home: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(home, tmp_path / "other")
    assert sites.build(other).returncode == 0
    assert prepared(home) == (0, "4 annotated, 0 before, 0 left to the build\n", "")
    assert not (home / "site").exists()
    before = kept(home)
    assert sites.build(home).returncode == 0
    after = kept(home)
    assert set(before) <= set(after)
    assert sum(each.is_document for each in before) == 4
    assert sum(each.is_document for each in after) == 4
    assert sites.files(home / "site") == sites.files(other / "site")


def test_what_has_been_prepared_is_not_prepared_again(home: Path) -> None:
    assert prepared(home)[0] == 0
    (home / "docs" / "t.md").write_text("# 财政\n\n收入增长。\n", encoding="utf-8")
    assert prepared(home)[1] == "1 annotated, 3 before, 0 left to the build\n"


def test_a_missing_extra_is_said_in_one_line_with_its_remedy(home: Path, tmp_path: Path) -> None:
    missing = 'raise ModuleNotFoundError("none", name="distributed")\n'
    (tmp_path / "distributed.py").write_text(missing, encoding="utf-8")
    assert prepared(home, "--cluster", "tcp://127.0.0.1:1", path=str(tmp_path)) == (
        1,
        "",
        "duizhao: F017 --cluster needs distributed, which is not installed; "
        "pip install 'duizhao[cluster]'\n",
    )


def test_outside_a_publication_one_line_says_so(tmp_path: Path) -> None:
    assert prepared(tmp_path)[2].startswith("mkdocs.yml: F004 ")


@pytest.mark.parametrize(
    ("setting", "replaced", "code"),
    [
        ("attr_list", "pymdownx.snippets", "F020"),
        ("plugins: []", "plugins: [nowhere]", "F005"),
        ("extra: {", "extra: {source: none, ", "F005"),
    ],
)
def test_what_cannot_be_prepared_is_said_in_one_line(
    home: Path, tmp_path: Path, setting: str, replaced: str, code: str
) -> None:
    other = shutil.copytree(home, tmp_path / "other")
    config = (other / "mkdocs.yml").read_text(encoding="utf-8")
    (other / "mkdocs.yml").write_text(config.replace(setting, replaced), encoding="utf-8")
    status, said, told = prepared(other)
    assert (status, said, told.count("\n")) == (1, "", 1)
    assert f" {code} " in told


def test_where_nothing_can_be_kept_one_line_says_so(home: Path, tmp_path: Path) -> None:
    other = shutil.copytree(home, tmp_path / "other", ignore=shutil.ignore_patterns(".cache"))
    (other / ".cache").write_text("", encoding="utf-8")
    status, _, told = prepared(other)
    assert (status, told.count("\n")) == (1, 1)
    assert " F001 " in told


def test_a_page_that_an_extension_fails_on_is_left_to_the_build(home: Path, tmp_path: Path) -> None:
    other = shutil.copytree(home, tmp_path / "other", ignore=shutil.ignore_patterns(".cache"))
    config = (other / "mkdocs.yml").read_text(encoding="utf-8")
    failing = config.replace("attr_list", "toc: {separator: 7}")
    (other / "mkdocs.yml").write_text(failing, encoding="utf-8")
    (other / "docs" / "two.md").write_text("# 发展\n\n## 发展\n", encoding="utf-8")
    assert prepared(other)[1].endswith(" left to the build\n")
