"""Which of a desk's stages a file's stage may be where the names differ: by meaning, by place, by win chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import mean
from typing import Final

from salesdesk.application.importing.endings import unnumbered
from salesdesk.application.importing.matching import Offer, Why
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.deal import Stage

_NEXT_TO: Final = 5
_CHANCE_APART: Final = 0.05
_SURE: Final[Mapping[Why, float]] = {Why.MEANING: 0.8, Why.PLACE: 0.6, Why.CHANCE: 0.5}


def stage_offers(chances: Mapping[str, Sequence[float]], stages: Sequence[Stage]) -> Mapping[str, Offer]:
    """Propose a stage for each name for which just one fits; `chances` are those of its open deals, name by name.

    Stages are known to mean the same in many languages (Angebot, Proposal); one that is usually next to another in a
    sales process is less sure; one whose deals have about the same win chance is the least.
    """
    found: dict[str, Offer] = {}
    for text, of_deals in chances.items():
        offers = (_by_rank(text, stages, Why.MEANING, 0), _by_rank(text, stages, Why.PLACE, _NEXT_TO))
        offer = next(filter(None, (*offers, _by_chance(of_deals, stages))), None)
        if offer:
            found[text] = offer
    return found


def _by_rank(text: str, stages: Iterable[Stage], why: Why, apart: int) -> Offer | None:
    rank = _rank(text)
    if rank is None:
        return None
    return _only((s for s in stages if (own := _rank(s.name)) is not None and abs(own - rank) <= apart), why)


def _by_chance(chances: Sequence[float], stages: Iterable[Stage]) -> Offer | None:
    if not chances:
        return None
    usual = mean(chances)
    return _only((s for s in stages if s.chance is not None and abs(s.chance - usual) <= _CHANCE_APART), Why.CHANCE)


def _only(stages: Iterable[Stage], why: Why) -> Offer | None:
    """Two stages that fit alike leave open which is meant."""
    found = list(stages)
    return Offer(target=found[0].id, name=found[0].name, likeness=_SURE[why], why=why) if len(found) == 1 else None


def _rank(text: str) -> int | None:
    return values().stage_ranks.get(key_of(unnumbered(text)))
