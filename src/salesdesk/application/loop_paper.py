"""What the written end to unanswered calls is made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopClosed:
    """To whom it goes, and who writes it."""

    person: str
    email: str = ""
    seller: str = ""
    seller_person: str = ""
    seller_email: str = ""
    seller_phone: str = ""
    language: str = "en"
