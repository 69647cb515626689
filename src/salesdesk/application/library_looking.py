"""One thing of the library with what its page shows beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from salesdesk.application.library import Library, MaterialView, ObjectionView
from salesdesk.application.ports import NotKept
from salesdesk.application.selling import Selling
from salesdesk.domain.material import Material
from salesdesk.domain.objection import Objection
from salesdesk.domain.playbook import Playbook

T = TypeVar("T")
ACCOUNTS = 5000


@dataclass(frozen=True, slots=True)
class PlaybookView:
    """A playbook with the industries of the desk's accounts, which are the segments it can serve (4.9)."""

    playbook: Playbook
    industries: tuple[str, ...]


def objection_view(library: Library, key: UUID) -> ObjectionView:
    """Return an objection with its record. Raises NotKept."""
    return _found(((view.objection.id, view) for view in library.objections()), Objection, key)


def material_view(library: Library, key: UUID) -> MaterialView:
    """Return a piece with its use. Raises NotKept."""
    return _found(((view.material.id, view) for view in library.materials()), Material, key)


def playbook_view(library: Library, selling: Selling, key: UUID) -> PlaybookView:
    """Return a playbook with the segments it can serve. Raises NotKept."""
    playbook = _found(((one.id, one) for one in library.playbooks()), Playbook, key)
    industries = dict.fromkeys(row.industry for row in selling.accounts(limit=ACCOUNTS) if row.industry.strip())
    return PlaybookView(playbook, tuple(industries))


def _found(views: Iterable[tuple[UUID, T]], kind: type, key: UUID) -> T:
    for one, view in views:
        if one == key:
            return view
    raise NotKept(kind, key)
