"""Whom to call about a gap, in words: why now, what it may bring, who is left out, how far a list is (B5, 0.15)."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from salesdesk.application.call_lists import CallList, ListedCall
from salesdesk.application.forecast.naming import PlanView
from salesdesk.domain.gap_plan import Candidate, LeftOut, LeftOutWhy, Planned
from salesdesk.domain.money import total
from salesdesk.domain.play_run import CallState
from salesdesk.domain.why_now import Changed, Trigger, WhyNow
from salesdesk.wording.forecasts import chance_told
from salesdesk.wording.labels import label
from salesdesk.wording.verdicts import play_name, progress_told
from salesdesk.wording.words import Words

SAID = 2
"""So many reasons to call are said of one person; the rest is on the page of the account."""


def why_told(why: WhyNow, products: Mapping[UUID, str], words: Words) -> str:
    """Return why somebody is called now."""
    product = (products.get(why.product_id, "") if why.product_id else "") or why.text
    day = words.short_date(why.on) if why.on else ""
    match why.trigger:
        case Trigger.RENEWAL:
            return words.text("Renewal on {day}: {product}", product=product, day=day)
        case Trigger.ADD_ON:
            return words.text("Add-on: {product}", product=product)
        case Trigger.PRODUCT_GAP:
            share, seen = words.percent(why.share), words.number(why.seen)
            return words.text(
                "{share} of {n} customers like them have {product}, they do not", product=product, share=share, n=seen
            )
        case Trigger.REASON_CHANGED:
            return _changed(why, words)
        case Trigger.BOUGHT_BEFORE:
            return words.text("Bought last on {day}", day=day)
        case Trigger.FAVOUR_OWED:
            return words.text("Owes us a favour since {day}", day=day)
        case Trigger.FITS:
            return label(words, why.trigger)


def _changed(why: WhyNow, words: Words) -> str:
    day = words.short_date(why.on) if why.on else ""
    match why.changed:
        case Changed.CONTACT_LEFT:
            return words.text("Said no; who took part in it left on {day}", day=day)
        case Changed.CONTRACT_ENDS:
            return words.text("Said no; their contract with the competitor ends on {day}", day=day)
        case _:
            reason = label(words, why.reason).lower() if why.reason else ""
            return words.text("Said no on {day}: {reason}. That can have changed", day=day, reason=reason)


def reasons_told(candidate: Candidate, view: PlanView, words: Words) -> tuple[str, str]:
    """Return why somebody is called: the first reason, and what else there is in a second line."""
    also = view.also.get(candidate.account_id, ()) if candidate.account_id else ()
    more = [why_told(why, view.products, words) for why in also[: SAID - 1]]
    if len(also) >= SAID:
        left = len(also) - SAID + 1
        more.append(words.plural("{n} more reason", "{n} more reasons", left))
    return why_told(candidate.why, view.products, words), "; ".join(more)


def basis_told(call: Planned, view: PlanView, words: Words) -> str:
    """Return what an expected value is made of: value x chance to win x chance to close in time, each with its n."""
    usual = view.usual[call.candidate.motion]
    of = words.text("all deals") if usual.pooled else label(words, call.candidate.motion)
    return words.text(
        "{value} × {chance} won of {n} decided deals ({of}) × {in_time} closed in the {days} days left then",
        value=words.money(call.value, cents=False),
        chance=words.percent(usual.rate.value),
        n=words.number(usual.rate.n),
        of=of,
        in_time=words.percent(call.in_time.chance),
        days=words.number(call.in_time.days),
    )


def plan_told(view: PlanView, words: Words) -> str:
    """Return what the plan comes to against the gap, in two sentences."""
    plan = view.plan
    if not plan.calls:
        return words.text(
            "Nobody can be named whose call still brings something in time. See who is left out, and why."
        )
    calls = words.plural("{n} call", "{n} calls", len(plan.calls))
    brings = words.text(
        "{calls} in {hours} bring {expected} on the average.",
        calls=calls,
        hours=hours_told(plan.minutes, words),
        expected=words.money(plan.expected, cents=False),
    )
    if plan.enough_after is not None:
        closes = words.plural(
            "The gap is closed after {n} of them.", "The gap is closed after {n} of them.", plan.enough_after
        )
    else:
        closes = words.text("{missing} is still missing then.", missing=words.money(plan.still_missing, cents=False))
    return f"{brings} {closes}"


def odds_told(view: PlanView, words: Words) -> str:
    """Return the probability to reach the target without and with the plan (F10)."""
    before, after = chance_told(view.plan.before, words), chance_told(view.plan.after, words)
    if not view.plan.calls:
        return words.text("Probability to reach the target: {before}", before=before)
    return words.text("Probability to reach the target: {before} before, {after} after", before=before, after=after)


def hours_told(minutes: int, words: Words) -> str:
    """Return minutes as hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words.plural("{n} minute", "{n} minutes", rest)
    if not rest:
        return words.plural("{n} hour", "{n} hours", hours)
    return words.text("{hours} h {minutes} min", hours=words.number(hours), minutes=words.number(rest))


