"""Catching up in order, in words: where each stop stands, why somebody is called, what to say (1.1-1.8, B6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from salesdesk.application.forecast.catching_up import CatchUpView, Listed, NameCard, OutcomeLine, outcomes_left
from salesdesk.domain.group_event import GroupAct
from salesdesk.domain.pest_guard import Verdict
from salesdesk.domain.stop_order import Stop, StopName, StopShown
from salesdesk.domain.why_now import Trigger
from salesdesk.wording.call_plans import why_told
from salesdesk.wording.groups import day_told
from salesdesk.wording.guards import guard_told
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_NOTHING_DUE: Final[Mapping[Stop, str]] = {
    Stop.CUSTOMERS: N_("Nothing is due with them: keep in touch, and ask for a referral"),
    Stop.STALLED: N_("The deal stands still"),
    Stop.NETWORK: N_("Keep in touch, and ask who you could help"),
}


def catch_up_sentence(view: CatchUpView, words: Words) -> str:
    """Return the sentence under the page's title: how many wait, never more than the next steps in sight (1.1)."""
    left = outcomes_left(view)
    if not any(one.names for one in view.stops):
        return words.text("There is nobody to call yet.")
    if not left:
        return words.text("Everybody has an outcome.")
    if view.current is None:
        return words.text("What is open waits for its turn. Open a stop early where there is a reason.")
    stop = label(words, view.current.name.stop)
    told = words.plural("{n} call is left: one at a time.", "{n} calls are left: one at a time.", left)
    return " ".join((words.text("Now: {stop}.", stop=stop.lower()), told))


def nothing_told(view: CatchUpView, words: Words) -> tuple[str, str]:
    """Return what is said where nobody is left to call."""
    if view.done:
        return (
            words.text("Everybody has an outcome"),
            words.text("You went through customers, stalled deals and the network. See what the gap still needs."),
        )
    return (
        words.text("Nobody to call yet"),
        words.text(
            "Existing customers, stalled deals, people with a circle and groups stand here in the order in which to "
            "call them. Win a deal, or say in People where you know somebody from."
        ),
    )


def stop_told(one: StopShown, words: Words) -> str:
    """Return how far a stop is."""
    if not one.names:
        return words.text("nobody to call")
    return words.text("{done} of {all} done", done=words.number(one.done), all=words.number(one.names))


def override_told(one: StopShown, words: Words) -> str:
    """Return why a stop was opened before its turn; nothing where it was not."""
    if one.override is None:
        return ""
    day = words.short_date(one.override.on)
    return words.text("Opened early on {day}: {reason}", day=day, reason=one.override.reason)


def place_told(view: CatchUpView, words: Words) -> str:
    """Return which one of a stop is on the card."""
    current = view.current
    if current is None:
        return ""
    shown = next(one for one in view.stops if one.stop is current.name.stop)
    place, many = words.number(shown.done + 1), words.number(shown.names)
    return words.text("{stop}, {n} of {all}", stop=label(words, shown.stop), n=place, all=many)


def about_told(card: NameCard, words: Words) -> str:
    """Return who somebody is: position and account, or the circle."""
    circle = label(words, card.name.circle) if card.name.circle is not None else ""
    if card.group is not None:
        return words.text("Group")
    return ", ".join(filter(None, (card.title, card.account, circle)))


def why_now_told(card: NameCard, words: Words, today: date, zone: str) -> str:
    """Return why somebody is called now."""
    name = card.name
    if card.group is not None:
        event = card.group.event
        if card.group.act is GroupAct.ATTEND and event is not None:
            return words.text("{title}, {day}", title=event.title, day=day_told(words, event, today, zone))
        return words.text("No event is known: call the office")
    if card.quiet is not None:
        return words.plural(
            "“{deal}” stands still: nothing from the customer for {n} day",
            "“{deal}” stands still: nothing from the customer for {n} days",
            card.quiet,
            deal=card.deal,
        )
    if name.why is None:
        return words.text(_NOTHING_DUE[name.stop])
    key = name.why.product_id
    return why_told(name.why, {key: card.product} if key else {}, words)


