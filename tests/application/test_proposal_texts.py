"""Every text of a proposal is measured where it is kept, however deep it stands: over-long ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from salesdesk.application.desk import Desk
from salesdesk.domain.proposal import LONGEST_TEXT, AfterChoice, Figure, Heard, Need, Proposal, ProposalOption
from salesdesk.domain.refusals import OutOfRange
from tests.application.offered import deal_with_two_raised, draft_for


def _with_delivery(proposal: Proposal, text: str) -> tuple[ProposalOption, ...]:
    a, b = proposal.options
    return a, replace(b, delivery=text)


PLACES: dict[str, Callable[[Proposal, str], dict[str, Any]]] = {
    "terms": lambda _, text: {"terms": text},
    "a need": lambda _, text: {"heard": Heard(needs=(Need(need="Dry", wanted=text),))},
    "a figure": lambda _, text: {"heard": Heard(figures=(Figure(value="1", source=text),))},
    "delivery": lambda proposal, text: {"options": _with_delivery(proposal, text)},
    "after the choice": lambda _, text: {"after_choice": (AfterChoice(text=text),)},
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_of_a_proposal_that_is_too_long_is_refused_wherever_it_stands(desk: Desk, place: str) -> None:
    draft = desk.proposing.view(draft_for(desk, deal_with_two_raised(desk))).proposal
    longest = replace(draft, **PLACES[place](draft, "x" * LONGEST_TEXT))
    desk.selling.keep(draft, longest)
    with pytest.raises(OutOfRange):
        desk.selling.keep(longest, replace(longest, **PLACES[place](draft, "x" * (LONGEST_TEXT + 1))))
