"""The words for a pipeline's speed and the work behind it: levers, steps of the funnel, cycles, effects."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from salesdesk.domain.activity_effect import Yield
from salesdesk.domain.funnel import FunnelStep
from salesdesk.domain.rhythm import Tempo
from salesdesk.domain.velocity import Lever, Unmeasured
from salesdesk.wording.marking import N_

PACE_LABELS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Lever: {
        Lever.DEALS: N_("More deals"),
        Lever.WIN_RATE: N_("Better win rate"),
        Lever.VALUE: N_("Larger deals"),
        Lever.CYCLE: N_("Shorter cycle"),
    },
    Unmeasured: {
        Unmeasured.FEW_CLOSED: N_("Fewer than 8 deals were decided in the last 24 months"),
        Unmeasured.NO_WINS: N_("No deal was won in the last 24 months"),
        Unmeasured.NO_VALUE: N_("No won deal has a value"),
        Unmeasured.NO_CYCLE: N_("No won deal says how long it took"),
    },
    FunnelStep: {
        FunnelStep.DEALS: N_("Decisions"),
        FunnelStep.ADVANCES: N_("Advances"),
        FunnelStep.TALKS: N_("Talks"),
        FunnelStep.ACTIVITIES: N_("Activities"),
    },
    Tempo: {
        Tempo.QUICKER: N_("Quicker"),
        Tempo.ALIKE: N_("Not told apart"),
        Tempo.SLOWER: N_("Slower"),
        Tempo.CANNOT_SAY: N_("Cannot say"),
    },
    Yield: {
        Yield.ADVANCES: N_("Brings advances"),
        Yield.NOTHING_YET: N_("No advance yet"),
        Yield.MANY_HOURS_NO_ADVANCE: N_("Many hours, no advance"),
    },
}
