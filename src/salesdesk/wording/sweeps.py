"""What is said about a sweep: why a deal is flagged, what it rests on, when to do one, before and after (3.9-3.12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from salesdesk.application.flagging import Judged
from salesdesk.application.sweeping import FlaggedDeal, SweepView, Verdict
from salesdesk.domain.ageing import LEAST_WINS, Age, Cycle, Tier, Yardstick
from salesdesk.domain.before_after import Measured
from salesdesk.domain.coverage import Answer, Coverage
from salesdesk.domain.deals_alike import OddsAlike
from salesdesk.domain.explained import Figure
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period, Span
from salesdesk.domain.stalled import Acts
from salesdesk.domain.sweep import MOST_KEEPS, SweepChoice, SweepDue
from salesdesk.wording.deal_ages import among_told, odds_alike_told, share_won
from salesdesk.wording.deals import age_explained, value_told
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words


def flagged_told(judged: Judged, words: Words) -> str:
    """Return why a deal is flagged, with the wins it is held against."""
    days, cycle = judged.age.days, judged.yardstick.cycle
    if judged.age.tier is Tier.PAST_LONGEST:
        said = words.plural(
            "Day {days}: older than the one win seen, which took {most} days.",
            "Day {days}: older than any of {n} wins, the longest of which took {most} days.",
            cycle.n,
            days=days,
            most=cycle.longest,
        )
    else:
        said = words.text(
            "Day {days}: 9 of 10 wins took {most} days or less ({n} wins seen).",
            days=days,
            most=cycle.p90,
            n=words.number(cycle.n),
        )
    return f"{said} {stick_told(judged.yardstick, words)}".strip()


def age_held(age: Age, stick: Yardstick, words: Words) -> str:
    """Return what a deal's age is held against, and whose wins these are."""
    whose = stick_told(stick, words) if stick.cycle.enough and age.days is not None else ""
    return f"{age_explained(age, stick.cycle, words)} {whose}".strip()


def stick_told(stick: Yardstick, words: Words) -> str:
    """Return whose wins a deal is held against: its segment's, or all of them because the segment has too few."""
    if not stick.pooled:
        return words.text("The wins are those of its segment, {segment}.", segment=stick.segment)
    if stick.segment:
        return words.text(
            "Its segment, {segment}, has fewer than {least} wins, so all wins count.",
            segment=stick.segment,
            least=LEAST_WINS,
        )
    return words.text("Its segment is not known, so all wins count.")


def odds_told(alike: OddsAlike, words: Words) -> str:
    """Return the honest odds of a deal of that age, and among which deals they were counted (B11)."""
    told = odds_alike_told(alike, words)
    return told if alike.odds.won is None else f"{told} {among_told(alike, words)}"


def odds_short(alike: OddsAlike, words: Words) -> str:
    """Return the odds in the few words of a table."""
    if alike.odds.won is None:
        return words.text("cannot say")
    return share_won(alike.odds.won, words)


def acted_told(acts: Acts, day: date, words: Words) -> str:
    """Return how long ago the customer did something."""
    if acts.acted_on is None:
        return words.text("none noted")
    days = (day - acts.acted_on).days
    return words.plural("{n} day ago", "{n} days ago", days) if days > 0 else words.text("today")


def keeps_told(keeps: int, words: Words) -> str:
    """Return how often a deal was kept by sweeps."""
    if keeps >= MOST_KEEPS:
        return words.text("Kept {n} times already: it cannot be kept again.", n=keeps)
    if keeps:
        return words.text("Kept once already; it can be kept one more time.")
    return ""


def sweep_sentence(view: SweepView, decided: int, words: Words) -> str:
    """Return the sentence under the title of the page."""
    asked = words.plural(
        "{n} open deal is older than 9 of 10 wins",
        "{n} open deals are older than 9 of 10 wins",
        len(view.flagged),
    )
    if decided:
        chosen = words.plural("{n} choice made", "{n} choices made", decided)
        return words.text("{asked}. {chosen}, nothing is changed before you apply it.", asked=asked, chosen=chosen)
    return words.text("{asked}. Choose what becomes of each; nothing is changed before you apply it.", asked=asked)


def nothing_told(view: SweepView, words: Words) -> tuple[str, str]:
    """Return that there is nothing to sweep and how that is judged, or that nobody can say, and why."""
    wins = view.wins
    if not wins.enough and view.unsaid:
        return words.text("Nobody can say yet what to sweep"), words.plural(
            "A deal is dead when it is older than won ones were. {n} win has its dates so far, {least} are needed.",
            "A deal is dead when it is older than won ones were. {n} wins have their dates so far, {least} are needed.",
            wins.n,
            least=LEAST_WINS,
        )
    return words.text("Nothing to sweep"), _how_judged(wins, words)


def _how_judged(wins: Cycle, words: Words) -> str:
    if not wins.enough:
        return words.text("There is no open deal with a date.")
    return words.text(
        "No open deal is older than 9 of 10 wins were: {days} days, {n} wins seen. "
        "Segments of {least} wins or more are judged by their own.",
        days=wins.p90,
        n=words.number(wins.n),
        least=LEAST_WINS,
    )


