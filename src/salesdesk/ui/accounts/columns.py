"""The columns of the list of accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesdesk.application.rows import AccountRow
from salesdesk.domain.account import AccountKind
from salesdesk.ui.parts import PillLook
from salesdesk.ui.parts.pills import PillRole
from salesdesk.ui.tables import Cell, Column, NumberCell, PillCell, TextCell
from salesdesk.wording import Words
from salesdesk.wording.labels import label

KINDS: Final[Mapping[AccountKind, tuple[PillRole, str]]] = {
    AccountKind.PROSPECT: ("info", "search"),
    AccountKind.CUSTOMER: ("ok", "handshake"),
    AccountKind.FORMER: ("neutral", "history"),
    AccountKind.PARTNER: ("neutral", "users"),
}


def kind_pill(words: Words, kind: AccountKind) -> PillLook:
    """Return what an account is to us, as a pill."""
    role, picture = KINDS[kind]
    return PillLook(label(words, kind), role, picture)


def account_columns(words: Words) -> list[Column[AccountRow]]:
    """Return name, kind, industry, country, open deals, open value, last contact, next step."""
    return [
        Column(
            "name",
            words.text("Account"),
            lambda row: TextCell(row.name, "text", bold=True),
            width=170,
            stretch=3,
            least=118,
        ),
        Column(
            "kind",
            words.text("Kind"),
            lambda row: PillCell(kind_pill(words, row.kind)),
            width=160,
            stretch=0,
            least=132,
        ),
        Column(
            "industry",
            words.text("Industry"),
            lambda row: TextCell(row.industry or "–"),
            width=110,
            stretch=2,
            least=84,
        ),
        Column(
            "country", words.text("Country"), lambda row: TextCell(row.country or "–"), width=100, stretch=1, least=84
        ),
        Column(
            "open",
            words.text("Open deals"),
            lambda row: NumberCell(words.number(row.open_deals) if row.open_deals else "–"),
            sort=lambda row: row.open_deals,
            right=True,
            width=96,
            stretch=0,
            least=94,
        ),
        Column(
            "value",
            words.text("Open value"),
            lambda row: NumberCell(words.money(row.open_value, cents=False)),
            sort=lambda row: row.open_value.minor if row.open_value else None,
            right=True,
            width=110,
            stretch=0,
            least=100,
        ),
        Column(
            "contact",
            words.text("Last contact"),
            lambda row: TextCell(words.short_date(row.last_contact)),
            sort=lambda row: row.last_contact,
            width=112,
            stretch=0,
            least=104,
        ),
        Column("step", words.text("Next step"), lambda row: _step(words, row), sort=_when, width=148, stretch=1),
    ]


def slim_columns(words: Words) -> list[Column[AccountRow]]:
    """Return the one column of the list beside an open account."""
    return [Column("name", words.text("Account"), lambda row: TextCell(row.name, "text", bold=True), width=120)]


def _step(words: Words, row: AccountRow) -> Cell:
    return TextCell(words.day_time(row.next_step)) if row.next_step else TextCell("–")


def _when(row: AccountRow) -> float | None:
    return row.next_step.at.timestamp() if row.next_step else None
