"""What the desk knows for the objections of one call: what deals like this one met, the library, what worked (B14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.application.library import Library, ObjectionView
from salesdesk.application.ports import NotKept
from salesdesk.domain.folding import fold
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.objections_met import AnswerRecord, ObjectionRecord, ObjectionsMet
from salesdesk.domain.rates import Rate

NOT_TRIED = Rate.seen(0, 0)
_SHORTEST_WORD = 3
_MOST_MATCHES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOffer:
    """An answer that can be taken over, how often it worked, and where in the library it stands, if it does."""

    answer: str
    proof: str
    success: Rate = NOT_TRIED
    objection_id: UUID | None = None
    answer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class KnownObjections:
    """What deals like this one met, most often first, and the library."""

    met: ObjectionsMet
    library: tuple[ObjectionView, ...]

    def suggestions(self, planned: Iterable[PlanObjection]) -> tuple[ObjectionRecord, ...]:
        """Return what deals like this one met, without what the plan has already (by library id or folded words)."""
        listed = list(planned)
        keys = {o.objection_id for o in listed} - {None}
        words = {fold(o.words) for o in listed}
        return tuple(r for r in self.met.records if r.objection_id not in keys and fold(r.words) not in words)

    def matches(self, typed: PlanObjection, planned: Iterable[PlanObjection] = ()) -> tuple[ObjectionView, ...]:
        """Return objections of the library that share most words with what is typed, the nearest first.

        Nothing for one that comes from the library, or that another of the plan comes from.
        """
        wanted = [word for word in fold(typed.words).split() if len(word) >= _SHORTEST_WORD]
        if typed.objection_id is not None or not wanted:
            return ()
        taken = {o.objection_id for o in planned}
        shares = [(_share(wanted, view.objection.words), view) for view in self.library]
        near = [(share, view) for share, view in shares if 2 * share >= 1 and view.objection.id not in taken]
        near.sort(key=lambda pair: (-pair[0], -pair[1].calls, fold(pair[1].objection.words)))
        return tuple(view for _, view in near[:_MOST_MATCHES])

    def answers(self, objection: PlanObjection) -> tuple[AnswerOffer, ...]:
        """Return answers for an objection, those told in calls and those of the library, the best proven first."""
        offers: dict[str, AnswerOffer] = {}
        view = self._view_of(objection)
        if view is not None:
            for kept in view.objection.answers:
                offers[fold(kept.answer)] = AnswerOffer(
                    answer=kept.answer, proof=kept.proof, objection_id=view.objection.id, answer_id=kept.id
                )
        for told in (*(view.answers if view else ()), *self._told(objection)):
            known = offers.get(fold(told.answer)) or AnswerOffer(
                answer=told.answer, proof=told.proof, objection_id=view.objection.id if view else None
            )
            offers[fold(told.answer)] = replace(known, proof=known.proof or told.proof, success=told.success)
        return tuple(sorted(offers.values(), key=lambda o: (-o.success.low, -o.success.n, fold(o.answer))))

    def taking(self, objection: PlanObjection, offer: AnswerOffer) -> PlanObjection:
        """Return the objection with another answer in the place of its own; a proof of the former goes with it."""
        former = self._offer_of(objection)
        if former is not None and fold(former.proof) == fold(objection.proof):
            objection = replace(objection, proof="")
        return with_answer(objection, offer)

    def others(self, objection: PlanObjection) -> tuple[AnswerOffer, ...]:
        """Return what else could be answered: nothing for an objection that has an answer in words of its own."""
        former = self._offer_of(objection)
        if objection.answered and former is None:
            return ()
        return tuple(offer for offer in self.answers(objection) if offer != former)

    def record_of(self, objection: PlanObjection) -> Rate:
        """Return how often its answer worked; NOT_TRIED when it was never told or is not planned yet."""
        offer = self._offer_of(objection)
        return offer.success if offer else NOT_TRIED

    def _offer_of(self, objection: PlanObjection) -> AnswerOffer | None:
        answer = fold(objection.answer)
        return next((offer for offer in self.answers(objection) if fold(offer.answer) == answer), None)

    def best_answer(self, objection: PlanObjection) -> AnswerOffer | None:
        """Return the best proven answer, None when nobody has one yet."""
        return next(iter(self.answers(objection)), None)

    def from_record(self, record: ObjectionRecord) -> PlanObjection:
        """Return an objection that was met, with its best answer and the proof filled in."""
        met = PlanObjection(words=record.words, kind=record.kind, objection_id=record.objection_id)
        view = self._view_of(met)
        return self._answered(replace(met, objection_id=view.objection.id) if view else met)

    def from_library(self, view: ObjectionView, typed: PlanObjection) -> PlanObjection:
        """Return an objection of the library in the place of the one that was typed; a typed answer stays."""
        kept = view.objection
        return self._answered(replace(typed, words=kept.words, kind=kept.kind, objection_id=kept.id))

    def is_kept(self, objection: PlanObjection) -> bool:
        """Tell whether the library has this objection with this answer, and the plan knows it."""
        view = self._view_of(objection)
        if view is None or objection.objection_id != view.objection.id:
            return False
        return fold(objection.answer) in {fold(answer.answer) for answer in view.objection.answers}

    def _answered(self, objection: PlanObjection) -> PlanObjection:
        best = None if objection.answered else self.best_answer(objection)
        return with_answer(objection, best) if best else objection

    def _told(self, objection: PlanObjection) -> Sequence[AnswerRecord]:
        return [
            told
            for record in self.met.records
            if _is_same(objection, record.objection_id, record.words)
            for told in record.answers
        ]

    def _view_of(self, objection: PlanObjection) -> ObjectionView | None:
        by_id = (view for view in self.library if view.objection.id == objection.objection_id)
        by_words = (view for view in self.library if fold(view.objection.words) == fold(objection.words))
        return next(by_id, None) or next(by_words, None)


NOTHING_KNOWN = KnownObjections(ObjectionsMet((), 0, pooled=False), ())


def known_for(library: Library, deal_id: UUID | None, account_id: UUID | None) -> KnownObjections:
    """Return what the desk knows for a call on a deal or an account."""
    return KnownObjections(library.objections_like(deal_id, account_id), tuple(library.objections()))


def rates_against(library: Library, competitors: Iterable[UUID]) -> Mapping[UUID, Rate]:
    """Return our win rate against each competitor; one that was put away has none."""
    rates: dict[UUID, Rate] = {}
    for key in competitors:
        try:
            rates[key] = library.competitor(key).rate
        except NotKept:
            continue
    return rates


def with_answer(objection: PlanObjection, offer: AnswerOffer) -> PlanObjection:
    """Return the objection with an answer taken over, and its proof unless one is there already."""
    return replace(
        objection,
        answer=offer.answer,
        proof=objection.proof if objection.proof.strip() else offer.proof,
        objection_id=offer.objection_id or objection.objection_id,
        answer_id=offer.answer_id,
    )


def _is_same(objection: PlanObjection, key: UUID | None, words: str) -> bool:
    return (key is not None and key == objection.objection_id) or fold(words) == fold(objection.words)


def _share(wanted: Sequence[str], words: str) -> float:
    there = fold(words).split()
    return sum(any(word.startswith(start) for word in there) for start in wanted) / len(wanted)
