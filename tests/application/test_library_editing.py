"""Writing what the library holds: each act a pure function of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.library_editing import (
    answer_put,
    answer_removed,
    claim_put,
    claim_removed,
    claim_shifted,
    last_known,
    looking_at,
    ranked_answers,
    segments_like,
    step_put,
    step_removed,
    told_elsewhere,
    unproven,
    with_words,
)
from salesdesk.application.library_list import Entry, Shelf, entry_of, on_shelf
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.fit import FitCriterion, FitField
from salesdesk.domain.objection import Objection, ObjectionAnswer
from salesdesk.domain.objections_met import AnswerRecord
from salesdesk.domain.playbook import Playbook, PlaybookStep
from salesdesk.domain.rates import Rate


def claim(number: int, kind: ClaimKind, source: str = "", known_on: date | None = None) -> Claim:
    return Claim(id=UUID(int=number), kind=kind, text=f"line {number}", source=source, known_on=known_on)


CARD = Competitor(
    id=UUID(int=1),
    name="Frostline",
    claims=(
        claim(2, ClaimKind.ADVANTAGE, "Test report", date(2026, 3, 1)),
        claim(3, ClaimKind.STRENGTH, known_on=date(2026, 9, 1)),
        claim(4, ClaimKind.ADVANTAGE),
    ),
)


def test_4_15_a_line_is_written_where_it_stands_and_a_new_one_comes_last() -> None:
    written = claim_put(CARD, replace(CARD.claims[1], text="Known by every fleet manager"))
    assert [one.text for one in written.claims] == ["line 2", "Known by every fleet manager", "line 4"]
    added = claim_put(CARD, claim(9, ClaimKind.TRAP))
    assert [one.id.int for one in added.claims] == [2, 3, 4, 9]
    assert claim_removed(added, UUID(int=3)).of(ClaimKind.STRENGTH) == ()


def test_4_15_a_line_moves_among_its_own_kind_and_stops_at_either_end() -> None:
    up = claim_shifted(CARD, UUID(int=4), -1)
    assert [one.id.int for one in up.claims] == [4, 3, 2]
    assert claim_shifted(up, UUID(int=4), -1) == up
    assert claim_shifted(CARD, UUID(int=99), 1) == CARD


def test_4_15_the_age_of_a_card_is_that_of_its_newest_line() -> None:
    assert last_known(CARD) == date(2026, 9, 1)
    assert last_known(Competitor(id=UUID(int=1), name="Kestrel")) is None


def test_1_12_only_advantages_without_a_source_are_never_printed() -> None:
    assert unproven(CARD) == 1
    assert unproven(claim_put(CARD, replace(CARD.claims[2], source="Certificate, page 2"))) == 0
    assert unproven(claim_put(CARD, replace(CARD.claims[2], source="   "))) == 1


SAID = Objection(
    id=UUID(int=1),
    words="You are too dear.",
    answers=tuple(
        ObjectionAnswer(id=UUID(int=n), answer=text)
        for n, text in ((2, "Never told."), (3, "Once, and it worked."), (4, "Over 12 months we are not."))
    ),
)
RECORDS = (
    AnswerRecord("once, and it WORKED.", "", Rate.seen(1, 1)),
    AnswerRecord("Over 12 months we are not.", "", Rate.seen(7, 9)),
    AnswerRecord("A discount, then.", "none", Rate.seen(0, 3)),
)


def test_b14_answers_stand_by_the_lower_bound_of_their_success_and_untold_ones_last() -> None:
    standings = ranked_answers(SAID, RECORDS)
    assert [one.answer.id.int for one in standings] == [4, 3, 2], "7 of 9 is surer than 1 of 1"
    assert standings[0].success == Rate.seen(7, 9)
    assert standings[2].success is None


def test_b14_what_was_told_in_calls_and_is_not_in_the_library_is_offered() -> None:
    assert told_elsewhere(SAID, RECORDS) == (RECORDS[2],)
    taken = answer_put(SAID, ObjectionAnswer(id=UUID(int=9), answer="A discount, then."))
    assert told_elsewhere(taken, RECORDS) == ()
    assert len(answer_removed(taken, UUID(int=9)).answers) == len(SAID.answers)


def test_4_9_steps_stand_by_their_lead_time_the_earliest_first() -> None:
    book = Playbook(id=UUID(int=1), name="Plants")
    for number, days in ((2, 14), (3, 60), (4, 30)):
        book = step_put(book, PlaybookStep(id=UUID(int=number), name="step", lead_days=days))
    assert [step.lead_days for step in book.steps] == [60, 30, 14]
    later = step_put(book, replace(book.steps[0], lead_days=7))
    assert [step.id.int for step in later.steps] == [4, 2, 3]
    assert [step.id.int for step in step_removed(later, UUID(int=2)).steps] == [4, 3]


def test_4_9_segments_are_the_industries_of_the_desk_each_once() -> None:
    known = ("Food", "food ", "Foundries", "", "Τρόφιμα")
    assert list(segments_like(known, "fo", 8)) == ["food", "Foundries"]
    assert list(segments_like(known, "τροφ", 8)) == ["Τρόφιμα"]
    assert len(segments_like(known, "", 2)) == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [("Food, Logistics", ("Food", "Logistics")), (" food ;; food, ", ("food",)), ("  ", ())],
)
def test_3_2_words_of_a_criterion_are_typed_with_commas(typed: str, words: tuple[str, ...]) -> None:
    criterion = FitCriterion(id=UUID(int=1), field=FitField.INDUSTRY)
    assert with_words(criterion, typed).words == words


def test_3_2_a_criterion_that_looks_at_another_kind_of_field_asks_for_nothing_yet() -> None:
    industry = FitCriterion(id=UUID(int=1), field=FitField.INDUSTRY, words=("Food",), weight=3)
    assert looking_at(industry, FitField.COUNTRY).words == ("Food",)
    staff = looking_at(industry, FitField.EMPLOYEES)
    assert (staff.words, staff.weight) == ((), 3)
    sized = replace(staff, least=Decimal(100))
    assert looking_at(sized, FitField.REVENUE).least == Decimal(100)
    assert looking_at(sized, FitField.REGION).least is None


KNOWN = (
    Entry(UUID(int=1), Shelf.COMPETITORS, "Øst Varme"),
    Entry(UUID(int=2), Shelf.MATERIALS, "Data sheet LX-4"),
    Entry(UUID(int=3), Shelf.MATERIALS, "Reference letter, dairies"),
)


def test_a_shelf_is_searched_by_parts_of_words_in_any_case_and_order() -> None:
    assert [one.id.int for one in on_shelf(KNOWN, Shelf.MATERIALS, "DAIR letter")] == [3]
    assert on_shelf(KNOWN, Shelf.COMPETITORS, "letter") == []
    assert len(on_shelf(KNOWN, Shelf.MATERIALS)) == 2


def test_an_entry_is_known_by_its_id_whatever_its_shelf() -> None:
    assert entry_of(KNOWN, UUID(int=2)) == KNOWN[1]
    assert entry_of(KNOWN, UUID(int=8)) is entry_of(KNOWN, None) is None
