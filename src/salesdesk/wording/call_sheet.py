"""From a call plan to the words of its one-page sheet."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from salesdesk.application.papers import (
    CallSheetContent,
    Paper,
    SheetFinding,
    SheetLamp,
    SheetObjection,
    SheetOption,
    SheetPerson,
)
from salesdesk.application.plan_view import PlanView
from salesdesk.domain.account import Person
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.meeting import ExpectedReturn
from salesdesk.domain.objective import Lamp, Letter
from salesdesk.domain.proposal import LETTERS
from salesdesk.wording.labels import label, lamp_reason
from salesdesk.wording.words import Words


def sheet_of(view: PlanView, settings: DeskSettings, now: datetime, words: Words) -> CallSheetContent:
    """Return what the call sheet says, in the words of its language; `now` (UTC) stands on it as printed at."""
    meeting, plan = view.meeting, view.plan
    local = now.astimezone(ZoneInfo(settings.zone))
    since = view.deal.age_from if view.deal else None
    day = meeting.starts.day if meeting.starts else local.date()
    return CallSheetContent(
        account=view.account.name if view.account else (view.deal.title if view.deal else ""),
        paper=Paper(settings.paper),
        language=words.language,
        printed_at=local,
        starts=meeting.starts,
        minutes=meeting.minutes,
        how=", ".join(filter(None, (label(words, meeting.kind), meeting.place))),
        people=tuple(_person(view, p, words) for p in view.people),
        value=view.deal.value if view.deal else None,
        stage=view.row.stage if view.row else "",
        age_days=max(0, (day - since).days) if since else None,
        usual_days=round(view.cycle.mean) if view.cycle.enough and view.cycle.mean else None,
        objective=plan.objective,
        lamps=tuple(
            SheetLamp(letter=x.letter, met=x.met, reason=lamp_reason(words, x.reason, shown(x, words)))
            for x in view.lamps
        ),
        expected_return=expected_told(plan.expected, words),
        fall_back=plan.fall_back,
        prospect_gets=plan.prospect_gets,
        opening=plan.opening,
        findings=tuple(SheetFinding(kind=f.kind, text=f.text) for f in view.findings),
        questions=tuple(question.text for question in plan.questions),
        objections=tuple(SheetObjection(words=o.words, answer=o.answer, proof=o.proof) for o in plan.objections),
        options=_options(view),
        return_unit=plan.expected.unit,
    )


def shown(lamp: Lamp, words: Words) -> str:
    """Return what a lamp found as people write it: a day as "Tue 1 Dec", everything else as it stands."""
    if lamp.letter is Letter.TIME_BASED and lamp.words:
        return words.day(date.fromisoformat(lamp.words))
    return lamp.words


def expected_told(expected: ExpectedReturn, words: Words) -> str:
    """Return the expected return of a meeting, such as "2 introductions by 4 December 2026" (4.21)."""
    if expected.quantity is None:
        return ""
    amount = words.quantity(expected.quantity, expected.unit)
    return words.text("{amount} by {day}", amount=amount, day=words.date(expected.by)) if expected.by else amount


def _person(view: PlanView, person: Person, words: Words) -> SheetPerson:
    role = view.deal.role_of(person.id) if view.deal else None
    title = person.title_at(view.account.id) if view.account else ""
    return SheetPerson(name=person.name, title=title, role=label(words, role).lower() if role else "")


def _options(view: PlanView) -> tuple[SheetOption, ...]:
    """Return the two options that were raised first: those the talk may come down to."""
    first = sorted(view.raised, key=lambda r: r.on)
    return tuple(
        SheetOption(letter=letter, name=r.option.text, line=r.option.quote)
        for letter, r in zip(LETTERS, first, strict=False)
    )
