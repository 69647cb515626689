"""The five SMART lamps of an objective: deterministic hints, never a lock (2.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from salesdesk.domain.buying_process import BuyerStep
from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.folding import fold


class Letter(StrEnum):
    """The five letters."""

    SPECIFIC = "S"
    MEASURABLE = "M"
    ACHIEVABLE = "A"
    RELEVANT = "R"
    TIME_BASED = "T"


class Reason(StrEnum):
    """Why a lamp is met or what is missing; wording makes the sentence."""

    NAMES_WHO_AND_WHAT = "names_who_and_what"
    EMPTY = "empty"
    LOOSE_WORDS = "loose_words"
    NO_PERSON = "no_person"
    NO_ACTION = "no_action"
    NO_OBJECT = "no_object"
    COUNTABLE = "countable"
    NOT_COUNTABLE = "not_countable"
    DECIDER_IS_THERE = "decider_is_there"
    WHO_CAN_GRANT_IT = "who_can_grant_it"
    NOBODY_DECIDES = "nobody_decides"
    SMALL_CHANCE = "small_chance"
    MOVES_A_DEAL = "moves_a_deal"
    NO_DEAL = "no_deal"
    MOVES_NO_DEAL = "moves_no_deal"
    NAMES_THE_DAY = "names_the_day"
    NO_DAY = "no_day"
    BEFORE_THE_MEETING = "before_the_meeting"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Lamp:
    """One letter: met or not, the reason, and the words or names that show it."""

    letter: Letter
    met: bool
    reason: Reason
    words: str = ""


@dataclass(frozen=True, slots=True)
class Instead:
    """What to say instead of a loose expression: a sentence with {who} and {day}, and its language (B8)."""

    sentence: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The word lists of one or more languages, folded, hyphens as spaces (resources/words).

    `loose` are expressions that promise nothing, each with what to say instead (B8). `firm` are expressions that
    only sound loose because of a word in them ("no later than").
    """

    loose: Mapping[str, Instead] = field(default_factory=dict[str, Instead])
    firm: tuple[str, ...] = ()
    actions: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict[str, int])
    weekdays: Mapping[str, int] = field(default_factory=dict[str, int])
    today: frozenset[str] = frozenset()
    tomorrow: frozenset[str] = frozenset()
    buyer_steps: Mapping[BuyerStep, tuple[str, ...]] = field(default_factory=dict[BuyerStep, tuple[str, ...]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the lamps look at besides the sentence.

    `people` are the names of those who take part with their part in the decision (None: not known),
    `deal` the title of the deal, `moves` what the plan says it moves, `chance` the deal's chance (0 to 1), `today`
    and `meeting_day` days in the desk's zone.
    """

    today: date
    people: tuple[tuple[str, BuyingRole | None], ...] = ()
    account: str = ""
    deal: str = ""
    moves: str = ""
    stage: str = ""
    chance: float | None = None
    meeting_day: date | None = None
    by: date | None = None


LEAST_CHANCE = 0.10
FARTHEST = timedelta(days=90)
_OBJECT_WORDS = 4
_QUOTING = frozenset({Reason.LOOSE_WORDS, Reason.COUNTABLE})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def lamps(sentence: str, setting: Setting, lexicon: Lexicon) -> tuple[Lamp, ...]:
    """Return the five lamps of an objective in the order S, M, A, R, T (2.2)."""
    text = fold(sentence)
    checks: tuple[Callable[[str, Setting, Lexicon], Lamp], ...] = (
        _specific,
        _measurable,
        _achievable,
        _relevant,
        _time_based,
    )
    shown = (check(text, setting, lexicon) for check in checks)
    return tuple(replace(x, words=_as_typed(x.words, sentence)) if x.reason in _QUOTING else x for x in shown)


def _as_typed(words: str, sentence: str) -> str:
    """Return what a check found as the sentence has it, with its accents and capitals."""
    typed, n = _WORD.findall(sentence.replace("-", " ")), len(words.split())
    windows = (" ".join(typed[i : i + n]) for i in range(len(typed) - n + 1))
    return next((window for window in windows if fold(window) == words), words)


def all_met(shown: tuple[Lamp, ...]) -> bool:
    """Tell whether every lamp is met."""
    return bool(shown) and all(lamp.met for lamp in shown)


def loose_words(text: str, lexicon: Lexicon) -> str:
    """Return the first loose expression in the text ("follow up", "touch base"), or nothing (B8)."""
    padded = f" {' '.join(_words(fold(text).replace('-', ' ')))} "
    for words in lexicon.firm:
        padded = padded.replace(f" {words} ", "  ")
    found = [(padded.find(f" {words} "), words) for words in lexicon.loose if f" {words} " in padded]
    return _as_typed(min(found)[1], text) if found else ""


def instead_of(loose: str, lexicon: Lexicon) -> Instead | None:
    """Return what to say instead of a loose expression as it was typed; None when it is not one (B8)."""
    return lexicon.loose.get(fold(loose.replace("-", " ")))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _specific(text: str, setting: Setting, lexicon: Lexicon) -> Lamp:
    """Names who, an action verb and an object; loose words are refused."""
    words = _words(text)
    loose = loose_words(text, lexicon)
    who = _who(words, setting)
    checks = (
        (not words, Reason.EMPTY),
        (bool(loose), Reason.LOOSE_WORDS),
        (not who, Reason.NO_PERSON),
        (not lexicon.actions.intersection(words), Reason.NO_ACTION),
        (len(words) < _OBJECT_WORDS, Reason.NO_OBJECT),
    )
    missing = next((reason for missing, reason in checks if missing), None)
    return Lamp(Letter.SPECIFIC, missing is None, missing or Reason.NAMES_WHO_AND_WHAT, loose or who)


def _who(words: list[str], setting: Setting) -> str:
    """Return the first person who takes part, or the account, that the sentence names."""
    present = set(words)
    for name, _ in setting.people:
        if present.intersection(w for w in _words(fold(name)) if len(w) > 1):
            return name
    named = [w for w in _words(fold(setting.account)) if len(w) > 2]  # "AG" or "Co" names nobody
    return setting.account if named and named[0] in present else ""


def _measurable(text: str, setting: Setting, lexicon: Lexicon) -> Lamp:
    """Holds a number, a document, a day or a yes/no act of the customer."""
    counted = re.findall(r"\d+", text)
    named = [w for w in _words(text) if w in lexicon.measures or w in lexicon.weekdays or w in lexicon.tomorrow]
    shown = next(iter(named + counted), "")
    met = bool(shown)
    return Lamp(Letter.MEASURABLE, met, Reason.COUNTABLE if met else Reason.NOT_COUNTABLE, shown)


def _achievable(_text: str, setting: Setting, _lexicon: Lexicon) -> Lamp:
    """Somebody who takes part decides or advises, and the deal has at least a chance of 10 %."""
    roles = [(name, role) for name, role in setting.people if role is not None]
    if not roles:
        return Lamp(Letter.ACHIEVABLE, False, Reason.WHO_CAN_GRANT_IT)  # noqa: FBT003 (met, a field)
    granting = [name for name, role in roles if role in {BuyingRole.DECIDES, BuyingRole.ADVISES}]
    if not granting:
        return Lamp(Letter.ACHIEVABLE, False, Reason.NOBODY_DECIDES)  # noqa: FBT003
    if setting.chance is not None and setting.chance < LEAST_CHANCE:
        return Lamp(Letter.ACHIEVABLE, False, Reason.SMALL_CHANCE, f"{setting.chance:.0%}")  # noqa: FBT003
    return Lamp(Letter.ACHIEVABLE, True, Reason.DECIDER_IS_THERE, granting[0])  # noqa: FBT003


def _relevant(_text: str, setting: Setting, _lexicon: Lexicon) -> Lamp:
    """Is linked to a deal; what it says it moves is no deal as long as none is chosen."""
    if setting.deal:
        return Lamp(Letter.RELEVANT, True, Reason.MOVES_A_DEAL, setting.deal)  # noqa: FBT003
    moves = setting.moves.strip()
    return Lamp(Letter.RELEVANT, False, Reason.MOVES_NO_DEAL if moves else Reason.NO_DEAL, moves)  # noqa: FBT003


def _time_based(text: str, setting: Setting, lexicon: Lexicon) -> Lamp:
    """Names the day by which the customer will have done it: the meeting day or later, at most 90 days off."""
    start = setting.meeting_day or setting.today
    day = setting.by or named_day(text, start, lexicon)
    if day is None:
        return Lamp(Letter.TIME_BASED, False, Reason.NO_DAY)  # noqa: FBT003
    shown = day.isoformat()
    if day < start:
        return Lamp(Letter.TIME_BASED, False, Reason.BEFORE_THE_MEETING, shown)  # noqa: FBT003
    if day - start > FARTHEST:
        return Lamp(Letter.TIME_BASED, False, Reason.TOO_FAR, shown)  # noqa: FBT003
    return Lamp(Letter.TIME_BASED, True, Reason.NAMES_THE_DAY, shown)  # noqa: FBT003


def named_day(text: str, start: date, lexicon: Lexicon) -> date | None:
    """Return the day a sentence names: ISO, "7 December", "December 7", a weekday, today, tomorrow.

    Days without a year are the next such day from `start` on.
    """
    folded = fold(text)
    words = _words(folded)
    return _iso(folded) or _day_and_month(words, start, lexicon) or _relative(words, start, lexicon)


def _iso(text: str) -> date | None:
    found = re.search(r"\b(\d{4})-(\d{2})-(\d{2})\b", text)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th|er|η|ησ)$")
_BETWEEN = frozenset({"of", "the"})


def _day_and_month(words: list[str], start: date, lexicon: Lexicon) -> date | None:
    parts = [_ORDINAL.sub("", w) for w in words if w not in _BETWEEN]
    for i, word in enumerate(parts):
        month = lexicon.months.get(word)
        if month is None:
            continue
        year = next((int(n) for n in parts[i + 1 : i + 3] if n.isdigit() and len(n) == 4), None)
        around = [n for n in parts[max(0, i - 1) : i] + parts[i + 1 : i + 2] if n.isdigit() and len(n) <= 2]
        found = next(filter(None, (_next_such(start, month, int(n), year) for n in around)), None)
        if found:
            return found
    return None


def _next_such(start: date, month: int, day: int, year: int | None) -> date | None:
    if year is not None:
        return _day(year, month, day)
    this_year = _day(start.year, month, day)
    return this_year if this_year and this_year >= start else _day(start.year + 1, month, day)


def _relative(words: list[str], start: date, lexicon: Lexicon) -> date | None:
    for word in words:
        if word in lexicon.today:
            return start
        if word in lexicon.tomorrow:
            return start + timedelta(days=1)
        if word in lexicon.weekdays:
            return start + timedelta(days=(lexicon.weekdays[word] - start.weekday()) % 7)
    return None
