"""A view of the pipeline that somebody gave a name: its filter, columns and order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.domain.refusals import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewColumn:
    """A column that is shown, by its name in the program; `width` in pixels at 100 % text size, 0: as wide as usual."""

    name: str
    width: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewOrder:
    """A column that is sorted by."""

    name: str
    descending: bool = False


MOST_KEYS = 3
"""Columns that a table is sorted by at once; nobody sees what a fourth one does."""


def sorted_by(order: tuple[ViewOrder, ...], name: str, *, further: bool = False) -> tuple[ViewOrder, ...]:
    """Return the order once a column is chosen: alone, or as a further key; chosen again it turns round."""
    known = next((key for key in order if key.name == name), None)
    if not further:
        return (ViewOrder(name=name, descending=order == (ViewOrder(name=name),)),)
    if known is not None:
        return tuple(replace(key, descending=not key.descending) if key is known else key for key in order)
    return (*order[: MOST_KEYS - 1], ViewOrder(name=name))


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """What to show of the pipeline: `filter` in the filter's own words, as a board or as a table."""

    id: UUID
    name: str
    filter: str = ""
    board: bool = False
    columns: tuple[ViewColumn, ...] = ()
    order: tuple[ViewOrder, ...] = ()


def checked(view: SavedView) -> SavedView:
    """Return a view as it may be kept. Raises Missing without a name."""
    if not view.name.strip():
        raise Missing("name", "saved_view")
    return view
