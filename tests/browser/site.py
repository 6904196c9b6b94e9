"""Sites for the tests: the publication, and pages of the tests' own, built as an editor would."""

import sys
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests import sites


def build(folder: Path, pages: Mapping[str, str] | None = None) -> Path:
    """Build the publication with further pages in a folder; give where the site is."""
    sites.copied(folder, whole=True)
    for name, text in (pages or {}).items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    sites.build(folder, "--strict").check_returncode()
    return folder / "site"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """Serves many at once, and is not surprised when one of them leaves."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of who has left; of anything else, what there is to say."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Served:
    """A folder served over http while the context lasts."""

    def __init__(self, folder: Path) -> None:
        handler = partial(_Quiet, directory=str(folder))
        self._server = _Server(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
