"""What people say of the period: the number that is committed to, and the lead's beside it with its reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextBox, money_field
from salesdesk.ui.parts import Button, Card, Label, row
from salesdesk.wording.forecasts import adjusted_told, called_told, given_up_told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.forecast.outlooks import OutlookView
    from salesdesk.domain.forecast_call import ForecastCall
    from salesdesk.domain.money import Money
    from salesdesk.ui.workbench import Workbench


class CalledCard(Card):
    """The committed number of a rep or of the desk, in place; a team has the sum of its reps'."""

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Show nothing yet."""
        words = workbench.words
        super().__init__(words.text("What is promised"), words.text("beside the figures"), gap=10)
        self._workbench, self._words, self._refused = workbench, words, refused
        self._view: OutlookView | None = None
        self.together = Label(" ", "body", wrap=True)
        self.committed = money_field(words, workbench.standing.currency, words.text("No number yet"))
        self.committed.committed.connect(self._on_committed)
        self.field = Field(words.text("Committed number"), self.committed)
        self.field.setMaximumWidth(260)
        self.other = Label(" ", "second", wrap=True)
        self.given_up = Label(" ", "second", wrap=True, tone="warn")
        self.adjust = Button(words.text("Adjust the number…"), "pencil", do=self._on_adjust)
        self.take_back = Button(words.text("Take the adjustment back"), kind="link", do=self._on_take_back)
        self.add(self.together, self.field, self.other, self.given_up, row(self.adjust, self.take_back, None))

    def show_view(self, view: OutlookView, names: Mapping[UUID, str]) -> None:
        """Show what is said; `names` are those of the reps."""
        self._view, words, called = view, self._words, view.called
        call, own = called.call, view.scope.team_id is None and not view.scope.product_group
        self.together.setText(called_told(called, words))
        self.together.setVisible(view.scope.owner_id is None)
        self.committed.set_currency(self._workbench.standing.currency)
        self.committed.set_value(call.committed if call else None)
        by = names.get(call.adjusted_by, "") if call is not None and call.adjusted_by else ""
        self.other.setText(adjusted_told(call, by, words))
        self.given_up.setText(given_up_told(call, words))
        self.given_up.setVisible(bool(self.given_up.text()))
        for one in (self.field, self.other, self.adjust):
            one.setVisible(own)
        self.take_back.setVisible(own and call is not None and call.adjusted is not None)
        mine = view.scope.owner_id is None
        self.field.label.setText(words.text("The desk’s own number") if mine else words.text("Committed number"))
        self.committed.setAccessibleName(self.field.label.text())

    def _on_committed(self, amount: Money | None) -> None:
        view, calling = self._view, self._workbench.desk.calling
        if view is None:
            return
        period, owner = view.period, view.scope.owner_id
        text = self._words.text("Commit to a number for {period}", period=self._words.period(period))
        act(self._workbench, text, lambda: calling.commit(period.name, owner, amount), refused=self._refused)

    def _on_adjust(self) -> None:
        if self._view is not None:
            period, owner = self._view.period.name, self._view.scope.owner_id
            AdjustDialog(self._workbench, period, owner, self._view.called.call).open()

    def _on_take_back(self) -> None:
        view = self._view
        if view is not None:
            _adjust(self._workbench, view.period.name, view.scope.owner_id, None, "", refused=self._refused)


class AdjustDialog(AskDialog):
    """The lead's number beside the rep's, with its reason; the rep's stays as it is."""

    def __init__(self, workbench: Workbench, period: str, owner: UUID | None, call: ForecastCall | None) -> None:
        """Ask for the number and the reason."""
        words = workbench.words
        self._period, self._owner = period, owner
        self.amount = money_field(words, workbench.standing.currency)
        self.because = TextBox(lines=3)
        super().__init__(
            workbench,
            words.text("Adjust the number"),
            words.text("Put it beside"),
            Field(words.text("Your number"), self.amount),
            Field(words.text("Why"), self.because),
            why=words.text("The number that was committed to stays beside it."),
        )
        self.amount.set_value((call.adjusted or call.committed) if call else None)
        self.because.set_value(call.because if call else "")
        self.amount.setFocus()

    @override
    def answer(self) -> None:
        """Put it beside."""
        done = partial(self._on_done)
        amount, because = self.amount.value(), self.because.value()
        if amount is None:
            self.refuse(self.words.text("Type the number that you put beside it."))
            self.amount.setFocus()
            return
        _adjust(self.workbench, self._period, self._owner, amount, because, done=done, refused=self.refuse)

    def _on_done(self, _step: Step) -> None:
        self.accept()


def _adjust(
    workbench: Workbench,
    period: str,
    owner: UUID | None,
    amount: Money | None,
    because: str,
    *,
    refused: Callable[[str], None],
    done: Callable[[Step], None] | None = None,
) -> None:
    text = workbench.words.text("Adjust the number for {period}", period=period)
    calling = workbench.desk.calling
    act(workbench, text, lambda: calling.adjust(period, owner, amount, because), done, refused)
