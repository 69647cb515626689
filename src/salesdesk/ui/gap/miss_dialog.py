"""Accepting the miss: the reason, the new number, and which deals are expected later (0.11)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from typing_extensions import override

from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import DateField, Field, TextBox, Tick, date_field, money_field
from salesdesk.ui.parts import ElidedLabel, Label, boxed, column, row, scrolling
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from salesdesk.application.changes import Step
    from salesdesk.application.forecast.giving_up import GivingUpView, LaterDeal
    from salesdesk.application.forecast.ground import Scope
    from salesdesk.ui.workbench import Workbench

SHOWN: Final = 60
TALL: Final = 5


def accept_miss(workbench: Workbench, period: str, scope: Scope) -> None:
    """Ask for the reason and the new number, starting from what the period brings as it stands."""
    giving_up = workbench.desk.giving_up

    def ask(view: GivingUpView) -> None:
        MissDialog(workbench, view, scope).open()

    workbench.ask(partial(giving_up.view, period, scope), ask)


class MissDialog(AskDialog):
    """Nothing is given up silently: reason and number are needed, each deal that moves has its new day."""

    def __init__(self, workbench: Workbench, view: GivingUpView, scope: Scope) -> None:
        """Ask; the number that is proposed is what won and expected deals come to."""
        words = workbench.words
        self._view, self._scope = view, scope
        standing = view.standing
        self.committed = money_field(words, standing.target.currency)
        self.committed.set_value(view.likely)
        self.reason = TextBox(lines=2)
        self.days: dict[UUID, tuple[Tick, DateField]] = {}
        lines = [self._line(workbench, one) for one in view.deals[:SHOWN]]
        later = boxed(column(*lines, gap=4))
        moved = scrolling(later) if len(lines) > TALL else later
        if len(lines) > TALL:
            moved.setMinimumHeight(theme().px(200))
        title = words.text("Deals that move to {period}, with their day", period=words.period(view.following))
        fields = [Label(title, "label"), moved] if lines else []
        super().__init__(
            workbench,
            words.text("Accept that {period} will be missed", period=words.period(standing.period)),
            words.text("Accept the miss"),
            Field(words.text("What the period will bring after all"), self.committed),
            Field(words.text("Why the target will be missed"), self.reason),
            *fields,
            why=words.text(
                "The target of {target} stays in sight; {won} is won. The forecast keeps reason and new number.",
                target=words.money(standing.target, cents=False),
                won=words.money(standing.won, cents=False),
            ),
        )
        self.setMinimumWidth(theme().px(620))
        self.be_tight()
        self.reason.setFocus()

    def _line(self, workbench: Workbench, one: LaterDeal) -> QWidget:
        words = workbench.words
        name, beside = (one.account, one.deal.title) if one.account else (one.deal.title, "")
        tick = Tick(name)
        tick.set_value(True)
        day = date_field(words, workbench.today)
        day.set_value(one.on)
        day.setAccessibleName(words.text("New day of {deal}", deal=", ".join(filter(None, (name, beside)))))
        day.setFixedWidth(theme().px(150))
        self.days[one.deal.id] = (tick, day)
        line = row(tick, ElidedLabel(beside, "second"), day, gap=8)
        line.setStretch(1, 1)
        return boxed(line)

    @override
    def answer(self) -> None:
        """Keep it all in one step."""
        self.committed.commit()
        self.reason.commit()
        later: dict[UUID, date] = {}
        for key, (tick, day) in self.days.items():
            day.commit()
            on = day.value()
            if tick.value() and on is not None:
                later[key] = on
        words = self.words
        name = self._view.standing.period.name
        job = partial(
            self.workbench.desk.giving_up.accept,
            self.committed.value(),
            self.reason.value(),
            later,
            name,
            self._scope,
        )
        text = words.text("Accept the miss of {period}", period=words.period(self._view.standing.period))
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.accept()
