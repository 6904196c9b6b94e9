"""Tests of annotating on a cluster: two workers on this machine, each a process of its own."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from duizhao.keeping import cluster as spreading
from duizhao.keeping.leaves import Manuscript
from duizhao.keeping.order import order_of
from duizhao.keeping.store import Row
from duizhao.keeping.work import Task, Worker
from duizhao.lexicon import Lexicon
from duizhao.problem import Refused
from tests import sites
from tests.corpus import corpus
from tests.kept import STORE, rows
from tests.support import python

DOCUMENTS, CHARACTERS = 60, 2500
NOTHING = Lexicon(terms={}, pinyin={}, names={}, readings={}, scripts={})
PATIENCE = 120


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two workers that nothing but this machine can reach."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as started:
        started.wait_for_workers(2, timeout=PATIENCE)
        yield started


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of which nothing is kept yet."""
    home = sites.written(tmp_path_factory.mktemp("archive") / "home", {})
    corpus.write(home / "docs", DOCUMENTS, CHARACTERS)
    return home


@pytest.fixture(scope="module")
def alone(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, prepared by one process."""
    home = shutil.copytree(archive, tmp_path_factory.mktemp("alone") / "home")
    ran = python("-m", "duizhao", "prepare", "--processes", "1", cwd=home)
    assert ran.stdout.startswith(b"61 annotated")
    return home


def workers(address: str) -> dict[str, int]:
    """Give the processes of a cluster's workers, by their names in it."""
    with Client(address, set_as_default=False) as client:
        found: dict[str, int] = client.run(os.getpid)
        return found


def until(true: Callable[[], object]) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def begun(home: Path, address: str) -> subprocess.Popen[bytes]:
    """Begin to prepare an archive on a cluster."""
    command = [sys.executable, "-m", "duizhao", "prepare", "--cluster", address]
    return subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def is_under_way(home: Path) -> bool:
    """Say whether some documents are kept already."""
    with suppress(sqlite3.OperationalError):
        return (home / STORE).exists() and bool(rows(home))
    return False


def test_a_worker_that_is_killed_in_mid_run_changes_no_byte(
    cluster: LocalCluster, archive: Path, alone: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(archive, tmp_path / "home")
    address = cluster.scheduler_address
    before = workers(address)
    running = begun(home, address)
    until(lambda: is_under_way(home))
    killed, _ = before.values()
    os.kill(killed, signal.SIGKILL)
    kept_when_killed = len(rows(home))
    said, told = running.communicate(timeout=PATIENCE)
    assert (said, told) == (b"61 annotated, 0 before, 0 left to the build\n", b"")
    assert kept_when_killed < len(rows(alone))
    assert killed not in workers(address).values()
    assert rows(home) == rows(alone)
    other = shutil.copytree(alone, tmp_path / "other")
    for each in (home, other):
        assert sites.build(each).returncode == 0
    assert sites.files(home / "site") == sites.files(other / "site")


def test_the_number_of_processes_changes_no_byte(
    archive: Path, alone: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(archive, tmp_path / "home")
    assert python("-m", "duizhao", "prepare", "--processes", "3", cwd=home).returncode == 0
    assert rows(home) == rows(alone)


def test_a_cluster_that_is_lost_is_said_in_one_line_and_what_was_made_is_kept(
    archive: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(archive, tmp_path / "home")
    with LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as started:
        running = begun(home, started.scheduler_address)
        until(lambda: is_under_way(home))
    said, told = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (1, b"")
    assert told.count(b"\n") == 1
    assert b" F018 the cluster was lost" in told
    again = python("-m", "duizhao", "prepare", "--processes", "1", cwd=home)
    assert b", 0 before" not in again.stdout


def test_a_cluster_whose_workers_are_all_gone_is_said_in_one_line(
    cluster: LocalCluster, archive: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(archive, tmp_path / "home")
    address = cluster.scheduler_address
    running = begun(home, address)
    until(lambda: is_under_way(home))
    # Whoever watches over them would begin others.
    for nanny in list(cluster.workers.values()):
        cluster.sync(nanny.close)
    said, told = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (1, b"")
    assert told.count(b"\n") == 1
    assert b" F018 the cluster was lost: all its workers are gone" in told


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "tcp://nowhere.invalid:1"])
def test_a_cluster_that_does_not_answer_is_said_in_one_line(address: str, archive: Path) -> None:
    ran = python("-m", "duizhao", "prepare", "--cluster", address, cwd=archive)
    told = ran.stderr.decode("utf-8")
    assert (ran.returncode, told.count("\n")) == (1, 1)
    assert told.startswith(f"{address}: F018 no cluster answers")


def made(address: str, *texts: str) -> list[tuple[Row, ...]]:
    """Convert a few pages on a cluster."""
    manuscripts = [Manuscript(text, "terms/") for text in texts]
    return list(spreading.rows(address, Task(NOTHING), manuscripts))


def test_a_page_on_a_cluster_becomes_what_it_becomes_here(cluster: LocalCluster) -> None:
    here = Worker(Task(NOTHING)).rows([Manuscript("# 发展\n", "terms/")])
    assert made(cluster.scheduler_address, "# 发展\n") == [tuple(here)]


def test_a_worker_of_another_version_is_refused(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "house", lambda: "another")
    with pytest.raises(Refused, match=r"F019 .* another version"):
        made(cluster.scheduler_address, "# 发展\n")


def test_nothing_is_left_in_the_cluster(cluster: LocalCluster) -> None:
    def plugins(dask_worker: Any) -> list[str]:
        return [name for name in dask_worker.plugins if name.startswith("duizhao")]

    made(cluster.scheduler_address, "# 发展\n", "改革")
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        assert set(map(tuple, client.run(plugins).values())) == {()}


def test_a_page_that_cannot_be_made_is_left_out(cluster: LocalCluster) -> None:
    task = Task(NOTHING, extensions=("no_such_extension",))
    pages = [Manuscript("# 发展\n", "terms/")]
    assert list(spreading.rows(cluster.scheduler_address, task, pages)) == [()]


def test_an_order_is_what_the_build_would_do(archive: Path) -> None:
    order = order_of(archive)
    assert order.can_be_kept
    assert {each.href for each in order.manuscripts} == {"terms/", "../terms/"}
    assert len(order.manuscripts) == DOCUMENTS + 1
