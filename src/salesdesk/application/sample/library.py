"""What the sellers of the story gathered, and how their customers buy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import CURRENCY
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.application.sample.tales import Tale
from salesdesk.domain.boilerplate import ProposalTemplate, Snippet
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, BuyingStage, Rival
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.fit import FitCriterion, FitField
from salesdesk.domain.material import Material, MaterialKind
from salesdesk.domain.money import Money
from salesdesk.domain.objection import Objection, ObjectionAnswer, ObjectionKind
from salesdesk.domain.playbook import Playbook, PlaybookStep
from salesdesk.domain.proposal import CompareRow

_GATHERED = 8
"""The turn of the day on which the library was written down: behind the team and its stages."""


def library(days: Days, on: date) -> Act:
    """Return what was gathered, written down when the desk was set up."""
    told = read("library")
    kept: list[Any] = [
        *(_competitor(one, days) for one in told["competitor"]),
        *(_objection(one) for one in told["objection"]),
        *(_material(one) for one in told["material"]),
        *(_playbook(one) for one in told["playbook"]),
        *(_criterion(one) for one in told["fit"]),
        *(Snippet(id=key("snippet", one["key"]), **texts(one, "name", "text", "language")) for one in told["snippet"]),
        *(_template(one) for one in told["template"]),
    ]
    return added(kept, on, days.written(on, _GATHERED), None)


def _competitor(told: Table, days: Days) -> Competitor:
    claims = tuple(
        Claim(
            id=key("claim", f"{told['key']}/{n}"),
            kind=ClaimKind(one["kind"]),
            known_on=days.day(one["day"]) if "day" in one else None,
            **texts(one, "text", "source"),
        )
        for n, one in enumerate(told["claims"])
    )
    return Competitor(id=key("competitor", told["key"]), claims=claims, **texts(told, "name", "price_model"))


def _template(told: Table) -> ProposalTemplate:
    return ProposalTemplate(
        id=key("template", told["key"]),
        rows=tuple(CompareRow(label=label, text=text) for label, text in told["rows"]),
        steps=tuple(told["steps"]),
        **texts(told, "name", "language", "compare", "propose", "terms"),
    )


def _objection(told: Table) -> Objection:
    answers = tuple(
        ObjectionAnswer(id=key("answer", one["key"]), **texts(one, "answer", "proof")) for one in told["answers"]
    )
    return Objection(
        id=key("objection", told["key"]), kind=ObjectionKind(told["kind"]), answers=answers, **texts(told, "words")
    )


def _material(told: Table) -> Material:
    return Material(
        id=key("material", told["key"]), kind=MaterialKind(told["kind"]), **texts(told, "name", "place", "note")
    )


def _playbook(told: Table) -> Playbook:
    steps = tuple(
        PlaybookStep(id=key("step", one["key"]), name=one["name"], lead_days=one["lead"]) for one in told["steps"]
    )
    return Playbook(id=key("playbook", told["key"]), steps=steps, **texts(told, "name", "segment"))


def _criterion(told: Table) -> FitCriterion:
    return FitCriterion(
        id=key("fit", told["key"]),
        field=FitField(told["field"]),
        words=tuple(told.get("words", ())),
        least=Decimal(told["least"]) if "least" in told else None,
        most=Decimal(told["most"]) if "most" in told else None,
        weight=told["weight"],
    )


def buying(days: Days, tales: Mapping[str, Tale]) -> Iterator[Act]:
    """Yield how the customers of some open deals buy, as it was known when it was learnt last."""
    for told in read("library")["buying"]:
        tale = tales[told["deal"]]
        known = days.day(told.get("learnt", -10))
        yield added([_process(told, tale, days)], known, days.written(known, 4), tale.client.account.owner_id)


def priced(days: Days, tales: Iterable[Tale]) -> Iterator[Act]:
    """Yield what customers of closed deals expected to pay, on the day they said it (4.5)."""
    for tale in tales:
        if tale.priced_on is not None:
            process = BuyingProcess(
                id=key("buying", tale.key),
                deal_id=key("deal", tale.key),
                price_expected=tale.value,
                price_learnt_on=tale.priced_on,
            )
            yield added([process], tale.priced_on, days.written(tale.priced_on, 4), tale.client.account.owner_id)


def _process(told: Table, tale: Tale, days: Days) -> BuyingProcess:
    rivals: Mapping[str, str] = told.get("rivals", {})
    return BuyingProcess(
        id=key("buying", tale.key),
        deal_id=key("deal", tale.key),
        done=frozenset(BuyerStep(step) for step in told["done"]),
        stage=BuyingStage(told["stage"]),
        price_expected=Money.of(told["price"], CURRENCY) if "price" in told else None,
        price_learnt_on=days.day(told["learnt"]) if "learnt" in told else None,
        decides_on=days.day(told["decides"]) if "decides" in told else None,
        rivals=tuple(Rival(competitor_id=key("competitor", one), relationship=tie) for one, tie in rivals.items()),
        **texts(told, "spoke_to", "how_we_work"),
    )
