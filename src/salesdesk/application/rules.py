"""The rule of each kind of record, asked before it is kept, whoever changes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from salesdesk.application.own_checks import CHECKS
from salesdesk.application.ports import Reading
from salesdesk.application.rows import ProposalRow
from salesdesk.domain import (
    buying_process,
    deal,
    evaluation,
    follow_up,
)
from salesdesk.domain.account import Account, Person
from salesdesk.domain.answer import Answer
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.courtesy import Courtesy, limits_checked
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.folding import clean
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.moment import zone_named
from salesdesk.domain.money import Money, is_currency
from salesdesk.domain.period import Period
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import LETTERS, LONGEST_TEXT, Proposal, ProposalState, answered, checked_lines
from salesdesk.domain.refusals import (
    AnotherWaits,
    Cited,
    CitesNothing,
    EarlierWentOut,
    Frozen,
    Missing,
    NotInThatState,
    OutOfRange,
)
from salesdesk.domain.research import Finding

MONTHS = 12
LONGEST_WAIT = 3650
LONGEST_LEAD = 80
LONGEST_LEAD_DAYS = 90
DAY_MINUTES = 720
WHOLE = 100


def allowed(value: Any, look: Reading) -> Any:  # noqa: ANN401 (any kind of record)
    """Return the record as it may be kept: text cleaned of what no document can hold, the kind's rule asked.

    Raises the domain's refusals.
    """
    if value is None:
        return None
    cleaned = _cleaned(value)
    rule = _RULES.get(cleaned.__class__)
    if rule is not None:
        rule(cleaned, look)
    return cleaned


def _cleaned(value: Any) -> Any:  # noqa: ANN401
    """Clean every text in a frozen value, however deep; over-long ones are refused, never cut."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)  # pyright: ignore[reportUnknownVariableType]
    if is_dataclass(value) and not isinstance(value, (type, Money)):
        new = {f.name: _cleaned(getattr(value, f.name)) for f in fields(value)}
        changed = {name: item for name, item in new.items() if item is not getattr(value, name)}
        return replace(value, **changed) if changed else value
    return value


def _text(value: str) -> str:
    if type(value) is not str:  # an enumeration's word
        return value
    if len(value) > LONGEST_TEXT:
        raise OutOfRange("text", str(len(value)), most=str(LONGEST_TEXT))
    cleaned = clean(value)
    return value if cleaned == value else cleaned


def _named(what: str) -> Callable[[Any, Reading], None]:
    def rule(value: Any, _look: Reading) -> None:  # noqa: ANN401
        if not value.name.strip():
            raise Missing("name", what)

    return rule


def _deal(value: Deal, look: Reading) -> None:
    """A deal that is closed by hand says when; one that an import brought without a date may be edited as it is."""
    deal.checked(value)
    before = look.find(Deal, value.id)
    had_none = before is not None and before.status is value.status and before.closed_on is None
    if value.status in {Status.WON, Status.LOST} and value.closed_on is None and not had_none:
        raise Missing("closed_on", "deal")


def _follow_up(value: FollowUp, _look: Reading) -> None:
    follow_up.checked(value)


def _finding(value: Finding, _look: Reading) -> None:
    if not value.text.strip():
        raise Missing("text", "finding")


def _evidence(value: Evidence, _look: Reading) -> None:
    if not value.what.strip():
        raise Missing("text", "evidence")


def _of_the_domain(check: Callable[[Any], Any]) -> Callable[[Any, Reading], None]:
    """Return a rule that needs nothing but the record itself."""

    def rule(value: Any, _look: Reading) -> None:  # noqa: ANN401
        check(value)

    return rule


def _process(value: BuyingProcess, look: Reading) -> None:
    buying_process.checked(value)
    other = look.rows.process_of(value.deal_id)
    if other is not None and other.id != value.id:
        raise OutOfRange("second_process", "")


_SETTINGS: Final = (
    ("fiscal_start", 1, MONTHS),
    ("check_again_days", 1, LONGEST_WAIT),
    ("lead_hours", 1, LONGEST_LEAD),
    ("play_minutes", 0, DAY_MINUTES),
    ("tolerance", 0, WHOLE),
    ("usual_cycle", 1, LONGEST_WAIT),
)
"""Numbers of the settings with the least and the most that can be meant."""


def _settings(value: DeskSettings, _look: Reading) -> None:
    if not value.name.strip():
        raise Missing("name", "desk")
    if not is_currency(value.currency):
        raise OutOfRange("currency", value.currency)
    zone_named(value.zone)
    for name, least, most in _SETTINGS:
        number = getattr(value, name)
        if number is not None and not least <= number <= most:
            raise OutOfRange(name, str(number), str(least), str(most))
    if value.closes <= value.opens:
        raise OutOfRange("closes", f"{value.closes:%H:%M}", f"{value.opens:%H:%M}")
    _lead_times(limits_checked(value.courtesy))


