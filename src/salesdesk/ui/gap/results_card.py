"""What plays brought so far, the team's and one rep's, each number with what it rests on (0.16)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from salesdesk.domain.play_results import PlayResult
from salesdesk.ui.gap.two_lines import TwoLines
from salesdesk.ui.parts import Card, Label
from salesdesk.ui.tables import Cell, Column, NumberCell, TableModel, TextCell
from salesdesk.wording.verdicts import cash_told, play_name, rate_told, value_told

if TYPE_CHECKING:
    from salesdesk.application.forecast.playing import PlaysView
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """A play's result as a line of the table; `whose` is the rep's name, "" for the team's."""

    play: str
    whose: str
    result: PlayResult

    @property
    def key(self) -> str:
        """What tells the lines apart."""
        return f"{self.result.play}/{self.whose}"


class ResultsCard(Card):
    """A table of the plays that were tried; which were not is said below it."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        words = workbench.words
        self._words = words
        super().__init__(words.text("What plays brought here"), words.text("of everybody who was called for one"))
        self.table = TwoLines(TableModel(_columns(words), _key), words.text("What plays brought here"))
        self.told = Label(" ", "second", wrap=True)
        self.add(self.table, self.told)

    def show_view(self, view: PlaysView) -> None:
        """Show what each play brought that somebody was called for."""
        words = self._words
        lines: list[ResultLine] = []
        for row in view.plays:
            name, brought = play_name(row.judged.key, row.name, words), row.brought
            if brought.team.started:
                lines.append(ResultLine(play=name, whose="", result=brought.team))
            if brought.rep is not None and brought.rep.started:
                lines.append(ResultLine(play=name, whose=view.whose, result=brought.rep))
        self.table.show_things(lines)
        self.table.setVisible(bool(lines))
        untried = sum(not row.brought.team.started for row in view.plays)
        self.told.setText(_untried(untried, some=bool(lines), words=words))
        self.told.setVisible(untried > 0)


def _untried(count: int, *, some: bool, words: Words) -> str:
    if not some:
        return words.text(
            "Nobody was called for a play yet. Pursue one: what comes of its calls is counted here, play by play."
        )
    return words.plural("{n} play was not tried here yet.", "{n} plays were not tried here yet.", count)


def _columns(words: Words) -> list[Column[ResultLine]]:
    return [
        Column("play", words.text("Play"), partial(_play, words), width=170, stretch=2, least=120),
        Column("started", words.text("Called"), partial(_started, words), right=True, width=72, stretch=0),
        Column("met", words.text("Spoken with"), partial(_met, words), width=108, stretch=1, least=100),
        Column("won", words.text("Won"), partial(_won, words), width=108, stretch=1, least=100),
        Column("value", words.text("Brought"), partial(_value, words), right=True, width=96, stretch=1, least=84),
        Column("cash", words.text("Days to the win"), partial(_cash, words), width=124, stretch=1, least=118),
    ]


def _play(words: Words, one: ResultLine) -> Cell:
    return TextCell(one.play, "text", bold=True, below=one.whose or words.text("Team"))


def _started(words: Words, one: ResultLine) -> Cell:
    return NumberCell(words.number(one.result.started))


def _met(words: Words, one: ResultLine) -> Cell:
    told, between = rate_told(one.result.met, words)
    return TextCell(told, "text", below=between)


def _won(words: Words, one: ResultLine) -> Cell:
    told, between = rate_told(one.result.won, words)
    return TextCell(told, "text", below=between)


def _value(words: Words, one: ResultLine) -> Cell:
    return NumberCell(value_told(one.result, words))


def _cash(words: Words, one: ResultLine) -> Cell:
    told, between = cash_told(one.result, words)
    return TextCell(told, "text", below=between)


def _key(one: ResultLine) -> str:
    return one.key
