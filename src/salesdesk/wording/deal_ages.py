"""What is said of a deal's age on its page: the honest odds and what they rest on, its pauses (B11, 3.9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.domain.age_odds import LEAST_AT_RISK
from salesdesk.domain.deals_alike import Among, OddsAlike
from salesdesk.domain.pausing import Pause
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

_LEAST_SHARE = 0.005


_AMONG: Mapping[Among, str] = {
    Among.ALIKE: N_("Of deals like this still open on day {day}, {share} are won ({n} seen)."),
    Among.SEGMENT: N_("Of deals in its segment still open on day {day}, {share} are won ({n} seen)."),
    Among.DESK: N_("Of all deals still open on day {day}, {share} are won ({n} seen)."),
}


def odds_alike_told(found: OddsAlike, words: Words) -> str:
    """Return the odds in one sentence: "Of deals like this still open on day 120, about 6 % are won (214 seen)."."""
    odds = found.odds
    if odds.won is None:
        return words.plural(
            "Nobody can say how often a deal like this is won: only {n} was open for more than {day} days, "
            "{least} are needed.",
            "Nobody can say how often a deal like this is won: only {n} were open for more than {day} days, "
            "{least} are needed.",
            odds.n,
            day=odds.age,
            least=LEAST_AT_RISK,
        )
    return words.text(_AMONG[found.among], day=odds.age, share=share_won(odds.won, words), n=words.number(odds.n))


def among_told(found: OddsAlike, words: Words) -> str:
    """Return among which deals the odds were counted, and why not among those that are more like this one."""
    if found.among is Among.ALIKE:
        return words.text(
            "Like this: segment {segment}, and in the same stage on that day of their age.", segment=found.segment
        )
    if found.among is Among.SEGMENT:
        return words.text(
            "Its segment is {segment}. Fewer than {least} of it were in the same stage on that day.",
            segment=found.segment,
            least=LEAST_AT_RISK,
        )
    if found.segment:
        return words.text(
            "Fewer than {least} deals of its segment, {segment}, were open for longer.",
            segment=found.segment,
            least=LEAST_AT_RISK,
        )
    return words.text("Its segment is not known.")


def share_won(won: float, words: Words) -> str:
    """Return the share that is won: "about 6 %"; one that is hardly any is never called 0 %."""
    if won < _LEAST_SHARE:
        return words.text("fewer than {share}", share=words.percent(0.01))
    return words.text("about {share}", share=words.percent(won))


def waits_told(pause: Pause, words: Words) -> str:
    """Return since when a deal waits."""
    return words.text("Waits since {day}.", day=words.short_date(pause.begun_on))


def pauses_told(pauses: tuple[Pause, ...], words: Words) -> str:
    """Return the pauses that are over, "" where there are none."""
    over = [
        words.text(
            "{begun} to {ended}: {reason}",
            begun=words.short_date(pause.begun_on),
            ended=words.short_date(pause.ended_on),
            reason=pause.reason,
        )
        for pause in pauses
        if pause.ended_on is not None
    ]
    return words.text("It did not age while it waited. {pauses}", pauses="; ".join(over)) if over else ""


def by_told(by: date, today: date, words: Words) -> str:
    """Return until when a step would have to happen; one that is late says when it was due."""
    if by < today:
        return words.text("was due {day}", day=words.short_date(by))
    return words.text("by {day}", day=words.short_date(by))
