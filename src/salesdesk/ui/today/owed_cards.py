"""What waits for us beside follow-ups: calls, leads, what they act on, thank-yous, groups; each hidden when none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from salesdesk.domain.group_event import GroupAct
from salesdesk.ui.following_up import FollowUpLine
from salesdesk.ui.groups.acts import book_call
from salesdesk.ui.groups.event_line import EventLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, OpenRow
from salesdesk.wording.call_plans import call_told
from salesdesk.wording.favours import due_told, favour_told
from salesdesk.wording.leads import second_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.call_lists import ListedCall
    from salesdesk.application.courtesy_rows import ThanksRow
    from salesdesk.application.groups import GroupRow
    from salesdesk.application.lead_view import LeadRow
    from salesdesk.application.today import TodayView
    from salesdesk.ui.workbench import Workbench

SHOWN: Final = 4


class OwedCard(Card):
    """A card with a short list, and how many more there are; hidden while nothing waits."""

    def __init__(self, workbench: Workbench, title: str, beside: str) -> None:
        """Build it hidden; `beside` is the quiet text beside the title."""
        super().__init__(title, " ")
        self._workbench, self._beside = workbench, beside
        self._list = Listing("")
        self.add(self._list)
        self.hide()

    def show_lines(self, lines: Sequence[QWidget], count: int) -> None:
        """Show the first lines of `count`."""
        words, left = self._workbench.words, count - len(lines)
        more = words.plural("the first {shown}, {n} more", "the first {shown}, {n} more", left, shown=len(lines))
        self.beside.setText(more if left > 0 else self._beside)
        self._list.show_rows(lines)
        self.setVisible(bool(lines))


class OwedCards:
    """The five cards, in the order of what is urgent."""

    def __init__(self, workbench: Workbench) -> None:
        """Build them."""
        words = workbench.words
        self._workbench = workbench
        self.calls = OwedCard(workbench, words.text("Calls for the gap"), words.text("from the call lists"))
        self.leads = OwedCard(workbench, words.text("Nobody spoke with them yet"), words.text("leads, oldest first"))
        self.thanks = OwedCard(workbench, words.text("Thank-yous owed"), words.text("within three days"))
        self.groups = OwedCard(workbench, words.text("Groups"), words.text("where people meet who may buy"))
        self.theirs = OwedCard(workbench, words.text("Waiting on them"), words.text("they act, we look then"))

    def show_view(self, view: TodayView) -> None:
        """Show what waits."""
        self.calls.show_lines([self._call(one) for one in view.calls[:SHOWN]], len(view.calls))
        self.leads.show_lines([self._lead(one) for one in view.leads[:SHOWN]], len(view.leads))
        self.thanks.show_lines([self._thanks(one) for one in view.thanks[:SHOWN]], len(view.thanks))
        self.groups.show_lines([self._group(one) for one in view.groups[:SHOWN]], len(view.groups))
        theirs = [FollowUpLine(self._workbench, one) for one in view.theirs[:SHOWN]]
        self.theirs.show_lines(theirs, len(view.theirs))

    def _call(self, row: ListedCall) -> QWidget:
        words, bench = self._workbench.words, self._workbench
        name, why = call_told(row, words)
        days = (bench.today - row.call.due).days
        trailing = words.plural("{n} day late", "{n} days late", days) if row.late else ""
        line = OpenRow(name, why, "phone", trailing=trailing, late=row.late)
        line.clicked.connect(partial(bench.navigate, "gap", ""))
        return line

    def _lead(self, row: LeadRow) -> QWidget:
        words, bench = self._workbench.words, self._workbench
        line = OpenRow(row.lead.name, second_line(words, row), "phone")
        line.clicked.connect(partial(bench.navigate, "leads", str(row.lead.id)))
        return line

    def _thanks(self, row: ThanksRow) -> QWidget:
        words, bench, thanks = self._workbench.words, self._workbench, row.favour.thanks
        due = due_told(words, thanks, bench.today) if thanks is not None else ""
        late = thanks is not None and thanks.due_on < bench.today
        name = words.text("{person}, {account}", person=row.person, account=row.account) if row.account else row.person
        line = OpenRow(name, favour_told(words, row.favour), "handshake", trailing=due, late=late)
        line.clicked.connect(partial(bench.navigate, "favours", str(row.favour.person_id)))
        return line

    def _group(self, row: GroupRow) -> QWidget:
        words, bench, event = self._workbench.words, self._workbench, row.state.event
        if row.state.act is GroupAct.ATTEND and event is not None:
            return EventLine(bench, event, row.group.name)
        line = OpenRow(
            words.text("Call the office of {group}", group=row.group.name),
            words.text("Suggestions? People ready to buy?"),
            "phone",
            trailing=row.group.phone,
        )
        line.clicked.connect(partial(book_call, bench, row.group))
        return line
