"""What is said of favours, of thank-yous that are owed, and of goodwill (1.5, 1.7, 1.18)."""

from __future__ import annotations

from datetime import date

from salesdesk.application.favours import ClosingView
from salesdesk.domain.favour import Favour, Thanks
from salesdesk.domain.goodwill import Goodwill, GoodwillPart, GoodwillRow
from salesdesk.domain.money import Money
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def favours_sentence(words: Words, owed: int, late: int) -> str:
    """Return the sentence under the page's title."""
    if not owed:
        return words.text("Nobody waits for your thanks.")
    told = words.plural("{n} thank-you is owed", "{n} thank-yous are owed", owed)
    return words.text("{told}, {late} of them late.", told=told, late=late) if late else f"{told}."


def due_told(words: Words, thanks: Thanks, today: date) -> str:
    """Return when a thank-you is due, such as "2 days late" or "due Fri 4 Dec"."""
    late = (today - thanks.due_on).days
    if late > 0:
        return words.plural("{n} day late", "{n} days late", late)
    return words.text("due today") if late == 0 else words.text("due {day}", day=words.day(thanks.due_on))


def favour_told(words: Words, favour: Favour) -> str:
    """Return what was done, by whom and when: "They: Referral, 3 Nov. Introduced us to …"."""
    kind, day = label(words, favour.kind), favour.done_on or favour.asked_on
    on = words.short_date(day) if day else ""
    if favour.ours:
        head = words.text("We did: {kind}, {day}", kind=kind, day=on)
    elif favour.done_on is None:
        head = words.text("We asked: {kind}, {day}", kind=kind, day=on)
    else:
        head = words.text("They did: {kind}, {day}", kind=kind, day=on)
    return head


def thanks_told(words: Words, favour: Favour, today: date) -> str:
    """Return how the thank-you of a favour stands; nothing where none is owed."""
    thanks = favour.thanks
    if thanks is None:
        return ""
    if thanks.given_on is not None:
        how = label(words, thanks.kind).lower()
        told = words.text("Thanked {day}: {how}", day=words.short_date(thanks.given_on), how=how)
        return f"{told}, {words.money(thanks.gift)}" if thanks.gift is not None else told
    if thanks.waived:
        return words.text("Thanks waived: {reason}", reason=thanks.waived)
    return words.text("Thank-you {due}", due=due_told(words, thanks, today))


def gift_warning(words: Words, limit: Money) -> str:
    """Return the warning of a gift above the desk's limit (1.18)."""
    return words.text(
        "This gift costs more than {limit}, the limit of this desk. Ask what both companies allow.",
        limit=words.money(limit),
    )


def goodwill_told(words: Words, goodwill: Goodwill) -> str:
    """Return the credit in two words."""
    return words.text("Goodwill {points}", points=signed(words, goodwill.points))


def help_first(words: Words) -> str:
    """Return the advice where nothing is banked (1.5); it bars nothing."""
    return words.text("Nothing is banked with them. Help first: solve something, share a tip, thank them. Then ask.")


def formula_told(words: Words, goodwill: Goodwill) -> str:
    """Return the formula with its numbers (B16)."""
    return words.text(
        "{points} = {contact} for the last contact without selling + {solved} for help and issues solved + "
        "{thanked} for thank-yous − {asked} for favours asked",
        points=signed(words, goodwill.points),
        contact=goodwill.of(GoodwillPart.CONTACT),
        solved=goodwill.of(GoodwillPart.SOLVED),
        thanked=goodwill.of(GoodwillPart.THANKED),
        asked=-goodwill.of(GoodwillPart.ASKED),
    )


def rule_told(words: Words) -> str:
    """Return what each term counts."""
    return words.text(
        "The last contact that sold nothing brings 3 points for 30 days, 2 for 90, 1 for 180. Help, issues solved and "
        "thank-yous bring 1 each, a favour asked takes 1. What is older than a year counts no more."
    )


def what_told(words: Words, row: GoodwillRow) -> str:
    """Return the thing behind a row: what kind of contact, or which favour in which words."""
    if row.contact is not None:
        return label(words, row.contact.kind)
    if row.favour is None:
        return ""
    return ": ".join(filter(None, (label(words, row.favour.kind), row.favour.words)))


def signed(words: Words, points: int) -> str:
    """Return points as a number with its sign where it is less than none."""
    return words.number(points)


def closing_told(words: Words, view: ClosingView) -> str:
    """Return how a period stands: closed on a day, or how many thank-yous keep it open (1.18)."""
    if view.closed is not None:
        day = words.date(view.closed.closed_on)
        if view.closed.waived:
            return words.text("Closed {day}, thank-yous waived: {reason}", day=day, reason=view.closed.waived)
        return words.text("Closed {day}", day=day)
    if not view.owed:
        return words.text("No thank-you is owed. It can be closed.")
    return words.plural(
        "{n} thank-you is still owed. Thank first, or say why it is waived.",
        "{n} thank-yous are still owed. Thank first, or say why they are waived.",
        len(view.owed),
    )
