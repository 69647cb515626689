"""A new desk for each test, copied from one that is made once."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from salesdesk.store.desk_file import SqlStore, create_desk, open_desk
from tests.store.making import settings, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "Empty.salesdesk"
    create_desk(path, settings(), stamp()).close()
    return path


@pytest.fixture
def desk_path(tmp_path: Path, empty_desk: Path) -> Path:
    path = tmp_path / "Trial.salesdesk"
    shutil.copy(empty_desk, path)
    return path


@pytest.fixture
def store(desk_path: Path) -> Iterator[SqlStore]:
    with closing(open_desk(desk_path)) as opened:
        yield opened
