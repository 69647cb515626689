"""Where the customer's own buying stands before we come: up to 60 % of it is over by then (3.1, 4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.folding import fold
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing, OutOfRange


class BuyerStep(StrEnum):
    """What a buyer does alone before anybody sells."""

    SEARCHED = "searched"
    COMPARED = "compared"
    SPOKE = "spoke"
    HAS_BUDGET = "has_budget"


class BuyingStage(StrEnum):
    """How far the customer's own buying is, in its order."""

    NO_NEED = "no_need"
    NEED = "need"
    SEARCHING = "searching"
    COMPARING = "comparing"
    DECIDING = "deciding"
    ORDERING = "ordering"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A competitor on this deal, and what ties it to this customer ("tyre sensors until 2028")."""

    competitor_id: UUID
    relationship: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingProcess:
    """What we know of a customer's buying on one deal; there is one for a deal.

    `spoke_to` says with whom they spoke; `price_expected` is net, first year, in the deal's currency, learnt on
    `price_learnt_on`; `decides_on` is the day on which they mean to decide; `how_we_work` are the agreed steps,
    the channel and how often (2.5). Days are in the desk's zone.
    """

    id: UUID
    deal_id: UUID
    done: frozenset[BuyerStep] = frozenset()
    spoke_to: str = ""
    stage: BuyingStage | None = None
    price_expected: Money | None = None
    price_learnt_on: date | None = None
    decides_on: date | None = None
    rivals: tuple[Rival, ...] = ()
    how_we_work: str = ""


def checked(process: BuyingProcess) -> BuyingProcess:
    """Return the process as it may be kept.

    A price expectation stands with the day on which it was learnt (4.5); a competitor stands once. Raises
    Missing, OutOfRange.
    """
    if process.price_expected is not None and process.price_learnt_on is None:
        raise Missing("price_learnt_on", "deal")
    if process.price_expected is not None and process.price_expected.minor < 0:
        raise OutOfRange("value", str(process.price_expected), "0")
    keys = [rival.competitor_id for rival in process.rivals]
    if len(keys) != len(set(keys)):
        raise OutOfRange("second_rival", "")
    return process


# The desk names its stages as it likes, so "at proposal" is told by order: whoever is in the third of them has
# understood the need and is about to name a price.
PRICE_IS_DUE_AT = 3


def lacks_price(process: BuyingProcess | None, deal: Deal, stages: Sequence[Stage]) -> bool:
    """Tell whether an open deal stands late (third stage or later) without a price expectation (4.5)."""
    late = {stage.id for stage in sorted(stages, key=lambda s: (s.order, s.name))[PRICE_IS_DUE_AT - 1 :]}
    known = process is not None and process.price_expected is not None
    return deal.status is Status.OPEN and deal.stage_id in late and not known


def repeated_step(
    objective: str, process: BuyingProcess | None, words: Mapping[BuyerStep, Iterable[str]]
) -> BuyerStep | None:
    """Return the first step that the buyer has done already and that the objective would do again (3.1).

    `words` are expressions that name each step ("compare offers"), of all languages at once.
    """
    if process is None:
        return None
    text = _spaced(objective)
    return next((step for step in BuyerStep if step in process.done and _names(text, words.get(step, ()))), None)


def _spaced(text: str) -> str:
    letters = "".join(character if character.isalnum() else " " for character in fold(text))
    return f" {' '.join(letters.split())} "


def _names(text: str, expressions: Iterable[str]) -> bool:
    return any(_spaced(expression) in text for expression in expressions)
