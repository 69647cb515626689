"""How much activity a period takes, in words: the goal, the funnel, kinds and weeks (F7, 4.2, 4.10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.application.charts import GainBar
from salesdesk.application.forecast.effort import EffortView, KindNeed, Needed, NoGoal
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.funnel import FunnelStep, Share
from salesdesk.domain.rates import Rate
from salesdesk.domain.shrinkage import Shrunk
from salesdesk.wording.amounts import whole
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.reading import NotUnderstood, read_decimal
from salesdesk.wording.words import Words

MOST_PLANNED = 999

_NO_GOAL: Mapping[NoGoal, str] = {
    NoGoal.NO_TARGET: N_("No target is set for this period. Set one, and the activity it takes is here."),
    NoGoal.REACHED: N_("The target is reached: nothing more has to be won in this period."),
    NoGoal.OVER: N_("This period is over. Choose one that is still to come."),
    NoGoal.NO_WON_VALUE: N_(
        "No deal with a value was won in the last 24 months, so nobody can say how many wins it takes. Close your won "
        "deals, or import them."
    ),
}
_SHORT_NO_GOAL: Mapping[NoGoal, str] = {
    NoGoal.NO_TARGET: N_("{period}: no target yet."),
    NoGoal.REACHED: N_("{period}: the target is reached."),
    NoGoal.OVER: N_("{period} is over."),
    NoGoal.NO_WON_VALUE: N_("{period}: nobody can say yet."),
}
_GOES_ON: Mapping[FunnelStep, str] = {
    FunnelStep.DEALS: N_("are won"),
    FunnelStep.ADVANCES: N_("bring a decision"),
    FunnelStep.TALKS: N_("end in an advance"),
    FunnelStep.ACTIVITIES: N_("are talks"),
}
_SAYABLE: Mapping[FunnelStep, str] = {
    FunnelStep.DEALS: N_("Close deals as won or lost, or import those decided earlier."),
    FunnelStep.ADVANCES: N_("Say of talks on a deal what came of them."),
    FunnelStep.TALKS: N_("Say what came of a talk when you log or evaluate it."),
    FunnelStep.ACTIVITIES: N_("Log what you do: calls, visits, desk work."),
}


def short_told(view: EffortView, words: Words) -> str:
    """Return the answer in one sentence, for the head of the page."""
    period = words.period(view.period)
    if view.goal is None:
        return words.text(_SHORT_NO_GOAL[view.no_goal or NoGoal.NO_WON_VALUE], period=period)
    wins = words.plural("{n} win", "{n} wins", view.goal)
    last = view.steps[-1].required
    if last.by_mean is None or last.sure is None:
        return words.text(
            "{period}: {wins} to go; how much activity that takes, nobody can say yet.", period=period, wins=wins
        )
    return words.text(
        "{period}: {wins} to go. That takes {n} activities on average, {sure} to be 80 % sure.",
        period=period,
        wins=wins,
        n=words.number(last.by_mean),
        sure=words.number(last.sure),
    )


def goal_told(view: EffortView, words: Words) -> str:
    """Return how many wins are to do, and why so many; else why nobody can say."""
    if view.goal is None or view.mean_won is None:
        return words.text(_NO_GOAL[view.no_goal or NoGoal.NO_WON_VALUE])
    average = words.plural(
        "An average win brings {mean} ({n} win in 24 months)",
        "An average win brings {mean} ({n} wins in 24 months)",
        view.mean_of,
        mean=whole(view.mean_won, words),
    )
    return words.plural(
        "{left} is left to win. {average}, so it takes {n} win.",
        "{left} is left to win. {average}, so it takes {n} wins.",
        view.goal,
        left=whole(view.left, words),
        average=average,
    )


def beside_goal(view: EffortView, words: Words) -> str:
    """Return what stands beside the goal: deals that are open already, and whether what begins now is late."""
    if view.goal is None:
        return ""
    said: list[str] = []
    if view.due:
        said.append(
            words.plural(
                "{n} open deal is expected in the period: it is one of these.",
                "{n} open deals are expected in the period: they are part of these.",
                view.due,
            )
        )
    if view.cycle.mean is not None and view.cycle.mean > view.days_left:
        said.append(
            words.plural(
                "A sale takes {cycle} days on average and {n} day is left: most of what begins now closes later.",
                "A sale takes {cycle} days on average and {n} days are left: most of what begins now closes later.",
                view.days_left,
                cycle=words.number(view.cycle.mean, 0),
            )
        )
    return " ".join(said)


def funnel_bars(view: EffortView, words: Words) -> Sequence[GainBar]:
    """Return the funnel as bars, from the win down: on average, and what comes on top to be 80 % sure."""
    if view.goal is None:
        return ()
    known = [one for one in view.steps if one.required.by_mean is not None]
    longest = max((one.required.sure or 1 for one in known), default=1)
    longest = max(longest, view.goal)
    wins = GainBar(name=words.text("Wins"), said=words.number(view.goal), now=view.goal / longest, more=0.0)
    return (wins, *(_funnel_bar(one, longest, words) for one in known))


def _funnel_bar(one: Needed, longest: int, words: Words) -> GainBar:
    mean, sure = one.required.by_mean or 0, one.required.sure or 0
    return GainBar(
        name=label(words, one.share.step),
        said=words.text("{n} on average, {sure} to be 80 % sure", n=words.number(mean), sure=words.number(sure)),
        now=mean / longest,
        more=max(0, sure - mean) / longest,
    )


def count_cell(count: int | None, words: Words) -> str:
    """Return a number, a dash where nobody knows."""
    return words.number(count) if count is not None else "–"


def rate_cell(rate: Rate, words: Words) -> str:
    """Return a share with its number and interval, or that too few were seen."""
    if rate.n < LEAST_CLOSED:
        return words.plural("{n} seen, 8 needed", "{n} seen, 8 needed", rate.n)
    return words.text(
        "{rate} of {n} ({low}–{high})",
        rate=words.percent(rate.value),
        n=words.number(rate.n),
        low=words.number(round(rate.low * 100)),
        high=words.percent(rate.high),
    )


def goes_on(share: Share, words: Words) -> str:
    """Return in a sentence what a share of a step does: "68 % of 38 (53–81 %) are won."."""
    rate = share.conversion.rate
    if rate.n < LEAST_CLOSED:
        return rate_cell(rate, words)
    return words.text("{share} {goes_on}.", share=rate_cell(rate, words), goes_on=words.text(_GOES_ON[share.step]))


def own_told(view: EffortView, words: Words) -> str:
    """Return a rep's own shares beside those that are counted with, and why they are not the same; "" of a team."""
    drawn = [one.share for one in view.steps if one.share.drawn is not None]
    if not drawn:
        return ""
    if not any(one.seen.n for one in drawn):
        return words.text("Nothing of this rep's own was seen yet, so the shares are the team's.")
    each = [
        words.text("{step} {share}", step=label(words, one.step).lower(), share=rate_cell(one.seen, words))
        for one in drawn
    ]
    return words.text(
        "A rep's figures are few, so the shares lean on the team's as far as the reps are alike. Own: {each}.",
        each="; ".join(each),
    )


