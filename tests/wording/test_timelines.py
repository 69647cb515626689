"""A line of a deal's timeline says what happened in few words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.log_rows import LogPlace, LogRow
from salesdesk.application.timeline import Happened, Happening
from salesdesk.domain.activity import ActivityKind, Channel, MailPurpose, Reach
from salesdesk.domain.deal import DealLine
from salesdesk.domain.deal_money import money_of
from salesdesk.domain.history import Change
from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.proposal import ProposalState
from salesdesk.wording.deal_money import differs_told, sums_told
from salesdesk.wording.timelines import happened_told
from salesdesk.wording.words import Words
from tests.domain.examples import a_deal, eur, key

DEMO, SIGNED = str(UUID(int=5)), str(UUID(int=6))
NAMES = {DEMO: "Demo", SIGNED: "Agreement"}
DAY, NOON = date(2026, 11, 2), datetime(2026, 11, 2, 11, tzinfo=UTC)


CALLED: dict[str, Any] = {
    "place": LogPlace(DAY, NOON, key(5)),
    "kind": ActivityKind.CALL_OR_MEETING,
    "channel": Channel.CALL,
}
OTHERWISE = {Happening.CHANGED, Happening.PROPOSAL, Happening.ACTIVITY}
"""Told by more than their kind."""


def told(kind: Happening = Happening.CHANGED, **fields: object) -> str:
    return happened_told(Words(), Happened(kind=kind, on=DAY, at=NOON, key=key(1), **fields), NAMES)  # type: ignore[arg-type]


def changed(field: str, before: str | None, after: str | None) -> str:
    change = Change(
        id=key(2),
        entity="deal",
        entity_id=key(3),
        field=field,
        before=before,
        after=after,
        happened_on=DAY,
        recorded_at=NOON,
        by=None,
        batch=key(4),
    )
    return told(change=change)


def test_a_change_of_the_deal_reads_as_what_was_done() -> None:
    assert changed("stage_id", DEMO, SIGNED) == "Moved from Demo to Agreement"
    assert changed("stage_id", None, DEMO) == "Came into Demo"
    assert changed("stage_id", str(UUID(int=9)), DEMO) == "Moved from a stage that is gone to Demo"
    assert [changed("status", "open", one) for one in ("won", "lost")] == ["Won", "Lost"]
    assert changed("status", "lost", "open") == "Opened again"
    assert changed("expected_on", "2026-12-01", None) == "Expected close: 1 Dec 2026 → –"


@pytest.mark.parametrize("state", ProposalState)
def test_2_16_every_state_of_a_proposal_is_told_with_its_number(state: ProposalState) -> None:
    assert "IB-7" in told(Happening.PROPOSAL, state=state, what="IB-7")


@pytest.mark.parametrize("kind", [one for one in Happening if one not in OTHERWISE])
def test_every_other_happening_is_told(kind: Happening) -> None:
    meeting = MeetingKind.CALL if kind in {Happening.PLANNED, Happening.HELD} else None
    said = told(kind, what="the hall", meeting=meeting)
    assert said.endswith("the hall") or kind is Happening.WENT_ON
    assert said[0].isupper() or kind is Happening.ACT


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Phone call, spoke with them"),
        ({"reach": Reach.NO_ANSWER, "note": "Rang for a minute"}, "Phone call, no answer. Rang for a minute"),
        ({"reach": Reach.VOICEMAIL, "voicemail_for": "the drawing"}, "Phone call, left a voicemail. For: the drawing"),
        (
            {"channel": Channel.EMAIL, "reach": Reach.WRITTEN, "mail_purpose": MailPurpose.CONFIRMATION},
            "E-mail, confirmation",
        ),
        ({"kind": ActivityKind.SERVICE, "theirs": True}, "Service and support, they came to us"),
    ],
)
def test_0_7_an_activity_says_what_it_was_and_how_far_it_got(fields: dict[str, Any], said: str) -> None:
    row = LogRow(**CALLED | fields)
    assert told(Happening.ACTIVITY, log=row) == said


def test_an_estimate_says_about_and_the_value_that_differs_from_its_lines_says_so() -> None:
    lines = (DealLine(text="Cell", price=eur(900)),)
    money = money_of(a_deal(lines=lines, value=eur(1_000)), {})
    assert [(one.name, one.strong) for one in sums_told(Words(), money)] == [("First year", False), ("Value", True)]
    assert "The value counts" in differs_told(Words(), money)
    assert differs_told(Words(), money_of(a_deal(lines=lines, value=eur(900)), {})) == ""
