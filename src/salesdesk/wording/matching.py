"""What is said about names in a file that may be records of the desk, and about rows that may be a deal of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import Match, Offer, Standing, Why
from salesdesk.application.importing.plans import Made
from salesdesk.application.importing.troubles import NameNotInFile, NothingCalled, RemarkCode
from salesdesk.application.importing.twins import Likeness, Twin
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

SHOWN = 8
_NEARLY: Final = 0.97
_VERY: Final = 0.9

MATCHING_REMARKS: Mapping[RemarkCode, tuple[str, str]] = {
    RemarkCode.STAGES_ALIKE: (
        N_("{n} stage may be one on this desk and is added as new: {words}"),
        N_("{n} stages may be ones on this desk and are added as new: {words}"),
    ),
    RemarkCode.OWNERS_ALIKE: (
        N_("{n} owner looks like another one and is added as new: {words}"),
        N_("{n} owners look like other ones and are added as new: {words}"),
    ),
    RemarkCode.ACCOUNTS_ALIKE: (
        N_("{n} account looks like another one and is added as new: {words}"),
        N_("{n} accounts look like other ones and are added as new: {words}"),
    ),
    RemarkCode.PRODUCTS_ALIKE: (
        N_("{n} product looks like one on this desk and is added as new: {words}"),
        N_("{n} products look like ones on this desk and are added as new: {words}"),
    ),
    RemarkCode.MATCHES_REMEMBERED: (
        N_("{n} name is matched as in your last import of such a file: {words}"),
        N_("{n} names are matched as in your last import of such a file: {words}"),
    ),
    RemarkCode.LIKE_A_DEAL_HERE: (
        N_("{n} row looks like a deal on this desk and comes in as another one: row {words}"),
        N_("{n} rows look like deals on this desk and come in as other ones: rows {words}"),
    ),
    RemarkCode.LIKE_ANOTHER_ROW: (
        N_("{n} row looks like the deal of an earlier row and comes in as another one: row {words}"),
        N_("{n} rows look like deals of earlier rows and come in as other ones: rows {words}"),
    ),
    RemarkCode.LIKE_A_PERSON: (
        N_("{n} row looks like somebody of the same account and comes in as another person: row {words}"),
        N_("{n} rows look like people of the same accounts and come in as other people: rows {words}"),
    ),
}

MATCH_KINDS: Mapping[NameKind, str] = {
    NameKind.STAGE: N_("Stages"),
    NameKind.OWNER: N_("Owners"),
    NameKind.ACCOUNT: N_("Accounts"),
    NameKind.PRODUCT: N_("Products"),
    NameKind.DEAL: N_("Deals"),
    NameKind.PERSON: N_("People"),
}
_WHY: Mapping[Why, str] = {
    Why.MEANING: N_("means the same"),
    Why.PLACE: N_("stands next to it in order"),
    Why.CHANCE: N_("similar win chance"),
}
_BY: Mapping[Likeness, str] = {
    Likeness.SAME_TITLE: N_("same title"),
    Likeness.LIKE_TITLE: N_("similar title"),
    Likeness.SAME_AMOUNT: N_("same amount"),
    Likeness.LIKE_AMOUNT: N_("similar amount"),
    Likeness.SAME_DATES: N_("same dates"),
    Likeness.NEAR_DATES: N_("dates within two weeks"),
    Likeness.LIKE_NAME: N_("similar name"),
}


def offer_told(words: Words, offer: Offer) -> str:
    """Return how sure a proposal is: "nearly the same name"."""
    if offer.why is not Why.NAME:
        return words.text(_WHY[offer.why])
    if offer.likeness >= _NEARLY:
        return words.text("nearly the same name")
    return words.text("very similar name") if offer.likeness >= _VERY else words.text("similar name")


def match_told(words: Words, match: Match) -> str:
    """Return what a name in the file becomes: "Looks like Nordwind GmbH", "Nordwind GmbH", "New"."""
    if match.standing is Standing.OPEN and match.offer:
        return words.text("New, or is it {name}?", name=match.offer.name)
    return match.becomes or words.text("New")


def sureness_told(words: Words, match: Match) -> str:
    """Return how a name came to what it becomes."""
    told: Mapping[Standing, str] = {
        Standing.EXACT: words.text("same name"),
        Standing.TAKEN: words.text("you said so"),
        Standing.REMEMBERED: words.text("as in your last import"),
        Standing.NEW: words.text("nothing like it here"),
    }
    if match.offer and match.standing in {Standing.OPEN, Standing.NEW}:
        said = offer_told(words, match.offer)
        return words.text("you said so") if match.standing is Standing.NEW else said
    return told[match.standing]


def twin_told(words: Words, twin: Twin) -> str:
    """Return in what a row is like another deal: "same account, same title, similar amount"."""
    return words.text(", ").join([words.text("same account"), *(words.text(_BY[by]) for by in twin.by)])


def other_told(words: Words, twin: Twin) -> str:
    """Return which deal a row is like."""
    if twin.other_row:
        return words.text("row {row}: {title}", row=twin.other_row, title=twin.other_title)
    return twin.other_title


def not_in_file_told(words: Words, error: NameNotInFile) -> str:
    """Return that a name is nowhere in the file, and which names are."""
    return words.text(
        "No row says “{name}”, so it cannot be matched. Nothing was imported. The file says, for example: {choices}",
        name=error.name,
        choices=", ".join(error.choices[:SHOWN]) or words.text("no names"),
    )


def nothing_called_told(words: Words, error: NothingCalled) -> str:
    """Return that nothing is called what a name is to be matched with."""
    return words.text(
        "Neither this desk nor the file has anything called “{name}” to match with. Nothing was imported. "
        "Check its spelling, or leave it empty to add the name as new",
        name=error.name,
    )


def twin_text_told(words: Words, twin: Twin) -> str:
    """Return which row looks like another deal."""
    return words.text("Row {row}: {title}", row=twin.row, title=twin.title)


def twin_becomes_told(words: Words, twin: Twin) -> str:
    """Return what a row that looks like another deal or person becomes."""
    other = other_told(words, twin)
    if twin.same:
        return words.text("The same: {other}", other=other)
    if twin.same is None:
        return words.text("{another}, or is it {other}?", another=another_told(words, twin), other=other)
    return another_told(words, twin)


def another_told(words: Words, twin: Twin) -> str:
    """Return what a row is that is not the one that it looks like."""
    return words.text("Another person") if twin.kind is NameKind.PERSON else words.text("Another deal")


def same_told(words: Words, twin: Twin) -> str:
    """Return what a row is that is the one that it looks like."""
    return words.text("Same person") if twin.kind is NameKind.PERSON else words.text("Same deal")


def twin_sureness_told(words: Words, twin: Twin) -> str:
    """Return in what a row is like the other deal, unless somebody said what it is."""
    if twin.same is not None:
        return words.text("you said so")
    return words.text(", ").join(words.text(_BY[by]) for by in twin.by)


def decide_told(words: Words, open_lines: int, lines: int) -> str:
    """Return how many names wait for somebody's word, and what becomes of those nobody decides about."""
    if not open_lines:
        return words.plural("{n} name, nothing left to decide", "{n} names, nothing left to decide", lines)
    return words.plural(
        "{n} of {lines} waits for your word. Until then it is added as new",
        "{n} of {lines} wait for your word. Until then they are added as new",
        open_lines,
        lines=words.number(lines),
    )