def worth_told(name: StopName, words: Words) -> str:
    """Return what it may bring: value x chance, with both (1.9); nothing where one of them is not known."""
    if name.worth is None or name.chance is None:
        return "" if name.value is None else words.text("Worth {value}", value=words.money(name.value, cents=False))
    return words.text(
        "Worth {worth}: {value} × {chance}",
        worth=words.money(name.worth, cents=False),
        value=words.money(name.value, cents=False),
        chance=words.percent(name.chance),
    )


def caution_told(name: StopName, words: Words, today: date) -> str:
    """Return what the pest guard warns of; nothing where there is nothing to say (B4)."""
    return guard_told(words, name.guard, today) if name.guard.verdict is Verdict.CAUTION else ""


def script_told(card: NameCard, words: Words) -> tuple[str, ...]:
    """Return what to say, three short lines: open, why you call, the question at the end (1.5-1.8, 1.14)."""
    if card.group is not None:
        return _group_script(card, words)
    opening = {
        Stop.CUSTOMERS: words.text("How is it going with what you have from us?"),
        Stop.STALLED: words.text("We last spoke about “{deal}”. What has changed since?", deal=card.deal),
        Stop.NETWORK: words.text("How are you, and how is business these days?"),
    }[card.name.stop]
    if card.name.help_first and card.name.stop is not Stop.STALLED:
        return opening, words.text("What keeps you busy these days? What could I help with?")
    return opening, _middle(card, words), _close(card, words)


def _middle(card: NameCard, words: Words) -> str:
    if card.name.stop is Stop.STALLED:
        return words.text("What would have to happen for it to go on?")
    why = card.name.why
    match why.trigger if why is not None else None:
        case Trigger.RENEWAL:
            return words.text("{product} is due again. What should be different this time?", product=card.product)
        case Trigger.ADD_ON:
            return words.text("{product} goes with it. What would that change for you?", product=card.product)
        case Trigger.PRODUCT_GAP:
            return words.text("Many like you also have {product}. How do you do that today?", product=card.product)
        case _:
            return words.text("Is there something that I could help with?")


def _close(card: NameCard, words: Words) -> str:
    if card.name.stop is Stop.STALLED:
        return words.text("Shall we agree on a day for the next step now, or is it no longer a priority?")
    if card.name.owes_us:
        return words.text("You could do me a favour: whom do you know that I should talk to?")
    return words.text("Who else do you know with the same task? May I mention you?")


def _group_script(card: NameCard, words: Words) -> tuple[str, ...]:
    if card.group is not None and card.group.act is GroupAct.ATTEND:
        return (
            words.text("Go there, and speak with three people you do not know yet."),
            words.text("Ask what they work on before you say what you sell."),
        )
    return (
        words.text("What would you suggest to somebody who wants to meet members?"),
        words.text("Do you know of people who are ready to buy?"),
    )


def folded_told(view: CatchUpView, words: Words) -> str:
    """Return how many more there are at each stop, without their names: one step after the other (1.1)."""
    told = [
        words.text("{stop}: {n}", stop=label(words, stop), n=words.number(count))
        for stop, count in view.folded.items()
        if count > 0
    ]
    return ". ".join(told)


def folded_count(view: CatchUpView, words: Words) -> str:
    """Return how many are folded away."""
    count = sum(view.folded.values())
    return words.plural("{n} more is folded away", "{n} more are folded away", count) if count else ""


def then_told(card: NameCard, words: Words) -> str:
    """Return one of the next in a line."""
    return ", ".join(filter(None, (card.deal or card.account, label(words, card.name.stop))))


def stopped_told(one: Listed, words: Words, today: date) -> str:
    """Return why somebody is not called."""
    return guard_told(words, one.name.guard, today)


def outcome_told(line: OutcomeLine, words: Words) -> str:
    """Return what came of somebody."""
    outcome = line.outcome
    if not outcome.was_called:
        return words.text("Passed over: {reason}", reason=outcome.skipped)
    told = [words.text("Called")]
    if outcome.referral_asked is not None:
        asked = words.text("asked for a referral"), words.text("no referral asked")
        told.append(asked[0] if outcome.referral_asked else asked[1])
    if outcome.named:
        told.append(words.text("named: {names}", names=words.listed(outcome.named)))
    return ", ".join(told)
