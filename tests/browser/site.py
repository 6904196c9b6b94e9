"""Sites for the tests: the publication, and pages of the tests' own, built as an editor would."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parents[2]


def build(folder: Path, pages: Mapping[str, str] | None = None) -> Path:
    """Build the publication with further pages into a folder; give where the site is."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs)
    for name, text in (pages or {}).items():
        (docs / name).write_text(text, encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("hooks/", f"{ROOT}/hooks/")
    config = config.replace("watch: [hooks, glossary]", f"extra: {{glossary: {ROOT}/glossary}}")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, check=True, env=environment)
    return folder / "site"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Served:
    """A folder served over http while the context lasts."""

    def __init__(self, folder: Path) -> None:
        handler = partial(_Quiet, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
