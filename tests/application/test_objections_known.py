"""What the plan offers for objections, and what goes into the library, without a window and without a desk."""

from __future__ import annotations

from itertools import count
from uuid import UUID

import pytest

from salesdesk.application.library import ObjectionView
from salesdesk.application.objection_editing import into_library, same_of
from salesdesk.application.objections_known import NOTHING_KNOWN, KnownObjections, with_answer
from salesdesk.application.plan_editing import claim_used, plan_of, planned
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import Likelihood, Objection, ObjectionAnswer, ObjectionKind, PlanObjection
from salesdesk.domain.objections_met import AnswerRecord, ObjectionRecord, ObjectionsMet
from salesdesk.domain.rates import Rate
from salesdesk.domain.refusals import Missing

DEAR, LATE = UUID(int=1), UUID(int=2)
COUNT, DISCOUNT = UUID(int=11), UUID(int=12)
TOO_DEAR = Objection(
    id=DEAR,
    words="You are too dear",
    kind=ObjectionKind.PRICE,
    answers=(
        ObjectionAnswer(id=DISCOUNT, answer="We give 5 % off"),
        ObjectionAnswer(id=COUNT, answer="Count the spoiled loads", proof="Cost sheet"),
    ),
)
TOO_LATE = Objection(id=LATE, words="Η άνοιξη είναι πολύ αργά 🌱", kind=ObjectionKind.TIMING)
MET = ObjectionsMet(
    (
        ObjectionRecord(
            "You are too dear",
            ObjectionKind.PRICE,
            9,
            (AnswerRecord("count the spoiled LOADS", "", Rate.seen(7, 9)),),
            DEAR,
        ),
        ObjectionRecord(
            "We should wait for the audit",
            ObjectionKind.TIMING,
            4,
            (AnswerRecord("The audit asks for it", "Plan of Velt", Rate.seen(2, 3)),),
        ),
        ObjectionRecord("Not my decision", ObjectionKind.AUTHORITY, 1, ()),
    ),
    12,
    pooled=False,
)
KNOWN = KnownObjections(MET, (ObjectionView(TOO_DEAR, 9, ()), ObjectionView(TOO_LATE, 0, ())))


def ids() -> UUID:
    return UUID(int=next(_numbers))


_numbers = count(100)


def test_b14_suggestions_leave_out_what_the_plan_has_by_library_or_by_words() -> None:
    plan = (
        PlanObjection(words="They said it otherwise", objection_id=DEAR),
        PlanObjection(words="WE SHOULD  wait for the áudit"),
    )
    assert [record.words for record in KNOWN.suggestions(())] == [record.words for record in MET.records]
    assert [record.words for record in KNOWN.suggestions(plan)] == ["Not my decision"]


def test_b14_a_suggestion_comes_with_its_best_answer_and_proof_and_knows_where_they_stand() -> None:
    dear, audit, mine = (KNOWN.from_record(record) for record in MET.records)
    assert (dear.answer, dear.proof) == ("Count the spoiled loads", "Cost sheet")
    assert (dear.objection_id, dear.answer_id, dear.kind) == (DEAR, COUNT, ObjectionKind.PRICE)
    assert (audit.answer, audit.proof, audit.objection_id) == ("The audit asks for it", "Plan of Velt", None)
    assert not mine.answered


def test_b14_answers_of_history_and_library_are_ranked_by_what_worked_each_once() -> None:
    offers = KNOWN.answers(PlanObjection(words="you are TOO dear"))
    assert [(offer.answer, offer.success.n) for offer in offers] == [
        ("Count the spoiled loads", 9),
        ("We give 5 % off", 0),
    ]
    assert KNOWN.answers(PlanObjection(words="Nobody ever said this")) == ()
    assert NOTHING_KNOWN.best_answer(PlanObjection(words="You are too dear")) is None


def test_b14_an_answer_is_taken_over_with_its_proof_but_a_proof_at_hand_stays() -> None:
    best = KNOWN.best_answer(PlanObjection(words="You are too dear"))
    assert best is not None
    bare = with_answer(PlanObjection(words="You are too dear"), best)
    assert (bare.answer, bare.proof, bare.objection_id, bare.answer_id) == (best.answer, "Cost sheet", DEAR, COUNT)
    assert with_answer(PlanObjection(words="You are too dear", proof="Page 2"), best).proof == "Page 2"


