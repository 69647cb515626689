"""What is said of call plans, talks and accounts; the hint under an objective lights the lamp it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from salesdesk.application.readiness import PlanGroup, PlannedCalls, facts_of_row
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.account import Account, AccountKind, ContactKind, ContactPoint, Person
from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.meeting import Meeting, MeetingKind, PlanPart
from salesdesk.domain.moment import Moment
from salesdesk.domain.objective import Lamp, Letter, Reason, Setting, lamps
from salesdesk.wording import Words
from salesdesk.wording.accounts import account_told, accounts_told, person_told
from salesdesk.wording.lamp_hints import hint_of
from salesdesk.wording.lexicon import lexicon
from salesdesk.wording.plans import (
    meeting_told,
    minutes_told,
    missing_told,
    parts_told,
    plans_told,
    readiness_told,
)
from salesdesk.wording.talks import raiser_told, why_no_proposal

WORDS = Words()
TODAY = date(2026, 11, 30)
CALL_DAY = date(2026, 12, 1)
SETTING = Setting(
    today=TODAY,
    people=(("Maeve Tierney", BuyingRole.DECIDES),),
    account="Quarry Lane Dairies",
    deal="Cold-chain loggers",
    meeting_day=CALL_DAY,
)
AT_HALF_PAST_TEN = Moment.of(CALL_DAY, time(10, 30), "Europe/Berlin")


def shown(sentence: str, setting: Setting = SETTING) -> tuple[Lamp, ...]:
    return lamps(sentence, setting, lexicon())


@pytest.mark.parametrize(
    ("sentence", "letter"),
    [
        ("", Letter.SPECIFIC),
        ("Picks Option A or Option B by 4 December", Letter.SPECIFIC),
        ("Maeve and the site tour by 4 December 10:00", Letter.SPECIFIC),
        ("Maeve picks today", Letter.SPECIFIC),
        ("Maeve opens the gates of the site by itself", Letter.MEASURABLE),
        ("Maeve picks Option A or Option B and signs the order", Letter.TIME_BASED),
    ],
)
def test_2_2_what_the_hint_inserts_lights_the_lamp_it_is_for(sentence: str, letter: Letter) -> None:
    before = shown(sentence)
    assert next(lamp for lamp in before if not lamp.met).letter is letter
    hint = hint_of(WORDS, before, SETTING)
    assert hint is not None
    assert hint.insert
    assert hint.act
    after = f"{hint.insert} {sentence}" if hint.place == "start" else f"{sentence} {hint.insert}".strip()
    assert next(lamp for lamp in shown(after) if lamp.letter is letter).met


def test_2_2_the_hint_of_an_empty_objective_is_an_example_that_lights_all_five() -> None:
    hint = hint_of(WORDS, shown(""), SETTING)
    assert hint is not None
    assert all(lamp.met for lamp in shown(hint.insert))
    assert "Maeve Tierney" in hint.text


@pytest.mark.parametrize("day", [date(2026, 11, 23 + offset) for offset in range(7)])
def test_2_2_the_day_that_a_hint_suggests_is_no_saturday_or_sunday(day: date) -> None:
    setting = Setting(today=day)
    hint = hint_of(WORDS, lamps("", setting, lexicon()), setting)
    assert hint is not None
    assert " by " in hint.insert
    assert not any(closed in hint.insert for closed in ("Sat ", "Sun "))


@pytest.mark.parametrize(
    ("setting", "leads"),
    [
        (replace(SETTING, people=(("Maeve Tierney", None),)), "people"),
        (replace(SETTING, people=(("Maeve Tierney", BuyingRole.USES),)), "people"),
        (replace(SETTING, deal=""), "deal"),
    ],
)
def test_2_2_what_no_words_can_mend_leads_to_where_it_is_given(setting: Setting, leads: str) -> None:
    hint = hint_of(WORDS, shown("Maeve picks Option A or Option B by 4 December", setting), setting)
    assert hint is not None
    assert (hint.leads, hint.insert) == (leads, "")
    assert hint.act


def test_2_2_loose_words_are_named_and_get_an_example_but_nothing_is_put_behind_them() -> None:
    hint = hint_of(WORDS, shown("Maeve and we follow up on the order by 4 December"), SETTING)
    assert hint is not None
    assert "follow up" in hint.name
    assert hint.insert == ""


def test_2_2_an_objective_that_is_smart_gets_no_hint() -> None:
    assert hint_of(WORDS, shown("Maeve picks Option A or Option B by 4 December"), SETTING) is None


@pytest.mark.parametrize(
    "reason",
    [
        r
        for r in Reason
        if r.value not in {"names_who_and_what", "countable", "decider_is_there", "moves_a_deal", "names_the_day"}
    ],
)
def test_every_missing_part_has_a_hint_with_a_name_and_a_sentence(reason: Reason) -> None:
    lamp = Lamp(Letter.SPECIFIC, met=False, reason=reason, words="2026-12-24")
    hint = hint_of(WORDS, [lamp], SETTING)
    assert hint is not None
    assert hint.name.endswith(".")
    assert hint.text.endswith(".")


MEETING = Meeting(id=UUID(int=1), kind=MeetingKind.VIDEO, starts=AT_HALF_PAST_TEN, minutes=30)


@pytest.mark.parametrize(
    ("meeting", "people", "told"),
    [
        (MEETING, ["Maeve", "Oisín"], "Tuesday, 1 December, 10:30 – 11:00, video call with Maeve and Oisín"),
        (replace(MEETING, minutes=100), ["Maeve"], "Tuesday, 1 December, 10:30 – 12:10, video call with Maeve"),
        (replace(MEETING, starts=None), [], "No date and time yet, video call, nobody named yet"),
        (replace(MEETING, kind=MeetingKind.DEMO), ["Maeve"], "Tuesday, 1 December, 10:30 – 11:00, demo for Maeve"),
        (replace(MEETING, held_on=CALL_DAY, kind=MeetingKind.VISIT), ["Maeve"], "Tuesday, 1 December, visit to Maeve"),
    ],
)
def test_the_head_of_a_plan_says_when_how_and_with_whom(meeting: Meeting, people: list[str], told: str) -> None:
    assert meeting_told(WORDS, meeting, people) == told


def test_the_pill_counts_the_parts_and_its_tip_names_those_missing() -> None:
    missing = (PlanPart.OBJECTIVE, PlanPart.MOMENT)
    assert parts_told(WORDS, missing) == "3 of 5 parts"
    assert missing_told(WORDS, missing) == (
        "Still missing: an objective with all five lamps lit and date, time and people"
    )
    assert missing_told(WORDS, ()) == "All five parts are there"


def calls(*ready: bool) -> PlannedCalls:
    rows = tuple(
        MeetingRow(
            id=UUID(int=n),
            account="",
            account_id=None,
            deal="",
            deal_id=None,
            kind=MeetingKind.CALL,
            starts=AT_HALF_PAST_TEN,
            minutes=30,
            place="",
            people=(),
            has_plan=True,
            objective="",
            held_on=None,
            ready_at=datetime(2026, 11, 30, tzinfo=UTC) if done else None,
            raised=0,
            objections=3,
            unanswered=2,
        )
        for n, done in enumerate(ready)
    )
    return PlannedCalls(groups=((PlanGroup.TODAY, rows),) if rows else ())


def test_the_sentence_over_the_list_counts_today_and_what_is_not_ready() -> None:
    assert plans_told(WORDS, calls(True, False)) == "2 today, 1 not ready"
    assert plans_told(WORDS, calls(True, True)) == "2 today, all ready"
    assert plans_told(WORDS, calls()) == ""


def test_2_1_the_pill_says_what_is_missing_and_how_much_is_there() -> None:
    row = replace(calls(False).of(PlanGroup.TODAY)[0], objective="Ana signs", missing=tuple(PlanPart)[2:])
    assert readiness_told(WORDS, facts_of_row(row)) == "2 answers missing, 40 %"
    assert readiness_told(WORDS, facts_of_row(replace(row, objective="", missing=tuple(PlanPart)))) == (
        "Objective missing, 0 %"
    )
    held = replace(row, held_on=date(2026, 11, 30))
    assert readiness_told(WORDS, facts_of_row(held)) == "Held"
    assert readiness_told(WORDS, facts_of_row(replace(held, raised=1))) == "1 option raised"
    evaluated = replace(held, raised=1, outcome=OutcomeClass.ADVANCE, evaluated_at=datetime(2026, 12, 1, tzinfo=UTC))
    assert readiness_told(WORDS, facts_of_row(evaluated)) == "Advance"
    assert readiness_told(WORDS, facts_of_row(replace(evaluated, evaluated_at=None))) == "1 option raised"
    ready = replace(row, ready_at=datetime(2026, 11, 30, tzinfo=UTC))
    assert readiness_told(WORDS, facts_of_row(ready)) == "Ready, 40 %"
    assert readiness_told(WORDS, facts_of_row(replace(ready, missing=()))) == "Ready"
    assert readiness_told(WORDS, facts_of_row(replace(row, missing=()))) == "Not marked ready"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(15, "15 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes"), (121, "2 hours 1 minute"), (0, "0 minutes")],
)
def test_lengths_are_said_in_hours_and_minutes(minutes: int, told: str) -> None:
    assert minutes_told(WORDS, minutes) == told


def test_2_15_the_talk_says_why_no_proposal_can_be_made_yet() -> None:
    assert "two options" in why_no_proposal(WORDS, 0, account=True)
    assert "One option" in why_no_proposal(WORDS, 1, account=True)
    assert why_no_proposal(WORDS, 2, account=True) == ""
    assert "account" in why_no_proposal(WORDS, 2, account=False)


def test_an_option_is_raised_by_a_person_or_by_us() -> None:
    maeve = Person(id=UUID(int=4), name="Maeve Tierney")
    option = RaisedOption(id=UUID(int=1), text="Pay monthly", raised_by=maeve.id)
    assert raiser_told(WORDS, option, [maeve]) == "Maeve Tierney"
    assert raiser_told(WORDS, replace(option, raised_by=None), [maeve]) == "Raised by us"


def test_an_account_is_said_in_a_line_without_gaps() -> None:
    account = Account(id=UUID(int=1), name="Kestrel", kind=AccountKind.CUSTOMER, country="Netherlands")
    assert account_told(WORDS, account, "Ines") == "Customer, Netherlands, owned by Ines"
    assert accounts_told(WORDS, 1, 1000) == "1 account"
    assert accounts_told(WORDS, 1000, 1000).startswith("The first 1,000 accounts")


def test_somebody_not_to_be_contacted_shows_no_number() -> None:
    phone = ContactPoint(kind=ContactKind.PHONE, value="+353 1 555 0101")
    maeve = Person(id=UUID(int=4), name="Maeve", contacts=(phone,))
    assert person_told(WORDS, maeve) == phone.value
    assert person_told(WORDS, replace(maeve, do_not_contact=True)) == "Do not contact"
