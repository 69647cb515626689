"""Tables of what every plan draws on: competitors, objections, materials, playbooks, the ideal customer."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, SmallInteger

from salesdesk.domain.competitor import ClaimKind
from salesdesk.domain.fit import FitField
from salesdesk.domain.material import MaterialKind
from salesdesk.domain.objection import ObjectionKind
from salesdesk.store.records.base import aggregate, part, text
from salesdesk.store.types import Choice, Exact, Key

competitor = aggregate("competitor", text("name"), text("words"), text("price_model"))

claim = part(
    "claim",
    "competitor",
    Column("id", Key(), nullable=False),
    Column("kind", Choice(ClaimKind), nullable=False),
    text("text"),
    text("source"),
    Column("known_on", Date),
)

objection = aggregate(
    "objection", text("text", personal=True), text("words"), Column("kind", Choice(ObjectionKind), nullable=False)
)

objection_answer = part(
    "objection_answer", "objection", Column("id", Key(), nullable=False), text("answer"), text("proof")
)

material = aggregate(
    "material",
    text("name"),
    text("words"),
    Column("kind", Choice(MaterialKind), nullable=False),
    text("location"),
    text("note"),
)

playbook = aggregate("playbook", text("name"), text("segment"))

playbook_step = part(
    "playbook_step",
    "playbook",
    Column("id", Key(), nullable=False),
    text("name"),
    Column("lead_days", Integer, nullable=False),
)

fit_criterion = aggregate(
    "fit_criterion",
    Column("field", Choice(FitField), nullable=False),
    Column("least", Exact()),
    Column("most", Exact()),
    Column("weight", SmallInteger, nullable=False),
)

fit_word = part("fit_word", "fit_criterion", text("text"))
