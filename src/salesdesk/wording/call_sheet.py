"""From a call plan to the words of its one-page sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from salesdesk.application.call_sheet_paper import (
    CallSheetContent,
    SheetFinding,
    SheetLamp,
    SheetObjection,
    SheetOption,
    SheetPerson,
    SheetQuestion,
)
from salesdesk.application.library import CompetitorView
from salesdesk.application.papers import Paper
from salesdesk.application.plan_view import PlanView
from salesdesk.domain.account import Person
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess
from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.folding import fold
from salesdesk.domain.meeting import ExpectedReturn
from salesdesk.domain.objection import Likelihood
from salesdesk.domain.objective import Lamp, Letter
from salesdesk.domain.playbook import serves
from salesdesk.domain.proposal import LETTERS
from salesdesk.domain.research import is_old
from salesdesk.wording.call_sheet_cards import rivals_on
from salesdesk.wording.guards import printed_told
from salesdesk.wording.labels import label, lamp_reason
from salesdesk.wording.words import Words

_ROLES = tuple(BuyingRole)
_LIKELIHOODS = tuple(Likelihood)


def sheet_of(
    view: PlanView,
    settings: DeskSettings,
    now: datetime,
    words: Words,
    cards: Iterable[CompetitorView] | None = None,
) -> CallSheetContent:
    """Return what the call sheet says, in the words of its language; `now` (UTC) stands on it as printed at.

    `cards` are the battlecards of its second page; without them it has one page. Where the page has less room than
    the plan, the end of a list is cut: so the decider, the likely objections and what is fresh stand first.
    """
    meeting, plan = view.meeting, view.plan
    local = now.astimezone(ZoneInfo(settings.zone))
    since = view.deal.age_from if view.deal else None
    day = meeting.starts.day if meeting.starts else local.date()
    sheet = CallSheetContent(
        account=view.account.name if view.account else (view.deal.title if view.deal else ""),
        paper=Paper(settings.paper),
        language=words.language,
        printed_at=local,
        starts=meeting.starts,
        minutes=meeting.minutes,
        how=", ".join(filter(None, (label(words, meeting.kind), meeting.place))),
        people=tuple(_person(view, person, words) for person in sorted(view.people, key=lambda p: _rank(view, p))),
        decider_missing=_decider_missing(view, words),
        guarded=_guarded(view, words),
        value=view.deal.value if view.deal else None,
        stage=view.row.stage if view.row else "",
        age_days=max(0, (day - since).days) if since else None,
        usual_days=round(view.cycle.mean) if view.cycle.enough and view.cycle.mean else None,
        step=_step(view, day, words),
        how_they_buy=how_they_buy(view.process, view.today, words),
        rivals=None if cards is None else rivals_on(view, cards, words),
    )
    return replace(
        sheet,
        objective=plan.objective,
        lamps=tuple(
            SheetLamp(letter=x.letter, met=x.met, reason=lamp_reason(words, x.reason, shown(x, words)))
            for x in view.lamps
        ),
        best=plan.best,
        least=plan.least,
        expected_return=expected_told(plan.expected, words),
        fall_back=plan.fall_back,
        prospect_gets=plan.prospect_gets,
        opening=plan.opening,
        findings=_findings(view),
        questions=tuple(SheetQuestion(text=q.text, kind=q.kind) for q in plan.questions if not q.answered),
        materials=_materials(view),
        objections=tuple(
            SheetObjection(words=o.words, answer=o.answer, proof=o.proof)
            for o in sorted(plan.objections, key=lambda o: _LIKELIHOODS.index(o.likelihood))
        ),
        options=_options(view),
        in_order=bool(plan.to_raise),
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


def how_they_buy(process: BuyingProcess | None, today: date, words: Words) -> str:
    """Return on one line when they decide, the price they expect, and what they did already (3.1, 4.5).

    What they did stands last: it is what may be cut. A year is named only where it is another than today's.
    """
    if process is None:
        return ""

    def on(day: date) -> str:
        return words.day_month(day) if day.year == today.year else words.short_date(day)

    told = [words.text("Decides on {day}", day=on(process.decides_on))] if process.decides_on else []
    if process.price_expected is not None:
        amount, learnt = words.money(process.price_expected), process.price_learnt_on
        told.append(
            words.text("Expects {amount} (learnt {day})", amount=amount, day=on(learnt))
            if learnt
            else words.text("Expects {amount}", amount=amount)
        )
    return "  ·  ".join([*told, *(label(words, step) for step in BuyerStep if step in process.done)])


def _rank(view: PlanView, person: Person) -> int:
    """Who decides stands first, who has no part in the decision last."""
    role = view.deal.role_of(person.id) if view.deal else None
    return _ROLES.index(role) if role else len(_ROLES)


def _person(view: PlanView, person: Person, words: Words) -> SheetPerson:
    part = next((p for p in view.deal.people if p.person_id == person.id), None) if view.deal else None
    title = person.title_at(view.account.id) if view.account else ""
    role = label(words, part.role).lower() if part and part.role else ""
    return SheetPerson(name=person.name, title=title, role=role, wants=part.wants if part else "")


def _decider_missing(view: PlanView, words: Words) -> str:
    """A plan without the decider says so; without a deal there is nothing to decide."""
    if view.deal is None or view.decider_takes_part:
        return ""
    if not view.decider_is_known:
        return words.text("Nobody on this deal is known to decide. Ask who does.")
    names = {person.id: person.name for person in view.known_people}
    deciders = [names.get(p.person_id, "") for p in view.deal.people if p.role is BuyingRole.DECIDES]
    told = words.listed([name for name in deciders if name])
    if not told:
        return words.text("Nobody who decides takes part.")
    return words.text("Decides, and does not take part: {people}.", people=told)


def _guarded(view: PlanView, words: Words) -> str:
    """Whom the pest guard has something to say of, before anybody dials (B4)."""
    if view.meeting.held_on is not None:
        return ""
    told = ((person.name, view.guards.get(person.id)) for person in view.people)
    said = ((name, printed_told(words, guard, view.today)) for name, guard in told if guard is not None)
    return "  ·  ".join(words.text("{name}: {told}", name=name, told=text) for name, text in said if text)


def _step(view: PlanView, day: date, words: Words) -> str:
    """The playbook step that the rep chose for the call, else the one that is due then (4.9)."""
    chosen = next((dated for dated in view.steps if dated.step.id == view.plan.step_id), None)
    dated = chosen or serves(view.steps, day)
    if dated is None:
        return ""
    if dated.due_on is None:
        return words.text("Step: {step}", step=dated.step.name)
    return words.text("Step: {step}, by {day}", step=dated.step.name, day=words.day_month(dated.due_on))


def _findings(view: PlanView) -> tuple[SheetFinding, ...]:
    found = [
        SheetFinding(kind=f.kind, text=f.text, check_again=is_old(f, view.today, view.check_again_days))
        for f in view.findings
    ]
    return tuple(sorted(found, key=lambda finding: finding.check_again))


def _materials(view: PlanView) -> tuple[str, ...]:
    names = {material.id: material.name for material in view.materials}
    return tuple(names[key] for key in view.plan.materials if key in names)


def _options(view: PlanView) -> tuple[SheetOption, ...]:
    """Return the options in the order in which to raise them (2.15), then those that were raised, the first first.

    Without an order they are the two that the talk may come down to, under their letters.
    """
    raised = sorted(view.raised, key=lambda r: r.on)
    if not view.plan.to_raise:
        return tuple(
            SheetOption(letter=letter, name=r.option.text, line=r.option.quote)
            for letter, r in zip(LETTERS, raised, strict=False)
        )
    said = [(option.text, "") for option in view.plan.to_raise]
    known = {fold(text).strip() for text, _ in said}
    said += [(r.option.text, r.option.quote) for r in raised if fold(r.option.text).strip() not in known]
    return tuple(SheetOption(letter=str(at), name=text, line=line) for at, (text, line) in enumerate(said, 1))
