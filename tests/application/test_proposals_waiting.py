"""Which proposals wait for a choice, since when, and in which order they are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from salesdesk.application.desk import Desk
from salesdesk.application.proposals_waiting import Waiting, days_waited, proposals_with, waiting_first, waiting_of
from salesdesk.application.rows import ProposalRow
from salesdesk.domain.proposal import ProposalState
from salesdesk.wording import Words
from salesdesk.wording.proposals import expired_told, standing_told, totals_told, waited_since
from tests.application.offered import deal_with_two_raised, draft_for, proposing_on

TODAY = date(2026, 12, 1)
ZONE = "Europe/Berlin"
NEXT_YEAR = date(2027, 1, 1)


def row(
    number: str, state: ProposalState, issued: datetime | None = None, valid: date | None = NEXT_YEAR
) -> ProposalRow:
    return ProposalRow(
        id=uuid4(),
        number=number,
        revision=1,
        title="",
        account="Nordlicht",
        account_id=uuid4(),
        deal="",
        deal_id=None,
        state=state,
        dated=None,
        valid_until=valid,
        option_names=(),
        totals=(),
        next_step=None,
        issued_at=issued,
    )


YOUNG = row("young", ProposalState.ISSUED, datetime(2026, 11, 22, 12, tzinfo=UTC))
# Half past eleven at night in UTC is the next day in Berlin.
OLD = row("old", ProposalState.ISSUED, datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
EXPIRED = row("expired", ProposalState.ISSUED, datetime(2026, 10, 1, 9, tzinfo=UTC), date(2026, 11, 30))
DRAFT = row("draft", ProposalState.DRAFT)
WON = row("won", ProposalState.ANSWERED_B, datetime(2026, 9, 1, 9, tzinfo=UTC))
GONE = row("gone", ProposalState.WITHDRAWN, datetime(2026, 8, 1, 9, tzinfo=UTC))


def test_2_18_what_waits_for_a_choice_comes_first_and_the_longest_at_the_top() -> None:
    rows = [GONE, DRAFT, YOUNG, WON, EXPIRED, OLD]
    assert [r.number for r in waiting_first(rows, TODAY)] == ["old", "young", "expired", "draft", "gone", "won"]


def test_proposals_are_found_by_every_word_typed() -> None:
    rows = [
        row("NA-1", ProposalState.DRAFT),
        replace(row("NA-2", ProposalState.DRAFT), option_names=("Kühler", "Pump")),
    ]
    assert [one.number for one in proposals_with(rows, "nordlicht kuhler")] == ["NA-2"]
    assert proposals_with(rows, "na-1 pump") == []
    assert proposals_with(rows, "") == rows


def test_2_18_days_are_counted_in_the_zone_of_the_desk_and_only_while_nobody_answered() -> None:
    assert [days_waited(r, TODAY, ZONE) for r in (YOUNG, OLD, EXPIRED, DRAFT, WON)] == [9, 12, 61, None, None]
    assert days_waited(OLD, TODAY, "UTC") == 13


def test_2_18_what_expired_tells_until_when_it_was_valid() -> None:
    out = row("NA-1", ProposalState.ISSUED, datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 11, 30))
    assert totals_told(Words(), out, TODAY, ZONE) == "valid until Mon 30 Nov"
    assert totals_told(Words(), replace(out, valid_until=NEXT_YEAR), TODAY, ZONE) == "since today"


def test_2_18_the_list_says_how_many_wait_since_when_and_what_to_do_about_what_expired() -> None:
    words = Words("en")
    counts = waiting_of([GONE, DRAFT, YOUNG, WON, EXPIRED, OLD], TODAY, ZONE)
    assert counts == Waiting(waiting=2, oldest=12, expired=1, drafts=1)
    assert standing_told(words, counts) == "2 wait for a choice, the oldest since 12 days; 1 expired; 1 draft"
    assert standing_told(words, Waiting(waiting=1, oldest=0)) == "1 waits for a choice, since today"
    assert standing_told(words, Waiting()) == expired_told(words, 0) == waited_since(words, None) == ""
    assert "start its next revision with a new date" in expired_told(words, 1)


def test_2_18_today_the_count_beside_the_page_and_its_list_tell_the_same_of_what_waits_and_what_expired(
    desk: Desk,
) -> None:
    over, open_still = (draft_for(desk, deal_with_two_raised(desk, title)) for title in ("Press line", "Oven"))
    before = desk.proposing.view(over).proposal
    desk.selling.keep(before, replace(before, valid_until=TODAY))
    for key in (over, open_still):
        desk.proposing.issue(key)
    for day, waiting, expired in (
        (TODAY, {over, open_still}, set[object]()),
        (TODAY + timedelta(days=1), {open_still}, {over}),
    ):
        proposing = proposing_on(desk, day)
        view = replace(desk.today, bench=proposing.bench).view()
        assert ({p.id for p in view.waiting}, {p.id for p in view.expired}) == (waiting, expired)
        counts = waiting_of(proposing.listed(), day, ZONE)
        assert (proposing.waiting(), counts.waiting, counts.expired) == (len(waiting), len(waiting), len(expired))
