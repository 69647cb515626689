"""What is asked when a deal begins or is won."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.domain.deal import Deal
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import (
    Field,
    SuggestLine,
    TextLine,
    date_field,
    money_field,
    pair,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import AccountRow
    from salesdesk.ui.workbench import Workbench

SUGGESTIONS = 8


class NewDealDialog(AskDialog):
    """A new deal: what it is about, for whom, what it may bring and when."""

    def __init__(self, workbench: Workbench, account: tuple[UUID, str] | None = None) -> None:
        """Ask; `account` is filled in where the dialog was opened from one."""
        words = workbench.words
        self._accounts: list[tuple[UUID, str]] = []
        self._title = TextLine(words.text("What it is about"))
        self._account = SuggestLine(self._known, words.text("Type to find, or a new name"))
        self._value = money_field(words, workbench.standing.currency, words.text("Not known yet"))
        self._expected = date_field(words, workbench.today)
        super().__init__(
            workbench,
            words.text("New deal"),
            words.text("Add deal"),
            Field(words.text("Deal"), self._title),
            Field(words.text("Account"), self._account),
            pair(Field(words.text("Value"), self._value), Field(words.text("Expected close"), self._expected)),
        )
        if account is not None:
            self._account.set_value(account[1])
        workbench.ask(workbench.desk.selling.accounts, self._on_accounts)

    def _on_accounts(self, rows: Sequence[AccountRow]) -> None:
        self._accounts = [(r.id, r.name) for r in rows]

    def _known(self, text: str) -> Sequence[tuple[UUID, str]]:
        typed = text.casefold()
        return [(key, name) for key, name in self._accounts if typed in name.casefold()][:SUGGESTIONS]

    @override
    def answer(self) -> None:
        """Add the deal and open it."""
        desk, title, name = self.workbench.desk, self._title.value(), self._account.value()
        value, expected = self._value.value(), self._expected.value()
        act(
            self.workbench,
            self.words.text("Add deal “{title}”", title=title),
            lambda: desk.selling.new_deal(title, account_name=name, value=value, expected_on=expected),
            self._on_done,
            self.refuse,
        )

    def _on_done(self, step: Step) -> None:
        self.accept()
        self.workbench.navigate("deal", str(step.made(Deal)))


class WinDialog(AskDialog):
    """A deal that was won: the day and what it came to."""

    def __init__(self, workbench: Workbench, deal: Deal) -> None:
        """Ask for the day (today) and the value (as it stands)."""
        words = workbench.words
        self._deal = deal
        self._day = date_field(words, workbench.today)
        self._value = money_field(words, deal.currency)
        super().__init__(
            workbench,
            words.text("Win “{title}”", title=deal.title),
            words.text("Win deal"),
            Field(words.text("Won on"), self._day),
            Field(words.text("Value"), self._value, remark=words.text("Net, one-off and the first 12 months")),
        )
        self._day.set_value(workbench.today)
        self._value.set_value(deal.value)

    @override
    def answer(self) -> None:
        """Win the deal."""
        desk, key = self.workbench.desk, self._deal.id
        day, value = self._day.value(), self._value.value()
        act(
            self.workbench,
            self.words.text("“{title}” won", title=self._deal.title),
            lambda: desk.selling.win(key, day, value),
            lambda _step: self.accept(),
            self.refuse,
            toast=True,
        )
