"""Harnesses for atheris: bytes that grow towards code not yet reached, at every door in turn.

Run by `make fuzz`. What it finds it leaves in `.cache/fuzz/`, as atheris calls it.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from duizhao import importing
from duizhao.annotator import Annotator
from duizhao.exchange.returned import NoXliff, read_xliff
from duizhao.exchange.rows import read_csv
from duizhao.exchange.tbx import NoTbx, read_tbx
from duizhao.glossary.load import load
from duizhao.house import annotator
from duizhao.problem import Refused
from tests.fuzz import laws, strategies
from tests.support import ROOT, Document, converted, plain

_FOUND = ROOT / ".cache" / "fuzz"


@cache
def _house() -> Annotator:
    return annotator(load(ROOT / "glossary"))


@cache
def _folder() -> Path:
    folder = Path(mkdtemp())
    (folder / "terms").mkdir()
    return folder


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _annotate(data: bytes) -> None:
    laws.of_passage(_house().passage(_text(data)), _text(data))


def _markdown(data: bytes) -> None:
    html, _ = converted(_text(data), _house())
    assert Document(html).text == Document(plain(_text(data))).text


def _yaml(data: bytes) -> None:
    (_folder() / "terms" / "a.yml").write_bytes(data)
    try:
        load(_folder())
    except Refused as refused:
        laws.of_refusal(refused)


def _import(data: bytes) -> None:
    try:
        importing.markdown(data, "a.txt")
    except (UnicodeDecodeError, ValueError):
        return


def _csv(data: bytes) -> None:
    read_csv(_text(data), lambda chinese: "x")


def _tbx(data: bytes) -> None:
    try:
        read_tbx(data, lambda chinese: "x")
    except NoTbx as error:
        laws.of_refusal(error)


def _xliff(data: bytes) -> None:
    try:
        read_xliff(data)
    except NoXliff as error:
        laws.of_refusal(error)


DOORS: Mapping[str, Callable[[bytes], None]] = {
    "text": _annotate,
    "markdown": _markdown,
    "yaml": _yaml,
    "import": _import,
    "csv": _csv,
    "tbx": _tbx,
    "xliff": _xliff,
}
_SEEDS = {
    "text": strategies.PAGE,
    "markdown": "# 发展\n\n深化**“放管服”**[改革](a.html)。\n",
    "yaml": strategies.CONCEPTS,
    "import": strategies.PAGE,
    "csv": strategies.ROWS,
    "tbx": strategies.TBX,
    "xliff": strategies.XLIFF,
}


def main(seconds: str) -> int:
    """Fuzz every door for so many seconds, each in a process of its own."""
    if find_spec("atheris") is None:
        print("harness: skipped, atheris is not to be had on this system; hypothesis alone was run")
        return 0
    status = 0
    for door, seed in _SEEDS.items():
        corpus = _FOUND / door
        corpus.mkdir(parents=True, exist_ok=True)
        (corpus / "seed").write_text(seed, encoding="utf-8")
        words = [str(corpus), f"-max_total_time={seconds}", f"-artifact_prefix={corpus}/"]
        module = [sys.executable, "-m", "tests.fuzz.instrumented", door, *words]
        done = subprocess.run(module, capture_output=True, text=True, check=False)
        last = [line for line in done.stderr.splitlines() if line.strip()][-1:]
        print(f"harness: {door}: {' '.join(last)}", flush=True)
        if done.returncode:
            print(done.stderr[-4_000:])
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
