"""What SQLAlchemy needs to speak to a desk file, and what it learns once for all desks of this program."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Dialect, Engine, StaticPool, create_engine
from sqlalchemy.util import LRUCache

from salesdesk.store.driver import dbapi2

_WORDED = 1500
"""Statements whose wording is remembered; a program that was through all its pages knows about a third of that."""


def engine_over(driver: dbapi2.Connection, path: Path) -> Engine:
    """Return an engine over one open connection.

    What `create_engine` would make knows no statement yet: each desk that is opened would have every one of them worded
    anew, which takes a tenth of the time that it takes to work on a small desk.
    """
    dialect = _spoken()
    pool = StaticPool(cast("Any", lambda: driver), dialect=dialect)
    url = URL.create("sqlite", database=str(path))
    return Engine(pool, dialect, url, hide_parameters=True, execution_options={"compiled_cache": _worded()})


@cache
def _spoken() -> Dialect:
    engine = create_engine("sqlite://", module=dbapi2)
    with engine.connect():
        # Once connected, it knows what this version of the database can do.
        pass
    engine.dispose()
    return engine.dialect


@cache
def _worded() -> LRUCache[object, object]:
    return LRUCache(_WORDED)
