"""Where a person may not write, a desk says so and names the file or the folder; nothing is left behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.without_permission import NOBODY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of this kind")


@pytest.fixture
def folder(empty_desk: Path) -> Iterator[Path]:
    """pytest's own folders are closed to everybody else, so this one lies beside them."""
    made = Path(tempfile.mkdtemp(prefix="salesdesk-permissions-"))
    for name in ("open", "locked"):
        (made / name).mkdir()
    desks = {"locked/Ours": 0o600, "open/Ours": 0o600, "open/Readonly": 0o400, "open/Private": 0o000}
    for name, mode in desks.items():
        path = made / f"{name}.salesdesk"
        shutil.copy(empty_desk, path)
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        path.chmod(mode)
    made.chmod(0o755)
    (made / "open").chmod(0o777)
    (made / "locked").chmod(0o555)
    yield made
    (made / "locked").chmod(0o755)
    shutil.rmtree(made)


def test_a_folder_or_a_file_without_write_permission_is_told_by_its_name(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.without_permission", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told == {
        "in a locked folder": ["read_only", str(folder / "locked")],
        "new in a locked folder": ["read_only", str(folder / "locked" / "New.salesdesk")],
        "read-only file": ["read_only", str(folder / "open" / "Readonly.salesdesk")],
        "somebody's own": ["read_only", str(folder / "open" / "Private.salesdesk")],
        "writable": ["opened", str(folder / "open" / "Ours.salesdesk")],
    }
    left = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*"))
    assert left == [
        "locked/Ours.salesdesk",
        "open/Ours.salesdesk",
        "open/Private.salesdesk",
        "open/Readonly.salesdesk",
    ]
