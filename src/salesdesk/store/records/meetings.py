"""Tables of meetings with their plan and what was discussed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.domain.discussion import Dimension, Reaction
from salesdesk.domain.evaluation import OutcomeClass, Reached
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.objection import Likelihood, ObjectionKind
from salesdesk.store.records.base import aggregate, moment, part, refers, text
from salesdesk.store.types import Choice, Exact, Instant, Key

meeting = aggregate(
    "meeting",
    refers("account_id", "account", index=True),
    refers("deal_id", "deal", index=True),
    refers("rep_id", "rep"),
    Column("kind", Choice(MeetingKind), nullable=False),
    *moment("starts"),
    Column("minutes", Integer, nullable=False),
    text("place"),
    Column("held_on", Date, index=True),
    text("note", personal=True),
    Column("activity", Choice(ActivityKind), nullable=False),
    refers("stage_id", "stage"),
    Column("sequence", Integer, nullable=False),
    Column("invited", Integer),
    *moment("called_off"),
)

meeting_person = part("meeting_person", "meeting", refers("person_id", "person", needed=True, index=True))

meeting_reply = part(
    "meeting_reply",
    "meeting",
    refers("person_id", "person", needed=True, index=True),
    Column("reply", Choice(Reply), nullable=False),
    Column("replied_at", Instant()),
    Column("sequence", Integer, nullable=False),
)

call_plan = part(
    "call_plan",
    "meeting",
    text("objective", personal=True),
    Column("objective_by", Date),
    text("opening", personal=True),
    Column("return_quantity", Exact()),
    text("return_unit"),
    Column("return_by", Date),
    Column("return_actual", Exact()),
    text("prospect_gets", personal=True),
    text("fall_back", personal=True),
    Column("ready_at", Instant()),
    text("who", personal=True),
    text("does", personal=True),
    text("shown_by", personal=True),
    text("moves", personal=True),
    text("best", personal=True),
    text("least", personal=True),
    Column("step_id", Key()),
)

plan_question = part(
    "plan_question",
    "meeting",
    text("text", personal=True),
    Column("kind", Choice(QuestionKind)),
    Column("answered", Boolean, nullable=False),
)

plan_material = part("plan_material", "meeting", refers("material_id", "material", needed=True, index=True))

plan_option = part(
    "plan_option", "meeting", text("text", personal=True), Column("dimension", Choice(Dimension), nullable=False)
)

plan_claim = part("plan_claim", "meeting", Column("claim_id", Key(), nullable=False, index=True))

evaluation = part(
    "evaluation",
    "meeting",
    Column("reached", Choice(Reached)),
    Column("outcome", Choice(OutcomeClass)),
    text("learnt", personal=True),
    text("agreed", personal=True),
    Column("agreed_by", Date),
    text("differently", personal=True),
    Column("done_at", Instant()),
)

plan_objection = part(
    "plan_objection",
    "meeting",
    text("words", personal=True),
    Column("kind", Choice(ObjectionKind), nullable=False),
    Column("likelihood", Choice(Likelihood), nullable=False),
    text("answer"),
    text("proof"),
    Column("raised", Boolean),
    Column("worked", Boolean),
    refers("objection_id", "objection", index=True),
    Column("answer_id", Key()),
)

raised_option = part(
    "raised_option",
    "meeting",
    Column("id", Key(), nullable=False, index=True),
    text("text"),
    Column("dimension", Choice(Dimension), nullable=False),
    refers("raised_by_id", "person"),
    Column("reaction", Choice(Reaction)),
    text("quote", personal=True),
)
