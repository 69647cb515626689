"""The columns of the list of people."""

from __future__ import annotations

from salesdesk.application.people_rows import PersonRow
from salesdesk.ui.tables import Cell, Column, IconCell, TextCell
from salesdesk.wording import Words
from salesdesk.wording.labels import label


def people_columns(words: Words) -> list[Column[PersonRow]]:
    """Return name, account, circle, last contact."""
    return [
        Column("name", words.text("Name"), lambda row: _name(words, row), width=160, stretch=3, least=140),
        Column(
            "account",
            words.text("Account"),
            lambda row: TextCell(", ".join(filter(None, (row.account, row.title))) or "–"),
            width=140,
            stretch=2,
            least=90,
            gives_way=1,
        ),
        Column(
            "circle",
            words.text("Circle"),
            lambda row: TextCell(label(words, row.circle) if row.circle else "–"),
            width=120,
            stretch=1,
            least=90,
        ),
        Column(
            "contact",
            words.text("Last contact"),
            lambda row: TextCell(words.short_date(row.last_contact)),
            sort=lambda row: row.last_contact,
            width=112,
            stretch=0,
            least=104,
            gives_way=2,
        ),
    ]


def _name(words: Words, row: PersonRow) -> Cell:
    if row.do_not_contact:
        return IconCell(row.name, "ban", "warn", tip=words.text("Do not contact"))
    return TextCell(row.name, "text", bold=True)
