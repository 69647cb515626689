"""What was found out before the calls, and the four call plans of the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from salesdesk.application.changes import Edit
from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.people_and_accounts import Client
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.application.sample.tales import Tale
from salesdesk.domain.call_strategy import OptionToRaise, Question, QuestionKind
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.follow_up import Attendee, Reply
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting, MeetingKind, ready
from salesdesk.domain.objection import Likelihood, ObjectionKind, PlanObjection
from salesdesk.domain.objective_fields import ObjectiveFields
from salesdesk.domain.research import Finding, FindingKind

_WORDED = ("objective", "best", "least", "opening", "prospect_gets", "fall_back")


def findings(days: Days, clients: Mapping[str, Client]) -> Iterator[Act]:
    """Yield what was found out, each on its day."""
    for n, told in enumerate(read("plans")["finding"]):
        account = clients[told["account"]].account
        found_on = days.day(told["day"])
        of_industry = told["kind"] == FindingKind.INDUSTRY and told.get("subject") == account.industry
        finding = Finding(
            id=key("finding", f"{told['account']}/{n}"),
            kind=FindingKind(told["kind"]),
            account_id=None if of_industry else account.id,
            competitor_id=key("competitor", told["competitor"]) if "competitor" in told else None,
            text=days.told(told["text"]),
            found_on=found_on,
            said_by=key("person", told["by"]) if "by" in told else None,
            **texts(told, "subject", "source"),
        )
        yield added([finding], found_on, days.written(found_on, 1), account.owner_id)


def plans(days: Days, tales: Mapping[str, Tale]) -> Iterator[Act]:
    """Yield the call plans: begun with a moment and people, then written, one of them marked ready."""
    for told in read("plans")["plan"]:
        tale = tales[told["deal"]]
        owner, begun = tale.client.account.owner_id, days.day(told["begun"])
        first = _begun(told, tale, days)
        yield added([first], begun, days.written(begun, 2), owner)
        written = replace(first, plan=_plan(told, days))
        if "ready" in told:
            on = days.day(told["ready"])
            yield Act(
                edits=(Edit(first, ready(written, days.written(on, 3))),), on=on, at=days.written(on, 3), by=owner
            )
        elif written != first:
            yield Act(edits=(Edit(first, written),), on=begun, at=days.written(begun, 3), by=owner)


def _begun(told: Table, tale: Tale, days: Days) -> Meeting:
    return Meeting(
        id=key("plan", told["key"]),
        account_id=tale.client.account.id,
        deal_id=key("deal", tale.key),
        rep_id=tale.client.account.owner_id,
        kind=MeetingKind(told["kind"]),
        starts=days.moment(days.day(told["day"]), told["clock"]),
        minutes=told["minutes"],
        place=told["place"],
        people=tuple(key("person", name) for name in told["people"]),
        plan=CallPlan(),
        invited=0 if "replies" in told else None,
        replies=tuple(_reply(told, one, days) for one in told.get("replies", ())),
    )


def _reply(told: Table, one: list[str], days: Days) -> Attendee:
    """Return what somebody answered on the day after they were invited."""
    name, said = one
    return Attendee(
        person_id=key("person", name), reply=Reply(said), replied_at=days.written(days.day(told["begun"] + 1), 1)
    )


def _plan(told: Table, days: Days) -> CallPlan:
    wording: Table = {name: days.told(text) for name, text in texts(told, *_WORDED).items()}
    return CallPlan(
        questions=tuple(_question(one) for one in told.get("questions", ())),
        fields=ObjectiveFields(**texts(told.get("fields", {}), "who", "does", "shown_by", "moves")),
        materials=tuple(key("material", name) for name in told.get("materials", ())),
        to_raise=tuple(
            OptionToRaise(text=text, dimension=Dimension(dimension)) for text, dimension in told.get("to_raise", ())
        ),
        objections=tuple(_objection(o) for o in told.get("objections", ())),
        expected=_expected(told["expected"], days) if "expected" in told else ExpectedReturn(),
        **wording,
    )


def _question(told: list[str]) -> Question:
    kind, text = told
    return Question(text=text, kind=QuestionKind(kind))


def _objection(told: Table) -> PlanObjection:
    return PlanObjection(
        kind=ObjectionKind(told["kind"]),
        likelihood=Likelihood(told["likelihood"]),
        objection_id=key("objection", told["library"]) if "library" in told else None,
        **texts(told, "words", "answer", "proof"),
    )


def _expected(told: Table, days: Days) -> ExpectedReturn:
    by = days.day(told["by"]) if "by" in told else None
    return ExpectedReturn(quantity=Decimal(told["quantity"]), unit=told["unit"], by=by)
