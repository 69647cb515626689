"""Keeping an objection of a plan in the library, as pure functions of the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from salesdesk.domain.folding import fold
from salesdesk.domain.objection import Objection, ObjectionAnswer, PlanObjection
from salesdesk.domain.refusals import Missing


def same_of(library: Iterable[Objection], objection: PlanObjection) -> Objection | None:
    """Return the objection of the library that a plan's comes from, else the one with the same folded words."""
    listed = list(library)
    by_id = (one for one in listed if one.id == objection.objection_id)
    by_words = (one for one in listed if fold(one.words) == fold(objection.words))
    return next(by_id, None) or next(by_words, None)


def into_library(
    objection: PlanObjection, kept: Objection | None, new_id: Callable[[], UUID]
) -> tuple[Objection, PlanObjection]:
    """Return the library's objection with the planned answer in it, and the plan's objection linked to both.

    `kept` is the library's own, None when it has none yet: its words and kind stay, and an answer that says the
    same is not added twice. Raises Missing (words, answer).
    """
    for name in ("words", "answer"):
        if not getattr(objection, name).strip():
            raise Missing(name, "objection")
    before = kept or Objection(id=new_id(), words=objection.words, kind=objection.kind)
    same = next((one for one in before.answers if fold(one.answer) == fold(objection.answer)), None)
    if same is None:
        answer = ObjectionAnswer(id=new_id(), answer=objection.answer, proof=objection.proof)
        answers = (*before.answers, answer)
    else:
        answer = same if same.proof.strip() else replace(same, proof=objection.proof)
        answers = tuple(answer if one is same else one for one in before.answers)
    return replace(before, answers=answers), replace(objection, objection_id=before.id, answer_id=answer.id)
