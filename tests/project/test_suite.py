"""The suite stays quick and near the trade: most tests need neither Qt nor a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.project.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _pytest.nodes import Node


def shares(items: Iterable[Node]) -> tuple[float, float]:
    """Return the shares of tests without Qt and database, and of tests with Qt."""
    kinds = [{mark.name for mark in item.iter_markers()} & {"qt", "database"} for item in items]
    return sum(not kind for kind in kinds) / len(kinds), sum("qt" in kind for kind in kinds) / len(kinds)


def test_six_in_ten_tests_need_neither_qt_nor_a_database_and_two_in_ten_at_most_a_window(
    request: pytest.FixtureRequest,
) -> None:
    items = request.session.items
    collected = {item.path for item in items}
    left_out = [path for path in (ROOT / "tests").rglob("test_*.py") if path not in collected]
    if left_out or request.config.option.keyword or request.config.option.markexpr:
        pytest.skip("only a run of the whole suite can count its shares")
    plain, windows = shares(items)
    assert plain >= 0.6
    assert windows < 0.2


def test_this_very_test_counts_as_plain(request: pytest.FixtureRequest) -> None:
    assert shares([request.node]) == (1.0, 0.0)


@pytest.mark.usefixtures("qapp")
def test_a_test_with_a_window_counts_as_one(request: pytest.FixtureRequest) -> None:
    assert shares([request.node]) == (0.0, 1.0)
