"""What to do about each doubt over a proposal that came back, and what is told once it was taken (B1)."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.answering import ReturnedView
from salesdesk.domain.answer import Doubt
from salesdesk.domain.deal import Status
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import LETTERS
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

_ADVICE: Mapping[Doubt, str] = {
    Doubt.NOT_OURS: N_("Choose below which proposal it answers, or leave it if it is not for you."),
    Doubt.NOT_ISSUED: N_("It may come from another desk. Choose below which proposal it answers, or leave it."),
    Doubt.NO_FORM: N_("Look at the page: which box carries the mark, and whose name stands under it?"),
    Doubt.NONE_MARKED: N_("Ask them: “Option A or Option B?” Take the one they name."),
    Doubt.BOTH_MARKED: N_("Ask them which of the two they mean before you take one."),
    Doubt.NO_NAME: N_("Ask who decided, so that the answer has a name to it."),
    Doubt.NO_SUCH_DAY: N_("Ask when they signed. The agreement names the day it was received instead."),
    Doubt.DAY_AHEAD: N_("Ask when they signed. The agreement names the day it was received instead."),
    Doubt.OTHER_HASH: N_("Compare what it says with the PDF you sent before you take anything."),
    Doubt.OTHER_NUMBER: N_("Look at its pages: choose below which proposal they are, before you take anything."),
    Doubt.OTHER_TEXT: N_("Compare the pages with the PDF you sent: what they sign has to be what you offered."),
    Doubt.OTHER_LOOK: N_("Lay the pages beside the PDF you sent: something may be painted over what you offered."),
    Doubt.PUT_ON: N_("Look at what was put on: a signature is fine, anything over a figure or a date is not."),
    Doubt.OLDER_REVISION: N_("Ask whether they have seen the new one. Taken, it counts at the price of the old one."),
    Doubt.NOT_WAITING: N_("Look at how the proposal stands before you take another answer to it."),
    Doubt.EXPIRED: N_("Take it if the prices still hold; else start the next revision with a new date."),
    Doubt.DEAL_CLOSED: N_("Open the deal again first if this answer is to win it."),
    Doubt.REMARKS: N_("Read them: if they change what is ordered, agree on it before you take the option."),
}


def doubt_told(words: Words, view: ReturnedView, doubt: Doubt) -> str:
    """Return a doubt in a sentence, with the numbers of the proposals that it is about."""
    claim, proposal = view.claim, view.proposal
    if doubt is Doubt.NOT_ISSUED and (number := proposal.number if proposal else claim.number):
        return words.text("This desk has not issued {number}", number=number)
    if doubt is Doubt.OTHER_NUMBER and proposal is not None and view.revision is not None:
        said = _revision_of(words, view.form.number, view.form.revision)
        ours = _revision_of(words, proposal.number, str(view.revision.number))
        return words.text("It says {said}, but its check number is that of {ours}", said=said, ours=ours)
    if doubt is Doubt.OTHER_HASH and claim.owner and (proposal is None or claim.owner != proposal.number):
        return words.text("Its check number is that of {number}", number=claim.owner)
    if doubt is Doubt.OTHER_HASH and claim.number and proposal is None:
        return words.text("Its check number is not that of {number}", number=claim.number)
    return label(words, doubt)


def _revision_of(words: Words, number: str, revision: str) -> str:
    return words.text("{number}, revision {n}", number=number or words.text("–"), n=revision or words.text("–"))


def advice(words: Words, doubt: Doubt) -> str:
    """Return what to do about a doubt, in a sentence."""
    return words.text(_ADVICE[doubt])


def first_year(view: ReturnedView, letter: str) -> Money | None:
    """Return what an option comes to in the first year, None where nothing was issued."""
    content = view.content
    return content.options[LETTERS.index(letter)].totals.first_year if content is not None else None


def taken_told(words: Words, view: ReturnedView, letter: str) -> str:
    """Return what is told once an option of a returned proposal was taken."""
    who = view.account.name if view.account is not None else view.form.name or words.text("The customer")
    wins = view.deal is not None and view.deal.status is Status.OPEN
    return chosen_told(words, who, letter, first_year(view, letter) if wins else None)


def chosen_told(words: Words, who: str, letter: str, total: Money | None) -> str:
    """Return "Nordlicht chose Option B: the deal is won at € 61,362."; without a deal to win the first half."""
    if total is None:
        return words.text("{who} chose Option {letter}.", who=who, letter=letter)
    return words.text(
        "{who} chose Option {letter}: the deal is won at {total}.",
        who=who,
        letter=letter,
        total=words.money(total),
    )
