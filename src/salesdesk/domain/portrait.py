"""What somebody looks like, from an address card; kept apart so that names are read without pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

MOST_BYTES: Final = 262_144
"""A larger picture is left out, and that is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A person's picture as the card held it; `media` is image/png or image/jpeg."""

    id: UUID
    person_id: UUID
    media: str
    content: bytes
