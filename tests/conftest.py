"""What every test stands on: no screen, no network, nobody's own settings, and each test's kind known."""

from __future__ import annotations

import ast
import atexit
import gc
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Generator

TESTS = Path(__file__).parent
NO_NETWORK = str(TESTS / "no_network")
ALL_AFTER = 40

# Before anything imports Qt. Children of the tests inherit all of it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "LANGUAGE"):
    os.environ.pop(name, None)

if NO_NETWORK not in sys.path:
    sys.path.insert(0, NO_NETWORK)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [NO_NETWORK, os.environ.get("PYTHONPATH")]))
import network_guard  # noqa: E402, F401  # pyright: ignore[reportUnusedImport]

_someone_else = Path(tempfile.mkdtemp(prefix="salesdesk-tests-"))
atexit.register(shutil.rmtree, _someone_else, ignore_errors=True)
for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[variable] = str(_someone_else / variable.lower())

# What all processes of a run share, such as a sample desk: set by the first of them, inherited by the others.
if "SALESDESK_TESTS_SHARE" not in os.environ:
    os.environ["SALESDESK_TESTS_SHARE"] = tempfile.mkdtemp(prefix="salesdesk-shared-")
    atexit.register(shutil.rmtree, os.environ["SALESDESK_TESTS_SHARE"], ignore_errors=True)

settings.register_profile(
    "suite", max_examples=60, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", max_examples=5000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("SALESDESK_HYPOTHESIS", "suite"))

# As in the program: a worker that happens to collect would end widgets of earlier tests in the wrong thread.
gc.disable()

QT_FIXTURES = frozenset({"qapp", "qtbot", "qtlog", "qtmodeltester"})
QT_HOMES = ("PySide6", "shiboken6", "salesdesk.ui", "salesdesk.app")
DATABASE_HOMES = ("salesdesk.store", "salesdesk.bootstrap", "sqlalchemy", "alembic", "sqlcipher3", "sqlite3")
# A command opens a desk, so a test that runs the program counts as one that needs the database.
PROGRAM_HOMES = ("salesdesk.cli", "salesdesk.__main__", "subprocess")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test `qt` or `database` from what its module imports and from the fixtures it asks for."""
    for item in items:
        fixtures = frozenset(getattr(item, "fixturenames", ()))
        imported = _imported_by(item.path)
        if fixtures & QT_FIXTURES or _any_of(imported, QT_HOMES):
            item.add_marker("qt")
        in_store = any("desk" in name.split("_") or "store" in name.split("_") for name in fixtures)
        if in_store or _any_of(imported, DATABASE_HOMES + PROGRAM_HOMES):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """Look no more at what every test shares, its modules and the tests themselves, whenever rubbish is collected."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect in the main thread, where nothing runs beside it; all that ever lived only after one test in many.

    Not at the test's teardown: pytest lets go of what the fixtures gave only after that, and a window that survives one
    look at the young is not looked at again for a long time. What is there after a look at everything are things that
    all tests share, such as statements as they were worded; these are not looked at again.
    """
    answer = yield
    if crc32(item.nodeid.encode()) % ALL_AFTER:
        gc.collect(1)
    else:
        gc.collect()
        gc.freeze()
    return answer


@cache
def _imported_by(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{name.name}" for name in node.names)
    return frozenset(found)


def _any_of(imported: frozenset[str], homes: tuple[str, ...]) -> bool:
    return any(name == home or name.startswith(f"{home}.") for name in imported for home in homes)
