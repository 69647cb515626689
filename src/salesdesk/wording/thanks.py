"""The words of a thank-you, on a card and in an e-mail (1.18)."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.mail_draft import TextDraft
from salesdesk.application.papers import Party
from salesdesk.application.thanks_paper import Thanked
from salesdesk.domain.favour import FavourKind
from salesdesk.domain.letter import LetterKind
from salesdesk.wording.letters import thanks_values, written
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_FOR: Mapping[FavourKind, str] = {
    FavourKind.REFERRAL: N_("Thank you for recommending us. There is no greater trust."),
    FavourKind.INTRODUCTION: N_("Thank you for introducing us. You opened a door that we could not open alone."),
    FavourKind.TIP: N_("Thank you for your tip. It came at the right moment."),
    FavourKind.HELP: N_("Thank you for your help. You took time for us that you needed yourself."),
    FavourKind.ISSUE_SOLVED: N_("Thank you for solving this for us. It would have taken us much longer."),
}


def thanks_head(words: Words, thanked: Thanked) -> str:
    """Return the line over a thank-you."""
    return words.text("Thank you, {name}", name=thanked.person) if thanked.person else words.text("Thank you")


def thanks_for(words: Words, thanked: Thanked) -> str:
    """Return what they are thanked for, in a sentence or two."""
    return words.text(_FOR[thanked.kind])


def thanks_mail(words: Words, thanked: Thanked) -> TextDraft:
    """Return a thank-you as an e-mail."""
    name = thanked.person
    values = thanks_values(words, thanked, thanks_for(words, thanked))
    subject, text = written(LetterKind.THANK_YOU, words.language, values, thanked.letter)
    return TextDraft(
        sender=Party(company=thanked.seller, person=thanked.seller_person, email=thanked.seller_email),
        receiver=Party(company="", person=name, email=thanked.email),
        subject=subject,
        text=text,
        language=words.language,
    )
