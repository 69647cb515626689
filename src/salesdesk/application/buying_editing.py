"""Writing down how a customer buys, each act a pure function of the process: what undo takes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, BuyingStage, Rival
from salesdesk.domain.money import Money


def ticked(process: BuyingProcess, step: BuyerStep, *, done: bool) -> BuyingProcess:
    """Return the process with a step of the buyer done or not; not having spoken to anybody names nobody (3.1)."""
    steps = process.done | {step} if done else process.done - {step}
    return replace(process, done=steps, spoke_to=process.spoke_to if BuyerStep.SPOKE in steps else "")


def spoken_to(process: BuyingProcess, whom: str) -> BuyingProcess:
    """Return the process with whom the buyer spoke to; naming somebody ticks the step."""
    done = process.done | {BuyerStep.SPOKE} if whom.strip() else process.done
    return replace(process, done=done, spoke_to=whom.strip())


def staged(process: BuyingProcess, stage: BuyingStage | None) -> BuyingProcess:
    """Return the process at another stage of the customer's own buying."""
    return replace(process, stage=stage)


def expecting_price(process: BuyingProcess, price: Money | None, today: date) -> BuyingProcess:
    """Return the process with what the customer expects to pay, learnt today (4.5); no price has no day."""
    if price == process.price_expected:
        return process
    return replace(process, price_expected=price, price_learnt_on=None if price is None else today)


def price_learnt(process: BuyingProcess, day: date | None) -> BuyingProcess:
    """Return the process with the day on which the price expectation was learnt; without a price there is none."""
    return process if process.price_expected is None else replace(process, price_learnt_on=day)


def deciding(process: BuyingProcess, day: date | None) -> BuyingProcess:
    """Return the process with the day on which the customer means to decide."""
    return replace(process, decides_on=day)


def working(process: BuyingProcess, text: str) -> BuyingProcess:
    """Return the process with how we will work: steps, channel, how often (2.5)."""
    return replace(process, how_we_work=text.strip())


def rival_named(process: BuyingProcess, competitor_id: UUID) -> BuyingProcess:
    """Return the process with a competitor on the deal; one that is named already stays as it is."""
    if any(rival.competitor_id == competitor_id for rival in process.rivals):
        return process
    return replace(process, rivals=(*process.rivals, Rival(competitor_id=competitor_id)))


def rival_tied(process: BuyingProcess, competitor_id: UUID, relationship: str) -> BuyingProcess:
    """Return the process with what ties a competitor to this customer (4.4)."""
    rivals = tuple(
        replace(rival, relationship=relationship.strip()) if rival.competitor_id == competitor_id else rival
        for rival in process.rivals
    )
    return replace(process, rivals=rivals)


def rival_dropped(process: BuyingProcess, competitor_id: UUID) -> BuyingProcess:
    """Return the process without a competitor, who is no longer on the deal."""
    return replace(process, rivals=tuple(r for r in process.rivals if r.competitor_id != competitor_id))
