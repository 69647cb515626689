"""What a thank-you is written from, as a card or as an e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.favour import FavourKind
from salesdesk.domain.letter import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanked:
    """Who is thanked for what, in whose words, and by whom; `colour` is the letterhead's "#RRGGBB" or empty.

    `words` are the rep's own, below the sentence that says what for; `on` is a day in the desk's zone.
    `letter` is the desk's template of the e-mail, None for the built-in one.
    """

    kind: FavourKind
    person: str
    email: str = ""
    words: str = ""
    seller: str = ""
    seller_person: str = ""
    seller_email: str = ""
    colour: str = ""
    on: date
    language: str = "en"
    letter: Letter | None = None
