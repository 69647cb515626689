"""How each deal of the story grew: every step as somebody would have taken it, so that the history is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from salesdesk.application.changes import Edit
from salesdesk.application.sample.acts import Act
from salesdesk.application.sample.days import Days, back
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.tales import Tale
from salesdesk.domain import deal as deals
from salesdesk.domain.account import AccountKind
from salesdesk.domain.deal import Category, Deal, DealPerson, Motion, Stage, Status
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.money import Money

_DETAILED = 2
"""The stage in which lines and value are worked out."""
_SAID: Mapping[int, Category] = {3: Category.BEST_CASE, 4: Category.COMMIT}
_REVIEWED = 9


@dataclass(frozen=True, slots=True)
class _Step:
    """What happens to a deal on a day."""

    on: date
    change: Callable[[Deal], Deal]


def grown(told: Sequence[Tale], stages: tuple[Stage, ...], days: Days) -> Iterator[Act]:
    """Yield the acts of all deals, deal by deal in the order they were created; a first win makes a customer."""
    finished: list[Deal] = []
    first = {account: tale.key for account, tale in _first_wins(told)}
    for tale in told:
        account = tale.client.account
        earlier = (d for d in finished if d.account_id == account.id)
        deal = _created(tale, stages, tale.motion or deals.proposed_motion(earlier, tale.created))
        yield Act(edits=(Edit(None, deal),), on=tale.created, at=days.written(tale.created), by=account.owner_id)
        for turn, step in enumerate(sorted(_steps(tale, stages, days), key=lambda s: s.on), 1):
            after = step.change(deal)
            if after == deal:
                continue
            edits = [Edit(deal, after)]
            if after.status is Status.WON and first[account.name] == tale.key:
                edits.append(Edit(account, replace(account, kind=AccountKind.CUSTOMER)))
            edits += [Edit(None, one) for one in _done_for(tale, deal, after, stages, step.on)]
            yield Act(edits=tuple(edits), on=step.on, at=days.written(step.on, turn), by=account.owner_id)
            deal = after
        finished.append(deal)


def _done_for(tale: Tale, before: Deal, after: Deal, stages: Sequence[Stage], on: date) -> Iterator[Evidence]:
    """Yield what the customer did for a move to the next stage (4.8), noted with it."""
    place = next((n for n, stage in enumerate(stages) if stage.id == after.stage_id), 0)
    if after.stage_id == before.stage_id or not place or (place == tale.last and not tale.proven):
        return
    who = next(person.name for person in tale.client.people if person.id == tale.people[0].person_id)
    for criterion in stages[place - 1].criteria:
        yield Evidence(
            id=key("evidence", f"{tale.key}/{criterion.text}"),
            deal_id=after.id,
            what=criterion.text.replace("They", who, 1),
            happened_on=on,
            stage_id=stages[place - 1].id,
            criterion_id=criterion.id,
        )


def _first_wins(told: Iterable[Tale]) -> Iterator[tuple[str, Tale]]:
    """Yield the wins latest first, so that the first one of an account is what a mapping keeps."""
    for tale in sorted(told, key=lambda t: t.anchor, reverse=True):
        if tale.status is Status.WON:
            yield tale.client.account.name, tale


def _created(tale: Tale, stages: tuple[Stage, ...], motion: Motion) -> Deal:
    at_once = tale.last == 0
    deal = Deal(
        id=key("deal", tale.key),
        title=tale.title,
        currency=tale.currency,
        account_id=tale.client.account.id,
        owner_id=tale.client.account.owner_id,
        motion=motion,
        value=tale.value if at_once else _guess(tale),
        created_on=tale.created,
        expected_on=tale.expected if at_once else None,
        lines=tale.lines if at_once else (),
        people=(DealPerson(person_id=tale.people[0].person_id),),
    )
    return deals.moved(deal, stages[0], tale.created)


def _guess(tale: Tale) -> Money | None:
    """What somebody thought at first, in whole thousands; often nobody knows."""
    dice = tale.dice("guess")
    if tale.value is None or dice.random() < 0.4:
        return None
    thousands = max(1, round(float(tale.value.amount) * dice.uniform(0.7, 1.3) / 1000))
    return Money.of(thousands * 1000, tale.currency)


def _steps(tale: Tale, stages: tuple[Stage, ...], days: Days) -> Iterator[_Step]:
    for place, on in tale.entered.items():
        if place:
            yield _Step(on, partial(_entered, tale=tale, place=place, stage=stages[place], on=on))
    yield from _dated(tale)
    if tale.status is Status.OPEN:
        reviewed = max(tale.entered[tale.last], back(days.zero - timedelta(days=_REVIEWED)))
        yield _Step(reviewed, partial(_judged, tale=tale))
    else:
        yield _Step(tale.anchor, partial(_ended, tale=tale))


def _entered(deal: Deal, *, tale: Tale, place: int, stage: Stage, on: date) -> Deal:
    after = deals.moved(deal, stage, on)
    if place == 1:
        after = replace(after, people=tale.people)
    if place == min(_DETAILED, tale.last):
        after = replace(after, lines=tale.lines, value=tale.value)
    return replace(after, category=_SAID.get(place, after.category))


def _dated(tale: Tale) -> Iterator[_Step]:
    """The expected day, first said when the deal was qualified, and each time it was put off."""
    if not tale.last:
        return
    begun = tale.entered[1]
    slip = timedelta(days=min(30, max(0, (tale.expected - begun).days - 12) // (tale.pushes + 1)))
    for n in range(tale.pushes + 1):
        expected = tale.expected if n == tale.pushes else back(tale.expected - slip * (tale.pushes - n))
        said = min(back(expected - slip - timedelta(days=2)), tale.anchor - timedelta(days=2 + tale.pushes - n))
        yield _Step(max(begun, said) if n else begun, partial(replace, expected_on=expected))


def _judged(deal: Deal, *, tale: Tale) -> Deal:
    return replace(deal, category=tale.category or Category.PIPELINE, chance=tale.chance)


def _ended(deal: Deal, *, tale: Tale) -> Deal:
    if tale.outcome is None:
        return deals.won(deal, tale.anchor)
    return deals.lost(deal, tale.anchor, tale.outcome, tale.reasons)
