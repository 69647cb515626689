"""A favour is recorded in one form: who did what for whom, and the person that a referral brought (1.5, 1.7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from typing_extensions import override

from salesdesk.application.favours import FavourTold
from salesdesk.domain.favour import NAMING, Favour, FavourKind
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, Segments, TextLine, date_field, pair
from salesdesk.ui.parts import Button, HintStrip, boxed, column
from salesdesk.ui.theme import theme
from salesdesk.wording.favours import help_first
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.favours import FavoursView
    from salesdesk.ui.workbench import Workbench

Way = Literal["theirs", "ours", "asked"]


class FavourDialog(AskDialog):
    """Records a favour with a person, or that one we asked for was done (`got`)."""

    def __init__(self, workbench: Workbench, view: FavoursView, got: Favour | None = None) -> None:
        """Ask; the advice to help first stands where nothing is banked and a favour is asked for."""
        words = workbench.words
        self._view, self._got = view, got
        self.way: Segments[Way] = Segments(
            words.text("Who did it"),
            [
                ("theirs", words.text("They did it"), ""),
                ("ours", words.text("We did it"), ""),
                ("asked", words.text("We ask for it"), ""),
            ],
        )
        self.kind: Choice[FavourKind] = Choice([(kind, label(words, kind)) for kind in FavourKind])
        self.day = date_field(words, workbench.today)
        self.deal: Choice[UUID | None] = Choice([(None, words.text("No deal")), *view.deals])
        self.said = TextLine(words.text("Such as: told the workshop in Athlone about us"))
        self.named = TextLine(words.text("Empty if they named nobody"))
        self.account = TextLine(words.text("Where they work"))
        self.phone, self.email = TextLine(), TextLine()
        about = Field(words.text("Deal it was for"), self.deal)
        about.setVisible(bool(view.deals))
        self.advice = HintStrip(words.text("Help first."), help_first(words))
        self.advice.hide()
        self._named_part = boxed(
            column(
                pair(
                    Field(words.text("Who they named to you"), self.named),
                    Field(words.text("Their account"), self.account),
                ),
                pair(Field(words.text("Their phone"), self.phone), Field(words.text("Their e-mail"), self.email)),
                gap=12,
            )
        )
        title = words.text("A favour: {person}", person=view.person.name)
        super().__init__(
            workbench,
            title,
            words.text("Keep the favour"),
            self.way,
            self.advice,
            pair(Field(words.text("What it is"), self.kind), Field(words.text("Day"), self.day)),
            about,
            Field(words.text("In words"), self.said),
            self._named_part,
        )
        self.setMinimumWidth(theme().px(540))
        self.be_tight()
        self.day.set_value(workbench.today)
        self.kind.set_value(got.kind if got else FavourKind.REFERRAL)
        if got is not None:
            self.way.hide()
            self.kind.setEnabled(False)
            self.said.set_value(got.words)
            self.deal.set_value(got.deal_id)
        self.way.committed.connect(self._on_changed)
        self.kind.committed.connect(self._on_changed)
        self._show()
        (self.way.findChildren(Button)[0] if got is None else self.day).setFocus()

    def _on_changed(self, _value: object) -> None:
        self._show()

    def _show(self) -> None:
        self.advice.setVisible(self.way.value() == "asked" and self._view.goodwill.help_first)
        self._named_part.setVisible(self.way.value() == "theirs" and self.kind.value() in NAMING)
        self.fit_soon()

    @override
    def refuse(self, sentences: str) -> None:
        super().refuse(sentences)
        if not self.said.value():
            self.said.setFocus()

    def told(self) -> FavourTold:
        """Return what the form holds."""
        for line in (self.day, self.said, self.named, self.account, self.phone, self.email):
            line.commit()
        names = not self._named_part.isHidden()
        return FavourTold(
            person_id=self._view.person.id,
            kind=self.kind.value() or FavourKind.HELP,
            day=self.day.value(),
            ours=self.way.value() == "ours",
            asked=self.way.value() == "asked",
            words=self.said.value(),
            deal_id=self.deal.value(),
            named=self.named.value() if names else "",
            account=self.account.value() if names else "",
            phone=self.phone.value() if names else "",
            email=self.email.value() if names else "",
        )

    @override
    def answer(self) -> None:
        """Keep it."""
        favours, told = self.workbench.desk.favours, self.told()
        job: Callable[[], Step] = partial(favours.record, told)
        if self._got is not None:
            job = partial(favours.got, self._got.id, told)
        text = self.words.text("Keep a favour of {person}", person=self._view.person.name)
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.accept()
