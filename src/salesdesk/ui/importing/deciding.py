"""What one name in the file becomes, or whether one row is a deal that is there: taken, chosen, or added as new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.importing.matching import Match, Matching, Standing
from salesdesk.ui.fields import SuggestLine
from salesdesk.ui.importing.lines import Line, is_open
from salesdesk.ui.parts import Button, Label, column, row
from salesdesk.ui.theme import restyle
from salesdesk.wording.matching import another_told, same_told, why_told

if TYPE_CHECKING:
    from salesdesk.wording import Words

Meant = tuple[UUID | str, str]


class Deciding(QWidget):
    """The field and the buttons for the line that is picked in the table."""

    taken = Signal(object, str)
    """What a name is taken for (None for a new record), and what that is called."""
    said_same = Signal(bool)

    def __init__(self, words: Words) -> None:
        """Ask about nothing yet."""
        super().__init__()
        self._words = words
        self._line: Line | None = None
        self._matching = Matching()
        self._title = Label("", "row-title", wrap=True)
        self._why = Label("", "second", wrap=True)
        self.other = SuggestLine(self._suggested, words.text("Type to find another one here"))
        self.take = Button(words.text("Match"), "check", do=self.accept)
        self.new = Button(words.text("Add as new"), "plus", do=self.add_as_new)
        self._rest = QWidget()
        self.other.picked.connect(self._on_picked)
        self.other.committed.connect(self._on_typed)
        line = row(self.take, self.new, self.other, self._rest, gap=10)
        line.setStretch(2, 1)
        line.setStretch(3, 1)
        self.setLayout(column(self._title, self._why, line, gap=6))

    def ask(self, line: Line | None, matching: Matching) -> None:
        """Ask about a line; a name that is the same as one here can be taken for another one, but not be a new one."""
        words = self._words
        self._line, self._matching = line, matching
        self.setVisible(line is not None)
        if line is None:
            return
        is_name = isinstance(line, Match)
        self.other.setVisible(is_name)
        self._rest.setVisible(not is_name)
        self._say(why_told(words, line))
        if isinstance(line, Match):
            self._title.setText(words.text("“{name}” in the file", name=line.text))
            self.other.setAccessibleName(words.text("What “{name}” becomes", name=line.text))
            self.other.set_value(line.becomes)
            self._offer(line)
            return
        self._title.setText(words.text("Row {row}: {title}", row=line.row, title=line.title))
        self.take.set_words(same_told(words, line))
        self.take.setVisible(line.same is not True)
        self.new.set_words(another_told(words, line))
        self.new.setVisible(line.same is not False)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._why.setText(text)
        restyle(self._why, role="error" if wrong else "second")
        restyle(self.other, invalid=wrong)
        self.other.setAccessibleDescription(text)

    def _offer(self, match: Match) -> None:
        words, offer = self._words, match.offer
        self.new.set_words(words.text("Add as new"))
        self.new.setVisible(match.standing in {Standing.OPEN, Standing.TAKEN, Standing.REMEMBERED})
        offered = offer is not None and match.target != offer.target
        self.take.setVisible(offered)
        if offer is not None:
            self.take.set_words(words.text("Match with {name}", name=_short(offer.name)))

    def accept(self) -> None:
        """Take what is proposed for the line; nothing happens where nothing is."""
        line = self._line
        if isinstance(line, Match):
            if line.offer is not None and line.target != line.offer.target:
                self.taken.emit(line.offer.target, line.offer.name)
        elif line is not None:
            self.said_same.emit(True)  # noqa: FBT003

    def add_as_new(self) -> None:
        """Add the name as a new record, the row as another deal."""
        line = self._line
        if isinstance(line, Match):
            if line.standing is not Standing.EXACT and (line.target is not None or is_open(line)):
                self.taken.emit(None, "")
        elif line is not None:
            self.said_same.emit(False)  # noqa: FBT003

    def _suggested(self, typed: str) -> Sequence[tuple[Meant, str]]:
        if not isinstance(self._line, Match):
            return ()
        found = self._matching.targets(self._line.kind, typed)
        return [((target, name), name) for target, name in found]

    def _on_picked(self, meant: Meant) -> None:
        self.taken.emit(*meant)

    def _on_typed(self, typed: str) -> None:
        line = self._line
        if not isinstance(line, Match) or typed == line.becomes:
            return
        if not typed:
            self.add_as_new()
            return
        named = [one for one in self._matching.targets(line.kind, typed) if one[1].casefold() == typed.casefold()]
        if len(named) == 1:
            self._on_picked(named[0])
        else:
            told = self._words.text("Nothing here is called so. Choose one from the list, or add the name as new.")
            self._say(told, wrong=True)


def _short(name: str, most: int = 28) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
