"""For all tests: no network, and no law fails for the pace of the machine."""

from __future__ import annotations

import sys
from typing import Any

from hypothesis import settings

NEARBY = ("127.0.0.1", "::1", "localhost")

# What may take how long is tested by tests of its own.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


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