def due_told(due: SweepDue, flagged: int, today: date, words: Words) -> tuple[str, str]:
    """Return why a sweep is due and what it would ask about (3.12)."""
    deals = words.plural(
        "{n} open deal is older than 9 of 10 wins: decide what becomes of it.",
        "{n} open deals are older than 9 of 10 wins: decide what becomes of them.",
        flagged,
    )
    day = words.day_month(due.begins)
    if due.span is Span.YEAR and due.begins > today:
        return words.text("The plan year begins on {day}.", day=day), deals
    if due.span is Span.YEAR:
        return words.text("The plan year began on {day}.", day=day), deals
    return words.text("The quarter began on {day}.", day=day), deals


def kept_told(deal: FlaggedDeal, words: Words) -> str:
    """Return why a flagged deal is not asked about: it was kept, and the step the customer dated is still to come."""
    when = words.day_time(deal.promised.starts) if deal.promised else ""
    return words.text("Kept; they agreed to {when}", when=when)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One line of the panel."""

    figure: Figure
    name: str
    before: str
    after: str

    @property
    def moved(self) -> bool:
        """Whether the choices change it."""
        return self.before != self.after


def before_after(before: Measured, after: Measured, following: Period, words: Words) -> Sequence[BeforeAfter]:
    """Return the lines of the panel: deals, pipeline, coverage, weighted, range, the next period."""

    def money(amount: Money | None) -> str:
        return words.money(amount, cents=False) if amount is not None else "–"

    return (
        BeforeAfter(
            Figure.COUNT, words.text("Open deals"), words.number(before.open.count), words.number(after.open.count)
        ),
        BeforeAfter(Figure.OPEN, words.text("Pipeline"), money(before.open.value), money(after.open.value)),
        BeforeAfter(
            Figure.COVERAGE,
            words.text("Coverage"),
            coverage_figure(before.coverage, words),
            coverage_figure(after.coverage, words),
        ),
        BeforeAfter(Figure.ALL_WEIGHTED, words.text("Weighted"), money(before.weighted), money(after.weighted)),
        BeforeAfter(Figure.P10, words.text("1 in 10 below (P10)"), money(before.p10), money(after.p10)),
        BeforeAfter(Figure.P90, words.text("1 in 10 above (P90)"), money(before.p90), money(after.p90)),
        BeforeAfter(
            Figure.PROMISED,
            words.text("Forecast {period}", period=words.period(following)),
            money(before.following),
            money(after.following),
        ),
    )


def coverage_figure(shown: Coverage, words: Words) -> str:
    """Return coverage beside what is needed: "0.8 of 2.2 ×"; that nothing is left to cover, or nobody can say."""
    if shown.answer is Answer.DONE:
        return words.text("target reached")
    if shown.ratio is None or shown.needed_ratio is None:
        return words.text("cannot say")
    return words.text(
        "{ratio} of {needed} ×", ratio=words.number(shown.ratio, 2), needed=words.number(shown.needed_ratio, 2)
    )


def rests_told(before: Measured, after: Measured, words: Words) -> str:
    """Return what the figures of the panel leave out, and why coverage moves."""
    said: list[str] = []
    if before.coverage.needed_ratio != after.coverage.needed_ratio:
        said.append(words.text("A no-decision counts as lost, so the win rate falls and more coverage is needed."))
    if after.others:
        said.append(
            words.plural(
                "{n} open deal in another currency is not counted: enter a rate in Settings.",
                "{n} open deals in other currencies are not counted: enter a rate in Settings.",
                after.others,
            )
        )
    said.append(words.text("The range takes deals as independent, each at its chance."))
    return " ".join(said)


def deal_named(deal: FlaggedDeal, words: Words) -> str:
    """Return account, deal and value in one line."""
    parts = (deal.row.account, deal.row.title, value_told(deal.row, words))
    return ", ".join(part for part in parts if part)


def chosen_told(verdict: Verdict, words: Words) -> str:
    """Return what a complete choice does when it is applied."""
    match verdict.choice:
        case SweepChoice.NO_DECISION:
            reason, source = label(words, verdict.reason), label(words, verdict.source)
            return words.text(
                "Closes as lost without a decision. Main reason: {reason}. {source}.", reason=reason, source=source
            )
        case SweepChoice.BACK_TO_MARKETING:
            day = words.date(verdict.revisit_on)
            return words.text("Leaves the pipeline; marketing looks at it again on {day}.", day=day)
        case SweepChoice.KEEP:
            return words.text("Stays in the pipeline with the step they dated.")


def swept_told(verdicts: Iterable[Verdict], words: Words) -> str:
    """Return what a sweep did, for the notice and for undo: "Swept: 2 closed, 1 back to marketing, 1 kept"."""
    chosen = [verdict.choice for verdict in verdicts]
    counts = (
        (words.text("{n} closed", n=n) if (n := chosen.count(SweepChoice.NO_DECISION)) else ""),
        (words.text("{n} back to marketing", n=n) if (n := chosen.count(SweepChoice.BACK_TO_MARKETING)) else ""),
        (words.text("{n} kept", n=n) if (n := chosen.count(SweepChoice.KEEP)) else ""),
    )
    return words.text("Swept: {parts}", parts=", ".join(part for part in counts if part))


def choice_short(choice: SweepChoice, words: Words) -> str:
    """Return a choice in the few words of a table and of the buttons."""
    return words.text(_SHORT[choice])


_SHORT: Mapping[SweepChoice, str] = {
    SweepChoice.NO_DECISION: N_("No decision"),
    SweepChoice.BACK_TO_MARKETING: N_("Marketing"),
    SweepChoice.KEEP: N_("Keep"),
}
