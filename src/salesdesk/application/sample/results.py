"""What came of the talks of the story: objectives, objections that were met, outcomes, what the customer promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.domain.evaluation import Evaluation, OutcomeClass, Reached
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting
from salesdesk.domain.objection import ObjectionKind, PlanObjection

_EVALUATED = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one talk."""

    told: Table
    objections: Mapping[str, Table]

    def of(self, talk: Meeting, days: Days) -> Meeting:
        """Return the talk with its plan and its evaluation."""
        day = talk.held_on or days.zero
        expected = self.told.get("expected")
        plan = CallPlan(
            objections=tuple(self._objections()),
            expected=ExpectedReturn(quantity=Decimal(expected[0]), unit=expected[1], actual=Decimal(expected[2]))
            if expected
            else ExpectedReturn(),
            materials=tuple(key("material", name) for name in self.told.get("materials", ())),
            **texts(self.told, "objective"),
        )
        evaluation = Evaluation(
            reached=Reached(self.told["reached"]),
            outcome=OutcomeClass(self.told["outcome"]),
            agreed_by=self._agreed_by(day, days),
            done_at=talk.ends_at + _EVALUATED if talk.ends_at else None,
            **texts(self.told, "learnt", "agreed", "differently"),
        )
        return replace(talk, plan=plan, evaluation=evaluation)

    def evidence(self, talk: Meeting) -> Iterator[Evidence]:
        """Yield what the customer promised in the talk, as it counts for the deal."""
        if talk.evaluation is None or not talk.evaluation.is_commitment:
            return
        if talk.deal_id is not None and talk.held_on is not None:
            yield Evidence(
                id=key("evidence", str(talk.id)),
                deal_id=talk.deal_id,
                what=talk.evaluation.agreed,
                happened_on=talk.held_on,
                meeting_id=talk.id,
            )

    def _agreed_by(self, day: date, days: Days) -> date | None:
        return days.from_day(day).day(self.told["agreed_by"]) if "agreed_by" in self.told else None

    def _objections(self) -> Iterator[PlanObjection]:
        for name, answer, worked in self.told.get("met", ()):
            told = self.objections[name]
            one = next(a for a in told["answers"] if a["key"] == answer)
            yield PlanObjection(
                words=told["words"],
                kind=ObjectionKind(told["kind"]),
                answer=one["answer"],
                proof=one["proof"],
                raised=True,
                worked=worked,
                objection_id=key("objection", name),
                answer_id=key("answer", answer),
            )


def results() -> dict[UUID, Result]:
    """Return what came of each talk of which the story tells it, by the key of the talk."""
    told = read("library")
    objections = {one["key"]: one for one in told["objection"]}
    return {key("talk", f"{one['deal']}/{one['turn']}"): Result(one, objections) for one in told["result"]}
