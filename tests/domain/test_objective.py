from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.objective import Lamp, Letter, Reason, Setting, all_met, lamps, named_day
from salesdesk.wording.lexicon import lexicon

TODAY = date(2026, 11, 24)
MEETING = date(2026, 12, 1)
WORDS = lexicon()
WHOLE = Setting(
    today=TODAY,
    people=(("Ida Holm", BuyingRole.DECIDES), ("Ο Άρης Μάνος", BuyingRole.USES)),
    account="Nordlys Foods AS",
    deal="Cold storage, hall 2",
    chance=0.4,
    meeting_day=MEETING,
)
SMART = "Ida picks option A or B and names who signs by 3 December"


def _lamp(letter: Letter, sentence: str, setting: Setting = WHOLE) -> Lamp:
    return next(lamp for lamp in lamps(sentence, setting, WORDS) if lamp.letter is letter)


def test_2_2_a_smart_objective_lights_all_five_in_order() -> None:
    shown = lamps(SMART, WHOLE, WORDS)
    assert [lamp.letter.value for lamp in shown] == ["S", "M", "A", "R", "T"]
    assert all_met(shown)
    assert not all_met(())


def test_2_2_the_same_lamps_serve_the_exit_criterion_of_a_stage() -> None:
    criterion = "The buyer signs the trial order by 4 December 2026"
    firm = {lamp.letter.value for lamp in lamps(criterion, WHOLE, WORDS) if lamp.met}
    loose = {lamp.letter.value for lamp in lamps("Relationship is good", WHOLE, WORDS) if lamp.met}
    assert {"M", "T"} <= firm
    assert not {"S", "M", "T"} & loose


def test_2_2_an_empty_sentence_lights_only_what_the_setting_knows() -> None:
    shown = {lamp.letter.value: lamp.reason for lamp in lamps("  ", WHOLE, WORDS) if not lamp.met}
    assert shown == {"S": Reason.EMPTY, "M": Reason.NOT_COUNTABLE, "T": Reason.NO_DAY}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Ida signs the contract", Reason.NAMES_WHO_AND_WHAT),
        ("Nordlys orders forty sensors", Reason.NAMES_WHO_AND_WHAT),
        ("Ο Άρης υπογράφει τη σύμβαση", Reason.NAMES_WHO_AND_WHAT),
        ("Follow up with Ida about the contract", Reason.LOOSE_WORDS),
        ("Touch base with Ida", Reason.LOOSE_WORDS),
        ("Build relationship with Ida Holm", Reason.LOOSE_WORDS),
        ("Check in with Ida on the order", Reason.LOOSE_WORDS),
        ("Somebody signs the contract", Reason.NO_PERSON),
        ("AS signs the contract", Reason.NO_PERSON),
        ("Ida is happy with everything", Reason.NO_ACTION),
        ("Ida signs", Reason.NO_OBJECT),
    ],
)
def test_2_2_s_names_who_does_what(sentence: str, reason: Reason) -> None:
    lamp = _lamp(Letter.SPECIFIC, sentence)
    assert (lamp.reason, lamp.met) == (reason, reason is Reason.NAMES_WHO_AND_WHAT)


def test_2_2_s_shows_the_person_it_found_or_the_loose_words_as_typed() -> None:
    assert _lamp(Letter.SPECIFIC, "ida signs the contract").words == "Ida Holm"
    assert _lamp(Letter.SPECIFIC, "Nordlys signs the contract").words == "Nordlys Foods AS"
    assert _lamp(Letter.SPECIFIC, "A Follow-Up with Ida").words == "Follow Up"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Ida orders 40 sensors", "orders"),
        ("Ida gives us 3 names of colleagues", "names"),
        ("Ida has 40 of them tested", "40"),
        ("Ida sends the signed budget", "budget"),
        ("Ida agrees", "agrees"),
        ("Ida tells us by Friday", "Friday"),
        ("Η Ίντα στέλνει την Παραγγελία", "Παραγγελία"),
        ("Ida unterschreibt", "unterschreibt"),
    ],
)
def test_2_2_m_holds_something_to_count_or_a_yes_or_no_act(sentence: str, shown: str) -> None:
    lamp = _lamp(Letter.MEASURABLE, sentence)
    assert (lamp.met, lamp.reason, lamp.words) == (True, Reason.COUNTABLE, shown)


@pytest.mark.parametrize("sentence", ["Ida understands our value", "Ida likes it a lot", "Bestellungen"])
def test_2_2_m_is_missing_where_nothing_can_be_counted(sentence: str) -> None:
    assert _lamp(Letter.MEASURABLE, sentence).reason is Reason.NOT_COUNTABLE


