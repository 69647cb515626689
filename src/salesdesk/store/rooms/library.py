"""The rooms of what every plan draws on: competitors, objections, materials, playbooks, the ideal customer."""

from __future__ import annotations

from salesdesk.domain.competitor import Claim, Competitor
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.material import Material
from salesdesk.domain.objection import Objection, ObjectionAnswer
from salesdesk.domain.playbook import Playbook, PlaybookStep
from salesdesk.store.aggregates import Held, Room, Written
from salesdesk.store.records import library as records
from salesdesk.store.types import AnyRow
from salesdesk.store.words import searchable


def _read_competitor(row: AnyRow, parts: Held) -> Competitor:
    claims = tuple(
        Claim(id=claim.id, kind=claim.kind, text=claim.text, source=claim.source, known_on=claim.known_on)
        for claim in parts[records.claim]
    )
    return Competitor(id=row.id, name=row.name, price_model=row.price_model, claims=claims)


def _write_competitor(competitor: Competitor) -> Written:
    own = {
        "id": competitor.id,
        "name": competitor.name,
        "words": searchable(competitor.name),
        "price_model": competitor.price_model,
    }
    claims = [
        {"id": claim.id, "kind": claim.kind, "text": claim.text, "source": claim.source, "known_on": claim.known_on}
        for claim in competitor.claims
    ]
    return Written(own, {records.claim: claims})


COMPETITORS = Room(
    Competitor,
    records.competitor,
    _read_competitor,
    _write_competitor,
    parts=(records.claim,),
    order=("words", "id"),
)


def _read_objection(row: AnyRow, parts: Held) -> Objection:
    answers = tuple(
        ObjectionAnswer(id=answer.id, answer=answer.answer, proof=answer.proof)
        for answer in parts[records.objection_answer]
    )
    return Objection(id=row.id, words=row.text, kind=row.kind, answers=answers)


def _write_objection(objection: Objection) -> Written:
    own = {
        "id": objection.id,
        "text": objection.words,
        "words": searchable(objection.words),
        "kind": objection.kind,
    }
    answers = [{"id": answer.id, "answer": answer.answer, "proof": answer.proof} for answer in objection.answers]
    return Written(own, {records.objection_answer: answers})


OBJECTIONS = Room(
    Objection,
    records.objection,
    _read_objection,
    _write_objection,
    parts=(records.objection_answer,),
    order=("words", "id"),
)


def _read_material(row: AnyRow, _parts: Held) -> Material:
    return Material(id=row.id, name=row.name, kind=row.kind, place=row.location, note=row.note)


def _write_material(material: Material) -> Written:
    return Written(
        {
            "id": material.id,
            "name": material.name,
            "words": searchable(material.name),
            "kind": material.kind,
            "location": material.place,
            "note": material.note,
        }
    )


MATERIALS = Room(Material, records.material, _read_material, _write_material, order=("words", "id"))


def _read_playbook(row: AnyRow, parts: Held) -> Playbook:
    steps = tuple(
        PlaybookStep(id=step.id, name=step.name, lead_days=step.lead_days) for step in parts[records.playbook_step]
    )
    return Playbook(id=row.id, name=row.name, segment=row.segment, steps=steps)


def _write_playbook(playbook: Playbook) -> Written:
    steps = [{"id": step.id, "name": step.name, "lead_days": step.lead_days} for step in playbook.steps]
    own = {"id": playbook.id, "name": playbook.name, "segment": playbook.segment}
    return Written(own, {records.playbook_step: steps})


PLAYBOOKS = Room(Playbook, records.playbook, _read_playbook, _write_playbook, parts=(records.playbook_step,))


def _read_criterion(row: AnyRow, parts: Held) -> FitCriterion:
    return FitCriterion(
        id=row.id,
        field=row.field,
        words=tuple(word.text for word in parts[records.fit_word]),
        least=row.least,
        most=row.most,
        weight=row.weight,
    )


def _write_criterion(criterion: FitCriterion) -> Written:
    own = {
        "id": criterion.id,
        "field": criterion.field,
        "least": criterion.least,
        "most": criterion.most,
        "weight": criterion.weight,
    }
    return Written(own, {records.fit_word: [{"text": word} for word in criterion.words]})


FIT_CRITERIA = Room(FitCriterion, records.fit_criterion, _read_criterion, _write_criterion, parts=(records.fit_word,))
