"""B18: offline by default; the suite would notice any part of SalesDesk that reaches for the network."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.project.sources import imported_names, python_files

if TYPE_CHECKING:
    from collections.abc import Callable

NETWORK_MODULES = (
    "asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "urllib.request", "webbrowser", "xmlrpc",
)  # fmt: skip
QT_NETWORK_ON_THIS_MACHINE = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


def _connect() -> None:
    with socket.socket() as tcp:
        tcp.connect(("127.0.0.1", 9))


def _send() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as udp:
        udp.sendto(b"hello", ("127.0.0.1", 9))


def _listen() -> None:
    with socket.socket() as tcp:
        tcp.bind(("127.0.0.1", 0))


def _look_up() -> None:
    socket.getaddrinfo("salesdesk.example", 443)


@pytest.mark.parametrize("reach_out", [_connect, _send, _listen, _look_up])
def test_b18_the_network_is_blocked_in_every_test(reach_out: Callable[[], None]) -> None:
    with pytest.raises(RuntimeError, match="SalesDesk works offline"):
        reach_out()


def test_b18_children_of_a_test_are_blocked_too() -> None:
    code = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert child.returncode == 1
    assert "NetworkUsed" in child.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sockets in the file system")
def test_sockets_of_this_machine_stay() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"hand over")
        assert other.recv(20) == b"hand over"


def test_b18_no_source_imports_what_could_reach_the_network() -> None:
    reaching = [
        f"{path}: {name}" for path, tree in python_files("src") for name in imported_names(tree) if _is_network(name)
    ]
    assert reaching == []


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("import urllib.request", True),
        ("from http import client", True),
        ("import socket", True),
        ("from PySide6.QtNetwork import QNetworkAccessManager", True),
        ("from PySide6 import QtNetwork", True),
        ("from PySide6.QtNetwork import QLocalServer", False),
        ("from urllib.parse import quote", False),
        ("import sockets_of_ours", False),
    ],
)
def test_the_import_rule_tells_network_from_local(line: str, *, refused: bool) -> None:
    assert any(_is_network(name) for name in imported_names(ast.parse(line))) is refused


def _is_network(name: str) -> bool:
    if name.startswith("PySide6.QtNetwork"):
        return name not in QT_NETWORK_ON_THIS_MACHINE
    return any(name == module or name.startswith(f"{module}.") for module in NETWORK_MODULES)
