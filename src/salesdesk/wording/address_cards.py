"""What is said of address cards: what becomes of each, what is wrong with one, what differs from whom we know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from salesdesk.application.address_cards.bringing_in import CardsLooked
from salesdesk.application.address_cards.cards import CardFault, CardProblem
from salesdesk.application.address_cards.knowing import Known
from salesdesk.application.address_cards.merging import CardField, Difference, Take
from salesdesk.application.address_cards.planning import CardLine
from salesdesk.application.importing.importing import Counts
from salesdesk.application.importing.planning import Verdict
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import MOST_BYTES
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

NAMED = 5
_FAULTS: Mapping[CardFault, str] = {
    CardFault.DAMAGED: N_("the card cannot be read, so it was left out"),
    CardFault.NOTHING_SAID: N_("nothing says who it is: no name, number or e-mail"),
    CardFault.TOO_MANY_FIELDS: N_("the card holds more fields than anybody has; the first ones were read"),
    CardFault.PICTURE_TOO_LARGE: N_("the picture is larger than {limit} KB, so it was left out"),
    CardFault.PICTURE_UNKNOWN: N_("the picture is no PNG or JPEG, so it was left out"),
    CardFault.PICTURE_ELSEWHERE: N_("the picture is not in the file but on the web, so it was left out"),
}
_BY: Mapping[Known, str] = {
    Known.EMAIL: N_("same e-mail"),
    Known.NAME: N_("same name"),
    Known.PHONE: N_("same number, other name"),
    Known.LIKE_NAME: N_("similar name"),
}
_FIELDS: Mapping[CardField, str] = {
    CardField.NAME: N_("Name"),
    CardField.TITLE: N_("Title"),
    CardField.ACCOUNT: N_("Account"),
    CardField.PHONE: N_("Phone"),
    CardField.MOBILE: N_("Mobile"),
    CardField.EMAIL: N_("E-mail"),
    CardField.ADDRESS: N_("Address"),
    CardField.WEB: N_("Website"),
    CardField.NOTE: N_("Note"),
    CardField.CIRCLE: N_("Circle"),
    CardField.PORTRAIT: N_("Picture"),
    CardField.DO_NOT_CONTACT: N_("Do not contact"),
}
_TAKES: Mapping[Take, str] = {
    Take.OURS: N_("Keep ours"),
    Take.THEIRS: N_("Take the card’s"),
    Take.BOTH: N_("Keep both"),
}
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.ADDED: N_("New person"),
    Verdict.UPDATED: N_("Completed"),
    Verdict.UNCHANGED: N_("Nothing new"),
    Verdict.LEFT_OUT: N_("Left out"),
}


class KeptCardWords:
    """Sentences kept with a person, as of the day of the import in the desk's zone."""

    def __init__(self, words: Words, today: date) -> None:
        self._words, self._today = words, today

    def origin(self, file_name: str) -> str:
        """Return where what we know of somebody came from: "Address card team.vcf, 1 Dec 2026"."""
        return self._words.text("Address card {name}, {day}", name=file_name, day=self._words.date(self._today))

    def birthday(self, day: str) -> str:
        """Return the line of a note that tells a birthday; a year that nobody said is left out."""
        return self._words.text("Birthday: {day}", day=_day(self._words, day))


def _day(words: Words, text: str) -> str:
    digits = text[:10].replace("-", "")
    try:
        return words.date(date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])))
    except ValueError:
        return text


def fault_told(words: Words, problem: CardProblem) -> str:
    """Return what is wrong with a card."""
    return words.text(_FAULTS[problem.fault], limit=words.number(MOST_BYTES // 1024))


def by_told(words: Words, line: CardLine) -> str:
    """Return why a card is, or may be, about somebody: "same e-mail"."""
    return words.text(_BY[line.by]) if line.by else ""


def field_label(words: Words, field: CardField) -> str:
    """Return what a field of a card is called."""
    return words.text(_FIELDS[field])


def take_label(words: Words, take: Take) -> str:
    """Return what is kept of a field that both have."""
    return words.text(_TAKES[take])


def verdict_told(words: Words, line: CardLine) -> str:
    """Return what becomes of a card: "New person", "Completed", and whom it is about."""
    said = words.text(_VERDICTS[line.verdict])
    return words.text("New, or {name}?", name=line.like) if line.like and line.same is None else said


def values_told(words: Words, difference: Difference, values: Sequence[str]) -> str:
    """Return what stands in a field, here or on the card."""
    if difference.field is CardField.CIRCLE:
        return words.listed([label(words, Circle(value)) for value in values])
    if difference.field is CardField.PORTRAIT:
        return words.text("A picture") if values else ""
    if difference.field is CardField.DO_NOT_CONTACT:
        return words.text("Yes") if values else ""
    return "; ".join(" ".join(value.split()) for value in values)


def counts_of_cards_told(words: Words, counts: Counts) -> str:
    """Return what becomes of the cards: "6 cards: 5 people added, 1 completed, 0 unchanged, 0 left out"."""
    return words.text(
        "{cards}: {added} added, {updated} completed, {unchanged} unchanged, {out} left out",
        cards=words.plural("{n} card", "{n} cards", counts.read),
        added=words.number(counts.added),
        updated=words.number(counts.updated),
        unchanged=words.number(counts.unchanged),
        out=words.number(counts.skipped - counts.unchanged),
    )


def remarks_told(words: Words, looked: CardsLooked) -> list[str]:
    """Return what is worth knowing about a whole file of cards."""
    told: list[str] = []
    if made := looked.made_accounts:
        names = words.listed(list(made[:NAMED]))
        told.append(
            words.plural("{n} new account: {names}", "{n} new accounts, such as {names}", len(made), names=names)
        )
    if alike := looked.alike:
        names = words.listed(list(alike[:NAMED]))
        told.append(
            words.plural(
                "{n} new account has a name like one here: {names}. Look whether they are the same",
                "{n} new accounts have names like some here: {names}. Look whether they are the same",
                len(alike),
                names=names,
            )
        )
    if asked := [line for line in looked.lines if line.like and line.same is None]:
        told.append(
            words.plural(
                "{n} card may be about somebody here and is added as new until you say so",
                "{n} cards may be about somebody here and are added as new until you say so",
                len(asked),
            )
        )
    return told
