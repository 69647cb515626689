"""The words for why a category is suggested for a deal."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from salesdesk.domain.suggested_category import SuggestWhy
from salesdesk.wording.marking import N_

SUGGESTED_LABELS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    SuggestWhy: {
        SuggestWhy.LIKELY: N_("Its chance is 80 % or more"),
        SuggestWhy.EVEN: N_("Its chance is between 50 and 80 %"),
        SuggestWhy.UNLIKELY: N_("Its chance is under 50 %"),
        SuggestWhy.NO_CHANCE: N_("Its chance is 0 %"),
        SuggestWhy.NO_VALUE: N_("It has no value yet"),
        SuggestWhy.NOT_QUALIFIED: N_("It is not qualified yet"),
        SuggestWhy.UNPROVEN: N_("What its stage asks of the customer has not happened yet"),
        SuggestWhy.OVERDUE: N_("Its expected day is over"),
        SuggestWhy.TOO_SLOW: N_("Of your wins of its age, fewer than half closed in the days that are left"),
    },
}