def sayable_told(view: EffortView, words: Words) -> str:
    """Return what makes the funnel whole where a step was seen too seldom or never went on; "" where it is whole."""
    for one in view.steps:
        rate = one.share.conversion.rate
        if rate.n < LEAST_CLOSED:
            return words.text(_SAYABLE[one.share.step])
        if not rate.value:
            return words.text(
                "None of the {n} {step} seen went on, so the funnel ends there.",
                n=words.number(rate.n),
                step=label(words, one.share.step).lower(),
            )
    return ""


def weeks_told(view: EffortView, words: Words) -> str:
    """Return how many working weeks are left for it."""
    if view.goal is None:
        return words.text("What you mean to do, and what is done.")
    return words.text(
        "{weeks} working weeks are left in {period}.",
        weeks=words.number(view.weeks, 1),
        period=words.period(view.period),
    )


def planner_told(view: EffortView, words: Words) -> str:
    """Return whose plan it is where it cannot be changed; "" where it can."""
    return "" if view.may_plan else words.text("The plans of all reps added up. Choose a rep above to plan a week.")


def needed_told(one: KindNeed, words: Words) -> str:
    """Return how many of a kind it takes in all: "16, sure 18"."""
    if one.by_mean is None:
        return "–"
    if one.sure is None or one.sure == one.by_mean:
        return words.number(one.by_mean)
    return words.text("{n}, sure {sure}", n=words.number(one.by_mean), sure=words.number(one.sure))


def a_week_told(one: KindNeed, words: Words) -> str:
    """Return how many of a kind it takes a week: "4, sure 5"."""
    if one.a_week is None:
        return "–"
    if one.a_week_sure is None or one.a_week_sure == one.a_week:
        return words.number(one.a_week)
    return words.text("{n}, sure {sure}", n=words.number(one.a_week), sure=words.number(one.a_week_sure))


def done_told(one: KindNeed, words: Words) -> str:
    """Return how many of a kind were done this week, and how many are still to do."""
    if not one.this_week.left:
        return words.number(one.this_week.done)
    return words.text("{n}, {left} to go", n=words.number(one.this_week.done), left=words.number(one.this_week.left))


def weight_told(rate: Shrunk, words: Words) -> str:
    """Return how much the team's rate weighs beside a rep's own, in words (F9)."""
    if rate.team.deals is None:
        return words.text("The reps differ no more than chance makes them: the team's rate stands for each.")
    return words.plural(
        "Beside a rep's own deals the team's rate weighs like {n} deal: the fewer a rep has, the more it counts.",
        "Beside a rep's own deals the team's rate weighs like {n} deals: the fewer a rep has, the more it counts.",
        max(1, round(rate.team.deals)),
    )


def drawn_cell(rate: Shrunk, words: Words) -> str:
    """Return a rep's rate as far as it says something beside the team's, with its interval."""
    if rate.value is None or rate.team.rate.n < LEAST_CLOSED:
        return words.plural("{n} seen, 8 needed", "{n} seen, 8 needed", rate.team.rate.n)
    return words.text(
        "{rate} ({low}–{high})",
        rate=words.percent(rate.value),
        low=words.number(round(rate.low * 100)),
        high=words.percent(rate.high),
    )


def read_planned(text: str) -> int | None:
    """Return the number of a plan; nothing typed is no plan. Raises NotUnderstood."""
    if not text.strip():
        return None
    value = read_decimal(text)
    if value != int(value) or not 0 <= value <= MOST_PLANNED:
        raise NotUnderstood(text)
    return int(value)
