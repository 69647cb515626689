"""A pill that explains itself when the pointer rests on it."""

from __future__ import annotations

from typing_extensions import override

from salesdesk.ui.parts import Pill
from salesdesk.ui.parts.labels import plain_tip
from salesdesk.ui.parts.pills import PillRole


class ToldPill(Pill):
    """A state with a sentence behind it: the tooltip, and for a screen reader beside the word."""

    def __init__(self, role: PillRole = "neutral", picture: str = "") -> None:
        """Show nothing yet."""
        self._told = ""
        super().__init__("", role, picture)

    def tell(self, text: str, role: PillRole, picture: str, told: str) -> None:
        """Show a state; `told` is the sentence behind it."""
        self.show_state(text, role, picture)
        self._told = plain_tip(told)
        self.setToolTip("")
        self.setAccessibleName(f"{text}: {told}")

    @override
    def setToolTip(self, text: str) -> None:
        # A pill without room tells its whole text while it is painted; ours tells more than that anyway.
        super().setToolTip(self._told or text)
