"""Dialogs of follow-ups: book one, agree another moment, say how we know that it is agreed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.application.changes import Step
from salesdesk.domain.follow_up import FollowUp, FollowUpKind
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.following_up.facts import FactsField
from salesdesk.ui.following_up.form import FollowUpForm
from salesdesk.ui.following_up.later import LaterDialog
from salesdesk.ui.parts import Label
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.booking import Times
    from salesdesk.domain.account import Person
    from salesdesk.domain.moment import Moment
    from salesdesk.ui.workbench import Workbench


class BookDialog(AskDialog):
    """Book a follow-up for a deal or an account: a day and a time, or it is not saved (2.7)."""

    def __init__(
        self,
        workbench: Workbench,
        *,
        deal_id: UUID | None = None,
        account_id: UUID | None = None,
        person_id: UUID | None = None,
        group_id: UUID | None = None,
        kind: FollowUpKind = FollowUpKind.CALL_BACK,
        topic: str = "",
        booked: Callable[[UUID], object] | None = None,
    ) -> None:
        """Ask; `booked` is told the id of what was booked, `group_id` is the group that it belongs to."""
        words = workbench.words
        self._group_id = group_id
        self._deal_id, self._account_id, self._person_id = deal_id, account_id, person_id
        self._booked = booked
        zone, lamps_for = workbench.standing.settings.zone, workbench.desk.preparing.lamps_for
        self.form = FollowUpForm(words, workbench.today, zone, lamps_for, kind=kind, topic=topic)
        super().__init__(
            workbench,
            words.text("Book a follow-up"),
            words.text("Book follow-up"),
            self.form,
            why=words.text("Agree on a day and a time while you are talking, and put it into both calendars."),
        )
        self.setMinimumWidth(theme().px(660))
        self.be_tight()
        self.form.grown.connect(self.fit_soon)
        self.form.who.confirmed.connect(self.answer)
        workbench.ask(workbench.desk.booking.times, self.form.show_times)
        if account_id is not None or deal_id is not None:
            workbench.ask(self._people, self._on_people)

    def _people(self) -> Sequence[Person]:
        """Return who can be met; runs in the worker."""
        return self.workbench.desk.following_up.whom(self._account_id, self._deal_id, (self._person_id,))

    def _on_people(self, people: Sequence[Person]) -> None:
        self.form.show_people(people, self._person_id or (people[0].id if len(people) == 1 else None))

    @override
    def answer(self) -> None:
        """Book it, once somebody said who acts."""
        if self.form.asks_who():
            return
        asked = self.form.asked(deal_id=self._deal_id, account_id=self._account_id)
        asked = replace(asked, group_id=self._group_id)
        following_up = self.workbench.desk.following_up
        text = self.words.text("Book follow-up “{topic}”", topic=asked.topic)
        act(self.workbench, text, lambda: following_up.book(asked), self._on_booked, self.refuse, toast=True)

    @override
    def refuse(self, sentences: str) -> None:
        super().refuse(self.form.refused(sentences))

    def told(self) -> str:
        """Return what stands in the way, nothing before somebody tried."""
        return self._trouble.words.accessibleName()

    def _on_booked(self, step: Step) -> None:
        self.accept()
        if self._booked is not None:
            self._booked(step.made(FollowUp))


class MoveDialog(LaterDialog):
    """Agree another moment: the invitation counts on, the facts have to be agreed anew (2.8)."""

    @override
    def _texts(self, workbench: Workbench) -> tuple[str, str, str]:
        words = workbench.words
        return (
            words.text("Move “{topic}”", topic=self.follow_up.topic),
            words.text("Move follow-up"),
            words.text("They have to agree to the new time, so its three ticks begin again."),
        )

    @override
    def _begins(self, times: Times) -> Moment:
        """The moment agreed so far."""
        return self.follow_up.starts

    @override
    def answer(self) -> None:
        """Move it."""
        self.when.commit()
        agreed, move, key = self.when.value(), self.workbench.desk.following_up.move, self.follow_up.id
        text = self.words.text("Move “{topic}”", topic=self.follow_up.topic)
        self._do(text, lambda: move(key, agreed.day, agreed.clock, agreed.zone, agreed.said))


class FactsDialog(AskDialog):
    """Say which of the three facts hold, and how we know."""

    def __init__(self, workbench: Workbench, follow_up: FollowUp) -> None:
        """Ask, starting from what is known."""
        words = workbench.words
        self._follow_up = follow_up
        self.facts = FactsField(words)
        self.facts.set_value(follow_up)
        super().__init__(
            workbench,
            words.text("Is “{topic}” agreed?", topic=follow_up.topic),
            words.text("Keep the answer"),
            Label(words.full_day_time(follow_up.starts), "second"),
            self.facts,
        )
        self.setMinimumWidth(theme().px(560))

    @override
    def answer(self) -> None:
        """Keep what is ticked, in one step."""
        wanted, follow_up = self.facts.value(), self._follow_up
        following_up = self.workbench.desk.following_up
        act(
            self.workbench,
            self.words.text("Say what is agreed about “{topic}”", topic=follow_up.topic),
            lambda: following_up.agree(
                follow_up.id, promised=wanted["promised"], ours=wanted["ours"], theirs=wanted["theirs"]
            ),
            lambda _step: self.accept(),
            self.refuse,
        )
