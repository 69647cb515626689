"""What a cell of a table can show, without Qt: every cell has its words, the paint comes on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdesk.ui.parts.pills import PillLook

CellTone = Literal["text", "text2", "text3", "ok", "warn", "bad", "accentText"]
AgeState = Literal["young", "past-average", "past-p90"]


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words; `bold` for the first column; `below` stands under them, in a table whose rows are tall enough."""

    text: str
    tone: CellTone = "text2"
    bold: bool = False
    tip: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A figure, at the right with digits of one width; an estimate is marked by a sign before it and is not bold."""

    text: str
    estimate: bool = False
    tone: CellTone = "text"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class IconCell:
    """An icon and words, for example a next step or the lack of one; `short` stands where the words have no room."""

    text: str
    picture: str
    tone: CellTone = "text2"
    tip: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class PillCell:
    """A state."""

    pill: PillLook
    tip: str = ""

    @property
    def text(self) -> str:
        """The words of the pill."""
        return self.pill.text


@dataclass(frozen=True, slots=True)
class AgeCell:
    """A deal's age as a bar: a tick at the average cycle, a mark at the ninetieth percentile of wins, and words."""

    text: str
    filled: float = 0.0
    average: float | None = None
    p90: float | None = None
    state: AgeState = "young"
    tip: str = ""


Cell = TextCell | NumberCell | IconCell | PillCell | AgeCell


def age_cell(text: str, *, days: int | None, average: float | None, p90: float | None, tip: str = "") -> AgeCell:
    """Return the age bar of a deal of so many days beside the average and the p90 of won deals, all in days.

    Without an age or an average there is no bar, only the words.
    """
    if days is None or average is None or average <= 0:
        return AgeCell(text, tip=tip)
    whole = max(average * 1.6, (p90 or 0.0) * 1.1)
    state: AgeState = "young"
    if p90 is not None and days > p90:
        state = "past-p90"
    elif days > average:
        state = "past-average"
    return AgeCell(
        text,
        filled=min(1.0, days / whole),
        average=average / whole,
        p90=None if p90 is None else p90 / whole,
        state=state,
        tip=tip,
    )
