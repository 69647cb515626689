"""The order of a table as columns are chosen one after the other."""

from __future__ import annotations

from uuid import uuid4

import pytest

from salesdesk.domain.refusals import Missing
from salesdesk.domain.saved_view import MOST_KEYS, SavedView, ViewOrder, checked, sorted_by


def keys(*names: str) -> tuple[ViewOrder, ...]:
    """Return an order: "-value" is by value from its end."""
    return tuple(ViewOrder(name=name.lstrip("-"), descending=name.startswith("-")) for name in names)


@pytest.mark.parametrize(
    ("before", "chosen", "further", "then"),
    [
        (keys(), "value", False, keys("value")),
        (keys("value"), "value", False, keys("-value")),
        (keys("-value"), "value", False, keys("value")),
        (keys("stage", "value"), "stage", False, keys("stage")),
        (keys("stage"), "value", True, keys("stage", "value")),
        (keys("stage", "value"), "value", True, keys("stage", "-value")),
        (keys("stage", "value"), "stage", True, keys("-stage", "value")),
        (keys(), "value", True, keys("value")),
        (keys("stage", "value", "age"), "owner", True, keys("stage", "value", "owner")),
    ],
)
def test_a_column_sorts_alone_or_as_a_further_key(
    before: tuple[ViewOrder, ...], chosen: str, further: bool, then: tuple[ViewOrder, ...]
) -> None:
    found = sorted_by(before, chosen, further=further)
    assert found == then
    assert len(found) <= MOST_KEYS


def test_a_view_needs_a_name() -> None:
    with pytest.raises(Missing):
        checked(SavedView(id=uuid4(), name="  "))
