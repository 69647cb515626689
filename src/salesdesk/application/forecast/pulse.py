"""What the page on accuracy shows of a period, all of it from one look at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.application.bench import Bench
from salesdesk.application.forecast.accuracy import AccuracyView, accuracy_view
from salesdesk.application.forecast.ground import EVERYBODY, Scope, ground_of
from salesdesk.application.forecast.keeping import Keeping, Snapshots
from salesdesk.application.forecast.looking_back import LookBack, LookingBack
from salesdesk.application.forecast.pacing import PaceView, pace_of
from salesdesk.application.forecast.week_changes import ChangesView, WeekChanges
from salesdesk.application.ports import WorkCalendars


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseView:
    """Pace, changes, accuracy, snapshots and the look back of one period for one scope."""

    pace: PaceView
    changes: ChangesView
    accuracy: AccuracyView
    keeping: Keeping
    look_back: LookBack


@dataclass(frozen=True, slots=True)
class Pulse:
    """The use cases of the page, over one ground."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", scope: Scope = EVERYBODY, since: date | None = None) -> PulseView:
        """Return everything at once; changes are those after `since`, a week ago unless told. Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, None, scope)
        return PulseView(
            pace=pace_of(ground),
            changes=WeekChanges(self.bench, self.calendars).of(ground, since),
            accuracy=accuracy_view(ground),
            keeping=Snapshots(self.bench, self.calendars).view(ground.period.name),
            look_back=LookingBack(self.bench, self.calendars).of(ground),
        )
