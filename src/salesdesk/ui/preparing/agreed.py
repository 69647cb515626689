"""The next step both sides agreed on: day and time, and whether it stands in our calendar and in theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from salesdesk.ui.flow import Flow
from salesdesk.ui.following_up import BookDialog, FactsDialog
from salesdesk.ui.parts import Button, Label, Pill, column
from salesdesk.ui.told_pill import ToldPill
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.discussing import DiscussionView
    from salesdesk.application.plan_view import PlanView
    from salesdesk.application.rows import FollowUpRow
    from salesdesk.domain.follow_up import Evidence
    from salesdesk.ui.workbench import Workbench


TOPIC: Final = 120


class Agreed(QWidget):
    """The next follow-up as pills, or that none is booked; and the way to book one."""

    def __init__(self, workbench: Workbench) -> None:
        """Show that nothing is booked yet."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._view: PlanView | DiscussionView | None = None
        self._when = Pill("", "info", "calendar-check")
        self._ours = ToldPill()
        self._theirs = ToldPill()
        self._topic = Label("", "second", wrap=True)
        self._pills = Flow(self._when, self._ours, self._theirs, gap=6, line_gap=6)
        self._none = Label(
            words.text("Nothing booked yet. Agree on a day and a time before you hang up."), "second", wrap=True
        )
        self.book = Button(words.text("Book follow-up…"), "calendar-plus", "link", do=self._on_book)
        self.facts = Button(words.text("Say what is agreed…"), "check", "link", do=self._on_facts)
        self.setLayout(
            column(
                Label(words.text("Follow-up agreed"), "label"),
                self._pills,
                self._topic,
                self._none,
                Flow(self.book, self.facts),
                gap=5,
            )
        )

    def show_view(self, view: PlanView | DiscussionView) -> None:
        """Show the next follow-up of the deal, of the account without one."""
        self._view = view
        first = view.follow_ups[0] if view.follow_ups else None
        for widget in (self._pills, self._topic, self.facts):
            widget.setVisible(first is not None)
        self._none.setVisible(first is None)
        if first is not None:
            self._show(first)

    def _on_book(self) -> None:
        view = self._view
        if view is None:
            return
        person = view.meeting.people[0] if len(view.meeting.people) == 1 else None
        BookDialog(
            self._workbench,
            deal_id=view.deal.id if view.deal else None,
            account_id=view.account.id if view.account else None,
            person_id=person,
            topic=self._topic_of(view),
        ).open()

    def _topic_of(self, view: PlanView | DiscussionView) -> str:
        """Return what the customer promised, so that it has not to be typed twice."""
        evaluation = view.meeting.evaluation
        return evaluation.agreed.strip().splitlines()[0][:TOPIC] if evaluation and evaluation.agreed.strip() else ""

    def _on_facts(self) -> None:
        if self._view is not None and self._view.follow_ups:
            FactsDialog(self._workbench, self._view.follow_ups[0].follow_up).open()

    def _show(self, found: FollowUpRow) -> None:
        words, follow_up = self._words, found.follow_up
        self._when.show_state(words.day_time(follow_up.starts), "info", "calendar-check")
        self._mark(self._ours, words.text("ours"), words.text("in our calendar"), follow_up.ours)
        self._mark(self._theirs, words.text("theirs"), words.text("in their calendar"), follow_up.theirs)
        self._topic.setText(
            words.text("{topic}: {state}", topic=follow_up.topic, state=label(words, follow_up.state).lower())
        )

    def _mark(self, pill: ToldPill, name: str, place: str, fact: Evidence | None) -> None:
        words = self._words
        if fact:
            pill.tell(name, "ok", "check", words.text("{place} since {day}", place=place, day=words.day(fact.on)))
        else:
            pill.tell(name, "neutral", "circle-dashed", words.text("not {place} yet", place=place))
