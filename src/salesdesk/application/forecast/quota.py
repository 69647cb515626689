"""Whether a target can be reached with own rates, and the talk with the manager about it (1.17, B19)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.calendar_entry import Guest, Method
from salesdesk.application.changes import Step
from salesdesk.application.exporting import Press, Saved, require_ending
from salesdesk.application.following_up import Asked, FollowingUp
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.inviting import EML, ICS, InvitationPress, require_addresses
from salesdesk.application.occasions import entry_in, occasion_of
from salesdesk.application.papers import Made, Paper
from salesdesk.application.ports import WorkCalendars
from salesdesk.application.quota_paper import QuotaPaper, QuotaView
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.moment import agreed_moment
from salesdesk.domain.play_gap import play_gap
from salesdesk.domain.quota_case import own_rates, quota_case
from salesdesk.domain.refusals import Missing, OutOfRange


def quota_of(ground: Ground) -> QuotaView:
    """Return the quota case of a ground; a desk of one rep without a scope is that rep's."""
    gap = play_gap(ground.deals, ground.known(), ground.period, ground.day, ground.target, ground.currency)
    rates = own_rates(ground.deals, ground.day, ground.currency)
    rep = _whose(ground)
    team = next((one.name for one in ground.teams if one.id == ground.scope.team_id), "")
    return QuotaView(
        case=quota_case(gap, rates, ground.scope.owner_id),
        gap=gap,
        rep=rep.name if rep else "",
        team=team,
        manager=next((one for one in ground.reps if rep and one.id == rep.manager_id), None),
        one_rep=len([one for one in ground.reps if one.active]) == 1,
    )


def _whose(ground: Ground) -> Rep | None:
    """The rep in scope; on a desk of one rep everybody is that rep."""
    active = [one for one in ground.reps if one.active]
    if ground.scope.everybody and len(active) == 1:
        return active[0]
    return next((one for one in ground.reps if one.id == ground.scope.owner_id), None)


@dataclass(frozen=True, slots=True)
class Quota:
    """What a rep brings to the talk with the manager."""

    bench: Bench
    calendars: WorkCalendars
    following_up: FollowingUp
    press: Press
    invitations: InvitationPress

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> QuotaView:
        """Return whether the target of a period can be reached with own rates. Raises NotAPeriod."""
        return quota_of(ground_of(self.bench, self.calendars, name, as_of, scope))

    # the page

    def page(self, name: str = "", scope: Scope = EVERYBODY) -> tuple[Made, Paper]:
        """Make the page for the talk, in the desk's language, and tell its paper. Raises Missing (quota_case).

        There is a page wherever something can be said, not only where it is a case.
        """
        view = self.view(name, None, scope)
        if view.case.reached is None:
            raise Missing("quota_case", "period")
        settings = self.bench.settings()
        content = QuotaPaper(
            view=view,
            seller=settings.company.name,
            paper=Paper(settings.paper),
            language=settings.language,
            printed_on=self.bench.changes.today(settings),
        )
        return self.press.quota_page(content), content.paper

    def save(self, path: Path, name: str = "", scope: Scope = EVERYBODY) -> Saved:
        """Write the page as a PDF. Raises what `page` raises, FileNotWritten."""
        require_ending(path, ".pdf")
        made, _ = self.page(name, scope)
        self.press.save(path, made.pdf)
        return Saved(path=path, warnings=made.warnings)

    # the talk

    def plan_talk(self, asked: Asked) -> Step:
        """Book the talk as a follow-up of mine. Raises LooseWords, Missing (topic), OutOfRange (day in the past)."""
        settings = self.bench.settings()
        if not asked.topic.strip():
            raise Missing("topic", "follow_up")
        starts = agreed_moment(asked.day, asked.clock, asked.zone or settings.zone, asked.said)
        today = self.bench.changes.today(settings)
        if starts.day < today:
            raise OutOfRange("step_on", starts.day.isoformat(), today.isoformat())
        return self.following_up.book(asked)

    def invite(self, key: UUID, path: Path, manager: Guest) -> Saved:
        """Write an invitation of the manager to the talk: a calendar file, or (.eml) a letter that carries it.

        Raises Missing where we or the manager have no e-mail address, NotKept, FileNotWritten.
        """
        form = EML if path.suffix.lower() == EML else ICS
        require_ending(path, form)
        with self.bench.look() as look:
            language = self.bench.changes.settings(look).language
            entry = entry_in(look, occasion_of(look, key), self.bench.now())
        require_addresses(entry.beside.rep_email, (manager,))
        invited = replace(entry, beside=replace(entry.beside, guests=(manager,)))
        made = self.invitations.invitation_mail if form == EML else self.invitations.invitation
        self.press.save(path, made(invited, Method.REQUEST, language))
        return Saved(path=path)
