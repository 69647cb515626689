"""How our papers look: the company's logo, its colour, its general terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.refusals import OutOfRange

LARGEST_LOGO = 2_000_000
"""Bytes; a logo is drawn on every proposal and kept in the desk."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What every proposal of a desk carries; one per desk, its id is the settings' own.

    `colour` is "#RRGGBB" or empty (ours); `logo` the file as it was given, `logo_kind` png or svg, empty without one;
    `terms` are the general terms; `names_raisers` whether customers' copies say who raised an option.
    """

    id: UUID
    colour: str = ""
    logo: bytes = b""
    logo_kind: str = ""
    terms: str = ""
    names_raisers: bool = True


def checked(letterhead: Letterhead) -> Letterhead:
    """Return a letterhead as it may be kept. Raises OutOfRange (colour, logo)."""
    if letterhead.colour and _COLOUR.fullmatch(letterhead.colour) is None:
        raise OutOfRange("colour", letterhead.colour)
    if len(letterhead.logo) > LARGEST_LOGO:
        raise OutOfRange("logo", str(len(letterhead.logo)), most=str(LARGEST_LOGO))
    return letterhead
