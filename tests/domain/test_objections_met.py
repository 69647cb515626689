"""B14: which objections deals like this one met, and which answers to them hold."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.objection import ObjectionKind
from salesdesk.domain.objections_met import ENOUGH, ObjectionMet, best_answers, met_by_deals_like, ranked

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
