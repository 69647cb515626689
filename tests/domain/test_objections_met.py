"""B14: which objections deals like this one met, and which answers to them hold."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.objection import Objection, ObjectionAnswer, ObjectionKind, PlanObjection, checked
from salesdesk.domain.objections_met import ENOUGH, ObjectionMet, best_answers, met_by_deals_like, ranked
from salesdesk.domain.rates import wilson
from salesdesk.domain.refusals import Missing

PROPOSING, DECIDING = UUID(int=91), UUID(int=92)


def met(call: int, words: str, answer: str = "", worked: bool | None = None, **more: object) -> ObjectionMet:
    known: dict[str, object] = {"segment": "Dairy", "stage_id": PROPOSING, "kind": ObjectionKind.PRICE, "proof": ""}
    return ObjectionMet(meeting_id=UUID(int=call), words=words, answer=answer, worked=worked, **(known | more))  # type: ignore[arg-type]


def test_b14_objections_are_ranked_by_the_calls_that_met_them_whatever_case_and_accents() -> None:
    records = ranked(
        [met(1, "Too dear"), met(1, "Too dear"), met(1, "Πολύ ακριβό"), met(2, "ΠΟΛΎ ΑΚΡΙΒΌ"), met(3, "Not now")]
    )
    assert [(record.words, record.calls) for record in records] == [("ΠΟΛΎ ΑΚΡΙΒΌ", 2), ("Not now", 1), ("Too dear", 1)]


def test_b14_what_comes_from_one_objection_of_the_library_is_one_objection_whatever_its_words() -> None:
    key = UUID(int=7)
    (record,) = ranked([met(1, "Too dear", objection_id=key), met(2, "You cost more", objection_id=key)])
    assert (record.words, record.calls, record.objection_id) == ("You cost more", 2, key)


def test_b14_words_typed_before_the_library_had_them_are_the_librarys_objection() -> None:
    key = UUID(int=7)
    (record,) = ranked([met(1, "TOO  dear"), met(2, "Too dear", objection_id=key), met(3, "too dear")])
    assert (record.calls, record.objection_id) == (3, key)


def test_b14_answers_are_ranked_by_the_lower_wilson_bound_not_by_their_share() -> None:
    lucky = [met(1, "Too dear", "We give 5 % off", worked=True)]
    proven = [met(n, "Too dear", "Count the spoiled loads", worked=n != 10) for n in range(2, 11)]
    untold = [met(20, "Too dear", "Never told what came of it", worked=None)]
    answers = best_answers([*lucky, *proven, *untold])
    assert [answer.answer for answer in answers] == ["Count the spoiled loads", "We give 5 % off"]
    assert answers[0].success.n == 9
    assert answers[0].success.low > answers[1].success.low


def test_b14_deals_like_this_one_share_segment_and_stage_and_too_few_calls_pool_the_whole_desk() -> None:
    alike = [met(n, "Too dear") for n in range(ENOUGH)]
    others = [met(50 + n, "Not now", segment="Steel") for n in range(20)]
    seen = met_by_deals_like([*alike, *others], "DAIRY ", PROPOSING)
    assert (seen.pooled, seen.calls) == (False, ENOUGH)
    assert [record.words for record in seen.records] == ["Too dear"]
    few = met_by_deals_like([*alike[1:], *others], "Dairy", PROPOSING)
    assert (few.pooled, few.calls) == (True, ENOUGH + 19)
    assert [record.words for record in few.records] == ["Not now", "Too dear"]
    elsewhere = met_by_deals_like(alike, "Dairy", DECIDING)
    assert elsewhere.pooled


def test_b14_nothing_met_is_nothing_ranked() -> None:
    seen = met_by_deals_like([], "Dairy", PROPOSING)
    assert (seen.records, seen.calls) == ((), 0)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from("abc"), st.sampled_from("xyz"), st.booleans())))
def test_b14_nothing_told_is_lost_or_counted_twice(told: list[tuple[int, str, str, bool]]) -> None:
    records = ranked(met(call, words, answer, worked=worked) for call, words, answer, worked in told)
    assert sum(answer.success.n for record in records for answer in record.answers) == len(told)
    assert {record.words for record in records} == {words for _, words, _, _ in told}
    assert [record.calls for record in records] == sorted((record.calls for record in records), reverse=True)


def test_b14_an_answer_says_what_it_rests_on_and_keeps_its_last_proof() -> None:
    told = [met(n, "Too dear", "Rent it", worked=n <= 8, proof="Calculation" if n == 1 else "") for n in range(1, 11)]
    (answer,) = best_answers([*told, met(11, "Too dear", "  ", worked=True)])
    assert (answer.answer, answer.proof, answer.success.value, answer.success.n) == ("Rent it", "Calculation", 0.8, 10)
    assert (round(answer.success.low, 4), round(answer.success.high, 4)) == (0.4902, 0.9433)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.none() | st.booleans()), max_size=40))
def test_b14_no_answer_stands_before_one_with_a_higher_lower_bound(said: list[tuple[str, bool | None]]) -> None:
    answers = best_answers(met(n, "Too dear", answer, worked=worked) for n, (answer, worked) in enumerate(said))
    for answer in answers:
        told = [worked for one, worked in said if one == answer.answer and worked is not None]
        assert (answer.success.low, answer.success.high) == wilson(sum(told), len(told))
    assert all(one.success.low >= other.success.low for one, other in pairwise(answers))


def test_b14_an_account_without_an_industry_is_like_all_deals() -> None:
    seen = met_by_deals_like([met(n, "Too dear", segment="") for n in range(ENOUGH)], "", PROPOSING)
    assert (seen.calls, seen.pooled) == (ENOUGH, True)
    assert ENOUGH == 8


def test_4_20_an_objection_without_an_answer_is_a_missing_part() -> None:
    assert not PlanObjection(words="Too dear", answer="  ").answered
    assert PlanObjection(words="Too dear", answer="Rent it").answered


@pytest.mark.parametrize(("words", "answer", "what"), [(" ", "Rent it", "words"), ("Too dear", " ", "answer")])
def test_4_20_the_library_keeps_words_and_answers_with_words(words: str, answer: str, what: str) -> None:
    whole = Objection(id=UUID(int=7), words="Too dear", answers=(ObjectionAnswer(id=UUID(int=8), answer="Rent it"),))
    assert checked(whole) is whole
    with pytest.raises(Missing) as refused:
        checked(Objection(id=UUID(int=7), words=words, answers=(ObjectionAnswer(id=UUID(int=8), answer=answer),)))
    assert (refused.value.what, refused.value.where) == (what, "objection")