def test_b14_an_answer_taken_over_can_be_swapped_for_the_others_and_takes_its_proof_along() -> None:
    bare = PlanObjection(words="You are too dear")
    proven, discount = KNOWN.others(bare)
    taken = KNOWN.taking(bare, proven)
    assert (taken.answer, taken.proof, KNOWN.record_of(taken).n) == ("Count the spoiled loads", "Cost sheet", 9)
    assert KNOWN.others(taken) == (discount,)
    swapped = KNOWN.taking(taken, discount)
    assert (swapped.answer, swapped.proof, swapped.answer_id) == ("We give 5 % off", "", DISCOUNT)
    assert KNOWN.record_of(swapped).value is None
    mine = KNOWN.taking(PlanObjection(words="You are too dear", proof="Page 2"), proven)
    assert KNOWN.taking(mine, discount).proof == "Page 2"
    assert KNOWN.others(PlanObjection(words="You are too dear", answer="In my own words")) == ()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("too d", [DEAR]),
        ("TOO DEAR for us", [DEAR]),
        ("η ΑΝΟΙΞΗ", [LATE]),
        ("a", []),
        ("", []),
        ("our workshop is closed", []),
    ],
)
def test_4_20_typed_words_find_objections_of_the_library(typed: str, found: list[UUID]) -> None:
    assert [view.objection.id for view in KNOWN.matches(PlanObjection(words=typed))] == found


def test_4_20_what_comes_from_the_library_is_offered_no_more() -> None:
    assert KNOWN.matches(PlanObjection(words="You are too dear", objection_id=DEAR)) == ()
    in_plan = (PlanObjection(words="Something", objection_id=DEAR),)
    assert KNOWN.matches(PlanObjection(words="You are too dear"), in_plan) == ()


def test_4_20_an_objection_of_the_library_keeps_what_was_typed_about_it() -> None:
    typed = PlanObjection(words="too d", likelihood=Likelihood.LIKELY, answer="Mine")
    taken = KNOWN.from_library(KNOWN.library[0], typed)
    assert (taken.words, taken.kind, taken.likelihood) == ("You are too dear", ObjectionKind.PRICE, Likelihood.LIKELY)
    assert (taken.answer, taken.objection_id, taken.answer_id) == ("Mine", DEAR, None)
    filled = KNOWN.from_library(KNOWN.library[0], PlanObjection(words="too d"))
    assert (filled.answer, filled.answer_id) == ("Count the spoiled loads", COUNT)


def test_4_20_a_new_objection_with_its_answer_goes_into_the_library_and_the_plan_knows_it() -> None:
    said = PlanObjection(
        words="Nordfrost is cheaper", kind=ObjectionKind.PRICE, answer="Per year we are not", proof="p. 2"
    )
    objection, linked = into_library(said, None, ids)
    assert (objection.words, objection.kind) == ("Nordfrost is cheaper", ObjectionKind.PRICE)
    (answer,) = objection.answers
    assert (answer.answer, answer.proof) == ("Per year we are not", "p. 2")
    assert (linked.objection_id, linked.answer_id) == (objection.id, answer.id)
    known = KnownObjections(MET, (*KNOWN.library, ObjectionView(objection, 0, ())))
    assert known.is_kept(linked)
    assert not known.is_kept(said)
    assert not known.is_kept(PlanObjection(words=said.words, answer="Another", objection_id=objection.id))


def test_4_20_a_second_answer_joins_the_objection_and_the_same_one_is_not_kept_twice() -> None:
    said = PlanObjection(words="you are TOO dear", answer="Rent it")
    same = same_of([TOO_LATE, TOO_DEAR], said)
    assert same is TOO_DEAR
    objection, linked = into_library(said, same, ids)
    assert [answer.answer for answer in objection.answers] == [*(a.answer for a in TOO_DEAR.answers), "Rent it"]
    assert (objection.words, linked.objection_id) == ("You are too dear", DEAR)
    again, linked = into_library(PlanObjection(words="Dear", answer="we give 5 % OFF", proof="Offer"), TOO_DEAR, ids)
    assert [answer.id for answer in again.answers] == [DISCOUNT, COUNT]
    assert (again.answers[0].proof, linked.answer_id) == ("Offer", DISCOUNT)


@pytest.mark.parametrize("said", [PlanObjection(words=" ", answer="An answer"), PlanObjection(words="Words")])
def test_4_20_the_library_keeps_no_objection_without_words_or_answer(said: PlanObjection) -> None:
    with pytest.raises(Missing):
        into_library(said, None, ids)


def test_4_4_a_claim_is_ticked_as_used_once_and_unticked() -> None:
    meeting = planned(Meeting(id=UUID(int=9)), used=(DEAR,))
    ticked = claim_used(claim_used(meeting, LATE, used=True), LATE, used=True)
    assert plan_of(ticked).used == (DEAR, LATE)
    assert plan_of(claim_used(ticked, DEAR, used=False)).used == (LATE,)
    assert claim_used(meeting, LATE, used=False) == meeting
