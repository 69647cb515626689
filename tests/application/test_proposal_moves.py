"""2.18: from which state a proposal may come into which, and that only the next revision has the next number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.domain.answer import Answer
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.domain.refusals import Frozen, Missing, NotInThatState
from tests.application.offered import TALK, deal_with_two_raised, draft_for

State = ProposalState
ANSWERED = {State.ANSWERED_A, State.ANSWERED_B}
MAY_BECOME: Mapping[State, set[State]] = {
    State.DRAFT: set(),
    State.ISSUED: {State.WITHDRAWN, State.SUPERSEDED, State.DRAFT} | ANSWERED,
    State.WITHDRAWN: {State.DRAFT} | ANSWERED,
    State.SUPERSEDED: ANSWERED,
    State.ANSWERED_A: set(),
    State.ANSWERED_B: set(),
}


def superseded(desk: Desk, key: UUID) -> None:
    deal = desk.proposing.view(key).deal
    assert deal is not None
    desk.proposing.issue(draft_for(desk, deal.id), superseding=True)


COMES_TO: Mapping[State, Callable[[Desk, UUID], object]] = {
    State.ISSUED: lambda _desk, _key: None,
    State.WITHDRAWN: lambda desk, key: desk.proposing.withdraw(key),
    State.SUPERSEDED: superseded,
    State.ANSWERED_A: lambda desk, key: desk.answering.told(key, "A", "Eva Lind"),
    State.ANSWERED_B: lambda desk, key: desk.answering.told(key, "B", "Eva Lind"),
}


def in_state(desk: Desk, state: State) -> Proposal:
    """Return a proposal that came into a state as a person brings it there."""
    key = draft_for(desk, deal_with_two_raised(desk))
    if state is not State.DRAFT:
        desk.proposing.issue(key)
        COMES_TO[state](desk, key)
    found = desk.proposing.view(key).proposal
    assert found.state is state
    return found


def told(proposal: Proposal, chosen: State) -> Answer:
    letter = chosen.value[-1].upper()
    return Answer(id=uuid4(), proposal_id=proposal.id, revision=1, choice=letter, answered_on=TALK, signer="Eva Lind")


@pytest.mark.parametrize("state", State)
def test_2_18_a_proposal_goes_from_state_to_state_as_a_person_may_and_no_other_way(desk: Desk, state: State) -> None:
    was = in_state(desk, state)
    became: set[State] = set()
    for wanted in set(State) - {state}:
        after = replace(was, state=wanted, revision=was.revision + (wanted is State.DRAFT))
        answer = [Edit(None, told(was, wanted))] if wanted in ANSWERED else []
        try:
            step = desk.changes.do(Edit(was, after), *answer)
        except NotInThatState:
            continue
        became.add(wanted)
        desk.changes.undo(step)
    assert became == MAY_BECOME[state]


def test_b1_a_proposal_is_answered_by_an_answer_that_is_kept_and_by_no_other_option_and_undo(desk: Desk) -> None:
    was = in_state(desk, State.ISSUED)
    chose_b = replace(was, state=State.ANSWERED_B)
    for edits in ([Edit(was, chose_b)], [Edit(was, chose_b), Edit(None, told(was, State.ANSWERED_A))]):
        with pytest.raises(Missing) as refused:
            desk.changes.do(*edits)
        assert (refused.value.what, refused.value.where) == ("answer", "proposal")
    assert (desk.proposing.view(was.id).proposal, desk.proposing.view(was.id).answers) == (was, ())
    taken = desk.answering.told(was.id, "B", "Eva Lind")
    desk.changes.undo(taken)
    assert desk.proposing.view(was.id).proposal == was
    desk.changes.redo(taken)
    assert desk.proposing.view(was.id).proposal == chose_b


def test_2_16_the_number_of_a_revision_is_given_once(desk: Desk) -> None:
    was = in_state(desk, State.ISSUED)
    for after in (
        replace(was, state=State.DRAFT),
        replace(was, state=State.DRAFT, revision=3),
        replace(was, state=State.WITHDRAWN, revision=2),
        replace(was, revision=2),
    ):
        with pytest.raises((NotInThatState, Frozen)):
            desk.selling.keep(was, after)
    assert desk.proposing.view(was.id).proposal == was