def _lead_times(courtesy: Courtesy) -> None:
    for one in courtesy.lead_times:
        if not 0 <= one.days <= LONGEST_LEAD_DAYS:
            raise OutOfRange("follow_up_days", str(one.days), "0", str(LONGEST_LEAD_DAYS))


def _stage(value: Stage, look: Reading) -> None:
    _named("stage")(value, look)
    if value.chance is not None and not 0 <= value.chance <= 1:
        raise OutOfRange("chance", f"{value.chance * 100:g} %", "0 %", "100 %")
    if value.expected_days is not None and not 1 <= value.expected_days <= LONGEST_WAIT:
        raise OutOfRange("expected_days", str(value.expected_days), "1", str(LONGEST_WAIT))
    if any(not criterion.text.strip() for criterion in value.criteria):
        raise Missing("text", "exit_criterion")


def _target(value: Target, look: Reading) -> None:
    settings = look.every(DeskSettings)[0]
    Period.parse(value.period, settings.fiscal_start)
    if value.amount.minor < 0:
        raise OutOfRange("target", str(value.amount), "0")
    if value.amount.currency != settings.currency:
        raise OutOfRange("target_currency", value.amount.currency, most=settings.currency)
    others = [t for t in look.every(Target) if t.id != value.id]
    if value.owner_id is not None and value.team_id is not None:
        raise OutOfRange("target_of", value.period)
    if any(_aimed(t) == _aimed(value) for t in others):
        raise OutOfRange("second_target", value.period)


def _aimed(target: Target) -> tuple[object, ...]:
    """Whose target of what it is: there is one of each."""
    return target.period, target.owner_id, target.team_id, target.product_group.strip().casefold()


def _meeting(value: Meeting, look: Reading) -> None:
    plan = value.plan or CallPlan()
    if plan.ready_at is not None and not plan.objective.strip():
        raise Missing("objective", "call_plan")
    if value.account_id is None and value.deal_id is None:
        raise Missing("account", "call_plan")
    if any(not r.text.strip() for r in value.raised):
        raise Missing("text", "raised_option")
    if any(not option.text.strip() for option in plan.to_raise):
        raise Missing("text", "raised_option")
    if value.evaluation is not None:
        evaluation.checked(value.evaluation, had_objective=bool(plan.objective.strip()))
    _cited_options_stay(value, look)


def _cited_options_stay(value: Meeting, look: Reading) -> None:
    """An option that an issued proposal cites stays among those that were raised (2.16)."""
    before = look.find(Meeting, value.id)
    gone = {r.id for r in before.raised} - {r.id for r in value.raised} if before else set[object]()
    if gone:
        refuse_if_cited(before, gone, look)


def refuse_if_cited(meeting: Meeting | None, options: set[Any], look: Reading) -> None:
    """Refuse to let go of a discussion, or of options in it, that a proposal cites which went out (2.16). Raises Cited.

    One that was withdrawn, or whose next revision is written, is with the customer and may still be answered. A
    proposal goes with its deal, which may have come to another account since.
    """
    if meeting is None:
        return
    of_account = look.rows.proposals(account_id=meeting.account_id) if meeting.account_id else ()
    of_deal = look.rows.proposals(deal_id=meeting.deal_id) if meeting.deal_id else ()
    for row in {row.id: row for row in (*of_account, *of_deal)}.values():
        proposal = look.find(Proposal, row.id) if _went_out(row) else None
        cited = options.intersection(r for o in proposal.options for r in o.raised) if proposal else set[Any]()
        if proposal and cited:
            texts = tuple(r.text for r in meeting.raised if r.id in cited)
            raise Cited(proposal.number, meeting.held_on, texts)


def _went_out(proposal: Proposal | ProposalRow) -> bool:
    """Whether a revision of it was issued: everything but a first draft."""
    return proposal.state is not ProposalState.DRAFT or proposal.revision > 1


def _proposal(value: Proposal, look: Reading) -> None:
    """A draft is written, an issued one withdrawn or revised; what went out never changes by itself.

    Issuing has a way of its own: it keeps the frozen revision in the same transaction. Only what is revised counts
    on: the number of a revision is given once.
    """
    if value.state is ProposalState.DRAFT:
        checked_lines(value)
    before = look.find(Proposal, value.id)
    was = before.state if before else ProposalState.DRAFT
    begins = (was, value.state) in _MOVES and value.state is ProposalState.DRAFT
    revision = value.revision if before is None else before.revision + begins
    moved = value.state is not was or value.revision != revision
    if moved and ((was, value.state) not in _MOVES or value.revision != revision):
        raise NotInThatState(value.number, was.value)
    if before is None or was is ProposalState.DRAFT:
        return
    # The next revision may begin with a new day and a new validity: a draft it is from then on.
    dates = before if begins else value
    if replace(value, state=was, revision=before.revision, dated=dates.dated, valid_until=dates.valid_until) != before:
        raise Frozen(value.number)


