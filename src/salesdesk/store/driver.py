"""The SQLite driver of every desk: sqlcipher3, which brings a SQLite without the known faults of older ones.

It speaks the interface of Python's own module and has no types, so the type checkers read that module's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as dbapi2
else:
    from sqlcipher3 import dbapi2

__all__ = ["dbapi2"]