def decide_rows_told(words: Words, open_lines: int, lines: int) -> str:
    """Return how many rows that look like a deal wait for somebody's word."""
    if not open_lines:
        return words.plural("{n} row, nothing left to decide", "{n} rows, nothing left to decide", lines)
    return words.plural(
        "{n} row waits for your word. Until then it comes in as another one",
        "{n} rows wait for your word. Until then they come in as other ones",
        open_lines,
    )


def why_told(words: Words, asked: Match | Twin) -> str:
    """Return in a sentence why something is proposed, or how it came to what it becomes."""
    if isinstance(asked, Twin):
        return words.text("Looks like {deal}: {why}.", deal=other_told(words, asked), why=twin_told(words, asked))
    if asked.standing in {Standing.OPEN, Standing.NEW} and asked.offer:
        name, why = asked.offer.name, offer_told(words, asked.offer)
        return words.text("Looks like {name}: {why}.", name=name, why=why)
    return words.text("{becomes}: {why}.", becomes=match_told(words, asked), why=sureness_told(words, asked))


def made_told(words: Words, made: Made) -> str:
    """Return what a file brings into being by naming it: "New here: 2 accounts, 1 stage"."""
    counted = (
        (len(made.accounts), words.plural("{n} account", "{n} accounts", len(made.accounts))),
        (len(made.reps), words.plural("{n} owner", "{n} owners", len(made.reps))),
        (len(made.products), words.plural("{n} product", "{n} products", len(made.products))),
        (len(made.stages), words.plural("{n} stage", "{n} stages", len(made.stages))),
    )
    some = [told for count, told in counted if count]
    return words.text("New here: {made}", made=words.listed(some)) if some else words.text("No new names")
