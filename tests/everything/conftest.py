"""The sample desk, made once for all that is carried."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from salesdesk.bootstrap import sample_desk


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Sample.salesdesk"
    sample_desk(path, date(2026, 12, 1)).close()
    return path
