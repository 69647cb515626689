"""What they told us since the page "What we heard" was written: ticked, and taken over behind what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from salesdesk.application.heard_prefill import taken_over
from salesdesk.application.proposal_editing import FIGURES, heard_set
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.canvas import Canvas
from salesdesk.ui.fields.choices import Tick
from salesdesk.ui.parts import Label, boxed, column, scrolling
from salesdesk.ui.theme import theme
from salesdesk.wording.heard import offered_told, origin_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.heard_prefill import Offered
    from salesdesk.ui.proposing.open_proposal import OpenProposal

INDENT: Final = 26
SHOWN: Final = 6
LONGEST: Final = 76
WIDTH: Final = 620


class TakeOverDialog(AskDialog):
    """Each text with who said it and where it stands; what is ticked is added, nothing is overwritten."""

    def __init__(self, proposal: OpenProposal, items: Sequence[Offered]) -> None:
        """Offer the items, those ticked that came since."""
        words = proposal.words
        self._proposal = proposal
        self._items = tuple(items)
        self.ticks = [Tick(_short(offered_told(words, one))) for one in self._items]
        self._tick_new()
        lines = column(gap=10)
        for tick, one in zip(self.ticks, self._items, strict=True):
            where = Label(origin_told(words, one), "second", wrap=True)
            below = boxed(column(where, gap=0))
            below.setContentsMargins(INDENT, 0, 0, 0)
            lines.addWidget(boxed(column(tick, below, gap=1)))
        area = scrolling(Canvas(lines))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(min(lines.sizeHint().height() + 16, theme().px(SHOWN * 56)))
        super().__init__(
            proposal.workbench,
            words.text("Take over from the talks"),
            words.text("Take over"),
            area,
            why=words.text("What they told you and “What we heard” does not say yet. What you wrote stays as it is."),
        )
        self.setMinimumWidth(theme().px(WIDTH))
        self.ticks[0].setFocus()

    def _tick_new(self) -> None:
        """Tick what came since the day of the proposal (everything while nothing is written)."""
        view = self._proposal.view
        if view is None:
            return
        heard, dated = view.proposal.heard, view.proposal.dated
        free = FIGURES - sum(bool(figure.value.strip()) for figure in heard.figures)
        for tick, one in zip(self.ticks, self._items, strict=True):
            is_new = not heard.needs or (one.said.on is not None and dated is not None and one.said.on >= dated)
            fits = one.figure is None or free > 0
            tick.set_value(is_new and fits)
            free -= one.figure is not None and is_new

    @override
    def answer(self) -> None:
        """Add what is ticked behind what stands there."""
        chosen = [one for tick, one in zip(self.ticks, self._items, strict=True) if tick.value()]
        if not chosen:
            self.refuse(self.words.text("Tick what you want to take over"))
            return
        self.accept()
        text = self.words.plural("Take over {n} text from the talks", "Take over {n} texts from the talks", len(chosen))
        self._proposal.change(text, lambda p: heard_set(p, lambda heard: taken_over(heard, chosen)))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()}…"
