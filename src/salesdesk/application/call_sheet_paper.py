"""What stands on the call sheet we print: the values it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salesdesk.application.papers import Paper
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.objective import Letter
from salesdesk.domain.research import FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLamp:
    """One letter of the objective: met or not, and the reason or what is missing."""

    letter: Letter
    met: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """Somebody who takes part: name, title, role in the decision as the reader says it ("decides"), what they want."""

    name: str
    title: str = ""
    role: str = ""
    wants: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFinding:
    """One thing we know, of one kind; `check_again` marks what was known too long ago to be relied on."""

    kind: FindingKind
    text: str
    check_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetQuestion:
    """A question to ask, and what it uncovers."""

    text: str
    kind: QuestionKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetObjection:
    """What they may say, what we answer, the proof at hand."""

    words: str
    answer: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOption:
    """An option on the table: its letter or its number in the order to raise, its name and a line about it."""

    letter: str
    name: str
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetClaim:
    """A line of a battlecard: its text, its source, how old it is in words, whether it was used in the meeting."""

    text: str
    source: str = ""
    age: str = ""
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRival:
    """The battlecard of a competitor on the deal; every advantage has a source, which is its proof (1.12)."""

    name: str
    relationship: str = ""
    price_model: str = ""
    win_rate: str = ""
    advantages: tuple[SheetClaim, ...] = ()
    strengths: tuple[SheetClaim, ...] = ()
    weaknesses: tuple[SheetClaim, ...] = ()
    traps: tuple[SheetClaim, ...] = ()
    landmines: tuple[SheetClaim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheetContent:
    """Everything the call sheet says; lists may be longer than the page, which cuts them and says so.

    `age_days` and `usual_days` are the deal's age and the average cycle of deals like it, in days. `step` is the
    playbook step that the call serves, `how_they_buy` what the customer did before we come, `decider_missing` the
    sentence that tells that nobody here can say yes, `guarded` what the pest guard says of who
    takes part (B4). `in_order` tells that the options stand in the order in which
    to raise them. `rivals` is the second page; None leaves it out.
    """

    account: str
    paper: Paper = Paper.A4
    language: str = "en"
    printed_at: datetime
    starts: Moment | None = None
    minutes: int = 30
    how: str = ""
    people: tuple[SheetPerson, ...] = ()
    decider_missing: str = ""
    guarded: str = ""
    value: Money | None = None
    stage: str = ""
    age_days: int | None = None
    usual_days: int | None = None
    step: str = ""
    how_they_buy: str = ""
    objective: str = ""
    lamps: tuple[SheetLamp, ...] = ()
    best: str = ""
    least: str = ""
    expected_return: str = ""
    fall_back: str = ""
    prospect_gets: str = ""
    opening: str = ""
    findings: tuple[SheetFinding, ...] = ()
    questions: tuple[SheetQuestion, ...] = ()
    materials: tuple[str, ...] = ()
    objections: tuple[SheetObjection, ...] = ()
    options: tuple[SheetOption, ...] = ()
    in_order: bool = False
    return_unit: str = ""
    rivals: tuple[SheetRival, ...] | None = None
