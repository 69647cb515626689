"""All proposals in a table, newest first; the one that is opened goes into the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from salesdesk.application.rows import ProposalRow
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.parts import Button, Card, EmptyState, PageHeader, set_tip
from salesdesk.ui.proposing.columns_listed import proposal_columns
from salesdesk.ui.tables import TableModel, TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.workbench import Workbench


class ProposalList(AreaPage):
    """The list; `opened` gives the row that is wanted, `new_asked` that another one is to begin."""

    kinds = frozenset({Proposal, Account, Deal, FollowUp})
    opened = Signal(object)
    new_asked = Signal()

    def __init__(self, workbench: Workbench, new_tip: str) -> None:
        """Build an empty list; `new_tip` tells the keys of its button."""
        words = workbench.words
        self._new = Button(words.text("New proposal"), "plus", "primary", do=self._ask)
        set_tip(self._new, new_tip)
        self._head = PageHeader(words.text("Proposals"), "", self._new)
        super().__init__(workbench, self._head)
        self._model: TableModel[ProposalRow] = TableModel(
            proposal_columns(words, lambda: workbench.today), lambda row: str(row.id)
        )
        self.table: TableView[ProposalRow] = TableView(self._model, words.text("Proposals"))
        self.table.opened.connect(self.opened)
        self.table.removed.connect(self._on_removed)
        self._focus_wanted = False
        self._card = Card(margins=(1, 1, 1, 8))
        self._card.add(self.table)
        self._empty = self._nothing()
        self.body.addWidget(self._card, 1)
        self.body.addWidget(self._empty, 1)
        self._card.hide()
        self._empty.hide()

    def _nothing(self) -> Card:
        words = self.words
        state = EmptyState(
            "file-text",
            words.text("No proposals yet"),
            words.text("Two options that came up in your talks, side by side: “Option A or Option B?”"),
            words.text("New proposal"),
            press=words.text("or press"),
            shortcut="Ctrl+N",
        )
        state.acted.connect(self.new_asked)
        card = Card()
        card.add(state)
        return card

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.proposing.listed, self._on_loaded)

    def _on_loaded(self, rows: Sequence[ProposalRow]) -> None:
        self._model.show_things(rows)
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._new.setVisible(bool(rows))
        self._head.say(self.words.text("Proposals"), self._told(rows))
        if rows and self._focus_wanted:
            self._focus_wanted = False
            self.table.setFocus()

    def _told(self, rows: Sequence[ProposalRow]) -> str:
        """Return "1 waits for a choice, 1 draft"."""
        words = self.words
        waiting = sum(row.state is ProposalState.ISSUED for row in rows)
        drafts = sum(row.state is ProposalState.DRAFT for row in rows)
        parts = [
            words.plural("{n} waits for a choice", "{n} wait for a choice", waiting) if waiting else "",
            words.plural("{n} draft", "{n} drafts", drafts) if drafts else "",
        ]
        return ", ".join(part for part in parts if part)

    def focus_first(self) -> None:
        """Put the focus on the table, else on the way to the first proposal."""
        self._focus_wanted = self._card.isHidden()
        (self._new if self._focus_wanted else self.table).setFocus()

    def _ask(self) -> None:
        self.new_asked.emit()

    def _on_removed(self, row: ProposalRow) -> None:
        """Put a draft away at once; what went out stays, it can only be withdrawn."""
        words, selling = self.words, self.desk.selling
        if row.state is not ProposalState.DRAFT:
            self.workbench.notify_trouble(
                words.text("{number} was issued, so it stays in the list. You can withdraw it", number=row.number)
            )
            return
        text = words.text("Remove {number}", number=row.number)
        act(self.workbench, text, lambda: selling.archive(Proposal, row.id), toast=True)
