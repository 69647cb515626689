"""The target of a period: for everybody, a team or a rep, of everything or of one product group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.forecast.ground import EVERYBODY, Scope
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, SuggestLine, TextLine, money_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.forecast.targeting import TargetsView
    from salesdesk.domain.money import Money
    from salesdesk.ui.workbench import Workbench

SUGGESTIONS = 8


class TargetDialog(AskDialog):
    """Asks for the period, the amount and whose target it is; a desk of one person is not asked whose."""

    def __init__(
        self, workbench: Workbench, period: str, scope: Scope = EVERYBODY, amount: Money | None = None
    ) -> None:
        """Ask with these filled in."""
        words, currency = workbench.words, workbench.standing.currency
        self._scope = scope
        self._groups: tuple[str, ...] = ()
        self.period = TextLine(words.text("2026, 2026-Q4 or 2026-11"))
        self.amount = money_field(words, currency)
        # Until the others are known it is for whom it was asked.
        own = Scope(owner_id=scope.owner_id, team_id=scope.team_id)
        self.whose: Choice[Scope] = Choice([(own, words.text("Everybody"))])
        self.whose.set_value(own)
        self.group = SuggestLine(self._known, words.text("Everything that is sold"))
        remark = words.text("Net of tax, in {currency}. Empty takes the target away.", currency=currency)
        self._whose = Field(words.text("For whom"), self.whose)
        self._group = Field(words.text("Of product group"), self.group)
        super().__init__(
            workbench,
            words.text("Set the target"),
            words.text("Set target"),
            Field(words.text("Period"), self.period),
            Field(words.text("Target"), self.amount, remark=remark),
            self._whose,
            self._group,
        )
        self.period.set_value(period)
        self.amount.set_value(amount)
        self.group.set_value(scope.product_group)
        self._whose.hide()
        self._group.hide()
        self.amount.setFocus()
        workbench.ask(workbench.desk.targeting.view, self._on_loaded)

    def _on_loaded(self, view: TargetsView) -> None:
        words = self.words
        self._groups = view.product_groups
        teams = [(Scope(team_id=one.id), words.text("Team {name}", name=one.name)) for one in view.teams]
        reps = [(Scope(owner_id=one.id), one.name) for one in view.reps if one.active or one.id == self._scope.owner_id]
        self.whose.offer([(EVERYBODY, words.text("Everybody")), *teams, *reps])
        self._whose.setVisible(len(teams) + len(reps) > 1)
        self._group.setVisible(bool(self._groups or self._scope.product_group))
        self.fit_soon()

    def _known(self, text: str) -> Sequence[tuple[str, str]]:
        typed = text.casefold()
        return [(one, one) for one in self._groups if typed in one.casefold()][:SUGGESTIONS]

    @override
    def answer(self) -> None:
        """Set the target; without an amount there is none any more."""
        whose = self.whose.value() or EVERYBODY
        scope = Scope(owner_id=whose.owner_id, team_id=whose.team_id, product_group=self.group.value().strip())
        targeting, period, amount = self.workbench.desk.targeting, self.period.value(), self.amount.value()
        text = self.words.text("Set the target of {period}", period=period)
        act(self.workbench, text, lambda: targeting.set(period, amount, scope), self._on_done, self.refuse)

    def _on_done(self, _step: Step) -> None:
        self.accept()
