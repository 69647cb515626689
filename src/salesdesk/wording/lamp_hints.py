"""The hint under an objective: the name of the first missing part, an example, and words that would light its lamp."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from salesdesk.domain.objective import Lamp, Reason, Setting, instead_of
from salesdesk.wording.lexicon import lexicon
from salesdesk.wording.words import Words

WEEK = timedelta(days=7)
SATURDAY = 5
Place = Literal["start", "end"]
Leads = Literal["", "people", "deal"]
FieldName = Literal["", "who", "does", "shown_by", "by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LampHint:
    """What the strip says: bold `name`, `text` with one example, `act` on the button.

    The button writes `insert` at `place` of the sentence, leads to where the missing thing is given, or puts
    `instead` in the place of the whole sentence. `field` is the field of the objective that would say it, for a
    sentence that is built from fields.
    """

    name: str
    text: str
    act: str = ""
    insert: str = ""
    place: Place = "end"
    leads: Leads = ""
    instead: str = ""
    field: FieldName = ""


def hint_of(words: Words, lamps: Sequence[Lamp], setting: Setting) -> LampHint | None:
    """Return the hint for the first lamp that is not met, None when all are (2.2)."""
    missing = next((lamp for lamp in lamps if not lamp.met), None)
    return _HINTS[missing.reason](words, missing, setting) if missing is not None else None


def _somebody(words: Words, setting: Setting) -> str:
    names = [name for name, _ in setting.people]
    return next(iter(names), setting.account or words.text("Alex"))


def _day(setting: Setting) -> date:
    """Return the day of the meeting, else one in a week from today that is no Saturday or Sunday."""
    in_a_week = setting.today + WEEK
    to_monday = timedelta(days=7 - in_a_week.weekday() if in_a_week.weekday() >= SATURDAY else 0)
    return setting.meeting_day or in_a_week + to_monday


def _until(words: Words, setting: Setting) -> str:
    return words.text("by {day}", day=words.day(_day(setting)))


def _picks(words: Words, setting: Setting) -> str:
    return words.text(
        "{who} picks Option A or Option B {until}", who=_somebody(words, setting), until=_until(words, setting)
    )


def _empty(words: Words, _lamp: Lamp, setting: Setting) -> LampHint:
    example = _picks(words, setting)
    return LampHint(
        name=words.text("The objective is missing."),
        text=words.text("Say who will have done what, and until when. “{example}” would do.", example=example),
        act=words.text("Add"),
        insert=example,
        field="does",
    )


def instead_told(words: Words, loose: str, setting: Setting) -> str:
    """Return the sentence to say instead of a loose expression, in the language of the expression (B8).

    Empty when the expression is not known to be loose.
    """
    found = instead_of(loose, lexicon())
    if found is None:
        return ""
    who = _somebody(words, setting)
    return found.sentence.format(who=who, day=Words(found.language).date(setting.by or _day(setting)))


def loose_hint(words: Words, loose: str, setting: Setting) -> LampHint:
    """Return what to say of a loose expression, and the assertive alternative that the button writes (B8)."""
    instead = instead_told(words, loose, setting) or _picks(words, setting)
    return LampHint(
        name=words.text("“{loose}” is loose.", loose=loose),
        text=words.text("Say what exactly they will do, and until when. “{example}” would do.", example=instead),
        act=words.text("Use this"),
        instead=instead,
    )


def _loose(words: Words, lamp: Lamp, setting: Setting) -> LampHint:
    return loose_hint(words, lamp.words, setting)


def _no_person(words: Words, _lamp: Lamp, setting: Setting) -> LampHint:
    who = _somebody(words, setting)
    named = bool(setting.people or setting.account)
    return LampHint(
        name=words.text("A name is missing."),
        text=words.text("Say who does it. “{who} …” would do.", who=who),
        act=words.text("Add") if named else words.text("Add people"),
        insert=who if named else "",
        place="start",
        leads="" if named else "people",
        field="who",
    )


def _no_action(words: Words, _lamp: Lamp, _setting: Setting) -> LampHint:
    insert = words.text("picks Option A or Option B")
    return LampHint(
        name=words.text("What they do is missing."),
        text=words.text("Use a verb. “… {example}” would do.", example=insert),
        act=words.text("Add"),
        insert=insert,
        field="does",
    )


def _no_object(words: Words, _lamp: Lamp, _setting: Setting) -> LampHint:
    insert = words.text("one of the two options")
    return LampHint(
        name=words.text("What it is about is missing."),
        text=words.text("Say what they decide on. “… {example}” would do.", example=insert),
        act=words.text("Add"),
        insert=insert,
        field="does",
    )


def _not_countable(words: Words, _lamp: Lamp, _setting: Setting) -> LampHint:
    insert = words.text("and confirms the date")
    return LampHint(
        name=words.text("A measure is missing."),
        text=words.text(
            "Say how you will know: a number, a document, a date or a choice. “… {example}” would do.", example=insert
        ),
        act=words.text("Add"),
        insert=insert,
        field="shown_by",
    )


def _who_can_grant(words: Words, _lamp: Lamp, setting: Setting) -> LampHint:
    return LampHint(
        name=words.text("Who can grant it is not known."),
        text=words.text("Say what each of them does in the decision: one decides, one advises.")
        if setting.people
        else words.text("Say who takes part and who of them decides."),
        act=words.text("Set roles") if setting.people else words.text("Add people"),
        leads="people",
    )


def _nobody_decides(words: Words, _lamp: Lamp, _setting: Setting) -> LampHint:
    return LampHint(
        name=words.text("Nobody who takes part decides."),
        text=words.text("Ask somebody along who decides or advises, or ask for a step they can grant."),
        act=words.text("Add people"),
        leads="people",
    )


def _small_chance(words: Words, lamp: Lamp, _setting: Setting) -> LampHint:
    return LampHint(
        name=words.text("It asks for much."),
        text=words.text(
            "The deal's chance is {chance}. A smaller step would do, such as a talk with whoever decides.",
            chance=lamp.words,
        ),
    )


def _no_deal(words: Words, _lamp: Lamp, _setting: Setting) -> LampHint:
    return LampHint(
        name=words.text("A deal is missing."),
        text=words.text("Say which deal this call moves."),
        act=words.text("Choose a deal"),
        leads="deal",
    )


def _moves_no_deal(words: Words, lamp: Lamp, _setting: Setting) -> LampHint:
    return LampHint(
        name=words.text("“{moves}” is no deal yet.", moves=lamp.words),
        text=words.text("Say which deal this call moves."),
        act=words.text("Choose a deal"),
        leads="deal",
    )


def _no_day(words: Words, _lamp: Lamp, setting: Setting) -> LampHint:
    until = _until(words, setting)
    return LampHint(
        name=words.text("Time is missing."),
        text=words.text("Say until when. “… {example}” would do.", example=until),
        act=words.text("Add"),
        insert=until,
        field="by",
    )


def _before(words: Words, lamp: Lamp, _setting: Setting) -> LampHint:
    return LampHint(
        name=words.text("{day} is before the meeting.", day=words.day(date.fromisoformat(lamp.words))),
        text=words.text("Name the day of the meeting or a later one."),
    )


def _too_far(words: Words, lamp: Lamp, _setting: Setting) -> LampHint:
    return LampHint(
        name=words.text("{day} is more than 90 days off.", day=words.short_date(date.fromisoformat(lamp.words))),
        text=words.text("Name a nearer step that leads there."),
    )


_HINTS: Mapping[Reason, Callable[[Words, Lamp, Setting], LampHint]] = {
    Reason.EMPTY: _empty,
    Reason.LOOSE_WORDS: _loose,
    Reason.NO_PERSON: _no_person,
    Reason.NO_ACTION: _no_action,
    Reason.NO_OBJECT: _no_object,
    Reason.NOT_COUNTABLE: _not_countable,
    Reason.WHO_CAN_GRANT_IT: _who_can_grant,
    Reason.NOBODY_DECIDES: _nobody_decides,
    Reason.SMALL_CHANCE: _small_chance,
    Reason.NO_DEAL: _no_deal,
    Reason.MOVES_NO_DEAL: _moves_no_deal,
    Reason.NO_DAY: _no_day,
    Reason.BEFORE_THE_MEETING: _before,
    Reason.TOO_FAR: _too_far,
}
