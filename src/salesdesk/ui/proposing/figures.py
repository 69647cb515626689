"""Up to three figures of theirs that matter, each with its source, in three equal boxes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from salesdesk.application.proposal_editing import FIGURES, heard_set, put
from salesdesk.domain.proposal import Figure, Heard, Proposal
from salesdesk.ui.fields import Field
from salesdesk.ui.parts import Ground, equal
from salesdesk.ui.proposing.boxes import LineBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.ui.proposing.links import Links
    from salesdesk.wording import Words

_NOTHING = Figure(value="")


class FiguresField(QWidget):
    """Three boxes: the figure, what it is, where it comes from; an empty one prints nothing."""

    def __init__(self, words: Words, links: Links) -> None:
        """Tie the boxes to the proposal."""
        super().__init__()
        self._grounds = [Ground("item", margins=(12, 10, 12, 12), gap=8) for _ in range(FIGURES)]
        self.first = LineBox(words.text("€ 61,000"))
        for place, ground in enumerate(self._grounds):
            value = self.first if place == 0 else LineBox()
            parts = (
                ("value", words.text("Figure"), value),
                ("label", words.text("What it is"), LineBox()),
                ("source", words.text("Source"), LineBox()),
            )
            for name, title, box in parts:
                ground.add(Field(title, box))
                box.setAccessibleName(words.text("{field} of figure {n}", field=title, n=place + 1))
                links.tie(box, words.text("Change a figure"), partial(_shown, place, name), _edited(place, name))
        self.setLayout(equal(*self._grounds))


def _shown(place: int, name: str, proposal: Proposal) -> str:
    figures = proposal.heard.figures
    return str(getattr(figures[place], name)) if place < len(figures) else ""


def _edited(place: int, name: str) -> Callable[[Proposal, Any], Proposal]:
    def edited(proposal: Proposal, value: Any) -> Proposal:  # noqa: ANN401 (what the field holds)
        fields: dict[str, Any] = {name: value}

        def change(heard: Heard) -> Heard:
            filled = (*heard.figures, *[_NOTHING] * (place + 1 - len(heard.figures)))
            after = put(filled, place, replace(filled[place], **fields))
            while after and after[-1] == _NOTHING:
                after = after[:-1]
            return replace(heard, figures=after)

        return heard_set(proposal, change)

    return edited