_ANSWERED = frozenset({ProposalState.ANSWERED_A, ProposalState.ANSWERED_B})
_WENT_OUT = frozenset({ProposalState.ISSUED, ProposalState.WITHDRAWN, ProposalState.SUPERSEDED})
_MOVES = frozenset(
    {
        (ProposalState.ISSUED, ProposalState.WITHDRAWN),
        (ProposalState.ISSUED, ProposalState.SUPERSEDED),
        (ProposalState.ISSUED, ProposalState.DRAFT),
        (ProposalState.WITHDRAWN, ProposalState.DRAFT),
        *((was, answered) for was in _WENT_OUT for answered in _ANSWERED),
    }
)
"""Withdrawn, superseded, answered, or the next revision begun (2.16: what was issued stays as it is)."""


def _answer(value: Answer, look: Reading) -> None:
    """An answer is what came back: it is taken once and never edited."""
    if value.choice not in LETTERS:
        raise OutOfRange("choice", value.choice)
    before = look.find(Answer, value.id)
    if before is not None and before != value:
        raise Frozen(_number(before, look))


def _number(answer: Answer, look: Reading) -> str:
    return look.kept(Proposal, answer.proposal_id).value.number


_RELIED_ON = frozenset({ProposalState.ISSUED, *_ANSWERED})


def must_rest_on(after: Any, look: Reading) -> None:  # noqa: ANN401 (any kind of record)
    """Refuse what waits or was answered on nothing: raised options that are gone, an answer that is missing (2.16, B1).

    Asked when every record of the step is as it would be: the answer is kept together with the proposal. Raises
    CitesNothing for options of which no raised option is kept; Missing without the deal that a choice wins, and
    without the answer that says so, who gave it and when.
    """
    if not isinstance(after, Proposal) or after.state not in _RELIED_ON:
        return
    raised = {row.option.id for row in look.rows.raised(account_id=after.account_id, deal_id=after.deal_id)}
    if any(raised.isdisjoint(option.raised) for option in after.options):
        raise CitesNothing(after.number)
    if after.state in _ANSWERED:
        _must_be_said(after, look)


def _must_be_said(after: Proposal, look: Reading) -> None:
    if after.deal_id is not None and look.kept(Deal, after.deal_id).archived:
        raise Missing("deal", "answer")
    if all(answered(answer.choice) is not after.state for answer in look.rows.answers_of(after.id)):
        raise Missing("answer", "proposal")


def may_return(before: Any, after: Any, look: Reading) -> None:  # noqa: ANN401 (any kind of record)
    """Refuse to take a change back, or to make it again, where others have come to rest on it since.

    Asked when every record of the step is as it would be. Raises Cited for what an issued proposal cites (2.16),
    AnotherWaits where two proposals of one deal would wait for a choice.
    """
    if isinstance(before, Meeting):
        stay = {r.id for r in after.raised} if isinstance(after, Meeting) else set[object]()
        gone = {r.id for r in before.raised} - stay
        if gone:
            refuse_if_cited(before, gone, look)
    if isinstance(after, Proposal) and after.state is ProposalState.ISSUED and after.deal_id is not None:
        rows = look.rows.proposals(deal_id=after.deal_id)
        other = next((r for r in rows if r.state is ProposalState.ISSUED and r.id != after.id), None)
        if other is not None:
            raise AnotherWaits(other.number)


def may_go(value: Any, look: Reading) -> None:  # noqa: ANN401 (any kind of record)
    """Refuse to put away what others rest on: what was issued or answered, its discussions (2.16). Raises Frozen.

    The draft of a next revision holds the earlier one, which the customer has.
    """
    if isinstance(value, Proposal) and value.state in _RELIED_ON:
        raise Frozen(value.number)
    if isinstance(value, Proposal) and value.state is ProposalState.DRAFT and value.revision > 1:
        raise EarlierWentOut(value.number, value.revision - 1)
    if isinstance(value, Answer):
        raise Frozen(_number(value, look))
    if isinstance(value, Meeting):
        refuse_if_cited(value, {r.id for r in value.raised}, look)


_RULES: Mapping[type, Callable[[Any, Reading], None]] = {
    **{kind: _of_the_domain(check) for kind, check in CHECKS.items()},
    Account: _named("account"),
    Person: _named("person"),
    Product: _named("product"),
    Rep: _named("rep"),
    Team: _named("team"),
    Deal: _deal,
    FollowUp: _follow_up,
    Finding: _finding,
    DeskSettings: _settings,
    Stage: _stage,
    Target: _target,
    Meeting: _meeting,
    Proposal: _proposal,
    Material: _named("material"),
    BuyingProcess: _process,
    Evidence: _evidence,
    Answer: _answer,
}
