"""What a returned proposal comes to: an option is chosen, or a person has to look at it (B1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from salesdesk.application.returned_form import ReturnedForm, Shown, comparable
from salesdesk.domain.answer import Doubt, Verdict
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.proposal import Proposal, ProposalState, Revision, Standing, standing


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
class Judgement:
    """What a file comes to: the option it marks (exactly one, else None), and every doubt, in the order of Doubt."""

    choice: str | None
    doubts: tuple[Doubt, ...]

    @property
    def verdict(self) -> Verdict:
        """Chosen without any doubt; otherwise a person looks."""
        return Verdict.ASK if self.doubts else Verdict.CHOSEN


def judged(form: ReturnedForm, sent: Sent | None, on: date) -> Judgement:
    """Judge a file that came back on a day (desk's zone): chosen only when nothing at all speaks against it (B1)."""
    found = {*_of_the_form(form), *_of_the_revision(form, sent), *_of_the_proposal(sent, on)}
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


def _of_the_revision(form: ReturnedForm, sent: Sent | None) -> Iterator[Doubt]:
    if sent is None:
        yield Doubt.NOT_OURS
        return
    revision = sent.revision
    if revision is not None and revision.number < max(sent.latest, sent.proposal.revision):
        yield Doubt.OLDER_REVISION
    if not form.has_form:
        return
    if revision is None or _named(form) != (sent.proposal.number, str(revision.number), revision.content_hash):
        yield Doubt.OTHER_HASH
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


def _named(form: ReturnedForm) -> tuple[str, str, str]:
    return form.number, form.revision, "".join(form.hash.split()).lower()


def _of_the_proposal(sent: Sent | None, on: date) -> Iterator[Doubt]:
    if sent is None:
        return
    stands = standing(sent.proposal.state, sent.proposal.valid_until, on)
    if stands is Standing.EXPIRED:
        yield Doubt.EXPIRED
    elif sent.proposal.state not in {ProposalState.ISSUED, ProposalState.DRAFT} or sent.revision is None:
        yield Doubt.NOT_WAITING
    if sent.deal is not None and sent.deal.status is not Status.OPEN:
        yield Doubt.DEAL_CLOSED
