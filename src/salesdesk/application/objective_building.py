"""Building the sentence of an objective from its five fields: it follows them until somebody words it otherwise (2.2).

`wording` makes the sentence; it is handed in, because the sentence is in the language of the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from salesdesk.application.plan_editing import plan_of, planned
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.objective_fields import ObjectiveFields

Wording = Callable[[ObjectiveFields, date | None], str]


def built(plan: CallPlan, wording: Wording) -> str:
    """Return the sentence that the fields of a plan make now; empty when they say nothing."""
    return wording(plan.fields, plan.objective_by) if plan.fields.any_given else ""


def follows(plan: CallPlan, wording: Wording) -> bool:
    """Tell whether the sentence is the one that the fields made, or none: then it goes on following them."""
    sentence = plan.objective.strip()
    return not sentence or sentence == built(plan, wording)


def can_build(plan: CallPlan, wording: Wording) -> bool:
    """Tell whether building the sentence anew would change what somebody wrote by hand."""
    return bool(built(plan, wording)) and built(plan, wording) != plan.objective.strip()


def fields_put(meeting: Meeting, wording: Wording, **parts: str) -> Meeting:
    """Return the plan with parts of the fields written anew, and the sentence with them while it follows."""
    fields = replace(plan_of(meeting).fields, **{name: text.strip() for name, text in parts.items()})
    return _following(meeting, planned(meeting, fields=fields), wording)


def day_put(meeting: Meeting, day: date | None, wording: Wording) -> Meeting:
    """Return the plan with another day by which the objective is met, and the sentence with it while it follows."""
    return _following(meeting, planned(meeting, objective_by=day), wording)


def sentence_built(meeting: Meeting, wording: Wording) -> Meeting:
    """Return the plan with the sentence that its fields make, in the place of the one written by hand."""
    return planned(meeting, objective=built(plan_of(meeting), wording))


def next_step_sentence(topic: str, person: str) -> str:
    """Return what a next step says as the lamps read it: with whom it is agreed counts as who."""
    return f"{person}: {topic}" if person and topic.strip() else topic


def _following(before: Meeting, after: Meeting, wording: Wording) -> Meeting:
    plan = plan_of(before)
    if not follows(plan, wording):
        return after
    sentence = built(plan_of(after), wording)
    # A day alone makes no sentence, and must not take away an empty one's readiness either.
    return planned(after, objective=sentence) if sentence != plan.objective.strip() else after
