"""For all tests: no network; and no measuring in the processes of tests that are not measured."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from tests.processes import unmeasured

NEARBY = ("127.0.0.1", "::1", "localhost")


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: raises where an address beyond this machine is looked up or connected to."""
    if event in ("socket.connect", "socket.sendto", "socket.bind"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is this machine's own
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if host is not None and host not in NEARBY:
        raise PermissionError(f"a test used the network: {event} {host}")


sys.addaudithook(refuse_network)


@pytest.fixture(autouse=True)
def not_measured_elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test with the mark `no_cover` starts is not measured either."""
    if request.node.get_closest_marker("no_cover"):
        for name in os.environ.keys() - unmeasured().keys():
            monkeypatch.delenv(name)
