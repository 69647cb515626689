"""A sweep: each flagged deal is closed, given back to marketing or kept, by hand, as one act (3.10-3.12, B12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.flagging import Judged, flags, odds_of, promised_steps
from salesdesk.application.following_up import Asked, FollowingUp
from salesdesk.application.forecasting import Forecasting, deals_as_of, rates_of, target_of
from salesdesk.application.handing_back import Returned, hand_back_of, lead_back
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.application.slips import slip_before
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.before_after import Ground, Measured, measured
from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, ReasonSource, Stage, lost
from salesdesk.domain.deals_alike import OddsAlike
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.lead import HandBack
from salesdesk.domain.moment import agreed_moment
from salesdesk.domain.refusals import Missing, OutOfRange, Refusal
from salesdesk.domain.slipping import taken_off
from salesdesk.domain.stalled import Acts
from salesdesk.domain.sweep import Sweep, SweepChoice, given_back, kept_again

FEW = 100
ALL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedDeal:
    """A deal that a sweep asks about: why, what the customer did last, its odds, how often it was kept.

    `promised` is a next step to come that the customer dated already: with it the deal may be kept.
    """

    row: DealRow
    judged: Judged
    acts: Acts
    odds: OddsAlike
    promised: FollowUp | None = None

    @property
    def keeps(self) -> int:
        """How often a sweep left it in the pipeline."""
        return self.judged.deal.keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepView:
    """The page of a sweep; `ground` is what the choices are measured on, `unsaid` counts deals nobody can judge."""

    flagged: tuple[FlaggedDeal, ...]
    kept: tuple[FlaggedDeal, ...]
    undated: tuple[DealRow, ...]
    unsaid: int
    wins: Cycle
    ground: Ground
    before: Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of one deal, with what that choice needs.

    `reason` of a no-decision and its `source`, who says so (4.3); `failed`, `why`, `seen`, `revisit_on` for marketing
    (3.6); `step` the next step that the customer dated, None where one is booked already.
    """

    choice: SweepChoice
    reason: ReasonCode = ReasonCode.NO_PRIORITY
    source: ReasonSource = ReasonSource.REP
    failed: str = ""
    why: str = ""
    seen: str = ""
    revisit_on: date | None = None
    step: Asked | None = None


Verdicts = Mapping[UUID, Verdict]


def choices(verdicts: Verdicts) -> Mapping[UUID, SweepChoice]:
    """Return what was chosen for each deal."""
    return {key: verdict.choice for key, verdict in verdicts.items()}


def refusal_of(verdict: Verdict, deal: FlaggedDeal, today: date, zone: str) -> Refusal | None:
    """Return what a verdict still needs, None where it can be applied."""
    try:
        match verdict.choice:
            case SweepChoice.BACK_TO_MARKETING:
                _hand_back(verdict, today)
            case SweepChoice.KEEP:
                keepable(deal)
                _dated(verdict, deal.promised, today, zone)
            case SweepChoice.NO_DECISION:
                pass
    except Refusal as refusal:
        return refusal
    return None


def keepable(deal: FlaggedDeal) -> None:
    """Refuse to keep a deal that was kept as often as it may be. Raises OutOfRange (keeps)."""
    kept_again(deal.judged.deal)


@dataclass(frozen=True, slots=True)
class Sweeping:
    """What a rep does with deals that outlived what is usual; nothing here happens by itself."""

    bench: Bench
    forecasting: Forecasting
    following_up: FollowingUp

    def view(self) -> SweepView:
        """Return the deals to be judged today and what they are measured on."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            deals = deals_as_of(look, day)
            found = flags(look, settings, deals, day)
            promised, acts = promised_steps(look, day), look.rows.acts(day)
            asked = [one.deal.id for one in (*found.flagged, *found.kept)]
            rows = _rows(look, [*asked, *(deal.id for deal in found.undated)], day)
            shown = partial(_shown, rows=rows, promised=promised, acts=acts, odds=odds_of(look, found, day))
            ground = self._ground(look, settings, tuple(deals), day)
            return SweepView(
                flagged=tuple(shown(one) for one in found.flagged),
                kept=tuple(shown(one) for one in found.kept),
                undated=tuple(rows[deal.id] for deal in found.undated),
                unsaid=found.unsaid,
                wins=found.wins,
                ground=ground,
                before=measured(ground, {}),
            )

    def measured(self, ground: Ground, chosen: Mapping[UUID, SweepChoice]) -> Measured:
        """Return the figures as they would be after the choices."""
        return measured(ground, chosen)

    def apply(self, verdicts: Verdicts) -> Step:
        """Do what was chosen, all of it as one act, with the record of the sweep.

        Raises Missing and OutOfRange for what a choice still needs, AlreadyClosed, NotKept.
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            ground = self._ground(look, settings, tuple(deals_as_of(look, day)), day)
            promised = promised_steps(look, day)
            doing = _Doing(self, look, settings, day, promised)
            edits = [edit for key, verdict in verdicts.items() for edit in doing.edits(key, verdict)]
        if not edits:
            raise Missing("choice", "sweep")
        return self.bench.do(*edits, Edit(None, self._record(ground, verdicts)))

    def _record(self, ground: Ground, verdicts: Verdicts) -> Sweep:
        chosen = [verdict.choice for verdict in verdicts.values()]
        before, after = measured(ground, {}), measured(ground, choices(verdicts))
        return Sweep(
            id=self.bench.new_id(),
            swept_on=ground.as_of,
            closed=chosen.count(SweepChoice.NO_DECISION),
            returned=chosen.count(SweepChoice.BACK_TO_MARKETING),
            kept=chosen.count(SweepChoice.KEEP),
            open_before=before.open.value,
            open_after=after.open.value,
        )

    def _ground(self, look: Reading, settings: DeskSettings, deals: tuple[Deal, ...], day: date) -> Ground:
        period = self.forecasting.period_of(settings, day)
        whole = Ground(
            deals=tuple(rates_of(look, settings, day).deals(deals)),
            stages=tuple(look.every(Stage)),
            as_of=day,
            period=period,
            following=self.forecasting.period_of(settings, period.last + timedelta(days=1)),
            target=target_of(look, period, settings.currency),
            currency=settings.currency,
            unproven=look.rows.unproven(),
            slip=taken_off(slip_before(look.rows, settings, period, day)),
        )
        return whole.lessened()


