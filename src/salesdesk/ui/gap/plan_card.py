"""The plan with names: who, phone, why now, what it may bring, within the hours there are (B5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.domain.gap_plan import LeftOutWhy, Planned
from salesdesk.domain.play_gap import PlayGap
from salesdesk.ui.acts import act
from salesdesk.ui.fields import quantity_field
from salesdesk.ui.fold import Fold
from salesdesk.ui.gap.two_lines import TwoLines
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, HintStrip, Label, boxed, column, row
from salesdesk.ui.tables import Cell, Column, NumberCell, TableModel, TextCell
from salesdesk.wording.call_plans import (
    basis_told,
    hands_told,
    later_told,
    left_out_groups,
    left_out_sum,
    left_out_told,
    nobody_told,
    odds_told,
    person_of,
    person_told,
    plan_told,
    reasons_told,
)
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from salesdesk.application.forecast.naming import PlanView
    from salesdesk.application.forecast.pursuing import ClosingView
    from salesdesk.domain.gap_plan import LeftOut
    from salesdesk.ui.workbench import Workbench

SHOWN: Final = 30
NAMED: Final = 8
"""So many of those who are left out are named per reason."""


class PlanCard(Card):
    """Names in the order of what they bring, and below them who is left out and why."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        words = workbench.words
        self._workbench, self._words = workbench, words
        super().__init__(words.text("Plan with names"), " ")
        self._view: PlanView | None = None
        self._listed: frozenset[UUID] = frozenset()
        self.told = Label(" ", "body", wrap=True)
        self.odds = Label(" ", "second", wrap=True)
        self.minutes = quantity_field(words)
        self.minutes.setAccessibleName(words.text("Minutes a working day for such calls"))
        self.minutes.setFixedWidth(64)
        self.minutes.committed.connect(self._on_minutes)
        self.minutes.refused.connect(self._on_refused)
        self.hands = Label(" ", "second")
        asked = Label(words.text("Minutes for such calls"), "second")
        self.hours = boxed(row(asked, self.minutes, self.hands, None, gap=8))
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.table = TwoLines(TableModel(self._columns(), _key), words.text("Plan with names"))
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._on_picked)
        # A remark under the pointer is out of a keyboard's reach: the picked name says what its number is made of.
        self.basis = Label("", "second", wrap=True)
        self.basis.hide()
        self.left_out = Listing("")
        self.fold = Fold(words, words.text("Left out"), self.left_out)
        self.later = Label("", "second", wrap=True)
        self.more = Label("", "second")
        self.add(
            self.told, self.odds, self.hours, self.trouble, self.table, self.basis, self.more, self.later, self.fold
        )

    def in_front(self) -> Subject:
        """Return the picked person: a call begins with them, and what is logged is logged with them."""
        thing = self.table.thing()
        if thing is None:
            return NOBODY
        return Subject(person_id=thing.candidate.person_id, account_id=thing.candidate.account_id)

    def show_view(self, view: ClosingView) -> None:
        """Show the plan of a gap; without one, why none is needed."""
        words, plan = self._words, view.plan
        self._view, self._listed = plan, view.listed
        for part in (self.odds, self.hours, self.table, self.fold, self.later, self.more):
            part.setVisible(plan is not None)
        self.trouble.hide()
        self.basis.hide()
        if plan is None:
            self.told.setText(_no_plan(view.gap.gap, self._workbench))
            self.beside.setText("")
            return
        self.beside.setText(words.text("what brings most comes first"))
        self.told.setText(plan_told(plan, words))
        self.odds.setText(odds_told(plan, words))
        self.minutes.set_value(Decimal(plan.minutes))
        self.hands.setText(hands_told(plan, words))
        self.table.show_things(plan.plan.calls[:SHOWN])
        self.table.setVisible(bool(plan.plan.calls))
        left = len(plan.plan.calls) - SHOWN
        self.more.setText(words.plural("and {n} more call", "and {n} more calls", left) if left > 0 else "")
        self.more.setVisible(left > 0)
        self.later.setText(" ".join(filter(None, (later_told(plan, words), nobody_told(plan, words)))))
        self.later.setVisible(bool(self.later.text()))
        self._show_left_out(plan)

    def _on_picked(self, thing: object) -> None:
        picked = isinstance(thing, Planned) and self._view is not None
        self.basis.setVisible(picked)
        if isinstance(thing, Planned) and self._view is not None:
            amount = self._words.money(thing.expected, cents=False)
            told = basis_told(thing, self._view, self._words)
            self.basis.setText(self._words.text("{amount} = {basis}", amount=amount, basis=told))

    def _show_left_out(self, plan: PlanView) -> None:
        words, groups = self._words, left_out_groups(plan)
        self.fold.setVisible(bool(groups))
        self.fold.tell(left_out_told(plan, words))
        self.left_out.show_rows([self._group(plan, why, found) for why, found in groups.items()])

    def _group(self, plan: PlanView, why: LeftOutWhy, found: tuple[LeftOut, ...]) -> QWidget:
        words = self._words
        names = [person_told(one.candidate, plan, words) for one in found[:NAMED]]
        if len(found) > NAMED:
            more = len(found) - NAMED
            names.append(words.plural("and {n} more", "and {n} more", more))
        title = words.text("{why}: {n}", why=label(words, why), n=words.number(len(found)))
        worth = left_out_sum(found, plan.plan.gap.currency, words)
        if worth:
            title = words.text("{title}, worth {amount} if they were won", title=title, amount=worth)
        told = column(Label(title, "row-title", wrap=True), Label("; ".join(names), "second", wrap=True), gap=1)
        return boxed(told)

    # acting

    def _on_minutes(self, value: Decimal | None) -> None:
        words, minutes = self._words, int(value or 0)
        text = words.plural("Plan {n} minute a day for such calls", "Plan {n} minutes a day for such calls", minutes)
        pursuing = self._workbench.desk.pursuing
        act(self._workbench, text, partial(pursuing.set_minutes, minutes), None, self._on_refused)

    def _on_refused(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.setVisible(bool(sentences))

    def _on_opened(self, call: Planned) -> None:
        if call.candidate.account_id is not None:
            self._workbench.navigate("accounts", str(call.candidate.account_id))
        else:
            self._workbench.navigate("people", str(call.candidate.person_id))

    # columns

    def _columns(self) -> list[Column[Planned]]:
        words = self._words
        return [
            Column("who", words.text("Who"), self._who, width=180, stretch=2, least=140),
            Column("phone", words.text("Phone, call on"), self._phone, _day, width=160, stretch=0, least=144),
            Column("why", words.text("Why now"), self._why, width=260, stretch=5, least=160),
            Column("brings", words.text("Brings"), self._brings, _minor, right=True, width=104, stretch=0, least=92),
        ]

    def _who(self, call: Planned) -> Cell:
        if self._view is None:
            return TextCell("")
        told = person_told(call.candidate, self._view, self._words)
        name, account = person_of(call.candidate, self._view, self._words)
        return TextCell(name, "text", bold=True, tip=told, below=account)

    def _phone(self, call: Planned) -> Cell:
        words, day = self._words, self._words.day(call.due)
        if call.candidate.person_id in self._listed:
            day = words.text("{day}, on a list", day=day)
        return TextCell(call.candidate.phone or words.text("No number"), below=day)

    def _why(self, call: Planned) -> Cell:
        if self._view is None:
            return TextCell("")
        first, others = reasons_told(call.candidate, self._view, self._words)
        return TextCell(first, "text", tip="\n".join(filter(None, (first, others))), below=others)

    def _brings(self, call: Planned) -> Cell:
        tip = basis_told(call, self._view, self._words) if self._view is not None else ""
        return NumberCell(self._words.money(call.expected, cents=False), tip=tip)


def _key(call: Planned) -> str:
    return f"{call.candidate.play}/{call.candidate.person_id}"


def _day(call: Planned) -> date:
    return call.due


def _minor(call: Planned) -> int:
    return call.expected.minor


def _no_plan(gap: PlayGap, workbench: Workbench) -> str:
    words = workbench.words
    if gap.gap is None:
        return words.text("With a target the names are listed here whose calls can still bring what is missing.")
    if gap.days_left == 0:
        return words.text("The period is over: no call changes it. Look at the period that runs now.")
    return words.text("Won and expected in time reach the target: no plan is needed.")
