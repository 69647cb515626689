"""An answer that somebody gave by word or by mail: which option, who said so, on which day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.domain.deal import Status
from salesdesk.domain.proposal import LETTERS
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, SuggestLine, TextBox, date_field
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import boxed, row
from salesdesk.ui.theme import theme
from salesdesk.wording.doubts import chosen_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.workbench import Workbench


class ToldUsDialog(AskDialog):
    """Asks; no option is chosen beforehand."""

    def __init__(self, workbench: Workbench, view: ProposalView) -> None:
        """Ask about a proposal that went out."""
        words, proposal = workbench.words, view.proposal
        self._key, self._number, self._view = proposal.id, proposal.number, view
        totals = [words.money(o.totals(proposal.currency).first_year) for o in proposal.options]
        said = [
            words.text("Option {letter}: {name}, {total}", letter=letter, name=option.name, total=total)
            for letter, option, total in zip(LETTERS, proposal.options, totals, strict=True)
        ]
        self.choice: Choice[str] = Choice(list(zip(LETTERS, said, strict=True)))
        self.choice.set_value(None)
        self.who = SuggestLine(partial(_like, [person.name for person in view.people]))
        self.on = date_field(words, workbench.today)
        self.on.set_value(workbench.today)
        self.remarks = TextBox(words.text("What they said, in their words"))
        pair = row(Field(words.text("Who told us"), self.who), Field(words.text("Day"), self.on), gap=12, middle=False)
        pair.setStretch(0, 3)
        pair.setStretch(1, 2)
        super().__init__(
            workbench,
            words.text("Option A or Option B?"),
            words.text("Take the answer"),
            Field(words.text("They chose"), self.choice),
            boxed(pair),
            Field(words.text("Remarks"), self.remarks),
            why=words.text("For an answer by word or by mail. The deal is won at the total of the option they name."),
        )
        self.setMinimumWidth(theme().px(520))

    @override
    def answer(self) -> None:
        """Take the answer, in one step."""
        words, letter = self.words, self.choice.value()
        if letter is None:
            self.refuse(words.text("Choose Option A or Option B: the one they named."))
            self.choice.setFocus()
            return
        for field in (self.who, self.on, self.remarks):
            field.commit()
        told, text = (
            self.workbench.desk.answering.told,
            words.text("Take Option {letter} of {number}", letter=letter, number=self._number),
        )
        who, day, remarks = self.who.value(), self.on.value(), self.remarks.value()
        act(
            self.workbench,
            text,
            lambda: told(self._key, letter, who, day, remarks),
            partial(self._on_taken, letter),
            self.refuse,
        )

    def _on_taken(self, letter: str, _step: Step) -> None:
        view = self._view
        total = view.proposal.options[LETTERS.index(letter)].totals(view.proposal.currency).first_year
        wins = view.deal is not None and view.deal.status is Status.OPEN
        said = chosen_told(self.words, view.account.name, letter, total if wins else None)
        self.workbench.notify(Notice(said, undo=True))
        self.accept()


def _like(names: Sequence[str], typed: str) -> Sequence[tuple[str, str]]:
    """Return the people of the account whose name holds what was typed."""
    return [(name, name) for name in names if typed.casefold() in name.casefold()]
