"""What an account is: name, kind, industry, where, how large, whose, how it is reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QObject

from salesdesk.application.account_editing import reached, with_contact
from salesdesk.domain.account import Account, AccountKind, ContactKind
from salesdesk.domain.folding import fold
from salesdesk.ui.accounts.fit_reasons import FitReasons
from salesdesk.ui.fields import Choice, Field, ParsedLine, SuggestLine, TextBox, TextLine, quantity_field
from salesdesk.ui.flow import side_by_side
from salesdesk.ui.laid_out import nest
from salesdesk.ui.part_card import PartCard
from salesdesk.wording.labels import label
from salesdesk.wording.reading import read_decimal

if TYPE_CHECKING:
    from salesdesk.application.rows import AccountRow
    from salesdesk.application.selling import AccountView
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

REACHED: Final = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.WEB, ContactKind.ADDRESS)
OFFERED: Final = 8


class About(QObject):
    """The fields of an account; saved as they are written."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Account]) -> None:
        """Build empty fields."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._accounts: list[tuple[UUID, str]] = []
        self.card = PartCard("building-2", words.text("About"))
        self._build_lines()
        self._build_choices()
        self._build_contacts()
        self.note = TextBox(words.text("What one should know about them"), lines=2)
        self.note.committed.connect(partial(self._edit, words.text("Write note"), "note"))
        self._name_field = Field(words.text("Name"), self.name)
        self._parent_field = Field(words.text("Belongs to"), self.parent_line)
        self.fit = FitReasons(words)
        self.card.lines.setSpacing(10)
        self._lay_out()

    def _build_lines(self) -> None:
        words = self._words
        self.name = TextLine()
        self.industry = TextLine()
        self.country = TextLine()
        self.region = TextLine()
        self.employees = quantity_field(words)
        self.founded = _year_field(words)
        self.revenue = TextLine()
        self.name.committed.connect(self._on_name)
        self.industry.committed.connect(partial(self._edit, words.text("Set industry"), "industry"))
        self.country.committed.connect(partial(self._edit, words.text("Set country"), "country"))
        self.region.committed.connect(partial(self._edit, words.text("Set region"), "region"))
        self.revenue.committed.connect(partial(self._edit, words.text("Set revenue"), "revenue_millions"))
        self.employees.committed.connect(partial(self._on_number, words.text("Set employees"), "employees"))
        self.founded.committed.connect(partial(self._on_number, words.text("Set year of foundation"), "founded"))

    def _build_choices(self) -> None:
        words = self._words
        self.kind: Choice[AccountKind] = Choice([(kind, label(words, kind)) for kind in AccountKind])
        self.owner: Choice[UUID | None] = Choice()
        self.parent_line = SuggestLine(self._suggest, words.text("No parent company"))
        self.kind.committed.connect(partial(self._edit, words.text("Set kind of account"), "kind"))
        self.owner.committed.connect(partial(self._edit, words.text("Set owner"), "owner_id"))
        self.parent_line.committed.connect(self._on_parent)

    def _build_contacts(self) -> None:
        words = self._words
        self.contacts = {kind: TextLine() for kind in REACHED}
        for kind, line in self.contacts.items():
            text = words.text("Set {what}", what=label(words, kind).lower())
            line.committed.connect(partial(self._on_contact, text, kind))

    def _lay_out(self) -> None:
        words, lines = self._words, self.card.lines
        contact = {kind: Field(label(words, kind), line) for kind, line in self.contacts.items()}
        lines.addWidget(self._name_field)
        nest(lines, side_by_side(Field(words.text("Kind"), self.kind), Field(words.text("Industry"), self.industry)))
        nest(lines, side_by_side(Field(words.text("Country"), self.country), Field(words.text("Region"), self.region)))
        nest(
            lines,
            side_by_side(
                Field(words.text("Employees"), self.employees),
                Field(words.text("Revenue in millions"), self.revenue),
                Field(words.text("Founded"), self.founded),
            ),
        )
        lines.addWidget(self._parent_field)
        lines.addWidget(Field(words.text("Owner"), self.owner))
        for kind in REACHED:
            lines.addWidget(contact[kind])
        lines.addWidget(Field(words.text("Note"), self.note))
        lines.addWidget(self.fit)
        lines.addStretch(1)

    def show_view(self, view: AccountView, accounts: Sequence[AccountRow]) -> None:
        """Take who can own the account, and what it can belong to."""
        self._accounts = [(found.id, found.name) for found in accounts if found.id != view.account.id]
        self.fit.show_fit(view.fit)
        self.owner.offer([(None, self._words.text("Nobody")), *((rep.id, rep.name) for rep in view.reps)])

    def show_account(self, account: Account) -> None:
        """Show the account as it is written now."""
        self.name.set_value(account.name)
        self.kind.set_value(account.kind)
        self.industry.set_value(account.industry)
        self.country.set_value(account.country)
        self.region.set_value(account.region)
        self.employees.set_value(_decimal(account.employees))
        self.founded.set_value(_decimal(account.founded))
        self.revenue.set_value(account.revenue_millions)
        self.owner.set_value(account.owner_id)
        self.parent_line.set_value(next((name for key, name in self._accounts if key == account.parent_id), ""))
        self.note.set_value(account.note)
        for kind, line in self.contacts.items():
            line.set_value(reached(account.contacts, kind))

    def focus_first(self) -> None:
        """Put the focus into the name."""
        self.name.setFocus()

    def _suggest(self, text: str) -> list[tuple[UUID, str]]:
        typed = fold(text)
        return [(key, name) for key, name in self._accounts if typed in fold(name)][:OFFERED]

    def _edit(self, text: str, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        change: dict[str, Any] = {name: value}
        self._autosave.edit(text, lambda account: replace(account, **change))

    def _on_name(self, name: str) -> None:
        if name:
            self._name_field.clear_error()
            self._edit(self._words.text("Rename account"), "name", name)
        else:
            self._name_field.set_error(self._words.text("An account needs a name. Type one"))

    def _on_number(self, text: str, name: str, value: Decimal | None) -> None:
        self._edit(text, name, None if value is None else int(value))

    def _on_contact(self, text: str, kind: ContactKind, value: str) -> None:
        self._autosave.edit(
            text, lambda account: replace(account, contacts=with_contact(account.contacts, kind, value))
        )

    def _on_parent(self, typed: str) -> None:
        found = [key for key, name in self._accounts if fold(name) == fold(typed)]
        if typed and not found:
            said = self._words.text("No account is called “{name}”. Choose one from the list", name=typed)
            self._parent_field.set_error(said)
            return
        self._parent_field.clear_error()
        self._edit(self._words.text("Set parent company"), "parent_id", found[0] if typed else None)


def _year_field(words: Words) -> ParsedLine[Decimal]:
    """Return a field for a year, which takes no thousands marks."""
    refusal = words.text("This year cannot be read. Write it like {example}", example="1998")
    return ParsedLine(read_decimal, lambda year: str(int(year)), refusal, right=True)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