def hands_told(view: PlanView, words: Words) -> str:
    """Return on whose hours the plan counts."""
    if view.callers == 1:
        return words.text("a working day, for one rep")
    return words.plural("a working day, for {n} rep", "a working day, for each of {n} reps", view.callers)


def later_told(view: PlanView, words: Words) -> str:
    """Return what those who come too late may bring next period (1.2); "" where that is nothing."""
    if not view.plan.next_period.minor:
        return ""
    amount = words.money(view.plan.next_period, cents=False)
    return words.text("Those who come too late may bring {amount} in the next period.", amount=amount)


def nobody_told(view: PlanView, words: Words) -> str:
    """Return how many accounts have a reason to be called and nobody to call; "" for none."""
    if not view.nobody:
        return ""
    return words.plural(
        "{n} account has a reason to be called and nobody on the desk to call: add a person there.",
        "{n} accounts have a reason to be called and nobody on the desk to call: add a person there.",
        view.nobody,
    )


def left_out_groups(view: PlanView) -> Mapping[LeftOutWhy, tuple[LeftOut, ...]]:
    """Return who is left out, by the reason, in the order of the reasons."""
    return {why: found for why in LeftOutWhy if (found := tuple(one for one in view.plan.left_out if one.why is why))}


def left_out_told(view: PlanView, words: Words) -> str:
    """Return in short who is left out: how many for which reason."""
    counts = (
        words.text("{n} {why}", n=words.number(len(found)), why=label(words, why).lower())
        for why, found in left_out_groups(view).items()
    )
    return ", ".join(counts)


def left_out_sum(found: tuple[LeftOut, ...], currency: str, words: Words) -> str:
    """Return what those who are left out for one reason would bring if they were won."""
    values = [one.candidate.value for one in found if one.candidate.value and one.candidate.value.currency == currency]
    return words.money(total(values, currency), cents=False) if values else ""


def person_of(candidate: Candidate, view: PlanView, words: Words) -> tuple[str, str]:
    """Return who is called, and the account."""
    person = view.people.get(candidate.person_id)
    account = view.accounts.get(candidate.account_id, "") if candidate.account_id else ""
    return person.name if person else words.text("Somebody"), account


def person_told(candidate: Candidate, view: PlanView, words: Words) -> str:
    """Return who is called, with the account."""
    name, account = person_of(candidate, view, words)
    return words.text("{person}, {account}", person=name, account=account) if account else name


def list_name(listed: CallList, words: Words) -> str:
    """Return what a call list is called: its play, and who calls."""
    play = play_name(listed.run.play, listed.play_name, words)
    return words.text("{play} · {name}", play=play, name=listed.by) if listed.by else play


def list_told(listed: CallList, words: Words) -> str:
    """Return how far a list is, who calls, and whether a manager took it over (0.12)."""
    far = progress_told(listed.progress, words)
    if listed.taken_over:
        return words.text("{far}; taken over by {name}, booked under that name", far=far, name=listed.by)
    if listed.by:
        return words.text("{far}; {name} calls", far=far, name=listed.by)
    return words.text("{far}; nobody has it yet", far=far)


def state_told(one: ListedCall, words: Words) -> str:
    """Return where a name stands, with its day; a passed-over one with the reason."""
    call = one.call
    match call.state:
        case CallState.TO_CALL:
            return words.text("Late") if one.late else label(words, call.state)
        case CallState.SKIPPED:
            return words.text("Passed over: {reason}", reason=call.skipped)
        case CallState.MET:
            return words.text("Spoken with on {day}", day=words.day_month(call.met_on)) if call.met_on else ""
        case CallState.CALLED:
            return words.text("Called on {day}", day=words.day_month(call.called_on)) if call.called_on else ""


def call_told(one: ListedCall, words: Words) -> tuple[str, str]:
    """Return a call of a list in two lines: whom, and the number with the play that it is for."""
    name = one.name or words.text("Somebody")
    if one.account:
        name = words.text("{person}, {account}", person=name, account=one.account)
    return name, ", ".join(filter(None, (one.phone, play_name(one.play, one.play_name, words))))
