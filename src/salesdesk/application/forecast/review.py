"""The review pack for the manager: every view of a period on one ground, for a paper or a workbook (3.15)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from salesdesk.application.bench import Bench
from salesdesk.application.exporting import XLSX, Saved, require_ending
from salesdesk.application.forecast.accuracy import AccuracyView, accuracy_view
from salesdesk.application.forecast.covering import CoverageView, coverage_of
from salesdesk.application.forecast.effort import Effort, EffortView
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecast.outlooks import OutlookView, outlook_of
from salesdesk.application.forecast.pacing import PaceView, pace_of
from salesdesk.application.forecast.pursuing import ClosingView, closing
from salesdesk.application.forecast.template import TemplatePress
from salesdesk.application.forecast.week_changes import ChangesView, WeekChanges
from salesdesk.application.forecast.whose import whose
from salesdesk.application.papers import Made
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.domain.ageing import Tier, age_of, yardsticks_of
from salesdesk.domain.deal import Stage
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.losses import LossReport, loss_report
from salesdesk.domain.pipeline import Sum, sum_of

PDF = ".pdf"
STEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StageAges:
    """The open deals of a stage (None: of none) by how old they are beside the won ones."""

    stage: Stage | None
    tiers: Mapping[Tier, Sum]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that a review tells of a period, of the deals in scope, as the pages show it.

    `whose` names the rep or the team, "" for everybody; `losses` are those of the 24 months up to the day.
    """

    ground: Ground
    whose: str
    outlook: OutlookView
    pace: PaceView
    coverage: CoverageView
    closing: ClosingView
    changes: ChangesView
    ages: tuple[StageAges, ...]
    losses: LossReport
    effort: EffortView
    accuracy: AccuracyView


def ages_of(ground: Ground) -> tuple[StageAges, ...]:
    """Return how old the open deals in scope are, stage by stage, held against the desk's won ones (3.9)."""
    sticks = yardsticks_of(ground.desk, ground.segments, ground.day)
    found: list[StageAges] = []
    in_order = sorted(ground.stages.values(), key=lambda one: one.order)
    for stage in (*in_order, None):
        deals = [one for one in ground.open_deals() if ground.stage_of(one) == stage]
        by_tier = {
            one.id: age_of(
                one.ages_from, ground.day, sticks.of(ground.segments.get(one.id, "")).cycle, one.paused_age
            ).tier
            for one in deals
        }
        tiers = {
            tier: sum_of([one for one in deals if by_tier[one.id] is tier], ground.currency)
            for tier in Tier
            if tier in by_tier.values()
        }
        if tiers or stage is not None:
            found.append(StageAges(stage=stage, tiers=tiers))
    return tuple(found)


class ReviewPress(TemplatePress, Protocol):
    """What makes the papers of the forecast (documents)."""

    def review(self, review: Review) -> Made:
        """Return the review pack as a PDF."""
        ...

    def review_workbook(self, review: Review) -> bytes:
        """Return the same as a workbook."""
        ...


Progress = Callable[[int, int], None]


def _untold(_done: int, _of: int) -> None:
    """Nobody asks how far it is."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """Makes the review pack."""

    bench: Bench
    calendars: WorkCalendars
    press: ReviewPress

    def view(
        self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY, progress: Progress = _untold
    ) -> Review:
        """Return the review of a period. Raises NotAPeriod; whatever `progress` raises stops it."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        progress(1, STEPS)
        effort = Effort(self.bench, self.calendars).view(name, as_of, scope)
        changes = WeekChanges(self.bench, self.calendars).of(ground)
        progress(2, STEPS)
        with self.bench.look() as look:
            gap = closing(look, ground)
            accounts = {key: one.name for key, one in look.rows.accounts_in_brief().items()}
            losses = _losses(look, ground)
        progress(3, STEPS)
        return Review(
            ground=ground,
            whose=whose(ground),
            outlook=outlook_of(ground, accounts),
            pace=pace_of(ground),
            coverage=coverage_of(ground),
            closing=gap,
            changes=changes,
            ages=ages_of(ground),
            losses=losses,
            effort=effort,
            accuracy=accuracy_view(ground),
        )

    def write(
        self,
        path: Path,
        name: str = "",
        scope: Scope = EVERYBODY,
        *,
        as_of: date | None = None,
        progress: Progress = _untold,
    ) -> Saved:
        """Write the review of a period, a PDF or, where the name ends in .xlsx, a workbook (3.15).

        Raises NotAPeriod, FileNotWritten; whatever `progress` raises stops it and leaves nothing.
        """
        is_workbook = path.suffix.lower() == XLSX
        require_ending(path, XLSX if is_workbook else PDF)
        review = self.view(name, as_of, scope, progress)
        if is_workbook:
            self.press.save(path, self.press.review_workbook(review))
            return Saved(path=path)
        made = self.press.review(review)
        self.press.save(path, made.pdf)
        progress(STEPS, STEPS)
        return Saved(path=path, warnings=made.warnings)


def _losses(look: Reading, ground: Ground) -> LossReport:
    """The report over the deals in scope that closed within 24 months."""
    first = rates_from(ground.day)
    ended = look.rows.ended(ground.settings.segment_by, first, ground.day)
    here = {one.id for one in ground.deals}
    return loss_report((one for one in ended if one.deal_id in here), first, ground.day)
