"""What stands on the papers we print: values the documents are made from, and what a caller gets back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Totals
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import Heard


class Paper(StrEnum):
    """The sheet a document is printed on."""

    A4 = "A4"
    LETTER = "Letter"


class Copy(StrEnum):
    """For whose eyes a copy of a proposal is: the internal one shows margins and which talk an option comes from."""

    CUSTOMER = "customer"
    INTERNAL = "internal"


class LogoKind(StrEnum):
    """The form of a logo."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """The seller's logo as it was given."""

    kind: LogoKind
    content: bytes


class LogoFault(StrEnum):
    """Why a logo cannot be drawn."""

    NOT_A_PICTURE = "not_a_picture"
    """It is not what it says it is, or it is damaged."""
    TOO_LARGE = "too_large"
    """It has more bytes, pixels or shapes than a logo needs."""
    CANNOT_DRAW = "cannot_draw"
    """It holds something that is not drawn: live text, a picture within, a filter, a program."""
    LINKS_OUT = "links_out"
    """It draws on another file or address, which is never opened."""


class LogoNotRead(Exception):
    """A logo that cannot be drawn: why, and the part of it that stands in the way ("text"), where it is one."""

    def __init__(self, fault: LogoFault, part: str = "") -> None:
        super().__init__(fault.value, part)
        self.fault = fault
        self.part = part


class Trouble(StrEnum):
    """What a document could not print as it was given."""

    CANNOT_PRINT = "cannot_print"
    """No bundled face has a glyph for these characters: a box stands in their place."""
    TOO_LONG = "too_long"
    """The text is longer than a field may be: what is over was left out, and "…" says so."""
    CUT_TO_FIT = "cut_to_fit"
    """The text was shortened with "…" to fit its place on the sheet."""
    UNEVEN = "uneven"
    """One option says more than 1.5 times what the other says in this row: they will not look equal."""


@dataclass(frozen=True, slots=True)
class PaperWarning:
    """Something the reader of a paper will not see as it was typed.

    `place` is the heading or label, in the document's language, under which it stands; `characters` are those
    that cannot be printed, each once, in the order they were met.
    """

    trouble: Trouble
    place: str
    characters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished PDF: its bytes, how many pages, and what could not be printed as given."""

    pdf: bytes
    pages: int
    warnings: tuple[PaperWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A company and the person who speaks for it."""

    company: str
    person: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedBy:
    """Who raised an option, when, in what kind of talk, in which words; `talk` is the id of that talk.

    A copy in another language words the kind anew. `occasion` is the word ("site visit") where there is no kind:
    earlier versions froze it.
    """

    who: str
    on: date
    kind: MeetingKind | None = None
    occasion: str = ""
    words: str = ""
    talk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionPaper:
    """One of the two options: its letter, name, one sentence, totals, terms, and the talks it comes from.

    `discount` on the whole option is in per cent.
    """

    letter: str
    name: str
    sentence: str = ""
    totals: Totals
    payment: str = ""
    delivery: str = ""
    installation: str = ""
    raised: tuple[RaisedBy, ...] = ()
    discount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One row that compares both options: its label, and what each of them says."""

    label: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentRow:
    """One item of the price table, level in both options.

    Amounts are net of tax, each time the item is due; None is "not in this option" (printed "–"), zero is
    "included". Where only one option has the item its quantity stands; `quantity_b` is given when B has another
    quantity than A. `off_a` and `off_b` are what the line's discount took off already (None: no discount), `cost_a`
    and `cost_b` what it costs us (internal copy only), `tax` the name of its class. `product_id` says which product of
    the catalogue it is, None for an item that is in none, and for all that earlier versions froze.
    """

    text: str
    group: str = ""
    quantity: Decimal | None = None
    quantity_b: Decimal | None = None
    unit: str = ""
    recurrence: Recurrence = Recurrence.ONCE
    a: Money | None = None
    b: Money | None = None
    price: Money | None = None
    off_a: Money | None = None
    off_b: Money | None = None
    cost_a: Money | None = None
    cost_b: Money | None = None
    tax: str = ""
    product_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The booked talk about the choice: what, when (in whose zone), how long, with whom, in which calendars.

    `promised` tells that they said they will be there; `ours` and `theirs` whose calendars hold it.
    """

    what: str
    starts: Moment
    minutes: int
    people: tuple[str, ...] = ()
    promised: bool = False
    ours: bool = False
    theirs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """What happens after the choice, and on which day for each option (the same for both, as a rule)."""

    text: str
    a: date | None
    b: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalContent:
    """Everything a printed proposal says: exactly two options, side by side (2.14).

    `language` is the document's (BCP 47, for the file's metadata); `currency` an ISO 4217 code; amounts are
    net of tax. `payment` are terms that hold for both options, `terms` the seller's general terms; `remarks` is
    printed above the customer's own remarks. A draft carries a discreet mark and has no `content_hash`: that is the
    SHA-256 of this content in canonical form, without the hash itself. `colour` is the company's ("#1B2A4A").
    `names_raisers` tells whether the customer's copy says who raised an option. `discount_reason` and
    `price_impediment` (the customer's words) stand on the internal copy.
    """

    number: str
    revision: int = 1
    title: str
    subtitle: str = ""
    language: str = "en"
    paper: Paper = Paper.A4
    is_draft: bool = False
    issued_on: date
    valid_until: date | None = None
    currency: str
    seller: Party
    client: Party
    heard: Heard
    comparison: str = ""
    options: tuple[OptionPaper, OptionPaper]
    payment: str = ""
    rows: tuple[Compared, ...] = ()
    investment: tuple[InvestmentRow, ...] = ()
    next_step: NextStep | None = None
    after_choice: tuple[Milestone, ...] = ()
    remarks: str = ""
    terms: str = ""
    names_raisers: bool = True
    discount_reason: str = ""
    price_impediment: str = ""
    colour: str = ""
    logo: Logo | None = None
    content_hash: str = ""

    @property
    def reference(self) -> str:
        """The number as it is printed: with the revision from the second on."""
        return self.number if self.revision == 1 else f"{self.number}/{self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementContent:
    """An agreement on the option that was chosen (4.18): the proposal's own content, for that option alone.

    `chosen` is its letter, `signer` who chose, `chosen_on` the day they chose; where the page does not say
    that, `is_received` is true and the day is the one on which the answer was received.
    """

    proposal: ProposalContent
    chosen: str
    signer: str = ""
    chosen_on: date
    is_received: bool = False
