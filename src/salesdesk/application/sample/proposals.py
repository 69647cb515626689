"""The three proposals of the story: one waits, one is a draft, one belongs to a deal that was won."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from salesdesk.application.changes import Edit
from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import CURRENCY, PAYMENT_TERMS, House
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.application.sample.tales import Tale
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import (
    AfterChoice,
    CompareRow,
    Figure,
    Heard,
    Need,
    Proposal,
    ProposalLine,
    ProposalOption,
    ProposalState,
)

_NAMES = ("earlier", "waiting", "draft")
_VALID = timedelta(days=28)
_DAYS_PER_NUMBER = 9
_OUT = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """That a proposal went out, or was withdrawn, at that instant (UTC)."""

    proposal_id: UUID
    at: datetime
    state: ProposalState


def proposals(days: Days, house: House, tales: Mapping[str, Tale]) -> tuple[tuple[Act, ...], tuple[Sending, ...]]:
    """Return the drafts as they were written, and what went out or was withdrawn when, in that order."""
    acts: list[Act] = []
    sendings: list[Sending] = []
    for turn, name in enumerate(_NAMES):
        told = read(f"proposal_{name}")
        tale = tales[told["deal"]]
        counted = days.from_day(tale.anchor)
        draft = _draft(name, told, tale, counted, house, turn)
        acts += _written(draft, told, counted)
        sendings += _sent(draft.id, told, counted)
    return tuple(acts), tuple(sorted(sendings, key=lambda s: s.at))


def _written(draft: Proposal, told: Table, days: Days) -> Iterator[Act]:
    """The draft, and its last touch on the day it went out: its date, and the next step that was agreed meanwhile."""
    drafted = days.day(told["drafted"])
    yield added([draft], drafted, days.written(drafted, 6), draft.rep_id)
    if "issued" in told:
        issued = days.day(told["issued"])
        ready = replace(draft, dated=issued, valid_until=issued + _VALID, next_step=key("follow_up", told["next_step"]))
        yield Act(edits=(Edit(draft, ready),), on=issued, at=days.written(issued, 6), by=draft.rep_id)


def _sent(proposal: UUID, told: Table, days: Days) -> Iterator[Sending]:
    for name, state in (("issued", ProposalState.ISSUED), ("withdrawn", ProposalState.WITHDRAWN)):
        if name in told:
            yield Sending(proposal_id=proposal, at=days.written(days.day(told[name]), _OUT), state=state)


def _draft(name: str, told: Table, tale: Tale, days: Days, house: House, turn: int) -> Proposal:
    dated = days.day(told["drafted"])
    a, b = (_option(option, days, house) for option in told["options"])
    if told.get("taxed", False):
        a, b = _taxed(a, house), _taxed(b, house)
    return Proposal(
        id=key("proposal", name),
        number=_number(house.me.prefix, dated, turn),
        account_id=tale.client.account.id,
        currency=CURRENCY,
        deal_id=key("deal", tale.key),
        person_id=key("person", told["person"]),
        rep_id=tale.client.account.owner_id,
        title=told["title"],
        dated=dated,
        valid_until=dated + _VALID,
        heard=_heard(told["heard"], days),
        compare=told["compare"],
        options=(a, b),
        payment_terms=PAYMENT_TERMS,
        after_choice=tuple(AfterChoice(text=m["text"], on=days.day(m["day"])) for m in told["after_choice"]),
    )


def _number(prefix: str, dated: date, turn: int) -> str:
    """About one number for every nine days of the year, as a busy rep would have used them."""
    return f"{prefix}-{dated.year}-{dated.timetuple().tm_yday // _DAYS_PER_NUMBER + turn + 1:04}"


def _heard(told: Table, days: Days) -> Heard:
    wording = texts(told, "lead", "worth", "propose")
    return Heard(
        needs=tuple(Need(on=days.day(n["day"]), **texts(n, "need", "today", "wanted", "who")) for n in told["needs"]),
        figures=tuple(
            Figure(**{name: days.told(text) for name, text in texts(f, "value", "label", "source").items()})
            for f in told["figures"]
        ),
        **{name: days.told(text) for name, text in wording.items()},
    )


def _option(told: Table, days: Days, house: House) -> ProposalOption:
    terms = texts(told, "name", "sentence", "delivery", "installation", "payment_terms")
    said = {name: days.told(text) for name, text in terms.items()}
    return ProposalOption(
        rows=tuple(CompareRow(label=label, text=days.told(text)) for label, text in told["rows"]),
        lines=tuple(_line(line, house) for line in told["lines"]),
        raised=tuple(key("raised", name) for name in told["raised"]),
        name=said.get("name", ""),
        sentence=said.get("sentence", ""),
        delivery=said.get("delivery", ""),
        installation=said.get("installation", ""),
        payment_terms=said.get("payment_terms", ""),
    )


def _taxed(option: ProposalOption, house: House) -> ProposalOption:
    """Return the option with the tax class of each item; what is in no catalogue has the usual one."""
    return replace(option, lines=tuple(replace(line, tax=house.tax_of(line.product_id)) for line in option.lines))


def _line(told: Table, house: House) -> ProposalLine:
    quantity = Decimal(told.get("quantity", 1))
    if "code" not in told:
        return ProposalLine(
            text=told["text"],
            price=Money.of(told["price"], CURRENCY),
            quantity=quantity,
            group=told["group"],
        )
    product = house.products[told["code"]]
    listed = product.price or Money.zero(CURRENCY)
    return ProposalLine(
        text=product.name,
        price=Money.of(told["price"], CURRENCY) if "price" in told else listed,
        quantity=quantity,
        unit=product.unit if quantity == 1 or not product.unit else f"{product.unit}s",
        group=told["group"],
        product_id=product.id,
        recurrence=product.recurrence,
        cost=product.cost,
    )
