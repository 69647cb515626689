"""How we lead a call: what to ask, to bring and to raise, and which step of the playbook it serves (4.9, 4.14).

Each act is a pure function of the meeting; each offer one of what the desk holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.library import MaterialView
from salesdesk.application.plan_editing import plan_of, planned, put, shifted, without
from salesdesk.application.rows import RaisedRow
from salesdesk.domain.call_strategy import OptionToRaise, QuestionKind
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.folding import fold
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.playbook import DatedStep, serves

# questions


def question_kind_put(meeting: Meeting, at: int, kind: QuestionKind | None) -> Meeting:
    """Return the plan with what a question uncovers; None while nobody said."""
    questions = plan_of(meeting).questions
    return planned(meeting, questions=put(questions, at, replace(questions[at], kind=kind)))


# options to raise


def option_put(meeting: Meeting, at: int, option: OptionToRaise) -> Meeting:
    """Return the plan with an option written at that place, behind the last it is added; without words it goes."""
    options = plan_of(meeting).to_raise
    option = replace(option, text=option.text.strip())
    return planned(meeting, to_raise=put(options, at, option) if option.text else without(options, at))


def option_shifted(meeting: Meeting, at: int, by: int) -> Meeting:
    """Return the plan with an option moved up (-1) or down (+1) in the order in which they are raised (2.15)."""
    return planned(meeting, to_raise=shifted(plan_of(meeting).to_raise, at, by))


def option_named(text: str, raised: Iterable[RaisedRow]) -> OptionToRaise:
    """Return an option of these words; one that came up before keeps in what it differs (2.17)."""
    known = (row.option for row in raised if fold(row.option.text) == fold(text))
    dimension = next((option.dimension for option in known), Dimension.OTHER)
    return OptionToRaise(text=text.strip(), dimension=dimension)


def offered_options(typed: str, plan: CallPlan, raised: Iterable[RaisedRow], limit: int = 6) -> tuple[str, ...]:
    """Return what came up in earlier talks, holds what was typed and is not in the order yet, each once."""
    taken = {fold(option.text) for option in plan.to_raise}
    known: dict[str, str] = {}
    for row in raised:
        known.setdefault(fold(row.option.text), row.option.text)
    return tuple(text for key, text in known.items() if key not in taken and fold(typed) in key)[:limit]


# materials


def brought(meeting: Meeting, material: UUID, *, bring: bool) -> Meeting:
    """Return the plan with or without a piece to bring; the others keep their order (4.16)."""
    materials = plan_of(meeting).materials
    if not bring:
        return planned(meeting, materials=tuple(key for key in materials if key != material))
    return meeting if material in materials else planned(meeting, materials=(*materials, material))


def offered_materials(
    library: Iterable[MaterialView], picked: Sequence[UUID], limit: int = 5
) -> tuple[MaterialView, ...]:
    """Return the pieces to tick: those brought, in their order, then those that led to a next step most surely (3.3).

    The others are ranked by the lower end of their interval, then by how often they were used; `limit` of them at
    most, but always all that are brought and known.
    """
    views = {view.material.id: view for view in library}
    mine = [views[key] for key in picked if key in views]
    others = sorted(
        (view for key, view in views.items() if key not in picked),
        key=lambda view: (-view.next_steps.low if view.next_steps.n else 0.0, -view.uses, fold(view.material.name)),
    )
    return (*mine, *others[: max(0, limit - len(mine))])


def materials_like(typed: str, library: Iterable[MaterialView], picked: Sequence[UUID]) -> tuple[MaterialView, ...]:
    """Return the pieces not brought yet whose names hold what was typed, by name."""
    found = (view for view in library if fold(typed) in fold(view.material.name) and view.material.id not in picked)
    return tuple(sorted(found, key=lambda view: fold(view.material.name)))


def material_named(name: str, library: Iterable[MaterialView]) -> UUID | None:
    """Return the piece of that name, whatever its case and accents; None when the library has none."""
    return next((view.material.id for view in library if fold(view.material.name) == fold(name)), None)


# the playbook


@dataclass(frozen=True, slots=True)
class Served:
    """The step of the playbook that a call serves: `number` of `count`, set `by_hand` or told by the call's day."""

    dated: DatedStep
    number: int
    count: int
    by_hand: bool


def served(plan: CallPlan, steps: Sequence[DatedStep], day: date) -> Served | None:
    """Return the step that a call on that day serves: the one set by hand, else by the day (4.9).

    None without a playbook, and by the day while nobody knows when the customer decides.
    """
    chosen = next((dated for dated in steps if dated.step.id == plan.step_id), None)
    found = chosen or serves(steps, day)
    if found is None:
        return None
    return Served(found, number=list(steps).index(found) + 1, count=len(steps), by_hand=chosen is not None)


def is_led(plan: CallPlan) -> bool:
    """Tell whether anything is written of how we lead the call, the questions apart."""
    return bool(plan.opening.strip() or plan.materials or plan.to_raise)
