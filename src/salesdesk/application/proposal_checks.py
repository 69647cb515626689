"""The list "Ready to send?": what a proposal is checked for, and where in the form each fault is put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from salesdesk.application.discounts import rule_of
from salesdesk.application.frozen_content import canonical
from salesdesk.application.going_out import faults_in
from salesdesk.application.proposal_paper import content_of
from salesdesk.application.proposal_view import ProposalView
from salesdesk.domain.balance import Lopsided, Measure, lopsided
from salesdesk.domain.proposal import LETTERS, Proposal, ProposalState
from salesdesk.domain.two_options import Fault, Flaw


class Check(StrEnum):
    """What has to be right before a proposal goes out, in the order of the form."""

    TWO_OPTIONS = "two_options"
    RAISED = "raised"
    SAME_ROWS = "same_rows"
    REAL = "real"
    DISCOUNT = "discount"
    NEXT_STEP = "next_step"
    OTHERS = "others"


class Section(StrEnum):
    """The four parts of the form."""

    HEARD = "heard"
    OPTIONS = "options"
    INVESTMENT = "investment"
    NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the form: its section, its name, the option it belongs to, and the row (its label) if it has one."""

    section: Section
    field: str
    letter: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check with the faults that stand against it; `waits` where there is nothing yet that it could look at."""

    check: Check
    flaws: tuple[Flaw, ...]
    waits: bool = False

    @property
    def met(self) -> bool:
        """Whether it was looked at and nothing stands against it."""
        return not self.flaws and not self.waits


_CHECK_OF: Mapping[Fault, Check] = {
    Fault.NOT_TWO: Check.TWO_OPTIONS,
    Fault.NO_TITLE: Check.TWO_OPTIONS,
    Fault.NO_NAME: Check.TWO_OPTIONS,
    Fault.NO_SENTENCE: Check.TWO_OPTIONS,
    Fault.NO_LINES: Check.TWO_OPTIONS,
    Fault.PRICED_ELSEWHERE: Check.TWO_OPTIONS,
    Fault.NOT_RAISED: Check.RAISED,
    Fault.RAISED_LATER: Check.RAISED,
    Fault.EMPTY_CELL: Check.SAME_ROWS,
    Fault.EQUAL: Check.REAL,
    Fault.DOMINATED: Check.REAL,
    Fault.DISCOUNT_LOCKED: Check.DISCOUNT,
    Fault.BELOW_LIST: Check.DISCOUNT,
    Fault.NO_DISCOUNT_REASON: Check.DISCOUNT,
    Fault.NO_NEXT_STEP: Check.NEXT_STEP,
    Fault.OVER_BEFORE_SENT: Check.NEXT_STEP,
    Fault.OVER_BEFORE_DATED: Check.NEXT_STEP,
    Fault.DATED_AHEAD: Check.NEXT_STEP,
    Fault.DEAL_NOT_OPEN: Check.NEXT_STEP,
    Fault.ANOTHER_CUSTOMER: Check.OTHERS,
}

_PLACE_OF: Mapping[Fault, tuple[Section, str]] = {
    Fault.NOT_TWO: (Section.OPTIONS, "name"),
    Fault.NO_TITLE: (Section.NEXT_STEP, "title"),
    Fault.NO_NAME: (Section.OPTIONS, "name"),
    Fault.NO_SENTENCE: (Section.OPTIONS, "sentence"),
    Fault.NO_LINES: (Section.INVESTMENT, "item"),
    Fault.PRICED_ELSEWHERE: (Section.INVESTMENT, "item"),
    Fault.NOT_RAISED: (Section.OPTIONS, "raised"),
    Fault.RAISED_LATER: (Section.NEXT_STEP, "dated"),
    Fault.EMPTY_CELL: (Section.OPTIONS, "row"),
    Fault.EQUAL: (Section.INVESTMENT, "item"),
    Fault.DOMINATED: (Section.INVESTMENT, "item"),
    Fault.DISCOUNT_LOCKED: (Section.INVESTMENT, "impediment"),
    Fault.BELOW_LIST: (Section.INVESTMENT, "impediment"),
    Fault.NO_DISCOUNT_REASON: (Section.INVESTMENT, "discount_reason"),
    Fault.NO_NEXT_STEP: (Section.NEXT_STEP, "next_step"),
    Fault.OVER_BEFORE_SENT: (Section.NEXT_STEP, "valid_until"),
    Fault.OVER_BEFORE_DATED: (Section.NEXT_STEP, "valid_until"),
    Fault.DATED_AHEAD: (Section.NEXT_STEP, "dated"),
    Fault.DEAL_NOT_OPEN: (Section.NEXT_STEP, "title"),
    Fault.ANOTHER_CUSTOMER: (Section.HEARD, ""),
}


_NOTHING_TO_COMPARE = frozenset({Fault.NOT_TWO, Fault.NO_LINES})
"""Whether two options are real is told of two that have priced lines (2.19)."""


def checked(faults: Sequence[Flaw]) -> tuple[Checked, ...]:
    """Return every check with its faults, in the order of the form."""
    return tuple(
        Checked(
            check,
            tuple(f for f in faults if _CHECK_OF[f.fault] is check),
            waits=check is Check.REAL and any(f.fault in _NOTHING_TO_COMPARE for f in faults),
        )
        for check in Check
    )


def met_count(checks: Sequence[Checked]) -> int:
    """Return how many checks are met."""
    return sum(one.met for one in checks)


def place_of(flaw: Flaw) -> Place:
    """Return the field in which a fault is put right."""
    section, field = _PLACE_OF[flaw.fault]
    section = Section(flaw.section or section)
    return Place(section, field, flaw.letter or LETTERS[0], flaw.rows[0] if flaw.rows else "")


def fuller_sides(proposal: Proposal) -> tuple[Lopsided, ...]:
    """Return where one option says more than 1.5 times what the other says: advice, never a fault (B3).

    Where a side has no sentence or no items at all, a fault says so already.
    """
    if len(proposal.options) != len(LETTERS):
        return ()
    a, b = proposal.options
    both_say = {
        Measure.TEXT: bool(a.sentence.strip() and b.sentence.strip()),
        Measure.ROWS: bool(a.lines and b.lines),
    }
    return tuple(one for one in lopsided(a, b) if both_say[one.measure])


def unpriced(proposal: Proposal, faults: Iterable[Flaw] = ()) -> tuple[str, ...]:
    """Return the items without a price: they print as "included", which is right or was forgotten (advice).

    Those of which a fault says that they lack one are left out.
    """
    told = {row for flaw in faults if flaw.fault is Fault.PRICED_ELSEWHERE for row in flaw.rows}
    free = (x.text for option in proposal.options for x in option.lines if not x.is_priced)
    return tuple(dict.fromkeys(text for text in free if text not in told))


def is_unchanged(view: ProposalView) -> bool:
    """Whether a draft says word for word what its last revision said: advice, for a date alone may be the reason."""
    proposal = view.proposal
    if not view.revisions or proposal.state is not ProposalState.DRAFT or len(proposal.options) != len(LETTERS):
        return False
    last = view.revisions[-1]
    as_sent = replace(rule_of(view).recorded(proposal), state=ProposalState.ISSUED, revision=last.number)
    return canonical(content_of(replace(view, proposal=as_sent))) == last.content


def seen_as(view: ProposalView, proposal: Proposal) -> ProposalView:
    """Return the view of an edited proposal: what stands beside it and its faults, without asking the store.

    A next step that is not among the open follow-ups of the view counts as one that is not there.
    """
    known = (view.next_step, *(row.follow_up for row in view.follow_ups))
    step = next((f for f in known if f is not None and f.id == proposal.next_step), None)
    edited = replace(
        view,
        proposal=proposal,
        person=next((p for p in view.people if p.id == proposal.person_id), None),
        next_step=step,
    )
    return replace(edited, faults=faults_in(edited))
