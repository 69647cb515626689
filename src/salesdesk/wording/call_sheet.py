"""From a call plan to the content of its one-page sheet."""

from __future__ import annotations

from datetime import datetime
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
from salesdesk.application.preparing import PlanView
from salesdesk.domain.account import Person
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.meeting import ExpectedReturn
from salesdesk.domain.proposal import LETTERS


def sheet_of(view: PlanView, settings: DeskSettings, now: datetime) -> CallSheetContent:
    """Return what the call sheet says; enumerations stay words of the trade, the document words them."""
    meeting, plan = view.meeting, view.plan
    day = meeting.starts.day if meeting.starts else now.astimezone(ZoneInfo(settings.zone)).date()
    since = view.deal.age_from if view.deal else None
    return CallSheetContent(
        account=view.account.name if view.account else (view.deal.title if view.deal else ""),
        paper=Paper(settings.paper),
        language=settings.language,
        printed_at=now.astimezone(ZoneInfo(settings.zone)),
        starts=meeting.starts,
        minutes=meeting.minutes,
        kind=meeting.kind,
        how=meeting.place,
        people=tuple(_person(view, p) for p in view.people),
        value=view.deal.value if view.deal else None,
        stage=view.row.stage if view.row else "",
        age_days=max(0, (day - since).days) if since else None,
        usual_days=round(view.cycle.mean) if view.cycle.enough and view.cycle.mean else None,
        objective=plan.objective,
        lamps=tuple(SheetLamp(letter=x.letter, met=x.met, reason=x.reason, words=x.words) for x in view.lamps),
        expected=plan.expected,
        fall_back=plan.fall_back,
        prospect_gets=plan.prospect_gets,
        opening=plan.opening,
        findings=tuple(SheetFinding(kind=f.kind, text=f.text) for f in view.findings),
        questions=plan.questions,
        objections=tuple(SheetObjection(words=o.words, answer=o.answer, proof=o.proof) for o in plan.objections),
        options=_options(view),
    )


def _person(view: PlanView, person: Person) -> SheetPerson:
    role = view.deal.role_of(person.id) if view.deal else None
    title = person.title_at(view.account.id) if view.account else ""
    return SheetPerson(name=person.name, title=title, role=role)


def _options(view: PlanView) -> tuple[SheetOption, ...]:
    """Return the two options that were raised first: those the talk may come down to."""
    first = sorted(view.raised, key=lambda r: r.on)[: len(LETTERS)]
    return tuple(
        SheetOption(letter=letter, name=r.option.text, line=r.option.quote)
        for letter, r in zip(LETTERS, first, strict=False)
    )


__all__ = ["ExpectedReturn", "sheet_of"]
