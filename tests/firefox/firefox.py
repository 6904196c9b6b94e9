"""Firefox: a second engine to read with, driven as the W3C's WebDriver BiDi has it.

$FIREFOX if it is set, else one on the PATH, else Debian's package when this runs as root there.
"""

import base64
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tests.firefox.bidi import Connection, Refused, Value, local, native
from tests.machine import install

NAMES = ("firefox-esr", "firefox")
# A new profile asks about nothing and looks up nothing.
PREFERENCES = {
    "intl.accept_languages": "zh-CN, zh",
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,none",
    # A mouse: fine, and able to hover.
    "ui.primaryPointerCapabilities": 6,
    "ui.allPointerCapabilities": 6,
}
WIDTH, HEIGHT = 1280, 900
PATIENCE = 15  # seconds

# What the policy forbids is told to the page alone.
REFUSALS = """() => {
  window.refused = [];
  addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
}"""

# The keys that are no characters, as WebDriver names them.
KEYS = {"enter": "\ue007", "escape": "\ue00c", "tab": "\ue004"}

T = TypeVar("T")


def find() -> str | None:
    """Give the path of a Firefox, or nothing where none can be had."""
    named = os.environ.get("FIREFOX")
    return named or _on_path() or (_on_path() if install("firefox-esr") else None)


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """A headless Firefox with a profile of its own, while the context lasts."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._profile = tempfile.TemporaryDirectory()

    def __enter__(self) -> "Firefox":
        port = _free_port()
        told = "".join(map(_preference, PREFERENCES.items()))
        Path(self._profile.name, "user.js").write_text(told, encoding="utf-8")
        self._process = subprocess.Popen(
            [
                *(self._path, "--headless", "--no-remote"),
                *(f"--remote-debugging-port={port}", "--profile", self._profile.name),
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._connection = self.waits(lambda: _connected(port))
        said = self._connection.call("session.new", capabilities={})
        self.version = str(said["capabilities"]["browserVersion"])
        self._call("session.subscribe", events=["log.entryAdded"])
        self._call("script.addPreloadScript", functionDeclaration=REFUSALS)
        self._window = self._call("browsingContext.getTree")["contexts"][0]["context"]
        size = {"width": WIDTH, "height": HEIGHT}
        self._call("browsingContext.setViewport", context=self._window, viewport=size)
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.wait()
        self._profile.cleanup()

    def _call(self, method: str, **parameters: object) -> Mapping[str, Any]:
        return self._connection.call(method, **parameters)

    def _in_window(self, method: str, **parameters: object) -> Mapping[str, Any]:
        return self._call(f"browsingContext.{method}", context=self._window, **parameters)

    @property
    def address(self) -> str:
        """Give the address of the page."""
        return str(self._in_window("getTree", root=self._window)["contexts"][0]["url"])

    def opens(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self._in_window("navigate", url=address, wait="complete")

    def back(self) -> None:
        """Go to the page before."""
        self._in_window("traverseHistory", delta=-1)

    def runs(self, script: str, *arguments: object) -> Value:
        """Run a script in the page; give what it returns, which is data."""
        said = self._call(
            "script.callFunction",
            functionDeclaration=f"function () {{ {script} }}",
            arguments=[local(each) for each in arguments],
            target={"context": self._window},
            awaitPromise=True,
            userActivation=True,
        )
        if said["type"] == "exception":
            raise Refused(said["exceptionDetails"]["text"])
        return native(said["result"])

    def _find(self, locator: Mapping[str, object]) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = self._in_window("locateNodes", locator=locator)[
            "nodes"
        ]
        return found

    def named(self, role: str, name: str) -> int:
        """Say how many things there are with a role and name, for who is told them."""
        told = {"role": role, "name": name}
        return len(self._find({"type": "accessibility", "value": told}))

    def click(self, selector: str) -> None:
        """Click the first element that a selector means."""
        element = self._find({"type": "css", "value": selector})[0]
        origin = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}
        button = {"button": 0}
        press = [{"type": "pointerDown", **button}, {"type": "pointerUp", **button}]
        self._acts("pointer", [move, *press])

    def press(self, *keys: str) -> None:
        """Press keys, one after the other: a character, or the name of a key."""
        for key in keys:
            value = KEYS.get(key, key)
            self._acts("key", [{"type": kind, "value": value} for kind in ("keyDown", "keyUp")])

    def _acts(self, kind: str, actions: Sequence[Mapping[str, object]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self._call("input.performActions", context=self._window, actions=[source])

    def waits(self, wanted: Callable[[], T | None]) -> T:
        """Wait until something is so; fail when patience ends."""
        end = time.monotonic() + PATIENCE
        while not (found := wanted()):
            if time.monotonic() > end:
                raise AssertionError(f"it has not come to be in {PATIENCE} s")
            time.sleep(0.1)
        return found

    def prints(self) -> bytes:
        """Print the page on A4; give the PDF."""
        paper = {"width": 21, "height": 29.7}  # centimetres
        return base64.b64decode(self._in_window("print", page=paper, shrinkToFit=False)["data"])

    def sees(self) -> bytes:
        """Give a picture of the window, as PNG."""
        return base64.b64decode(self._in_window("captureScreenshot")["data"])

    def complaints(self) -> Sequence[str]:
        """Give the errors and warnings of scripts so far, and what the policy refused here."""
        said = [each["params"] for each in self._connection.events]
        errors = [each["text"] or "" for each in said if each["level"] in {"error", "warn"}]
        return [*errors, *self.runs("return window.refused")]

    def forgets(self) -> None:
        """Begin afresh: nothing stored, nothing complained of."""
        self.runs("localStorage.clear(); sessionStorage.clear()")
        self._connection.events.clear()


def _connected(port: int) -> Connection | None:
    try:
        return Connection(f"ws://127.0.0.1:{port}/session")
    except OSError:
        return None  # It has not started yet.


def _preference(item: tuple[str, object]) -> str:
    name, value = item
    said = f'"{value}"' if isinstance(value, str) else str(value).lower()
    return f'user_pref("{name}", {said});\n'


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
