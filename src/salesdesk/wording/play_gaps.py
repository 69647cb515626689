"""The play gap of a period in words: what is missing, since when, and what each open deal brings by the end (0.1)."""

from __future__ import annotations

from salesdesk.application.charts import GapBar, GapPart, GapSegment, gap_shares
from salesdesk.application.forecast.gap import AwaitedDeal, GapView
from salesdesk.domain.closing_in_time import InTime, Rests
from salesdesk.domain.money import Money
from salesdesk.domain.play_gap import PlayGap
from salesdesk.wording.forecasts import chance_told as chance_said
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def gap_sentence(gap: PlayGap, words: Words) -> str:
    """Return the sentence over the page: how much is missing of what, since when, and how many days are left."""
    period = words.period(gap.period)
    if gap.target is None or gap.gap is None:
        return words.text("No target is set for {period}. Set one, and what is missing is said here.", period=period)
    if not gap.gap.minor:
        return _nothing_missing(gap, gap.target, words)
    missing = words.text(
        "{gap} is missing of {target} for {period}, {share} of it.",
        gap=words.money(gap.gap, cents=False),
        target=words.money(gap.target, cents=False),
        period=period,
        share=words.percent(gap.share),
    )
    return " ".join(filter(None, (missing, since_told(gap, words), days_told(gap, words))))


def _nothing_missing(gap: PlayGap, target: Money, words: Words) -> str:
    period = words.period(gap.period)
    if gap.won >= target:
        return words.text("{period} has its target: no plan is needed.", period=period)
    return words.text(
        "On average nothing is missing for {period}: won and expected in time come to {sum} of {target}.",
        period=period,
        sum=words.money(gap.won + gap.expected, cents=False),
        target=words.money(target, cents=False),
    )


def since_told(gap: PlayGap, words: Words) -> str:
    """Return since when there has been a gap; "" where that is not known."""
    if gap.opened_on is None or gap.today < gap.period.first:
        return ""
    if gap.opened_on <= gap.period.first:
        return words.text("It has been open since the first day.")
    return words.text("It opened on {day}.", day=words.day_month(gap.opened_on))


def days_told(gap: PlayGap, words: Words) -> str:
    """Return how many calendar days are left, today included."""
    if gap.days_left == 0:
        return words.text("The period is over.")
    if gap.today < gap.period.first:
        ahead = (gap.period.first - gap.today).days
        return words.plural("It begins in {n} day.", "It begins in {n} days.", ahead)
    return words.plural("{n} day is left.", "{n} days are left.", gap.days_left)


def reached_told(gap: PlayGap, words: Words) -> str:
    """Return how likely the open deals alone reach the target, and which of them count (F10).

    The forecast counts what is due in the period; here counts what can close in it, whenever it is expected.
    """
    count = len(gap.bets)
    if gap.reached is None or not count or (gap.target is not None and gap.won >= gap.target):
        return ""
    if not gap.reached:
        return words.plural(
            "{n} open deal can still close in time; alone it does not reach the target.",
            "{n} open deals can still close in time; alone they do not reach the target.",
            count,
        )
    return words.plural(
        "Alone the open deals reach the target with a probability of {chance}. {n} counts, the one that can close in "
        "time, by how long sales take here.",
        "Alone the open deals reach the target with a probability of {chance}. {n} count, whenever they are expected, "
        "by how long sales take here.",
        count,
        chance=chance_said(gap.reached, words),
    )


def play_gap_bar(gap: PlayGap, words: Words) -> GapBar:
    """Return the gap as a bar: won, expected in time, missing, against the target."""
    target = gap.target
    shares = gap_shares(
        won=gap.won.minor, commit=0, weighted=gap.expected.minor, target=None if target is None else target.minor
    )
    parts: tuple[tuple[GapPart, str, Money | None], ...] = (
        ("won", words.text("Won"), gap.won),
        ("weighted", words.text("Expected in time"), gap.expected),
        ("shortfall", words.text("Missing"), gap.gap),
    )
    listed: list[tuple[GapPart, str, str]] = [
        (part, name, words.money(amount, cents=False)) for part, name, amount in parts
    ]
    return GapBar(
        period=words.period(gap.period),
        segments=tuple(GapSegment(part=p, share=shares.of(p), name=name, amount=told) for p, name, told in listed),
        target=words.text("Target {amount}", amount=words.money(target, cents=False)) if target else "",
        target_share=shares.target,
        told="; ".join(f"{name}: {told}" for _, name, told in listed),
    )


def behind_told(view: GapView, words: Words) -> str:
    """Return what stands over the deals behind the sum: how many bring something and how many nothing."""
    counted = words.plural("{n} open deal brings something", "{n} open deals bring something", len(view.counted))
    if not view.uncounted:
        return counted
    return words.plural(
        "{counted}, {n} brings nothing", "{counted}, {n} bring nothing", len(view.uncounted), counted=counted
    )


def chance_told(one: AwaitedDeal, words: Words) -> str:
    """Return the chance that counts; "–" where nobody gave one."""
    chance = one.awaited.chance
    return "–" if chance is None else words.percent(chance)


def closes_told(one: AwaitedDeal, words: Words) -> str:
    """Return how likely it closes in time if it is won; where no won deal says so, by the day the rep expects."""
    awaited = one.awaited
    if awaited.in_time.chance is None:
        return words.text("expected in time") if awaited.closes else words.text("not expected in time")
    if awaited.in_time.share is None or awaited.in_time.share.n:
        return words.percent(awaited.closes)
    return words.text("older than any win")


def closes_why(one: AwaitedDeal, words: Words) -> str:
    """Return what the chance to close in time rests on, with its number of won deals."""
    seen: InTime = one.awaited.in_time
    if seen.rests is Rests.NOTHING:
        return words.text("No won deal tells how long a sale takes: the day that is expected counts.")
    if seen.share is None:
        return words.plural(
            "A sale usually takes {n} more day, as you said; no won deal tells yet.",
            "A sale usually takes {n} more days, as you said; no won deal tells yet.",
            seen.median or 0,
        )
    share = one.awaited.share or seen.share
    if not share.n:
        return words.text("No won deal was ever open for so long.")
    known = {
        "n": words.number(share.n),
        "hits": words.number(round((share.value or 0) * share.n)),
        "days": words.number(seen.days),
        "low": words.percent(share.low),
        "high": words.percent(share.high),
    }
    if one.awaited.before is not None:
        return words.text(
            "Of {n} won deals that were open as long, {hits} closed {first} to {days} days later, when the period "
            "runs ({low} to {high}).",
            first=words.number(one.awaited.before.days + 1),
            **known,
        )
    return words.text(
        "Of {n} won deals that were open as long, {hits} closed within {days} more days ({low} to {high}).", **known
    )


def expected_told(one: AwaitedDeal, words: Words) -> str:
    """Return what it brings by the end, or in few words why nothing."""
    awaited = one.awaited
    if awaited.why_not is not None:
        return label(words, awaited.why_not)
    if awaited.likely <= 0 or awaited.expected is None:
        return words.text("Too late for this period") if awaited.chance else words.text("No chance given")
    return words.money(awaited.expected, cents=False)
