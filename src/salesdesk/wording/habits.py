"""Which activities work, and how long sales take for whom, in words (1.3, 1.16, 4.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.application.forecast.effort import Grouping
from salesdesk.domain.activity_effect import MANY_HOURS, Effect, unproductive
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.rhythm import Rhythm, Rhythms, Tempo
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_GROUPING: Mapping[Grouping, str] = {
    Grouping.SEGMENT: N_("Segment"),
    Grouping.PRODUCT: N_("Product group"),
    Grouping.REP: N_("Rep"),
}
_NOBODY: Mapping[Grouping, str] = {
    Grouping.SEGMENT: N_("No segment known"),
    Grouping.PRODUCT: N_("No product group"),
    Grouping.REP: N_("Nobody named"),
}


def grouping_name(grouping: Grouping, words: Words) -> str:
    """Return what the cycle table is by."""
    return words.text(_GROUPING[grouping])


def group_name(grouping: Grouping, group: str, words: Words) -> str:
    """Return what a group is called; deals may have none."""
    return group or words.text(_NOBODY[grouping])


def works_told(found: Sequence[Effect], words: Words) -> str:
    """Return which kinds cost many hours and brought no advance, by name, and what to do; else that there is none."""
    flagged = unproductive(found)
    if not found:
        return words.text("Nothing was logged in the last 24 months. Log what you do, and what works is here.")
    if not any(one.sum.advances for one in found):
        return words.text("No advance was noted yet. Say what came of a talk when you log or evaluate it.")
    if not flagged:
        return words.text("No kind took many hours without an advance.")
    named = [
        words.text("{kind} ({hours} h)", kind=label(words, one.sum.kind), hours=words.number(one.sum.hours, 0))
        for one in flagged
    ]
    return words.text(
        "Many hours and no advance: {kinds}. Ask what they are for, do them shorter, or leave them.",
        kinds=words.listed(named),
    )


def hourly_told(one: Effect, words: Words) -> str:
    """Return the advances an hour of a kind with their interval, or that too few hours are known."""
    between = one.sum.each_hour
    if between is None or one.per_hour is None:
        return words.text("Under {least} h: cannot say", least=words.number(MANY_HOURS))
    return words.text(
        "{rate} ({low}–{high})",
        rate=words.number(one.per_hour, 2),
        low=words.number(between[0], 2),
        high=words.number(between[1], 2),
    )


def hours_told(one: Effect, words: Words) -> str:
    """Return the hours of a kind that are known."""
    return words.number(one.sum.hours, 1)


def untimed_told(found: Sequence[Effect], words: Words) -> str:
    """Return of how many entries nobody knows how long they took; "" of none."""
    untimed = sum(one.sum.untimed for one in found)
    if not untimed:
        return ""
    return words.plural(
        "{n} entry has no length and is in no hour.", "{n} entries have no length and are in no hour.", untimed
    )


def rhythms_told(found: Rhythms, words: Words) -> str:
    """Return how long sales take, and who is different from that (1.3)."""
    team = found.team
    if team.median is None:
        return words.text("No deal was won yet, so there is no cycle to compare.")
    whole = words.plural(
        "{n} won deal took {median} days.",
        "Half of {n} won deals took {median} days or less.",
        team.n,
        median=words.number(team.median),
    )
    different = [one.group for one in found.groups if one.group and one.tempo in {Tempo.QUICKER, Tempo.SLOWER}]
    if different:
        return words.text(
            "{whole} Different, more than chance would make it: {groups}.", whole=whole, groups=words.listed(different)
        )
    if any(one.tempo is Tempo.ALIKE for one in found.groups):
        return words.text("{whole} The figures tell no difference between the groups.", whole=whole)
    return words.text("{whole} No group has the 8 wins that a comparison needs.", whole=whole)


def days_cell(days: int | None, words: Words) -> str:
    """Return a number of days, a dash where nobody knows."""
    return words.number(days) if days is not None else "–"


def median_told(one: Rhythm, words: Words) -> str:
    """Return the median of a group with its interval, or that it has too few wins."""
    if one.low is None or one.high is None or one.cycle.median is None:
        return words.text("Under {least} wins", least=words.number(LEAST_CLOSED))
    return words.text(
        "{median} ({low}–{high})",
        median=words.number(one.cycle.median),
        low=words.number(one.low),
        high=words.number(one.high),
    )
