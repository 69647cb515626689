"""The columns of a file of address cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.application.importing.planning import Verdict
from salesdesk.domain.account import ContactKind
from salesdesk.ui.tables import Cell, Column, IconCell, TextCell
from salesdesk.wording.address_cards import verdict_told

if TYPE_CHECKING:
    from salesdesk.application.address_cards.planning import CardLine
    from salesdesk.wording import Words

_KINDS = (ContactKind.EMAIL, ContactKind.MOBILE, ContactKind.PHONE)


def is_open(line: CardLine) -> bool:
    """Tell whether somebody still has to say who it is."""
    return bool(line.like) and line.same is None


def card_columns(words: Words) -> list[Column[CardLine]]:
    """Return name, company, how they are reached, and what becomes of the card."""
    return [
        Column(
            "name",
            words.text("Name"),
            lambda line: TextCell(line.card.name, "text", bold=True),
            width=150,
            stretch=2,
            least=110,
        ),
        Column(
            "account",
            words.text("Account"),
            lambda line: TextCell(line.card.organisation or "–"),
            width=110,
            stretch=1,
            least=80,
            gives_way=2,
        ),
        Column(
            "reached",
            words.text("Reached at"),
            lambda line: TextCell(next(iter(line.card.reached_by(*_KINDS)), "–")),
            width=150,
            stretch=1,
            least=90,
            gives_way=1,
        ),
        Column("becomes", words.text("What happens"), lambda line: _becomes(words, line), width=190, stretch=2),
    ]


def _becomes(words: Words, line: CardLine) -> Cell:
    told = verdict_told(words, line)
    if is_open(line):
        return IconCell(told, "circle-dashed", "warn")
    return TextCell(told, "text" if line.verdict is not Verdict.UNCHANGED else "text2")