def _rows(look: Reading, keys: Sequence[UUID], day: date) -> Mapping[UUID, DealRow]:
    """Return the rows of these open deals, one by one where they are few, else in one go."""
    if len(keys) <= FEW:
        return {key: look.rows.deal_row(key) for key in keys}
    return {row.id: row for row in look.rows.deal_page(DealQuery(as_of=day), None, ALL).rows}


def _shown(
    judged: Judged,
    *,
    rows: Mapping[UUID, DealRow],
    promised: Mapping[UUID, FollowUp],
    acts: Mapping[UUID, Acts],
    odds: Mapping[UUID, OddsAlike],
) -> FlaggedDeal:
    key = judged.deal.id
    return FlaggedDeal(
        row=rows[key],
        judged=judged,
        acts=acts.get(key, Acts()),
        odds=odds[key],
        promised=promised.get(key),
    )


@dataclass(frozen=True, slots=True)
class _Doing:
    """What the verdicts do to the records of one look."""

    sweeping: Sweeping
    look: Reading
    settings: DeskSettings
    day: date
    promised: Mapping[UUID, FollowUp]

    def edits(self, key: UUID, verdict: Verdict) -> list[Edit]:
        deal = live(self.look, Deal, key)
        match verdict.choice:
            case SweepChoice.NO_DECISION:
                why = LossReason(code=verdict.reason, source=verdict.source)
                return [Edit(deal, lost(deal, self.day, Outcome.NO_DECISION, [why]))]
            case SweepChoice.BACK_TO_MARKETING:
                return [Edit(deal, given_back(deal, self.day)), self._lead(deal, verdict)]
            case SweepChoice.KEEP:
                return [Edit(deal, kept_again(deal)), *self._step(deal, verdict)]

    def _lead(self, deal: Deal, verdict: Verdict) -> Edit:
        hand_back = _hand_back(verdict, self.day)
        return lead_back(self.sweeping.bench, self.look, self.settings, deal, hand_back)

    def _step(self, deal: Deal, verdict: Verdict) -> list[Edit]:
        """The step the customer dated; one that is booked already is not booked twice."""
        _dated(verdict, self.promised.get(deal.id), self.day, self.settings.zone)
        if verdict.step is None:
            return []
        return [Edit(None, self.sweeping.following_up.made(replace(verdict.step, deal_id=deal.id)))]


def _hand_back(verdict: Verdict, day: date) -> HandBack:
    """Return why marketing gets it back. Raises Missing, OutOfRange for what marketing would have to guess (3.6)."""
    told = Returned(failed=verdict.failed, reason=verdict.why, seen=verdict.seen, revisit_on=verdict.revisit_on)
    return hand_back_of(told, day)


def _dated(verdict: Verdict, promised: FollowUp | None, day: date, zone: str) -> None:
    """Refuse a next step that the customer did not date (3.10). Raises Missing, LooseWords, OutOfRange."""
    step = verdict.step
    if step is None:
        if promised is None:
            raise Missing("step", "kept_deal")
        return
    if not step.topic.strip():
        raise Missing("topic", "follow_up")
    starts = agreed_moment(step.day, step.clock, step.zone or zone, step.said)
    if starts.day < day:
        raise OutOfRange("step_on", starts.day.isoformat(), day.isoformat())
    if not (step.promised or "").strip():
        raise Missing("promised", "kept_deal")
