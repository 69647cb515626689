"""What each play is worth against a gap, in words: its verdict, why with how many won deals say so (0.2-0.14, 0.16)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from salesdesk.application.forecast.playing import PlayRow, PlaysView
from salesdesk.domain.closing_in_time import LEAST_SEEN, InTime, Landing, Rests
from salesdesk.domain.deal import Motion
from salesdesk.domain.play_results import PlayResult
from salesdesk.domain.play_run import Progress
from salesdesk.domain.plays import Judged, Play, PlayKey, PlayWhy
from salesdesk.domain.rates import Rate
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_MOTIONS: Final[Mapping[Motion, str]] = {
    Motion.NEW: N_("with new customers"),
    Motion.EXISTING: N_("with existing customers"),
    Motion.FORMER: N_("with former customers"),
    Motion.REVISIT_NO: N_("after an earlier no"),
}
_STILL: Final[Mapping[PlayWhy, str]] = {
    PlayWhy.PERIOD_OVER: N_("The period is over: what is begun now counts for the next one."),
    PlayWhy.NO_CYCLE: N_(
        "No deal was won yet that tells how long this takes. Say above how long a sale usually takes."
    ),
    PlayWhy.NOTHING_TO_ADD: N_(
        "No product can be renewed, added on or sold beside another. If one can, say so in the product list."
    ),
    PlayWhy.NOT_FOR_SELLING: N_(
        "E-mails are for marketing, news, confirmations, short questions and one message to many. To sell, call."
    ),
    PlayWhy.WAITS: N_("Waits for the next period. It takes a reason and a new number, and moves deals on."),
}
_NO_CONTROL: Final[Mapping[PlayKey, str]] = {
    Play.NETWORKING: N_(
        "Whether a referral comes, whether it is won and how long it takes is not ours to say: a habit."
    ),
    Play.INBOUND_MARKETING: N_(
        "Who comes, how many and when is not ours to say: it works all year, not against a gap."
    ),
}
_NO_EVENT: Final[Mapping[PlayKey, str]] = {
    Play.EVENT: N_("No event of ours is in the calendar. Add one to a group with our company’s name."),
    Play.TRADE_SHOW: N_("No fair that we attend is in the calendar. Add it to a group and say that we attend."),
}


def play_name(key: PlayKey, own: str, words: Words) -> str:
    """Return what a play is called; `own` is the name of one of the desk's own."""
    return label(words, key) if isinstance(key, Play) else own


def verdict_why(row: PlayRow, words: Words) -> str:
    """Return why a play has its verdict, in one or two sentences with the numbers it rests on."""
    found = row.judged
    special = _SPECIAL.get(found.why)
    told = special(row, words) if special else words.text(_STILL[found.why])
    if found.key is Play.TAKE_OVER and found.why in {PlayWhy.SHARE_IN_TIME, PlayWhy.CYCLE_FITS, PlayWhy.CYCLE_TOO_LONG}:
        told = words.text("Whoever calls, it takes as long. {told}", told=told)
    if found.lead_days:
        told = words.plural(
            "{told} {n} day of lead is taken off.", "{told} {n} days of lead are taken off.", found.lead_days, told=told
        )
    return told


def _share(row: PlayRow, words: Words) -> str:
    found = row.judged
    seen = found.in_time
    if seen is None or seen.share is None:
        return ""
    return words.text(
        "Of {n} deals won {whom}, {hits} closed within {days} days: {share}, between {low} and {high}.",
        n=words.number(seen.share.n),
        whom=_whom(found, words),
        hits=words.number(round((seen.share.value or 0) * seen.share.n)),
        days=words.number(seen.days),
        share=words.percent(seen.share.value),
        low=words.percent(seen.share.low),
        high=words.percent(seen.share.high),
    )


def _cycle(row: PlayRow, words: Words) -> str:
    found = row.judged
    seen = found.in_time
    if seen is None:
        return ""
    left = words.plural("{n} day is left", "{n} days are left", seen.days)
    if seen.rests is Rests.SET_CYCLE:
        return words.text("A sale takes {days} days, as you said; {left}.", days=_days(seen, words), left=left)
    return words.plural(
        "Fewer than {least} deals were won {whom}. The {n} deal that was won took {days} days; {left}.",
        "Fewer than {least} deals were won {whom}. All {n} won deals: half of them took up to {days} days; {left}.",
        seen.n,
        least=words.number(LEAST_SEEN),
        whom=_whom(found, words),
        days=_days(seen, words),
        left=left,
    )


def _days(seen: InTime, words: Words) -> str:
    return words.number(seen.median or 0)


def _whom(found: Judged, words: Words) -> str:
    return words.text(_MOTIONS[found.motion or Motion.NEW])


def _uncontrolled(row: PlayRow, words: Words) -> str:
    still = _NO_CONTROL.get(row.judged.key)
    if still is not None:
        return words.text(still)
    return words.text("It is not in our hands whether and when it brings a deal: right all year, not against a gap.")


def _no_event(row: PlayRow, words: Words) -> str:
    return words.text(_NO_EVENT.get(row.judged.key, _NO_EVENT[Play.EVENT]))


