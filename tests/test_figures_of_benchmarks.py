"""Tests of how benchmarks are measured and shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import running
from tests.bench.figures import Figure, Table, drawn, exponent, ratio
from tests.bench.layouts import as_markdown
from tests.bench.synthetic import concepts


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (Figure("a", (1.0, 3.0, 2.0), "", 2.0), ("a", "2.00", "1.00 to 3.00", "≤ 2", "yes")),
        (Figure("a", (2.1,), "", 2.0), ("a", "2.10", "", "≤ 2", "**no**")),
        (Figure("a", (7.0,), "", 8, at_least=True), ("a", "7.00", "", "≥ 8", "**no**")),
        (Figure("a", (1234.4,), "ms"), ("a", "1,234 ms", "", "", "")),
    ],
)
def test_a_figure_says_its_middle_its_spread_and_whether_its_goal_is_met(
    figure: Figure, cells: tuple[str, ...]
) -> None:
    assert figure.cells() == cells


def test_a_ratio_is_that_of_each_round() -> None:
    assert ratio("a / b", [2.0, 6.0], [1.0, 2.0]).values == (2.0, 3.0)


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_an_exponent_is_the_power_that_values_grow_by(power: float) -> None:
    sizes = [125, 500, 2000]
    assert exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def test_a_table_has_a_row_for_each_figure() -> None:
    table = drawn(Table("Title", (Figure("one", (1.0,)), Figure("two", (2.0,))), "Remarks."))
    head, _, rows = table.partition("|---|---:|---|---|---|\n")
    assert head.startswith("## Title\n\nRemarks.\n\n| ")
    assert rows == "| one | 1.00 |  |  |  |\n| two | 2.00 |  |  |  |\n"


def test_memory_is_that_of_a_whole_tree_of_processes(tmp_path: Path) -> None:
    hold = "held = b'x' * 50_000_000; import time; time.sleep(1)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    ran = running.run([sys.executable, "-c", child], tmp_path)
    assert 50 < ran.peak < 150
    assert ran.seconds > 1


def test_a_program_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        running.run([sys.executable, "-c", "raise SystemExit(2)"], tmp_path)


def test_synthetic_entries_have_a_form_of_their_own_each() -> None:
    assert len({each.form.text for each in concepts(11_000)}) == 11_000


def test_a_page_of_the_glossary_is_written_as_an_editor_would() -> None:
    page = (
        '<article><h1 id="x">六保</h1><h2>释义</h2><p>见<a href="a.html">放管服</a></p></article>'
    )
    assert as_markdown(page) == "# 六保\n\n## 释义见[放管服](a.html)"
