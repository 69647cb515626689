"""Raised in the talks: which of the options that came up an option of the proposal answers (2.15, 2.16)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from salesdesk.application.proposal_editing import Letter, option_of, raised_chosen
from salesdesk.ui.fields import Tick
from salesdesk.ui.laid_out import nest, put_instead
from salesdesk.ui.parts import Button, Ground, IconButton, IconView, Label, SaidBox, column, row, scrolling
from salesdesk.ui.proposing.links import only_in_drafts
from salesdesk.ui.theme import theme
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.rows import RaisedRow
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal
    from salesdesk.wording import Words


def raised_told(words: Words, row: RaisedRow) -> str:
    """Return who raised an option, when, on what occasion, in which words."""
    who = row.who or words.text("We")
    talk = words.text(
        "{who}, {day}, {occasion}", who=who, occasion=label(words, row.meeting_kind), day=words.day_month(row.on)
    )
    if not row.option.quote:
        return words.text("{talk}: {option}", talk=talk, option=row.option.text)
    return words.text("{talk}: “{quote}”", talk=talk, quote=row.option.quote)


class _PickRow(QWidget):
    """A raised option with a tick; a click anywhere on it ticks."""

    def __init__(self, words: Words, row_: RaisedRow, *, chosen: bool) -> None:
        super().__init__()
        told = raised_told(words, row_)
        self.tick = Tick("")
        self.tick.setAccessibleName(f"{row_.option.text}. {told}")
        self.tick.set_value(chosen)
        lines = column(Label(row_.option.text, "row-title", wrap=True), Label(told, "second", wrap=True), gap=1)
        line = row(gap=8, middle=False)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        nest(line, lines, 1)
        line.setContentsMargins(4, 5, 4, 5)
        self.setLayout(line)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.tick.click()


class RaisedPicker(Ground):
    """The raised options of the deal to choose from, in a box of its own that Esc closes."""

    ticked = Signal(object, bool)
    record_asked = Signal()

    def __init__(self, words: Words, rows: Sequence[RaisedRow], chosen: Sequence[object]) -> None:
        """Offer the options, the chosen ones ticked."""
        super().__init__("popup", margins=(10, 10, 10, 10), gap=6)
        self.setAccessibleName(words.text("Raised in the talks"))
        self.ticks: list[Tick] = []
        content = QWidget()
        lines = column(gap=2)
        for one in rows:
            pick = _PickRow(words, one, chosen=one.option.id in chosen)
            pick.tick.committed.connect(partial(self.ticked.emit, one))
            self.ticks.append(pick.tick)
            lines.addWidget(pick)
        lines.addStretch(1)
        content.setLayout(lines)
        area = scrolling(content)
        wanted = lines.heightForWidth(theme().px(360)) if lines.hasHeightForWidth() else lines.sizeHint().height()
        area.setMinimumHeight(min(wanted + 4, theme().px(320)))
        record = Button(words.text("Record another talk"), "plus", kind="link")
        record.clicked.connect(self.record_asked)
        self.add(area, record)
        self.setMinimumWidth(theme().px(390))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(step)


class MissingBox(Ground):
    """What is missing, and below it the way to it: a card is too narrow for both side by side."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__("hint", margins=(12, 8, 10, 8), gap=4)
        self.words = Label("", wrap=True)
        self.button = Button("", kind="link")
        line = row(IconView("wand-sparkles", "warn"), self.words, gap=10, middle=False)
        line.setStretch(1, 1)
        self.add(line, row(self.button, None), None)

    def say(self, text: str, act: str) -> None:
        """Say what is missing; `act` is what the button does."""
        self.words.setText(text)
        self.button.set_words(act)


class RaisedField(QWidget):
    """What an option answers: who said it and when; a missing one is named, with the way to it."""

    record_asked = Signal()

    def __init__(self, proposal: OpenProposal, letter: Letter) -> None:
        """Show nothing until the proposal is there."""
        super().__init__()
        self._proposal = proposal
        self._letter: Letter = letter
        words = proposal.words
        self.button = IconButton("list-checks", words.text("Choose for Option {letter}", letter=letter), do=self.pick)
        self.missing = MissingBox()
        self.missing.button.clicked.connect(self._on_acted)
        only_in_drafts(self.missing)
        self._boxes = column(gap=6)
        self._shown: tuple[str, ...] = ()
        self._picker: RaisedPicker | None = None
        lines = column(self._boxes, self.missing, gap=0)
        lines.setStretch(0, 1)
        self.setLayout(lines)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what the option answers."""
        raised = self._rows()
        chosen = option_of(proposal, self._letter).raised
        told = tuple(raised_told(self._proposal.words, r) for r in raised if r.option.id in chosen)
        if told != self._shown:
            self._shown = told
            put_instead(self._boxes, [SaidBox(sentence) for sentence in told])
        self.missing.setVisible(not told)
        self._name_missing(any_raised=bool(raised))

    def focus_place(self) -> None:
        """Put the focus where the option is chosen."""
        (self.button if self.missing.isHidden() else self.missing.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self) -> None:
        """Open the raised options of the deal to choose from."""
        view = self._proposal.view
        if view is None or not self._proposal.editable:
            return
        if not view.raised:
            self.record_asked.emit()
            return
        picker = RaisedPicker(self._proposal.words, view.raised, option_of(view.proposal, self._letter).raised)
        self._picker = picker
        picker.setParent(self, Qt.WindowType.Popup)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.ticked.connect(self._on_ticked)
        picker.record_asked.connect(self.record_asked)
        picker.record_asked.connect(picker.close)
        picker.adjustSize()
        picker.move(self.mapToGlobal(QPoint(0, 4)))
        picker.show()
        picker.ticks[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def picker_ticks(self) -> list[Tick]:
        """Return the ticks of the box that is open, none when there is none."""
        return self._picker.ticks if self._picker is not None and isValid(self._picker) else []

    def _rows(self) -> Sequence[RaisedRow]:
        view = self._proposal.view
        return view.raised if view is not None else ()

    def _name_missing(self, *, any_raised: bool) -> None:
        words = self._proposal.words
        if any_raised:
            self.missing.say(words.text("Who raised it? Choose from the talks."), words.text("Choose what was raised"))
        else:
            self.missing.say(
                words.text("Nothing was raised in a talk yet, and a proposal offers what was."),
                words.text("Record the talk"),
            )

    def _on_acted(self) -> None:
        self.pick()

    def _on_ticked(self, raised: RaisedRow, ticked: object) -> None:
        words = self._proposal.words
        self._proposal.change(
            words.text("Choose what Option {letter} answers", letter=self._letter),
            lambda p: raised_chosen(p, self._letter, raised.option.id, raised.option.text, chosen=bool(ticked)),
        )
