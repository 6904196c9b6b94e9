"""Served: a site as a host serves it, compressed and over connections that stay open.

Without that a measurement of speed would be of Python's server and not of the pages.
"""

import gzip
import mimetypes
from collections.abc import Mapping
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")
NOWHERE = "404.html"


class _Folder:
    """A folder as a host gives it out, with some texts in its pages replaced."""

    def __init__(self, folder: Path, changes: Mapping[str, str]) -> None:
        self._folder, self._changes = folder.resolve(), changes
        self.content = cache(self._content)

    def file(self, address: str) -> Path | None:
        """Give the file at an address, if there is one."""
        asked = (self._folder / unquote(urlsplit(address).path).lstrip("/")).resolve()
        file = asked / "index.html" if asked.is_dir() else asked
        return file if file.is_file() and file.is_relative_to(self._folder) else None

    @property
    def nowhere(self) -> Path:
        """Give the page for what is not there."""
        return self._folder / NOWHERE

    def _content(self, file: Path) -> tuple[str, bytes, bytes | None]:
        """Give the type of a file, its bytes, and the same compressed where that is worth it."""
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        content = file.read_bytes()
        if not kind.startswith(COMPRESSED):
            return kind, content, None
        for old, new in self._changes.items() if kind == "text/html" else ():
            content = content.replace(old.encode(), new.encode())
        return f"{kind}; charset=utf-8", content, gzip.compress(content)


class _Host(BaseHTTPRequestHandler):
    """Answers a browser, one connection for many files."""

    protocol_version = "HTTP/1.1"
    # Head and body leave as one: sent apart, the second would wait 40 ms for the first to be
    # acknowledged, with every file, as no host lets it.
    wbufsize = -1

    def __init__(self, *arguments: Any, folder: _Folder) -> None:
        self._folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Give a file, or the page for what is not there."""
        file = self._folder.file(self.path)
        kind, plain, packed = self._folder.content(file or self._folder.nowhere)
        zipped = packed is not None and "gzip" in self.headers.get("Accept-Encoding", "")
        body = packed if zipped and packed is not None else plain
        self.send_response(HTTPStatus.OK if file else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Served:
    """A folder served as a host does it while the context lasts."""

    def __init__(self, folder: Path, changes: Mapping[str, str] | None = None) -> None:
        host = partial(_Host, folder=_Folder(folder, changes or {}))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), host)

    def __enter__(self) -> str:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
