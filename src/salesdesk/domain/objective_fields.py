"""The fields that an objective is built from (2.2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveFields:
    """Who will do what, how we see that it is done, and what it moves; the plan's `objective_by` is the fifth field.

    Whether it is achievable follows from the part that `who` has in the decision. `moves` names the deal, or what
    the customer must have done for it (relevant).
    """

    who: str = ""
    does: str = ""
    shown_by: str = ""
    moves: str = ""

    @property
    def any_given(self) -> bool:
        """Whether at least one field says something."""
        return any(text.strip() for text in (self.who, self.does, self.shown_by, self.moves))


NO_FIELDS = ObjectiveFields()
"""An objective that was not built from fields."""
