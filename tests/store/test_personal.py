"""Columns that hold somebody's personal data are marked: export, erasure and log filters will go by the mark."""

from __future__ import annotations

from sqlalchemy import JSON, Text

from salesdesk.store.records.base import metadata

SAYS_NOTHING_OF_A_PERSON = {
    "account": {"industry", "industry_words", "country", "region", "revenue_millions", "note"},
    "deal": {"title", "words", "segment", "note", "note_words"},
    "finding": {"subject", "subject_words"},
    "meeting": {"place"},
    "follow_up": {"uid", "ours_text", "place"},
    "activity": set[str](),
    "favour": {"thanks_waived"},
    "portrait": set[str](),
    "affiliation": set[str](),
    "person": set[str](),
    "person_contact": {"label"},
    "account_contact": {"label"},
    "rep": set[str](),
    "deal_person": set[str](),
    "call_plan": {"return_unit"},
    "plan_question": set[str](),
    "plan_objection": {"answer", "proof"},
    "raised_option": {"text"},
}


def test_every_text_about_people_is_marked_or_named_here() -> None:
    unmarked = {
        table.name: {
            column.name
            for column in table.columns
            if isinstance(column.type, (Text, JSON)) and not column.info.get("personal")
        }
        for table in metadata.tables.values()
    }
    assert {name: unmarked[name] for name in SAYS_NOTHING_OF_A_PERSON} == SAYS_NOTHING_OF_A_PERSON


def test_history_and_imported_rows_count_as_personal_because_they_repeat_fields() -> None:
    marked = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if column.info.get("personal")
    }
    assert {"change.before", "change.after", "source_row.cells", "batch_before.value", "revision.content"} <= marked
