"""The sentence of an objective, put together from its five fields (2.2)."""

from __future__ import annotations

from datetime import date

from salesdesk.domain.objective_fields import ObjectiveFields
from salesdesk.wording.words import Words


def objective_sentence(words: Words, fields: ObjectiveFields, by: date | None) -> str:
    """Return the sentence that the fields make; a field that says nothing leaves its part out.

    Each part stands for itself behind a comma, so that no language has to bend one field to the next. A day alone
    is no sentence yet.
    """
    who, does, shown_by, moves = (
        " ".join(text.split()).rstrip(".") for text in (fields.who, fields.does, fields.shown_by, fields.moves)
    )
    core = " ".join(filter(None, (who, does)))
    if core and by is not None:
        core = words.text("{objective} by {day}", objective=core, day=words.date(by))
    parts = (
        core,
        words.text("shown by {proof}", proof=shown_by) if shown_by else "",
        words.text("to move “{deal}”", deal=moves) if moves else "",
    )
    return ", ".join(filter(None, parts))
