"""What went wrong, in sentences: what happened, what is safe, what to do; no one is blamed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from salesdesk.application.calendar_file import CalendarRefused
from salesdesk.application.everything.folder import FolderNotRead
from salesdesk.application.failures import CommitUnknown, DeskFault, DeskTrouble
from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.application.importing.troubles import (
    DatesAmbiguous,
    FileNotRead,
    NameNotInFile,
    NothingCalled,
    NothingToImport,
    NoUsableColumns,
    TakeBackRefused,
    UnknownColumn,
    UnknownField,
)
from salesdesk.application.papers import LogoFault, LogoNotRead
from salesdesk.application.ports import Conflict, NotKept
from salesdesk.application.returned_form import ProposalNotRead
from salesdesk.application.setting_up import StageInUse
from salesdesk.domain import refusals
from salesdesk.domain.lead import LeadState
from salesdesk.domain.period import Period
from salesdesk.domain.proposal import ProposalState
from salesdesk.domain.two_options import Fault, Flaw, NotTwoRealOptions
from salesdesk.wording import calendar_files, folders, imports, matching
from salesdesk.wording.labels import N_, label
from salesdesk.wording.missing import MISSING
from salesdesk.wording.places import language_name
from salesdesk.wording.ranges import RANGES
from salesdesk.wording.reading import NotUnderstood
from salesdesk.wording.words import Words


def told(words: Words, error: BaseException) -> str:
    """Return the sentences for an error; one that nobody foresaw says so and where the details are."""
    for kind, say in _SENTENCES.items():
        if isinstance(error, kind):
            return say(words, error)
    return words.text(
        "Something went wrong that SalesDesk did not expect. What was saved is safe. "
        "Try again; if it happens again, copy the details and send them to whoever looks after SalesDesk."
    )


def not_taken_back(words: Words, act: str, error: BaseException) -> str:
    """Return that an act could not be taken back, by its name, and why."""
    return words.text("Not taken back: {act}. {why}", act=act, why=told(words, error))


def not_done_again(words: Words, act: str, error: BaseException) -> str:
    """Return that an act that was taken back could not be done again, by its name, and why."""
    return words.text("Not done again: {act}. {why}", act=act, why=told(words, error))


def flaw_told(words: Words, flaw: Flaw) -> str:
    """Return the sentence for one fault of a proposal."""
    return words.text(_FLAWS[flaw.fault], letter=flaw.letter, rows=words.listed([f"“{r}”" for r in flaw.rows[:3]]))


_FLAWS: Mapping[Fault, str] = {
    Fault.NOT_TWO: N_("A proposal asks “Option A or Option B?”: it needs exactly two options, here are {rows}"),
    Fault.NO_TITLE: N_("The proposal needs a title"),
    Fault.NO_NAME: N_("Option {letter} needs a name"),
    Fault.NO_SENTENCE: N_("Option {letter} needs its one sentence"),
    Fault.NO_LINES: N_("Option {letter} needs at least one priced line"),
    Fault.PRICED_ELSEWHERE: N_(
        "{rows} has its list price in another currency and no price here: type one, or write the item anew where it is "
        "included"
    ),
    Fault.NOT_RAISED: N_(
        "Option {letter} was not raised in a talk yet: pick the option it answers, or record the talk"
    ),
    Fault.RAISED_LATER: N_(
        "Option {letter} was raised only on {rows}, after the date of the proposal: change the date"
    ),
    Fault.EQUAL: N_("Both options are the same: let them differ in price, configuration, delivery or installation"),
    Fault.DOMINATED: N_(
        "Option {letter} is a straw option: it costs as much or more and gives no more. See {rows}, "
        "or let payment, delivery or installation differ"
    ),
    Fault.EMPTY_CELL: N_("Option {letter} says nothing about {rows}, the other does: fill both sides"),
    Fault.DISCOUNT_LOCKED: N_(
        "Option {letter} has a discount, but nobody said that the price stands in the way: note their words on the "
        "deal, or take the discount out"
    ),
    Fault.BELOW_LIST: N_(
        "Option {letter} is priced below the list, but nobody said that the price stands in the way: note their words "
        "on the deal, or go back to the list price. See {rows}"
    ),
    Fault.NO_DISCOUNT_REASON: N_("Say why the discount is this much: the reason is kept with the proposal"),
    Fault.ANOTHER_CUSTOMER: N_("{rows} names another customer: write it without that name"),
    Fault.NO_NEXT_STEP: N_("Book the next step with a date and time to come: when will you hear which option it is?"),
    Fault.OVER_BEFORE_SENT: N_(
        "The day it is valid until has passed: choose a later one, so that they have time to answer"
    ),
    Fault.OVER_BEFORE_DATED: N_("It is valid only until a day before its own date: change one of the two days"),
    Fault.DATED_AHEAD: N_("It is dated on a day to come: choose today, so that the date is the day it goes out"),
    Fault.DEAL_NOT_OPEN: N_(
        "Its deal is closed, put away or of another account by now: reopen or move the deal, or copy this proposal for "
        "another one"
    ),
}


def _missing(words: Words, error: refusals.Missing) -> str:
    found = MISSING.get((error.what, error.where)) or MISSING.get((error.what, ""))
    return words.text(found) if found else words.text("Something is missing: {what}. Fill it in", what=error.what)


def _out_of_range(words: Words, error: refusals.OutOfRange) -> str:
    message = RANGES.get(error.what, N_("{value} cannot be meant here. Type another value"))
    return words.text(message, value=error.value, least=error.least, most=error.most)


def _cited(words: Words, error: refusals.Cited) -> str:
    options = words.listed([f"“{text}”" for text in error.options[:3]])
    if error.on is None:
        said = words.text("{number} went out and cites {options}, so it stays.", number=error.number, options=options)
    else:
        said = words.text(
            "{number} went out and cites {options} from the talk on {day}, so the talk stays.",
            number=error.number,
            options=options,
            day=words.date(error.on),
        )
    return words.text("{said} The customer may still answer it: correct the talk where it is wrong", said=said)


def _two_options(words: Words, error: NotTwoRealOptions) -> str:
    return "\n".join(flaw_told(words, flaw) for flaw in error.faults)


_DESK: Mapping[DeskFault, str] = {
    DeskFault.MISSING: N_("There is no desk at {path}. Check the name, or make a new desk there"),
    DeskFault.NOT_A_DESK: N_("{path} is not a SalesDesk desk. It was not changed. Open a file that ends in .salesdesk"),
    DeskFault.EMPTY: N_("{path} is empty, so it is no desk. It was not changed. Open another file, or make a new desk"),
    DeskFault.NEWER: N_(
        "{path} was made by a newer SalesDesk. It was not changed. Install the newer version to open it"
    ),
    DeskFault.DAMAGED: N_(
        "{path} is damaged. It was not changed, so nothing gets worse. Open your last backup, and keep this file"
    ),
    DeskFault.IN_USE: N_("{path} is open in another window{who}. Nothing was changed. Close it there first"),
    DeskFault.READ_ONLY: N_(
        "{path} cannot be written. Nothing was changed. Check the permissions of the file and its folder, "
        "or copy the desk"
    ),
    DeskFault.NO_FOLDER: N_("The folder of {path} does not exist. Nothing was made. Choose another folder"),
    DeskFault.FULL: N_(
        "The disk is full, so {path} was not saved. What was saved before is safe. Free some space, then try again"
    ),
    DeskFault.EXISTS: N_("{path} exists already and was not changed. Choose another name, or open it"),
    DeskFault.IS_FOLDER: N_("{path} is a folder. Open a file that ends in .salesdesk"),
    DeskFault.BUSY: N_("{path} is busy just now. Nothing was changed. Try again in a moment"),
    DeskFault.BACKUP_FAILED: N_(
        "{path} was made by an older SalesDesk and has to be brought up to date, but its backup could not be "
        "written beside it. The desk was not changed. Free some space in its folder, then open it again"
    ),
    DeskFault.ALTERED: N_(
        "Proposal {detail} in {path} is no longer what was issued. Nothing was changed. Compare it with your last "
        "backup, or with the PDF that was sent"
    ),
    DeskFault.NOT_EMPTY: N_(
        "{path} holds records already and was not changed. Bring the export back into a new desk: give another name"
    ),
    DeskFault.OTHER: N_("{path} could not be used. What was saved before is safe. The machine says: {detail}"),
}


def _desk(words: Words, error: DeskTrouble) -> str:
    who = words.text(" by {name}", name=error.detail) if error.detail else ""
    return words.text(_DESK[error.fault], path=error.path, who=who, detail=error.detail)


_FILE: Mapping[WriteFault, str] = {
    WriteFault.MISSING_FOLDER: N_("{name} was not saved: its folder does not exist. {safe} Choose another folder"),
    WriteFault.READ_ONLY: N_("{name} was not saved: the folder is read-only. {safe} Choose another folder"),
    WriteFault.FULL: N_("{name} was not saved: the disk is full. {safe} Free some space or choose another folder"),
    WriteFault.NOT_A_FILE: N_("{name} was not saved: a folder has that name. {safe} Choose another name"),
    WriteFault.NOT_READABLE_AGAIN: N_(
        "{name} was not saved: what was written could not be read again. {safe} Try once more or choose another folder"
    ),
    WriteFault.WRONG_ENDING: N_("{name} was not saved: its name has to end in {detail}. {safe} Choose another name"),
    WriteFault.NOT_A_FOLDER: N_("{name} is a file, not a folder. It was not changed. Choose a folder"),
    WriteFault.FOLDER_IN_USE: N_(
        "{name} holds files already. They were not changed. Choose a new folder, or an empty one"
    ),
    WriteFault.OTHER: N_("{name} was not saved. The machine says: {detail}. {safe} Choose another folder"),
}


def _file(words: Words, error: FileNotWritten) -> str:
    safe = words.text("What is in the desk is safe, and a file that stood there before is unchanged.")
    return words.text(_FILE[error.fault], name=error.path.name, safe=safe, detail=error.detail)


_LOGO: Mapping[LogoFault, str] = {
    LogoFault.NOT_A_PICTURE: N_("The logo could not be read. Save it again as PNG or SVG, then choose that file"),
    LogoFault.TOO_LARGE: N_("The logo is larger than a page needs. Save it smaller (2 MB, 4,000 pixels), or as PNG"),
    LogoFault.CANNOT_DRAW: N_(
        "The logo has a part that is not drawn here ({part}). Turn its text into paths, or save it as PNG"
    ),
    LogoFault.LINKS_OUT: N_("The logo draws on another file, which is never opened. Embed everything, or save as PNG"),
}


def _logo(words: Words, error: LogoNotRead) -> str:
    return words.text(_LOGO[error.fault], part=error.part)


def _loose(words: Words, error: refusals.LooseWords) -> str:
    return words.text(
        "“{said}” is not a follow-up yet: it needs a date and a time. You could answer: "
        "“Certainly, let's put a date and time in the calendar for that now.”",
        said=error.words,
    )


_SENTENCES: Mapping[type[BaseException], Callable[[Words, Any], str]] = {
    NotTwoRealOptions: _two_options,
    ProposalNotRead: imports.returned_told,
    FileNotRead: imports.file_told,
    CalendarRefused: calendar_files.refused_told,
    FolderNotRead: folders.folder_told,
    NoUsableColumns: imports.columns_told,
    UnknownColumn: imports.column_told,
    NameNotInFile: matching.not_in_file_told,
    NothingCalled: matching.nothing_called_told,
    UnknownField: imports.column_told,
    DatesAmbiguous: imports.dates_told,
    NothingToImport: imports.nothing_told,
    TakeBackRefused: imports.take_back_told,
    refusals.LooseWords: _loose,
    refusals.Missing: _missing,
    refusals.OutOfRange: _out_of_range,
    refusals.NotAPeriod: lambda w, e: w.text(
        "“{text}” is not a period. Write a year, a quarter or a month: 2026, 2026-Q4 or 2026-11", text=e.text
    ),
    refusals.OtherCurrency: lambda w, e: w.text(
        "{one} and {other} cannot be added. Use one currency in both options", one=e.one, other=e.other
    ),
    refusals.AlreadyClosed: lambda w, e: w.text("“{title}” is closed already. Reopen it first", title=e.title),
    refusals.ThanksOwed: lambda w, e: w.plural(
        "{n} thank-you of {period} is still owed. Thank them, or say why it is waived",
        "{n} thank-yous of {period} are still owed. Thank them, or say why they are waived",
        e.count,
        period=w.period(Period.parse(e.period)),
    ),
    refusals.UnknownName: lambda w, e: w.plural(
        "{names} stands for nothing in this letter. Take it out, or use one of these: {known}",
        "{names} stand for nothing in this letter. Take them out, or use some of these: {known}",
        len(e.names),
        names=", ".join(f"{{{name}}}" for name in e.names),
        known=", ".join(f"{{{name}}}" for name in e.known),
    ),
    refusals.PeriodClosed: lambda w, e: w.text(
        "{period} is closed already. Open it again first", period=w.period(Period.parse(e.period))
    ),
    refusals.Cited: _cited,
    refusals.EarlierWentOut: lambda w, e: w.text(
        "The customer has revision {revision} of {number}, so the next one stays. Undo its start, or issue it",
        revision=e.revision,
        number=e.number,
    ),
    refusals.CitesNothing: lambda w, e: w.text(
        "The talk in which the options of {number} were raised was put away. Bring the talk back first", number=e.number
    ),
    refusals.Frozen: lambda w, e: w.text(
        "{number} is issued and does not change. Withdraw it or start its next revision", number=e.number
    ),
    refusals.WasIssued: lambda w, e: w.text(
        "{number} was issued, which is not taken back: withdraw it or start the next revision", number=e.number
    ),
    refusals.WentOutIn: lambda w, e: w.text(
        "{number} went out in {language}, and only that paper counts. Print it as it is, or start its next revision "
        "and choose the other language there",
        number=e.number,
        language=language_name(e.language),
    ),
    refusals.NotInThatState: lambda w, e: w.text(
        "{number} is {state}, so this cannot be done with it. Issue a draft, withdraw or revise what was issued",
        number=e.number,
        state=label(w, ProposalState(e.state)).lower(),
    ),
    refusals.Unproven: lambda w, e: w.text(
        "{stage} needs what the customer does first: {missing}. Note when they did it, then move the deal",
        stage=e.stage,
        missing=w.listed(e.missing),
    ),
    refusals.NotInThatLeadState: lambda w, e: w.text(
        "{name} stands at “{state}”, so this cannot be done with it. Undo what was done last, or choose another lead",
        name=e.name,
        state=label(w, LeadState(e.state)),
    ),
    refusals.WithMarketing: lambda w, e: w.text(
        "Marketing has {name} since {day}. If they did something new, open that lead and take it again",
        name=e.name,
        day=w.short_date(e.since),
    ),
    refusals.NoAnswerAwaited: lambda w, e: w.text(
        "{number} is {state}, so no answer can be taken for it. Issue it first, or undo the answer that was taken",
        number=e.number,
        state=label(w, ProposalState(e.state)).lower(),
    ),
    refusals.NotChosenYet: lambda w, e: w.text(
        "No option of {number} is chosen yet. Take the answer first, then make the agreement", number=e.number
    ),
    refusals.DiscountLocked: lambda w, _e: w.text(
        "A discount needs a reason that the customer gave: it is often not the price. "
        "Note on the deal that the price stands in the way, in their words"
    ),
    refusals.AnotherWaits: lambda w, e: w.text(
        "{number} of the same deal still waits for a choice. Withdraw it first, or revise it", number=e.number
    ),
    DeskTrouble: _desk,
    FileNotWritten: _file,
    LogoNotRead: _logo,
    CommitUnknown: lambda w, _e: w.text(
        "The last change was not saved; everything before it is safe. Make the change again"
    ),
    Conflict: lambda w, _e: w.text(
        "This was changed elsewhere in the meantime, so your change was not written over it. "
        "You see the present state: make the change again if it still holds"
    ),
    NotKept: lambda w, _e: w.text("This is no longer in the desk. Undo may bring it back"),
    StageInUse: lambda w, e: w.plural(
        "{n} open deal stands in “{name}”. Move it to another stage first",
        "{n} open deals stand in “{name}”. Move them to another stage first",
        e.deals,
        name=e.name,
    ),
    NotUnderstood: lambda w, e: w.text("“{text}” could not be read. Type it another way", text=e.text),
}
