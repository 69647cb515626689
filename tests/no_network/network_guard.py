"""B18: from its import on, nothing in this Python process reaches the network; sockets in the file system stay.

An audit hook sees every call of every library, C code of the standard library included, and cannot be taken away.
"""

import sys

WATCHED = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)


class NetworkUsed(RuntimeError):
    """Something under test wanted the network; not an OSError, so that nobody takes it for a bad connection."""


def _is_local(event: str, arguments: tuple[object, ...]) -> bool:
    if event.startswith("socket.get"):
        return False
    socket = sys.modules.get("socket")
    family = getattr(arguments[0], "family", None)
    if family is not None and family == getattr(socket, "AF_UNIX", None):
        return True
    # Windows has no socket pairs of its own: asyncio makes them over the loopback address.
    return sys.platform == "win32" and "127.0.0.1" in str(arguments[1])


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in WATCHED and not _is_local(event, arguments):
        raise NetworkUsed(f"{event} with {arguments[1:]!r}: SalesDesk works offline (B18)")


sys.addaudithook(_refuse_network)
