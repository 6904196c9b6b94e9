"""BiDi: the W3C's WebDriver BiDi, as much of it as the journeys need.

Commands and events are JSON over a web socket: https://w3c.github.io/webdriver-bidi/
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import count
from typing import Any

from websockets.sync.client import connect

Value = Any


class Refused(Exception):
    """The browser has refused a command; says what it said."""


class Connection:
    """A connection to a browser: commands are answered in turn, events are kept."""

    def __init__(self, address: str) -> None:
        self._opened = ExitStack()
        self._socket = self._opened.enter_context(connect(address, max_size=None, open_timeout=60))
        self._numbers = count(1)
        self.events: list[Mapping[str, Any]] = []

    def call(self, method: str, **parameters: object) -> Mapping[str, Any]:
        """Give a command; give the answer. Raises Refused."""
        number = next(self._numbers)
        said = {"id": number, "method": method, "params": parameters}
        self._socket.send(json.dumps(said))
        while True:
            heard = json.loads(self._socket.recv())
            if heard.get("id") == number:
                break
            self.events.append(heard)
        if heard["type"] == "error":
            raise Refused(f"{method}: {heard['error']}: {heard['message']}")
        answer: Mapping[str, Any] = heard["result"]
        return answer

    def close(self) -> None:
        """End the connection."""
        self._opened.close()


def local(value: object) -> Mapping[str, object]:
    """Give a value as the protocol carries it into the page: what JSON knows, but no table."""
    match value:
        case None:
            return {"type": "null"}
        case bool():
            return {"type": "boolean", "value": value}
        case int() | float():
            return {"type": "number", "value": value}
        case str():
            return {"type": "string", "value": value}
        case Sequence():
            return {"type": "array", "value": [local(each) for each in value]}
    raise TypeError(f"{type(value).__name__} is not carried into the page")


def native(remote: Mapping[str, Any]) -> Value:
    """Give a value of the page as Python has it; what is more than data stays as it was told."""
    match remote:
        case {"type": "null" | "undefined"}:
            return None
        case {"type": "array", "value": values}:
            return [native(each) for each in values]
        case {"type": "object", "value": pairs}:
            return {name: native(each) for name, each in pairs}
        case {"type": "string" | "number" | "boolean", "value": value}:
            return value
    return remote
