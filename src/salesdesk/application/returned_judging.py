"""What a returned proposal comes to: an option is chosen, or a person has to look at it (B1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from salesdesk.application.returned_form import ReturnedForm, Shown, comparable
from salesdesk.domain.answer import Doubt, Verdict
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.proposal import Proposal, ProposalState, Revision, Standing, standing
from salesdesk.domain.signed_day import is_no_day, signed_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What the desk holds of the proposal that a file answers.

    `revision` is the one that the file names (the last one where it names none), None when nothing was issued;
    `latest` the number of the last one issued; `kept` what the PDF that the desk keeps of it reads as, None where there
    is nothing to compare: no revision, or no form in what came back.
    """

    proposal: Proposal
    revision: Revision | None = None
    latest: int = 0
    kept: ReturnedForm | None = None
    deal: Deal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a file claims to be: its number, and the number of the proposal here that its check number is of.

    `number` is "" where it carries none, `owner` where its check number is of no proposal here, or of several.
    `is_known` says whether this desk has a proposal of that number, `was_issued` whether that one ever went out.
    """

    number: str = ""
    owner: str = ""
    is_known: bool = False
    was_issued: bool = False


NO_CLAIM: Final = Claim()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a file comes to: the option it marks (exactly one, else None), and every doubt, in the order of Doubt."""

    choice: str | None
    doubts: tuple[Doubt, ...]

    @property
    def verdict(self) -> Verdict:
        """Chosen without any doubt; otherwise a person looks."""
        return Verdict.ASK if self.doubts else Verdict.CHOSEN


def judged(form: ReturnedForm, sent: Sent | None, on: date, claim: Claim = NO_CLAIM) -> Judgement:
    """Judge a file that came back on a day (desk's zone): chosen only when nothing at all speaks against it (B1).

    `sent` is None where nobody can tell yet which proposal it answers; then `claim` says why.
    """
    of_it = {_nameless(claim)} if sent is None else {*_of_the_revision(form, sent), *_of_the_proposal(sent, on)}
    found = {*_of_the_form(form), *_of_the_day(form.date, on), *of_it}
    return Judgement(
        choice=next(iter(form.choices)) if len(form.choices) == 1 else None,
        doubts=tuple(doubt for doubt in Doubt if doubt in found),
    )


def _of_the_form(form: ReturnedForm) -> Iterator[Doubt]:
    if len(form.choices) > 1:
        yield Doubt.BOTH_MARKED
    if form.remarks or form.notes:
        yield Doubt.REMARKS
    if not form.has_form:
        yield Doubt.NO_FORM
        return  # what a page without a form does not say, it cannot say
    if not form.choices:
        yield Doubt.NONE_MARKED
    if not form.name:
        yield Doubt.NO_NAME


def _of_the_day(written: str, on: date) -> Iterator[Doubt]:
    signed = signed_day(written)
    if is_no_day(written):
        yield Doubt.NO_SUCH_DAY
    elif signed is not None and signed > on:
        yield Doubt.DAY_AHEAD


def _nameless(claim: Claim) -> Doubt:
    """Why nobody can tell which proposal a file answers."""
    if not claim.is_known:
        return Doubt.NOT_OURS
    return Doubt.OTHER_HASH if claim.was_issued else Doubt.NOT_ISSUED


def _of_the_revision(form: ReturnedForm, sent: Sent) -> Iterator[Doubt]:
    revision = sent.revision
    if revision is None:
        yield Doubt.NOT_ISSUED
        return
    if revision.number < max(sent.latest, sent.proposal.revision):
        yield Doubt.OLDER_REVISION
    if not form.has_form:
        return
    if form.check_number != revision.content_hash:
        yield Doubt.OTHER_HASH
    elif (form.number, form.revision) != (sent.proposal.number, str(revision.number)):
        yield Doubt.OTHER_NUMBER
    yield from _of_the_pages(form, sent.kept)


def _of_the_pages(form: ReturnedForm, kept: ReturnedForm | None) -> Iterator[Doubt]:
    if kept is None:
        yield Doubt.OTHER_TEXT
        return
    said = comparable(form.pages) == comparable(kept.pages)
    if not said:
        yield Doubt.OTHER_TEXT
    elif form.looks != kept.looks:
        yield Doubt.OTHER_LOOK
    # On pages of other words nothing has its place.
    if _put_on(form, kept, Shown.stands_for if said else Shown.is_like):
        yield Doubt.PUT_ON


def _put_on(form: ReturnedForm, kept: ReturnedForm, is_same: Callable[[Shown, Shown], bool]) -> bool:
    """Whether a file has fields or links that the kept PDF has not, or has elsewhere: each can cover a figure."""
    ours = {name for name, _ in kept.fields} | {one.name for one in kept.shown}
    if any(name not in ours for name, _ in form.fields):
        return True
    left = list(kept.shown)
    for one in form.shown:
        same = next((other for other in left if is_same(one, other)), None)
        if same is None:
            return True
        left.remove(same)
    return False


def _of_the_proposal(sent: Sent, on: date) -> Iterator[Doubt]:
    stands = standing(sent.proposal.state, sent.proposal.valid_until, on)
    if stands is Standing.EXPIRED:
        yield Doubt.EXPIRED
    elif sent.proposal.state not in {ProposalState.ISSUED, ProposalState.DRAFT}:
        yield Doubt.NOT_WAITING
    if sent.deal is not None and sent.deal.status is not Status.OPEN:
        yield Doubt.DEAL_CLOSED
