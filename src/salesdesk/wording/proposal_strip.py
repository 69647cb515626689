"""What has become of a proposal, in two sentences: how it stands, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from salesdesk.application.proposal_view import ProposalView
from salesdesk.application.proposals_waiting import day_in
from salesdesk.domain.answer import Answer
from salesdesk.domain.deal import Status
from salesdesk.domain.proposal import LETTERS, Standing
from salesdesk.wording.labels import label
from salesdesk.wording.proposals import waited_since
from salesdesk.wording.words import Words

Told = tuple[str, str]
SHORT_HASH = 12


def strip_told(words: Words, view: ProposalView) -> Told | None:
    """Return how a proposal stands and what comes next; None for a draft of which nothing went out yet."""
    return _TOLD[view.standing](words, view)


def frozen_told(words: Words, view: ProposalView) -> str:
    """Return why a proposal that went out stays as it is, and how it is changed all the same."""
    at = _issued_at(view)
    day = words.date(at.date() if at is not None else None)
    if view.standing in {Standing.ANSWERED_A, Standing.ANSWERED_B}:
        return words.text("They have chosen from what stands here, so it stays as it is.")
    if view.standing is Standing.SUPERSEDED:
        return words.text("Issued on {day} and superseded: it stays to be read.", day=day)
    if view.standing is Standing.WITHDRAWN:
        return words.text("Withdrawn: it stays as it was. Change it in the next revision.")
    return words.text("Issued on {day}, so it stays as it is. Change it in the next revision.", day=day)


def revision_told(words: Words, view: ProposalView, number: int) -> str:
    """Return "Revision 1, issued on 22 Nov 2026 at 08:15": the number and time of a revision that went out."""
    issued = next(one for one in view.revisions if one.number == number)
    at = issued.issued_at.astimezone(ZoneInfo(view.settings.zone))
    return words.text(
        "Revision {n}, issued on {day} at {clock}", n=number, day=words.short_date(at.date()), clock=words.clock(at)
    )


def _issued_at(view: ProposalView) -> datetime | None:
    return view.revisions[-1].issued_at.astimezone(ZoneInfo(view.settings.zone)) if view.revisions else None


def _draft(words: Words, view: ProposalView) -> Told | None:
    if not view.revisions:
        return None
    went_out = view.revisions[-1]
    return (
        words.text("Revision {n} is a draft.", n=view.proposal.revision),
        words.text(
            "Revision {n} went out on {day} and stays as it was.",
            n=went_out.number,
            day=words.date(day_in(view.settings.zone, went_out.issued_at)),
        ),
    )


def _waits(words: Words, view: ProposalView) -> Told:
    at = _issued_at(view)
    if at is None:
        return words.text("Waits for a choice."), ""
    days = max(0, (view.today - at.date()).days)
    title = words.text(
        "Waits for a choice {since}, issued on {day}.", since=waited_since(words, days), day=words.full_day_time(at)
    )
    step = view.next_step
    if step is None:
        return title, words.text("No next step is booked any more. Agree on a day and a time for their answer.")
    return title, words.text("Next step: {when}.", when=words.day_time(step.starts))


def _expired(words: Words, view: ProposalView) -> Told:
    return (
        words.text(
            "Expired: it was valid until {day}, and nobody has chosen.", day=words.date(view.proposal.valid_until)
        ),
        words.text("Start the next revision with a new date, or withdraw it."),
    )


def _answered(words: Words, view: ProposalView) -> Told:
    answer = view.answers[-1] if view.answers else None
    if answer is None:
        return words.text("They have chosen."), ""
    who = answer.signer or view.account.name
    values = {"who": who, "letter": answer.choice, "day": words.date(answer.chosen_on or answer.answered_on)}
    title = (
        words.text("{who} chose Option {letter}, received on {day}.", **values)
        if answer.chosen_on is None
        else words.text("{who} chose Option {letter} on {day}.", **values)
    )
    return title, " ".join(part for part in (_won(words, view, answer), _kept(words, answer)) if part)


def _won(words: Words, view: ProposalView, answer: Answer) -> str:
    option, deal = view.proposal.options[LETTERS.index(answer.choice)], view.deal
    total = words.money(option.totals(view.proposal.currency).first_year)
    if deal is None or deal.status is not Status.WON:
        return words.text("“{option}”, {total} in the first year.", option=option.name, total=total)
    return words.text("“{option}”: the deal is won at {total}.", option=option.name, total=total)


def _kept(words: Words, answer: Answer) -> str:
    if answer.file and answer.doubts:
        why = "; ".join(label(words, doubt) for doubt in answer.doubts)
        return words.text("The page that came back is kept. It was taken in spite of doubts: {why}.", why=why)
    if answer.file:
        return words.text("The page that came back is kept.")
    return words.text("Told by word or mail.")


def _superseded(words: Words, _view: ProposalView) -> Told:
    return (
        words.text("Superseded: another proposal of the deal went out in its place."),
        words.text("It waits for no choice any more, and stays to be read."),
    )


def _withdrawn(words: Words, view: ProposalView) -> Told:
    at = _issued_at(view)
    when = words.full_day_time(at) if at is not None else ""
    return (
        words.text("Withdrawn. It was issued on {day}.", day=when) if when else words.text("Withdrawn."),
        words.text("It waits for no choice any more. The next revision starts from what stands here."),
    )


_TOLD: Mapping[Standing, Callable[[Words, ProposalView], Told | None]] = {
    Standing.DRAFT: _draft,
    Standing.ISSUED: _waits,
    Standing.EXPIRED: _expired,
    Standing.ANSWERED_A: _answered,
    Standing.ANSWERED_B: _answered,
    Standing.SUPERSEDED: _superseded,
    Standing.WITHDRAWN: _withdrawn,
}
