"""What today asks for: meetings with their readiness, follow-ups due and late, proposals that wait, the gap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from salesdesk.application.bench import Bench
from salesdesk.application.call_lists import ListedCall, due_calls
from salesdesk.application.courtesy_rows import ThanksRow
from salesdesk.application.evaluating import to_evaluate
from salesdesk.application.follow_up_lists import due_count, due_lists
from salesdesk.application.forecasting import Forecasting, PeriodView
from salesdesk.application.groups import GroupRow, Groups, asking
from salesdesk.application.lead_view import LeadRow, untouched_leads
from salesdesk.application.proposals_waiting import waiting_first
from salesdesk.application.readiness import with_missing
from salesdesk.application.rows import FollowUpRow, MeetingRow, ProposalRow
from salesdesk.domain.objective import Lexicon
from salesdesk.domain.proposal import Standing

NEXT_MEETINGS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """The first page: what is on today, what is late, what comes next.

    `with_objective` of the `planned` meetings, today's and those to come, have an objective (2.1).
    `waiting` are proposals that wait for a choice, `expired` those nobody chose from in time: the longest out first.
    `due` are follow-ups of today and late ones, `booked` those to come, `theirs` those that the prospect acts on (2.9).
    `leads` are those nobody spoke with (3.5) and `thanks` what we owe (1.18), the longest waiting first; `groups` have
    an event in two days or an office to call (1.14).
    `calls` are those of call lists that are due, late ones first (0.15).
    `to_evaluate` are meetings that are over and not evaluated, the newest first: what is fresh is remembered (4.31).
    """

    day: date
    meetings: tuple[MeetingRow, ...]
    coming: tuple[MeetingRow, ...]
    due: tuple[FollowUpRow, ...]
    booked: tuple[FollowUpRow, ...]
    theirs: tuple[FollowUpRow, ...]
    waiting: tuple[ProposalRow, ...]
    expired: tuple[ProposalRow, ...]
    to_evaluate: tuple[MeetingRow, ...]
    leads: tuple[LeadRow, ...]
    thanks: tuple[ThanksRow, ...]
    groups: tuple[GroupRow, ...]
    calls: tuple[ListedCall, ...]
    planned: int
    with_objective: int
    period: PeriodView


@dataclass(frozen=True, slots=True)
class Today:
    """What a rep opens in the morning."""

    bench: Bench
    forecasting: Forecasting
    lexicon: Callable[[], Lexicon]

    def view(self) -> TodayView:
        """Return what today asks for; `coming` and `booked` are the next ones after today."""
        day = self.bench.today()
        with self.bench.look() as look:
            rows = look.rows.meetings()
            settings = self.bench.changes.settings(look)
            zone = settings.zone
            follow_ups = due_lists(look, self.bench.now(), zone)
            proposals = waiting_first(look.rows.proposals(), day)
            leads, thanks = untouched_leads(look), tuple(look.rows.thanks_owed())
            groups = asking(Groups(self.bench).rows(look))
            calls = due_calls(look, day, settings.me)
        planned = (m for m in rows if m.held_on is None and m.starts is not None)
        meetings = with_missing(planned, self.lexicon(), day)
        to_come = [(m.starts.day_in(zone), m) for m in meetings if m.starts]
        ahead = [m for on, m in to_come if on >= day]
        return TodayView(
            day=day,
            meetings=tuple(m for on, m in to_come if on == day),
            coming=tuple(m for on, m in to_come if on > day)[:NEXT_MEETINGS],
            due=follow_ups.due,
            # Put off or booked: what comes next is what reminds us next.
            booked=tuple(sorted((*follow_ups.ahead, *follow_ups.snoozed), key=lambda r: r.follow_up.timing.reminds.at)),
            theirs=follow_ups.theirs,
            waiting=tuple(p for p in proposals if p.standing(day) is Standing.ISSUED),
            expired=tuple(p for p in proposals if p.standing(day) is Standing.EXPIRED),
            to_evaluate=tuple(reversed(to_evaluate(rows, self.bench.now(), day))),
            leads=leads,
            thanks=thanks,
            groups=groups,
            calls=calls,
            planned=len(ahead),
            with_objective=sum(bool(m.objective.strip()) for m in ahead),
            period=self.forecasting.view(),
        )

    def due(self) -> int:
        """Count what waits today: meetings of today and follow-ups due or late."""
        day = self.bench.today()
        with self.bench.look() as look:
            zone = self.bench.changes.settings(look).zone
            meetings = [at for at in look.rows.planned_moments(with_plan=False) if at and at.day_in(zone) == day]
            return len(meetings) + due_count(look, self.bench.now(), zone)
