"""What is said about files that are brought in: what stands in the way, what is wrong, what is worth knowing."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.figures import LARGEST
from salesdesk.application.importing.importing import Counts
from salesdesk.application.importing.troubles import (
    DatesAmbiguous,
    FileNotRead,
    FileTrouble,
    NoTakingBack,
    NothingToImport,
    NoUsableColumns,
    Problem,
    ProblemCode,
    Remark,
    RemarkCode,
    TakeBackRefused,
    UnknownColumn,
    UnknownField,
)
from salesdesk.application.returned_form import ProposalNotRead
from salesdesk.wording.labels import N_
from salesdesk.wording.matching import MATCHING_REMARKS
from salesdesk.wording.words import Words

SHOWN = 12
NAMED = 3

_FILES: Mapping[FileTrouble, str] = {
    FileTrouble.MISSING: N_("There is no file {path}. Check the name"),
    FileTrouble.FOLDER: N_("{path} is a folder. Choose a file: CSV, XLSX, XLS or ODS"),
    FileTrouble.NOT_ALLOWED: N_("{path} cannot be read. Check its permissions, or copy it to another folder"),
    FileTrouble.EMPTY: N_("{path} is empty. Export it again, then import it"),
    FileTrouble.TOO_LARGE: N_("{path} is too large to import. Split it into smaller files"),
    FileTrouble.NOT_A_TABLE: N_("{path} holds no table. Choose a CSV file or a spreadsheet (XLSX, XLS, ODS)"),
    FileTrouble.NOT_A_PDF: N_("{path} is no PDF. Choose a CSV file or a spreadsheet (XLSX, XLS, ODS)"),
    FileTrouble.NOT_A_CALENDAR: N_("{path} is no calendar file. Choose one that ends in .ics"),
    FileTrouble.CALENDAR_TOO_MUCH: N_(
        "{path} took too long to read and was stopped. Export a shorter time from that calendar, then import it"
    ),
    FileTrouble.NOT_CARDS: N_("{path} holds no address cards that can be read. Choose a file that ends in .vcf"),
    FileTrouble.DAMAGED: N_("{path} is damaged or unfinished. Open it in a spreadsheet program and save it again"),
    FileTrouble.PASSWORD: N_("{path} is protected by a password. Save a copy without one, then import that"),
    FileTrouble.UNPACKS_TOO_LARGE: N_(
        "{path} unpacks to far more than a table needs, so it was not opened. Save the sheet as CSV, then import that"
    ),
    FileTrouble.TOO_LONG: N_("{path} took too long to read and was stopped. Save the sheet as CSV, then import that"),
    FileTrouble.ENCODING: N_("The characters of {path} cannot be read. Save it as UTF-8, then import it again"),
    FileTrouble.OPEN_DESK: N_(
        "{path} is the desk that is open, not a file of rows. Choose a CSV file or a spreadsheet"
    ),
}

_RETURNED: Mapping[FileTrouble, str] = {
    FileTrouble.MISSING: N_("There is no file {path}. Check the name"),
    FileTrouble.FOLDER: N_("{path} is a folder. Choose the PDF that came back"),
    FileTrouble.NOT_ALLOWED: N_("{path} cannot be read. Check its permissions, or copy it to another folder"),
    FileTrouble.EMPTY: N_("{path} is empty. Save the PDF from the e-mail again"),
    FileTrouble.NOT_A_PDF: N_("{path} is no PDF. Choose the PDF that came back"),
    FileTrouble.PASSWORD: N_("{path} is protected by a password. Ask for a copy without one"),
    FileTrouble.TOO_LARGE: N_("{path} holds far more than a proposal. Choose the PDF that came back"),
    FileTrouble.TOO_LONG: N_("{path} took too long to read and was stopped. Ask for the PDF once more"),
    FileTrouble.DAMAGED: N_("{path} is damaged or unfinished. Save it from the e-mail again, or ask for it once more"),
}

_PROBLEMS: Mapping[ProblemCode, str] = {
    ProblemCode.DATE_UNREADABLE: N_("“{value}” is not a date"),
    ProblemCode.DATE_UNCLEAR: N_("“{value}” may be two different days"),
    ProblemCode.DATE_IMPLAUSIBLE: N_("“{value}” cannot be meant as a date"),
    ProblemCode.AMOUNT_UNREADABLE: N_("“{value}” is not an amount"),
    ProblemCode.AMOUNT_UNCLEAR: N_("“{value}” may be two different amounts"),
    ProblemCode.AMOUNT_NEGATIVE: N_("“{value}” is less than zero"),
    ProblemCode.AMOUNT_TOO_LARGE: N_("“{value}” is too large: an amount stays below {limit}"),
    ProblemCode.CHANCE_UNREADABLE: N_("“{value}” is not a chance between 0 and 100 %"),
    ProblemCode.TAX_UNREADABLE: N_("“{value}” is not a tax rate between 0 and 100 %"),
    ProblemCode.NUMBER_UNREADABLE: N_("“{value}” is not a number"),
    ProblemCode.CURRENCY_UNKNOWN: N_("“{value}” is not a currency"),
    ProblemCode.CELL_ERROR: N_("the spreadsheet shows the fault {value} here"),
    ProblemCode.TOO_LONG: N_("the text is too long for one field"),
    ProblemCode.TOO_MANY_CELLS: N_("the row has more cells than the headings, from “{value}” on"),
    ProblemCode.NO_IDENTITY: N_("nothing says which deal this is: no id, title, account or product"),
    ProblemCode.NO_NAME: N_("it has no name"),
    ProblemCode.SAME_ROW: N_("the same id stands in row {value}"),
    ProblemCode.SAME_RECORD: N_("row {value} is about the same one by its name or code"),
    ProblemCode.SAME_DEAL: N_("it is the same as row {value}, as you said"),
    ProblemCode.TOTAL_ROW: N_("“{value}” is a sum, not a row"),
    ProblemCode.DELETED_THERE: N_("it was deleted in the program that it comes from"),
    ProblemCode.HEADINGS_AGAIN: N_("the headings stand here again"),
    ProblemCode.CLOSED_BEFORE_BEGUN: N_("it closed on {value}, before it began"),
    ProblemCode.STATUS_UNCLEAR: N_("“{value}” does not say whether it was won or lost"),
    ProblemCode.PARENT_CIRCLE: N_("“{value}” would be its own parent"),
    ProblemCode.ARCHIVED_HERE: N_("it was put away in this desk"),
    ProblemCode.EDITED_HERE: N_("it was changed in this desk since, so this cell was left as it is here"),
}

_REMARKS: Mapping[RemarkCode, tuple[str, str]] = {
    RemarkCode.NO_ACCOUNT: (
        N_("{n} deal without an account is kept and marked"),
        N_("{n} deals without an account are kept and marked"),
    ),
    RemarkCode.NO_CLOSE_DATE: (
        N_("{n} closed deal has no close date"),
        N_("{n} closed deals have no close date"),
    ),
    RemarkCode.NO_STATUS_COLUMN: (
        N_("No column says won or lost: {n} deal is taken as open"),
        N_("No column says won or lost: {n} deals are taken as open"),
    ),
    RemarkCode.STATUS_TAKEN_AS_OPEN: (
        N_("{n} deal with an unknown status is taken as open: {words}"),
        N_("{n} deals with an unknown status are taken as open: {words}"),
    ),
    RemarkCode.OTHER_CURRENCY: (
        N_("{n} deal is in another currency and not counted: {words}. Enter a rate in Settings"),
        N_("{n} deals are in another currency and not counted: {words}. Enter a rate in Settings"),
    ),
    RemarkCode.LOST_ZERO_LEFT_EMPTY: (
        N_("{n} lost deal with a value of 0 has no value"),
        N_("{n} lost deals with a value of 0 have no value"),
    ),
    RemarkCode.GUESSED_COLUMN: (
        N_("{n} column was guessed from its heading: {words}"),
        N_("{n} columns were guessed from their headings: {words}"),
    ),
    RemarkCode.SEVERAL_COMPANIES: (
        N_("{n} row lists several companies: the first one is taken"),
        N_("{n} rows list several companies: the first one is taken"),
    ),
    RemarkCode.COLUMN_NOT_USED: (
        N_("{n} column is not used: {words}"),
        N_("{n} columns are not used: {words}"),
    ),
    RemarkCode.ACCOUNTS_BY_ID: (
        N_("{n} row names its account by an id that is not known here. Import the accounts first, then this file"),
        N_("{n} rows name their accounts by ids that are not known here. Import the accounts first, then this file"),
    ),
    RemarkCode.OWNERS_BY_ID: (
        N_("{n} row names its owner by an id that is not known here. Import the team first, then this file"),
        N_("{n} rows name their owners by ids that are not known here. Import the team first, then this file"),
    ),
    RemarkCode.STAGES_MADE: (
        N_("{n} stage is new: {words}"),
        N_("{n} stages are new: {words}"),
    ),
    RemarkCode.CRITERIA_TAKEN_OFF: (
        N_(
            "The file brings stages of its own, so this desk's stage loses its exit criteria: nothing was noted for "
            "them, and every deal would be unproven. Set them in the settings: {words}"
        ),
        N_(
            "The file brings stages of its own, so {n} stages of this desk lose their exit criteria: nothing was noted "
            "for them, and every deal would be unproven. Set them in the settings: {words}"
        ),
    ),
    RemarkCode.TAXES_MADE: (
        N_("{n} tax class is new: {words}"),
        N_("{n} tax classes are new: {words}"),
    ),
    RemarkCode.TAXES_WITHOUT_RATE: (
        N_("{n} new tax class says no rate and counts with 0 % until you give it one in the settings: {words}"),
        N_("{n} new tax classes say no rate and count with 0 % until you give them one in the settings: {words}"),
    ),
    **MATCHING_REMARKS,
}

KINDS: Mapping[FileKind, str] = {
    FileKind.DEALS: N_("Deals"),
    FileKind.ACCOUNTS: N_("Accounts"),
    FileKind.CONTACTS: N_("Contacts"),
    FileKind.PRODUCTS: N_("Products"),
    FileKind.TEAM: N_("Team"),
}

FIELDS: Mapping[str, str] = {
    "id": N_("id"),
    "title": N_("deal"),
    "account": N_("account"),
    "account_key": N_("id of the account"),
    "contact": N_("contact persons"),
    "owner": N_("owner"),
    "owner_key": N_("id of the owner"),
    "parent_key": N_("id of the parent company"),
    "is_deleted": N_("deleted: yes or no"),
    "is_closed": N_("closed: yes or no"),
    "is_won": N_("won: yes or no"),
    "won_on": N_("won on"),
    "lost_on": N_("lost on"),
    "first_name": N_("first name"),
    "last_name": N_("last name"),
    "role": N_("role"),
    "mobile": N_("mobile"),
    "stage": N_("stage"),
    "status": N_("status"),
    "product": N_("product"),
    "value": N_("value"),
    "currency": N_("currency"),
    "chance": N_("chance"),
    "created_on": N_("created on"),
    "qualified_on": N_("qualified on"),
    "expected_on": N_("expected close"),
    "closed_on": N_("closed on"),
    "close_date": N_("close date"),
    "outcome": N_("outcome"),
    "reason": N_("reason"),
    "note": N_("note"),
    "motion": N_("motion"),
    "category": N_("category"),
    "name": N_("name"),
    "industry": N_("industry"),
    "country": N_("country"),
    "region": N_("region"),
    "kind": N_("kind"),
    "founded": N_("founded"),
    "employees": N_("employees"),
    "revenue_millions": N_("revenue in millions"),
    "parent": N_("parent company"),
    "code": N_("code"),
    "group": N_("group"),
    "unit": N_("unit"),
    "price": N_("price"),
    "cost": N_("cost"),
    "tax": N_("tax class"),
    "recurrence": N_("how often"),
    "upsells_to": N_("upsells to"),
    "renews_to": N_("renews to"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
    "web": N_("web"),
    "address": N_("address"),
    "manager": N_("manager"),
    "team": N_("team"),
    "office": N_("office"),
}


def field_told(words: Words, ours: str) -> str:
    """Return the word for one of our fields."""
    return words.text(FIELDS[ours]) if ours in FIELDS else ours.replace("_", " ")


def file_told(words: Words, error: FileNotRead) -> str:
    """Return why a file could not be read; nothing was changed by it."""
    return words.text("{said}. Nothing was imported.", said=words.text(_FILES[error.reason], path=error.path))


def returned_told(words: Words, error: ProposalNotRead) -> str:
    """Return why a returned proposal could not be read; nothing was changed by it."""
    said = _RETURNED.get(error.reason, _RETURNED[FileTrouble.DAMAGED])
    return words.text("{said}. Nothing was changed.", said=words.text(said, path=error.path))


def columns_told(words: Words, error: NoUsableColumns) -> str:
    """Return which columns were found and which are needed."""
    found = words.listed([f"“{c}”" for c in error.found[:SHOWN] if c]) or words.text("none")
    told = [", ".join(field_told(words, f) for f in group) for group in error.needed]
    needed = words.text(" and ").join(
        words.text("one of {columns}", columns=columns) if len(group) > 1 else columns
        for group, columns in zip(error.needed, told, strict=True)
    )
    return words.text(
        "{path} has no columns that can be imported. Nothing was imported. Found: {found}. Needed: {needed}. "
        "Rename a heading, or say which is which: --map NAME=COLUMN",
        path=error.path,
        found=found,
        needed=needed,
    )


def nothing_told(words: Words, error: NothingToImport) -> str:
    """Return that no row of a file could be taken, and what is wrong with the first ones."""
    if not error.read:
        return words.text(
            "{path} has headings but no rows below them, so nothing was imported. Export it again with its rows",
            path=error.path,
        )
    said = [
        words.text("Row {row}, {column}: {says}", row=p.row, column=p.column or "–", says=problem_told(words, p))
        for p in error.problems[:NAMED]
    ]
    return words.text(
        "No row of {path} could be taken, so nothing was imported. {problems}. "
        "Correct the file, or say how its dates and columns are meant",
        path=error.path,
        problems=". ".join(said),
    )


def column_told(words: Words, error: UnknownColumn | UnknownField) -> str:
    """Return that a mapping names something that is not there, and what is."""
    return words.text(
        "There is no “{name}” to map. Choose one of: {choices}", name=error.name, choices=", ".join(error.choices)
    )


def dates_told(words: Words, error: DatesAmbiguous) -> str:
    """Return that the order of day and month has to be chosen."""
    return words.text(
        "The dates in {columns} can be read two ways, such as {examples}. Nothing was imported. "
        "Say which comes first: --dates dmy (day, month, year) or --dates mdy (month, day, year)",
        columns=words.listed([f"“{c}”" for c in error.columns]),
        examples=", ".join(error.examples[:3]),
    )


def take_back_told(words: Words, error: TakeBackRefused) -> str:
    """Return why an import stays."""
    if error.why is NoTakingBack.UNKNOWN:
        return words.text("There is no import {batch} in this desk", batch=error.batch)
    if error.why is NoTakingBack.ALREADY:
        return words.text("The import {batch} was taken back already", batch=error.batch)
    return words.plural(
        "The import stays: {n} of its records was changed or used since ({names}). Undo those changes first",
        "The import stays: {n} of its records were changed or used since ({names}). Undo those changes first",
        error.count,
        names=", ".join(error.records[:3]),
    )


def problem_told(words: Words, problem: Problem) -> str:
    """Return what is wrong with a row, without its number and column."""
    return words.text(_PROBLEMS[problem.code], value=problem.value, limit=words.number(LARGEST))


def remark_told(words: Words, remark: Remark) -> str:
    """Return something worth knowing about a file."""
    one, many = _REMARKS[remark.code]
    return words.plural(one, many, remark.count, words=", ".join(remark.words[:SHOWN]))


def counts_told(words: Words, counts: Counts) -> str:
    """Return what becomes of the rows: "8,800 rows: 8,800 added, 0 changed, 0 left as they are"."""
    left_out = counts.skipped - counts.unchanged
    return words.text(
        "{rows}: {added} added, {updated} changed, {unchanged} unchanged, {out} left out",
        rows=words.plural("{n} row", "{n} rows", counts.read),
        added=words.number(counts.added),
        updated=words.number(counts.updated),
        unchanged=words.number(counts.unchanged),
        out=words.number(left_out),
    )