def _event(row: PlayRow, words: Words) -> str:
    found = row.judged
    on = words.day_month(found.event_on) if found.event_on else ""
    if found.why is PlayWhy.EVENT_IN_TIME:
        return words.text("“{event}” on {day}: a usual sale after it still closes in time.", event=row.event, day=on)
    seen = found.in_time
    if seen is not None and seen.days <= 0:
        return words.text(
            "“{event}” on {day} comes after the period: it counts for a later one.", event=row.event, day=on
        )
    return words.text(
        "“{event}” on {day}: a sale after it takes {days} days in the middle, {left} are left then.",
        event=row.event,
        day=on,
        days=_days(seen, words) if seen else "–",
        left=words.number(seen.days if seen else 0),
    )


_SPECIAL: Final[Mapping[PlayWhy, Callable[[PlayRow, Words], str]]] = {
    PlayWhy.SHARE_IN_TIME: _share,
    PlayWhy.CYCLE_FITS: _cycle,
    PlayWhy.CYCLE_TOO_LONG: _cycle,
    PlayWhy.NOT_IN_OUR_HANDS: _uncontrolled,
    PlayWhy.NO_EVENT: _no_event,
    PlayWhy.EVENT_IN_TIME: _event,
    PlayWhy.EVENT_TOO_LATE: _event,
}


def hand_told(found: Judged, words: Words) -> str:
    """Return whether a rep alone can start and finish it."""
    return words.text("In our hands") if found.controlled else words.text("Not in our hands")


def marks_told(row: PlayRow, words: Words) -> str:
    """Return the quiet words after a play's name: whether it is in our hands, and whether it is for next period."""
    marks = [hand_told(row.judged, words)]
    if row.judged.builds_next:
        marks.append(words.text("for next period"))
    if row.own is not None:
        marks.append(words.text("a play of our own"))
    return " · ".join(marks)


def plays_told(view: PlaysView, words: Words) -> str:
    """Return how many of the plays close the gap."""
    count = sum(row.judged.counts for row in view.plays)
    if view.no_cycle:
        return words.text("some cannot be judged yet")
    return words.plural(
        "{n} of {all} can still land in time", "{n} of {all} can still land in time", count, all=len(view.plays)
    )


def decided_told(row: PlayRow, words: Words) -> str:
    """Return what was decided about a play, by whom and when, with the verdict that was seen; "" for nothing (0.15)."""
    others = words.text("Pursued by {names}", names=words.listed(row.others)) if row.others else ""
    return ". ".join(filter(None, (_decided(row, words), others)))


def _decided(row: PlayRow, words: Words) -> str:
    run = row.run
    if run is None or run.chosen is None or run.decided_on is None:
        return ""
    day, verdict = words.day_month(run.decided_on), label(words, run.verdict).lower()
    if not run.chosen:
        return words.text("Left on {day}, seen as “{verdict}”", day=day, verdict=verdict)
    if row.by:
        return words.text(
            "Pursued since {day}, seen as “{verdict}”, {name} calls", day=day, verdict=verdict, name=row.by
        )
    return words.text("Pursued since {day}, seen as “{verdict}”", day=day, verdict=verdict)


def progress_told(found: Progress, words: Words) -> str:
    """Return how far a call list is."""
    done = words.plural(
        "{done} of {n} name done", "{done} of {n} names done", found.names, done=words.number(found.done)
    )
    if not found.late:
        return done
    return words.plural("{done}, {n} late", "{done}, {n} late", found.late, done=done)


LANDING_PICTURES: Final[Mapping[Landing, str]] = {
    Landing.LANDS: "circle-check",
    Landing.MAY: "circle-dashed",
    Landing.TOO_LATE: "hourglass",
    Landing.ONGOING: "refresh-cw",
    Landing.REFUSED: "ban",
    Landing.CANNOT_SAY: "info",
}
"""The picture of each verdict: never colour alone."""


def rate_told(rate: Rate, words: Words) -> tuple[str, str]:
    """Return a rate and below it its interval: "3 of 12", "9 to 53 %"; a dash where nobody was called."""
    if not rate.n:
        return "–", ""
    hits = words.text("{hits} of {n}", hits=words.number(round((rate.value or 0) * rate.n)), n=words.number(rate.n))
    return hits, words.text("{low} to {high}", low=words.percent(rate.low), high=words.percent(rate.high))


def cash_told(result: PlayResult, words: Words) -> tuple[str, str]:
    """Return the days from the first call to the win, the middle one, and below it interval and n; a dash for none."""
    if result.days is None:
        return "–", ""
    days, n = words.plural("{n} day", "{n} days", result.days), words.number(result.wins)
    if result.days_low is None or result.days_high is None:
        return days, words.text("n = {n}", n=n)
    low, high = words.number(result.days_low), words.number(result.days_high)
    return days, words.text("{low} to {high}, n = {n}", low=low, high=high, n=n)


def value_told(result: PlayResult, words: Words) -> str:
    """Return what it brought, net; wins in other currencies are in no sum and are said."""
    if not result.wins:
        return "–"
    value = words.money(result.value, cents=False)
    if not result.others:
        return value
    return words.plural(
        "{value}, {n} in another currency", "{value}, {n} in other currencies", result.others, value=value
    )
