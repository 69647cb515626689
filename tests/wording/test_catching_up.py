"""What stands on the card of who is called now: why, what to say, and what came of those before (1.1-1.8, B6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from salesdesk.application.forecast.catching_up import CatchUpView, NameCard, OutcomeLine
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.goodwill import FriendlyContact, Goodwill, goodwill_of
from salesdesk.domain.group_event import GroupAct, GroupState
from salesdesk.domain.network import GroupEvent
from salesdesk.domain.period import Period
from salesdesk.domain.stop_order import Stop, StopName, StopOutcome, StopShown, StopState
from salesdesk.domain.why_now import Trigger, WhyNow
from salesdesk.wording.catching_up import (
    catch_up_sentence,
    folded_count,
    folded_told,
    nothing_told,
    outcome_told,
    script_told,
    why_now_told,
    worth_told,
)
from tests.application.forecast.grounds import PlainWords, euro

TODAY = date(2026, 12, 1)
WORDS = PlainWords()
PRODUCT = uuid4()
CREDIT = goodwill_of([FriendlyContact(on=TODAY, kind=ActivityKind.SERVICE)], (), TODAY)


def a_card(stop: Stop = Stop.CUSTOMERS, **fields: object) -> NameCard:
    name = StopName(stop=stop, who_id=uuid4(), goodwill=CREDIT)
    own = {key: fields.pop(key) for key in ("why", "value", "chance", "goodwill", "owes_us") if key in fields}
    return replace(NameCard(name=replace(name, **own), who="Greta"), **fields)  # type: ignore[arg-type]


def a_view(*cards: NameCard, done: int = 0, folded: dict[Stop, int] | None = None) -> CatchUpView:
    stops = tuple(
        StopShown(stop=stop, state=StopState.OPEN, names=done + sum(one.name.stop is stop for one in cards), done=done)
        for stop in Stop
    )
    return CatchUpView(
        period=Period.parse("2026-Q4"),
        today=TODAY,
        rep="",
        stops=stops,
        in_sight=cards,
        folded=folded or {},
        stopped=(),
        nobody=(),
        done=(),
    )


def why(card: NameCard) -> str:
    return why_now_told(card, WORDS, TODAY, "Europe/Berlin")


@pytest.mark.parametrize(
    ("trigger", "told"),
    [
        (Trigger.RENEWAL, "Care is due again. What should be different this time?"),
        (Trigger.ADD_ON, "Care goes with it. What would that change for you?"),
        (Trigger.PRODUCT_GAP, "Many like you also have Care. How do you do that today?"),
        (Trigger.FAVOUR_OWED, "Is there something that I could help with?"),
    ],
)
def test_1_8_a_customer_is_asked_about_what_is_due_and_then_for_a_referral(trigger: Trigger, told: str) -> None:
    card = a_card(why=WhyNow(trigger=trigger, product_id=PRODUCT, on=TODAY), product="Care")
    opening, middle, last = script_told(card, WORDS)
    assert opening == "How is it going with what you have from us?"
    assert middle == told
    assert last == "Who else do you know with the same task? May I mention you?"


def test_1_5_without_credit_the_script_helps_and_asks_for_nothing() -> None:
    lines = script_told(a_card(goodwill=Goodwill()), WORDS)
    assert lines[-1] == "What keeps you busy these days? What could I help with?"
    assert not any("Who else" in line for line in lines)


def test_1_7_who_owes_us_a_favour_is_asked_for_one() -> None:
    lines = script_told(a_card(Stop.NETWORK, owes_us=True), WORDS)
    assert lines[-1] == "You could do me a favour: whom do you know that I should talk to?"


def test_b6_a_stalled_deal_is_asked_what_would_move_it_whatever_the_credit() -> None:
    card = a_card(Stop.STALLED, goodwill=Goodwill(), deal="Ovens", quiet=40)
    assert why(card) == "“Ovens” stands still: nothing from the customer for 40 days"
    assert script_told(card, WORDS)[0] == "We last spoke about “Ovens”. What has changed since?"
    assert script_told(card, WORDS)[-1].startswith("Shall we agree on a day for the next step now")


def test_1_14_a_group_asks_to_be_called_or_attended() -> None:
    office = a_card(Stop.NETWORK, group=GroupState(act=GroupAct.CALL))
    assert why(office) == "No event is known: call the office"
    assert script_told(office, WORDS)[-1] == "Do you know of people who are ready to buy?"
    fair = GroupEvent(id=uuid4(), group_id=uuid4(), title="Winter fair", day=TODAY)
    there = a_card(Stop.NETWORK, group=GroupState(act=GroupAct.ATTEND, event=fair))
    assert why(there) == "Winter fair, today"
    assert script_told(there, WORDS)[0] == "Go there, and speak with three people you do not know yet."


def test_1_5_a_customer_with_nothing_due_is_called_to_keep_in_touch() -> None:
    assert why(a_card()) == "Nothing is due with them: keep in touch, and ask for a referral"


def test_1_9_what_a_call_may_bring_is_said_with_value_and_chance() -> None:
    assert worth_told(a_card(value=euro(9000), chance=0.5).name, WORDS) == "Worth € 4,500: € 9,000 × 50 %"
    assert worth_told(a_card(value=euro(9000)).name, WORDS) == "Worth € 9,000"
    assert worth_told(a_card().name, WORDS) == ""


def test_1_1_the_rest_is_told_as_a_count_at_each_stop() -> None:
    view = a_view(a_card(), folded={Stop.CUSTOMERS: 1, Stop.STALLED: 0, Stop.NETWORK: 11})
    assert folded_count(view, WORDS) == "12 more are folded away"
    assert folded_told(view, WORDS) == "Existing customers: 1. Network: 11"
    assert folded_count(a_view(a_card()), WORDS) == ""


def test_b6_the_page_says_which_stop_it_is_and_how_many_calls_are_left() -> None:
    assert catch_up_sentence(a_view(a_card()), WORDS) == "Now: existing customers. 1 call is left: one at a time."
    assert catch_up_sentence(a_view(done=2), WORDS) == "Everybody has an outcome."
    assert catch_up_sentence(a_view(), WORDS) == "There is nobody to call yet."


def test_b6_an_empty_desk_says_where_names_come_from() -> None:
    missing, what = nothing_told(a_view(), WORDS)
    assert missing == "Nobody to call yet"
    assert "say in People where you know somebody from" in what


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Called"),
        ({"referral_asked": False}, "Called, no referral asked"),
        ({"referral_asked": True, "named": ("Karl", "Rosa")}, "Called, asked for a referral, named: Karl and Rosa"),
        ({"skipped": "On holiday"}, "Passed over: On holiday"),
    ],
)
def test_1_6_what_came_of_somebody_is_told_in_a_line(fields: dict[str, object], told: str) -> None:
    outcome = StopOutcome(key=(Stop.CUSTOMERS, uuid4(), None), on=TODAY, **fields)  # type: ignore[arg-type]
    assert outcome_told(OutcomeLine(outcome=outcome, who="Greta"), WORDS) == told
