"""The command line: reads the arguments and passes them on to what does the work."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="salesdesk")
    parser.add_argument("--version", action="version", version=f"SalesDesk {version('salesdesk')}")
    parser.parse_args(arguments)
    parser.print_help()
    return 0
