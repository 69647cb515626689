"""The sample desk, made once for all that is carried."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.new_desks import sample_at


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_at(tmp_path_factory.mktemp("sample") / "Sample.salesdesk")
