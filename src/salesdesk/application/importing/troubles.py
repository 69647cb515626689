"""What can be wrong with a file or one of its rows: named, with the values a sentence needs (wording words them)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.refusals import Refusal


class FileTrouble(StrEnum):
    """Why a file could not be read."""

    MISSING = "missing"
    FOLDER = "folder"
    NOT_ALLOWED = "not_allowed"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_TABLE = "not_a_table"
    NOT_A_PDF = "not_a_pdf"
    NOT_A_CALENDAR = "not_a_calendar"
    CALENDAR_TOO_MUCH = "calendar_too_much"
    NOT_CARDS = "not_cards"
    DAMAGED = "damaged"
    PASSWORD = "password"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_LONG = "too_long"
    ENCODING = "encoding"
    OPEN_DESK = "open_desk"


@dataclass(eq=False)
class FileNotRead(Refusal):
    """A file that cannot be read: its path as given, why, and what the machine said (no sentence for people)."""

    path: str
    reason: FileTrouble
    detail: str = ""


@dataclass(eq=False)
class NoUsableColumns(Refusal):
    """No sheet has a row of headings that says what the rows are.

    `found` are the headings of the likeliest row; `needed` our names, in groups of which one each is needed.
    """

    path: str
    kind: str
    found: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]


@dataclass(eq=False)
class UnknownColumn(Refusal):
    """A mapping names a column that the file does not have; `choices` are those it has."""

    name: str
    choices: tuple[str, ...]


@dataclass(eq=False)
class UnknownField(Refusal):
    """A mapping names a field that this kind of file does not have; `choices` are those it has."""

    name: str
    kind: str
    choices: tuple[str, ...]


@dataclass(eq=False)
class NameNotInFile(Refusal):
    """Somebody said what a name means that no row of the file says; `choices` are names that it does say."""

    name: str
    choices: tuple[str, ...]


@dataclass(eq=False)
class NothingCalled(Refusal):
    """A name in the file is to be taken for one that neither the desk nor the file has."""

    kind: str
    name: str


@dataclass(eq=False)
class DatesAmbiguous(Refusal):
    """Nothing in the file tells day-month-year from month-day-year: somebody has to say which it is."""

    columns: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(eq=False)
class NothingToImport(Refusal):
    """No row of the file can be taken: `read` rows hold something, `problems` says what is wrong with them."""

    path: str
    read: int
    problems: tuple[Problem, ...]


class NoTakingBack(StrEnum):
    """Why an import stays."""

    UNKNOWN = "unknown"
    ALREADY = "already"
    EDITED = "edited"


@dataclass(eq=False)
class TakeBackRefused(Refusal):
    """An import cannot be taken back: `records` names the first of `count` that were edited or used since."""

    batch: UUID
    why: NoTakingBack
    records: tuple[str, ...] = ()
    count: int = 0


class ProblemCode(StrEnum):
    """What is wrong with a row."""

    DATE_UNREADABLE = "date_unreadable"
    DATE_UNCLEAR = "date_unclear"
    DATE_IMPLAUSIBLE = "date_implausible"
    AMOUNT_UNREADABLE = "amount_unreadable"
    AMOUNT_UNCLEAR = "amount_unclear"
    AMOUNT_NEGATIVE = "amount_negative"
    AMOUNT_TOO_LARGE = "amount_too_large"
    CHANCE_UNREADABLE = "chance_unreadable"
    TAX_UNREADABLE = "tax_unreadable"
    NUMBER_UNREADABLE = "number_unreadable"
    CURRENCY_UNKNOWN = "currency_unknown"
    CELL_ERROR = "cell_error"
    TOO_LONG = "too_long"
    TOO_MANY_CELLS = "too_many_cells"
    NO_IDENTITY = "no_identity"
    NO_NAME = "no_name"
    SAME_ROW = "same_row"
    SAME_RECORD = "same_record"
    SAME_DEAL = "same_deal"
    TOTAL_ROW = "total_row"
    DELETED_THERE = "deleted_there"
    HEADINGS_AGAIN = "headings_again"
    CLOSED_BEFORE_BEGUN = "closed_before_begun"
    STATUS_UNCLEAR = "status_unclear"
    PARENT_CIRCLE = "parent_circle"
    ARCHIVED_HERE = "archived_here"
    EDITED_HERE = "edited_here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something about one row: its number in the file, the file's name of the column ("" for the whole row).

    `value` is what the cell says (the other row's number for SAME_ROW, SAME_RECORD and SAME_DEAL). `left_out` tells
    rows that were not taken from rows that were, with this one cell left as it is here.
    """

    row: int
    column: str
    code: ProblemCode
    value: str = ""
    left_out: bool = True


class RemarkCode(StrEnum):
    """What is worth knowing about a whole file."""

    NO_ACCOUNT = "no_account"
    NO_CLOSE_DATE = "no_close_date"
    NO_STATUS_COLUMN = "no_status_column"
    STATUS_TAKEN_AS_OPEN = "status_taken_as_open"
    OTHER_CURRENCY = "other_currency"
    LOST_ZERO_LEFT_EMPTY = "lost_zero_left_empty"
    GUESSED_COLUMN = "guessed_column"
    SEVERAL_COMPANIES = "several_companies"
    COLUMN_NOT_USED = "column_not_used"
    ACCOUNTS_BY_ID = "accounts_by_id"
    OWNERS_BY_ID = "owners_by_id"
    STAGES_MADE = "stages_made"
    CRITERIA_TAKEN_OFF = "criteria_taken_off"
    TAXES_MADE = "taxes_made"
    TAXES_WITHOUT_RATE = "taxes_without_rate"
    STAGES_ALIKE = "stages_alike"
    OWNERS_ALIKE = "owners_alike"
    ACCOUNTS_ALIKE = "accounts_alike"
    PRODUCTS_ALIKE = "products_alike"
    MATCHES_REMEMBERED = "matches_remembered"
    LIKE_A_DEAL_HERE = "like_a_deal_here"
    LIKE_ANOTHER_ROW = "like_another_row"
    LIKE_A_PERSON = "like_a_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about the file: how many rows (or columns) it concerns, and some of the words in question."""

    code: RemarkCode
    count: int
    words: tuple[str, ...] = ()
