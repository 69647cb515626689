"""One thank-you that is owed: said to be given, written as a card or an e-mail, or waived with a reason (1.18)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.courtesy_rows import ThanksRow
from salesdesk.application.files import safe_name
from salesdesk.domain.favour import ThanksKind, is_over
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine, money_field
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.flow import Flow, side_by_side
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, HintStrip, Label, Pill, column, row
from salesdesk.wording.favours import due_told, favour_told, gift_warning
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.changes import Step
    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench


class ThanksSlot(Slot[ThanksRow]):
    """Somebody who is to be thanked; `led` asks for what is between us and that person."""

    refused = Signal(str)
    arranged = Signal()
    led = Signal(object)

    def __init__(self, workbench: Workbench) -> None:
        """Show nobody yet."""
        self._workbench = workbench
        self._words = workbench.words
        self._name = Label("", "row-title", wrap=True)
        self._second = Label("", "second", wrap=True)
        self._pill = Pill(" ")
        picture = IconView("handshake", "text2", 16)
        line = row(picture, column(self._name, self._second, gap=1), self._pill, gap=10, middle=False)
        for one in (picture, self._pill):
            line.setAlignment(one, Qt.AlignmentFlag.AlignVCenter)
        line.setStretch(1, 1)
        super().__init__(Face(line, padding=(8, 6, 8, 6)))

    @override
    def draw(self, thing: ThanksRow) -> None:
        words, thanks, today = self._words, thing.favour.thanks, self._workbench.today
        name = words.text("{person}, {account}", person=thing.person, account=thing.account)
        self._name.setText(name if thing.account else thing.person)
        second = ". ".join(filter(None, (favour_told(words, thing.favour), thing.favour.words)))
        self._second.setText(second)
        due = due_told(words, thanks, today) if thanks is not None else " "
        late = thanks is not None and thanks.due_on < today
        self._pill.show_state(due, "bad" if late else "info", "circle-alert" if late else "clock")
        self.face.setAccessibleName(", ".join((self._name.text(), due, second)))

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self.kind: Choice[ThanksKind] = Choice([(kind, label(words, kind)) for kind in ThanksKind])
        self.text = TextBox(words.text("In your own words, below the printed sentence"), lines=2)
        self.gift = money_field(words, self._workbench.standing.settings.currency)
        self.reason = TextLine(words.text("Such as: they asked for none"))
        self._gift_field = Field(words.text("What the gift costs"), self.gift)
        self._reason_field = Field(words.text("Why it is not needed"), self.reason)
        self.warning = HintStrip()
        self.warning.hide()
        self.kind.committed.connect(self._on_kind)
        self.gift.committed.connect(self._on_gift)
        self.thank_button = Button(words.text("Note the thanks"), "check", "primary", do=self._on_thanked)
        self.waive_button = Button(words.text("Waive it"), "x", do=self._on_waived)
        box = Ground("item", margins=(14, 12, 14, 12), gap=10)
        self._whom = Label("", "row-title", wrap=True)
        box.add(
            self._whom,
            Field(words.text("Your words"), self.text),
            side_by_side(Field(words.text("How"), self.kind), self._gift_field),
            self.warning,
            Flow(
                self.thank_button,
                Button(words.text("Save the card…"), "file-down", do=self._on_card),
                Button(words.text("Draft the e-mail…"), "mail", do=self._on_mail),
                Button(words.text("See what is between you"), "users", do=self._on_led),
            ),
            self._reason_field,
            Flow(self.waive_button, Button(words.text("Done"), do=self.close_editor)),
        )
        return box

    @override
    def fill(self, thing: ThanksRow) -> None:
        thanks = thing.favour.thanks
        self._whom.setText(f"{self._name.text()}: {self._second.text()}")
        if thanks is not None:
            self.kind.set_value(thanks.kind)
            self.text.set_value(thanks.words)
            self.gift.set_value(thanks.gift)
        self.reason.set_value("")
        self._reason_field.clear_error()
        self._show_gift()

    def _on_kind(self, _kind: object) -> None:
        self._show_gift()

    def _on_gift(self, _gift: object) -> None:
        self._show_gift()

    def _show_gift(self) -> None:
        is_gift, limit = self.kind.value() is ThanksKind.GIFT, self._workbench.standing.settings.courtesy.gift_limit
        self._gift_field.setVisible(is_gift)
        over = is_gift and is_over(self.gift.value(), limit)
        if limit is not None and over:
            self.warning.say("", gift_warning(self._words, limit))
        self.warning.setVisible(over)
        self.arranged.emit()

    def _on_thanked(self) -> None:
        if self.thing is None:
            return
        self.commit()
        kind, gift = self.kind.value() or ThanksKind.NOTE, self.gift.value()
        job = partial(self._workbench.desk.favours.thank, self.thing.favour.id, kind, self.text.value(), gift)
        text = self._words.text("{person} thanked", person=self.thing.person)
        act(self._workbench, text, job, refused=self.refused.emit, toast=True)

    def _on_waived(self) -> None:
        if self.thing is None:
            return
        self.reason.commit()
        job = partial(self._workbench.desk.favours.waive, self.thing.favour.id, self.reason.value())
        act(self._workbench, self._words.text("Waive a thank-you"), job, self._on_kept, self._on_refused, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self._reason_field.clear_error()

    def _on_refused(self, sentences: str) -> None:
        self._reason_field.set_error(sentences)
        self.reason.setFocus()

    def _on_card(self) -> None:
        self._save(self._words.text("Save the card"), ".pdf", self._words.text("PDF (*.pdf)"))

    def _on_mail(self) -> None:
        self._save(self._words.text("Save the e-mail draft"), ".eml", self._words.text("E-mail draft (*.eml)"))

    def _save(self, title: str, ending: str, kind: str) -> None:
        if self.thing is None:
            return
        words, key, thanking = self._words, self.thing.favour.id, self._workbench.desk.thanking
        typed = self.text.value()
        name = safe_name(words.text("Thank you {person}", person=self.thing.person), "Thank you")
        path = where_to_save(self._workbench, title, f"{name}{ending}", kind)

        def job(to: Path) -> Saved:
            return thanking.card(key, to, typed) if ending == ".pdf" else thanking.mail(key, to, typed)

        if path is not None:
            save_document(self._workbench, path, job, self.refused.emit)

    def _on_led(self) -> None:
        if self.thing is not None:
            self.led.emit(self.thing.favour.person_id)