@pytest.mark.parametrize(
    ("people", "chance", "reason"),
    [
        ((("Ida", BuyingRole.DECIDES),), 0.4, Reason.DECIDER_IS_THERE),
        ((("Ida", BuyingRole.ADVISES),), 0.1, Reason.DECIDER_IS_THERE),
        ((("Ida", BuyingRole.DECIDES),), None, Reason.DECIDER_IS_THERE),
        ((("Ida", BuyingRole.DECIDES),), 0.09, Reason.SMALL_CHANCE),
        ((("Ida", BuyingRole.USES), ("Per", BuyingRole.BLOCKS)), 0.4, Reason.NOBODY_DECIDES),
        ((("Ida", None),), 0.4, Reason.WHO_CAN_GRANT_IT),
        ((), 0.4, Reason.WHO_CAN_GRANT_IT),
    ],
)
def test_2_2_a_somebody_there_can_grant_it_and_the_deal_has_a_chance(
    people: tuple[tuple[str, BuyingRole | None], ...], chance: float | None, reason: Reason
) -> None:
    lamp = _lamp(Letter.ACHIEVABLE, SMART, replace(WHOLE, people=people, chance=chance))
    assert (lamp.reason, lamp.met) == (reason, reason is Reason.DECIDER_IS_THERE)


def test_2_2_r_is_linked_to_a_deal() -> None:
    assert _lamp(Letter.RELEVANT, SMART).words == "Cold storage, hall 2"
    assert _lamp(Letter.RELEVANT, SMART, replace(WHOLE, deal="")).reason is Reason.NO_DEAL


def test_2_2_r_what_it_says_it_moves_is_no_deal_as_long_as_none_is_chosen() -> None:
    named = replace(WHOLE, deal="", moves=" Cold storage, hall 3 ")
    lamp = _lamp(Letter.RELEVANT, SMART, named)
    assert (lamp.met, lamp.reason, lamp.words) == (False, Reason.MOVES_NO_DEAL, "Cold storage, hall 3")
    assert _lamp(Letter.RELEVANT, SMART, replace(named, deal="Cold storage, hall 2")).met
    assert _lamp(Letter.RELEVANT, SMART, replace(named, moves="  ")).reason is Reason.NO_DEAL


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (MEETING, Reason.NAMES_THE_DAY),
        (MEETING + timedelta(days=90), Reason.NAMES_THE_DAY),
        (MEETING + timedelta(days=91), Reason.TOO_FAR),
        (MEETING - timedelta(days=1), Reason.BEFORE_THE_MEETING),
    ],
)
def test_2_2_t_is_the_meeting_day_or_later_and_at_most_90_days_off(day: date, reason: Reason) -> None:
    for sentence, by in ((f"Ida signs by {day}", None), ("Ida signs", day)):
        lamp = _lamp(Letter.TIME_BASED, sentence, replace(WHOLE, by=by))
        assert (lamp.reason, lamp.words, lamp.met) == (reason, day.isoformat(), reason is Reason.NAMES_THE_DAY)


def test_2_2_t_counts_from_today_while_no_meeting_is_planned() -> None:
    unplanned = replace(WHOLE, meeting_day=None)
    assert _lamp(Letter.TIME_BASED, "Ida signs today", unplanned).words == "2026-11-24"
    assert _lamp(Letter.TIME_BASED, "Ida signs by 23 November 2026", unplanned).reason is Reason.BEFORE_THE_MEETING


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("by 2026-12-07", date(2026, 12, 7)),
        ("by 7 December", date(2026, 12, 7)),
        ("by December 7", date(2026, 12, 7)),
        ("by the 7th of December 2027", date(2027, 12, 7)),
        ("by December 7th, 2027", date(2027, 12, 7)),
        ("by Dec 7", date(2026, 12, 7)),
        ("by 3 January", date(2027, 1, 3)),
        ("orders 40, December 7", date(2026, 12, 7)),
        ("bis 7. Dezember", date(2026, 12, 7)),
        ("avant le 1er février", date(2027, 2, 1)),
        ("ως τις 7 Δεκεμβρίου", date(2026, 12, 7)),
        ("today", date(2026, 12, 1)),
        ("αύριο", date(2026, 12, 2)),
        ("by Tuesday", date(2026, 12, 1)),
        ("by Monday", date(2026, 12, 7)),
        ("bis Freitag", date(2026, 12, 4)),
        ("she may sign", None),
        ("by 31 November", None),
        ("by 2026-13-07", None),
        ("by the end of the quarter", None),
        ("in December", None),
    ],
)
def test_2_2_t_reads_the_day_as_people_write_it(sentence: str, day: date | None) -> None:
    assert named_day(sentence, MEETING, WORDS) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_2_2_t_a_day_without_a_year_is_the_next_such_day(day: date, start: date) -> None:
    read = named_day(f"by {day.day} {day:%B}", start, WORDS)
    if (day.month, day.day) != (2, 29):
        assert read is not None
        assert start <= read < start + timedelta(days=366)
        assert (read.month, read.day) == (day.month, day.day)


@given(st.text(max_size=200))
def test_2_2_no_text_stops_the_lamps(text: str) -> None:
    shown = lamps(text, WHOLE, WORDS)
    assert len(shown) == 5
    assert shown == lamps(text, WHOLE, WORDS)
