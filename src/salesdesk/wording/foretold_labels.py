"""The words for forecasts that are kept and held against what came: occasions, categories, misses, changes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from salesdesk.domain.accuracy import Miss
from salesdesk.domain.pace_line import Course
from salesdesk.domain.snapshot import Foreseen, Occasion
from salesdesk.domain.week_changes import Shift
from salesdesk.wording.marking import N_

FORETOLD_LABELS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Occasion: {
        Occasion.FIRST_DAY: N_("First day"),
        Occasion.HALF_TIME: N_("Half-time"),
        Occasion.WEEK_TO_GO: N_("A week to go"),
        Occasion.ON_DEMAND: N_("On demand"),
    },
    Foreseen: {
        Foreseen.CLOSED: N_("Closed already"),
        Foreseen.COMMIT: N_("Commit"),
        Foreseen.BEST_CASE: N_("Best case"),
        Foreseen.PIPELINE: N_("Pipeline"),
        Foreseen.OMITTED: N_("Omitted"),
        Foreseen.NEW: N_("Not in the forecast"),
    },
    Miss: {Miss.TOO_HIGH: N_("Too high"), Miss.TOO_LOW: N_("Too low")},
    Course: {
        Course.REACHED: N_("Target reached"),
        Course.ON_COURSE: N_("On course"),
        Course.WARNED: N_("Early warning"),
        Course.LATE: N_("Behind"),
        Course.CANNOT_SAY: N_("Cannot say"),
    },
    Shift: {
        Shift.NEW: N_("New"),
        Shift.MOVED_IN: N_("Moved in"),
        Shift.MOVED_OUT: N_("Moved out"),
        Shift.PUSHED: N_("Pushed"),
        Shift.WON: N_("Won"),
        Shift.LOST: N_("Lost"),
        Shift.VALUE_UP: N_("Value up"),
        Shift.VALUE_DOWN: N_("Value down"),
    },
}
