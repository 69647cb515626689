"""All proposals in a table, newest first; the one that is opened goes into the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from salesdesk.application.proposals_waiting import proposals_with, waiting_first, waiting_of
from salesdesk.application.rows import ProposalRow
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.proposal import Proposal, ProposalState, Standing
from salesdesk.ui.acts import act
from salesdesk.ui.answering.choosing_file import ask_for_returned
from salesdesk.ui.area import AreaPage
from salesdesk.ui.fields import SearchLine
from salesdesk.ui.parts import Button, Card, EmptyState, HintStrip, Label, PageHeader, column, set_tip
from salesdesk.ui.proposing.columns_listed import proposal_columns
from salesdesk.ui.tables import TableModel, TableView
from salesdesk.wording.proposals import expired_told, standing_told

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
        self._returned = Button(words.text("Read a returned proposal"), "import", do=self._read_returned)
        set_tip(self._returned, words.text("Or drop the PDF anywhere on the window"))
        self._head = PageHeader(words.text("Proposals"), "", self._returned, self._new)
        super().__init__(workbench, self._head)
        self._model: TableModel[ProposalRow] = TableModel(
            proposal_columns(words, lambda: workbench.today, self._zone), lambda row: str(row.id)
        )
        self.table: TableView[ProposalRow] = TableView(self._model, words.text("Proposals"))
        self.table.opened.connect(self.opened)
        self.table.removed.connect(self._on_removed)
        self._focus_wanted = False
        self.search = SearchLine(words.text("Search proposals"), words.text("Clear search"))
        set_tip(self.search, words.text("By number, account, title, deal or option (Ctrl+F)"))
        self.search.committed.connect(self._on_searched)
        self._rows: tuple[ProposalRow, ...] = ()
        self._none = Label("", "second", wrap=True)
        self._none.setContentsMargins(12, 0, 12, 4)
        self._none.hide()
        self._card = Card(margins=(1, 1, 1, 8))
        search = column(self.search, gap=0)
        search.setContentsMargins(8, 8, 8, 0)
        self._card.add(search, self._none, self.table)
        self._empty = self._nothing()
        self._expired = HintStrip(act=words.text("Open the first one"))
        self._expired.acted.connect(self._on_expired)
        self._expired.hide()
        self.body.addWidget(self._expired)
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

    def _zone(self) -> str:
        return self.workbench.standing.settings.zone

    def _on_loaded(self, rows: Sequence[ProposalRow]) -> None:
        words, today = self.words, self.workbench.today
        counts = waiting_of(rows, today, self._zone())
        self._rows = tuple(waiting_first(rows, today))
        self._show()
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._new.setVisible(bool(rows))
        self._returned.setVisible(bool(rows))
        self._head.say(words.text("Proposals"), standing_told(words, counts))
        self._expired.say(
            words.plural("{n} expired.", "{n} expired.", counts.expired) if counts.expired else "",
            expired_told(words, counts.expired),
            words.text("Open the first one"),
        )
        self._expired.setVisible(counts.expired > 0)
        if rows and self._focus_wanted:
            self._focus_wanted = False
            self.table.setFocus()

    def _show(self) -> None:
        typed = self.search.value()
        found = proposals_with(self._rows, typed)
        self._model.show_things(found)
        self._none.setText(self.words.text("No proposal holds “{text}”.", text=typed))
        self._none.setVisible(bool(self._rows) and not found)

    def _on_searched(self, _typed: str) -> None:
        self._show()

    def found(self) -> list[ProposalRow]:
        """Return the proposals listed, in the order shown."""
        return self._model.things()

    def find_here(self) -> None:
        """Put the focus into the search."""
        if not self._card.isHidden():
            self.search.setFocus()
            self.search.selectAll()

    def _read_returned(self) -> None:
        ask_for_returned(self.workbench)

    def _on_expired(self) -> None:
        """Open the expired proposal that went out first."""
        today = self.workbench.today
        expired = next((row for row in self._rows if row.standing(today) is Standing.EXPIRED), None)
        if expired is not None:
            self.opened.emit(expired)

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
            self.workbench.notify_trouble(words.text("{number} was issued, so it stays in the list", number=row.number))
            return
        text = words.text("Remove {number}", number=row.number)
        act(self.workbench, text, lambda: selling.archive(Proposal, row.id), toast=True)
