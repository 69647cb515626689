"""What hangs on an account: its deals, plans and talks, follow-ups and proposals, each to be opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.deal import Status
from salesdesk.ui.following_up import FollowUpLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import OpenRow
from salesdesk.wording.deals import status_told, value_told
from salesdesk.wording.labels import label
from salesdesk.wording.proposals import totals_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.rows import DealRow, MeetingRow, ProposalRow
    from salesdesk.application.selling import AccountView
    from salesdesk.ui.workbench import Workbench


class RelatedCard(PartCard):
    """A card with a list of things to open."""

    def __init__(self, picture: str, title: str, nothing: str) -> None:
        """Make an empty card; `nothing` is the line for an empty list."""
        super().__init__(picture, title)
        self.list = Listing(nothing)
        self.lines.addWidget(self.list)
        self.lines.addStretch(1)

    def show_rows(self, rows: Sequence[QWidget], count: str) -> None:
        """Show rows, and how many."""
        self.list.show_rows(rows)
        self.count.setText(count if rows else "")


class Related:
    """The four cards of an account."""

    def __init__(self, workbench: Workbench) -> None:
        """Build empty cards."""
        self._workbench = workbench
        self._words = words = workbench.words
        self.deals = RelatedCard("square-kanban", words.text("Deals"), words.text("No deals with this account yet."))
        self.talks = RelatedCard(
            "message-square-quote",
            words.text("Plans and talks"),
            words.text("Nothing planned or recorded yet."),
        )
        self.follow_ups = RelatedCard("calendar-check", words.text("Follow-ups"), words.text("No follow-up booked."))
        self.proposals = RelatedCard("file-text", words.text("Proposals"), words.text("No proposal made yet."))

    def show_view(self, view: AccountView) -> None:
        """Show what hangs on an account."""
        self._show(self.deals, [self._deal(deal) for deal in view.deals])
        self._show(self.talks, [self._meeting(meeting) for meeting in view.meetings])
        coming = [found for found in view.follow_ups if found.follow_up.done_on is None]
        self._show(self.follow_ups, [FollowUpLine(self._workbench, found) for found in coming])
        self._show(self.proposals, [self._proposal(proposal) for proposal in view.proposals])

    def _show(self, card: RelatedCard, rows: Sequence[QWidget]) -> None:
        card.show_rows(rows, self._words.number(len(rows)))

    def _deal(self, deal: DealRow) -> QWidget:
        words = self._words
        second = words.text("{stage}, {value}", stage=status_told(deal, words), value=value_told(deal, words))
        is_open = deal.status is Status.OPEN
        trailing = self._step(deal) if is_open else words.short_date(deal.closed_on)
        picture = "square-kanban" if is_open else "circle-check" if deal.status is Status.WON else "circle-x"
        line = OpenRow(deal.title, second, picture, trailing=trailing)
        line.clicked.connect(partial(self._go, "deal", deal.id))
        return line

    def _step(self, deal: DealRow) -> str:
        step = deal.next_step
        return self._words.day_time(step.starts) if step else self._words.text("no next step")

    def _meeting(self, meeting: MeetingRow) -> QWidget:
        words = self._words
        kind = label(words, meeting.kind)
        if meeting.held_on is not None:
            raised = words.plural("{n} option raised", "{n} options raised", meeting.raised) if meeting.raised else ""
            second = ", ".join(filter(None, (raised, *meeting.people)))
            line = OpenRow(kind, second, "message-square-quote", trailing=words.short_date(meeting.held_on))
            line.clicked.connect(partial(self._go, "talk", meeting.id))
            return line
        when = words.day_time(meeting.starts) if meeting.starts else words.text("no date yet")
        second = meeting.objective or words.text("No objective yet")
        line = OpenRow(kind, second, "clipboard-list", trailing=when)
        line.clicked.connect(partial(self._go, "plans", meeting.id))
        return line

    def _proposal(self, proposal: ProposalRow) -> QWidget:
        words = self._words
        today, zone = self._workbench.today, self._workbench.standing.settings.zone
        totals = totals_told(words, proposal, today, zone)
        title = words.text("{number}: {title}", number=proposal.number, title=proposal.title)
        line = OpenRow(title, totals, "columns-2", trailing=label(words, proposal.standing(today)))
        line.clicked.connect(partial(self._go, "proposals", proposal.id))
        return line

    def _go(self, page: str, key: UUID) -> None:
        self._workbench.navigate(page, str(key))
