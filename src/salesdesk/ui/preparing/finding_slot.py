"""One finding: what it says, where it comes from and how old it is; written in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.finding_editing import of_kind, still_true
from salesdesk.domain.research import Finding, FindingKind, is_old
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.fields import Choice, Field, SavedLine, TextBox, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, Label, Pill, boxed, column, row, set_tip
from salesdesk.ui.preparing.finding_about import FindingAbout
from salesdesk.wording.findings import shown_text, source_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.application.changes import Step
    from salesdesk.application.finding_editing import Research
    from salesdesk.ui.workbench import Workbench

PICTURES: Final[Mapping[FindingKind, str]] = {
    FindingKind.PROSPECT: "circle-check",
    FindingKind.OWN_PRODUCT: "package",
    FindingKind.CUSTOMER: "search",
    FindingKind.COMPETITOR: "swords",
    FindingKind.INDUSTRY: "factory",
}
Change = Callable[[Finding], Finding]


class FindingAutosave(Autosave[Finding]):
    """Keeps a finding together with the competitor it names, and the competitor's place on the deal."""

    def __init__(self, workbench: Workbench, slot: FindingSlot) -> None:
        """Hold nothing yet."""
        super().__init__(workbench, slot)
        self._keep_finding = workbench.desk.researching.keep
        self._slot = slot

    @override
    def job(self, before: Finding | None, after: Finding) -> Callable[[], Step]:
        keep, deal, new = self._keep_finding, self._slot.research().deal_id, dict(self._slot.new)
        return lambda: keep(before, after, deal_id=deal, new=new)


class FindingSlot(Slot[Finding]):
    """A finding; edits are kept as they are made. One that is old asks to be checked again."""

    refused = Signal(str)

    def __init__(
        self, workbench: Workbench, research: Callable[[], Research], is_new: Callable[[object], bool]
    ) -> None:
        """Show an empty finding; `research` returns what it can be about, `is_new` whether one is not kept yet."""
        self._words = words = workbench.words
        self._workbench = workbench
        self.research = research
        self._is_new = is_new
        self._picture = IconView("circle-check", "text2")
        self._text = Label("", wrap=True)
        self._source = Label("", "second", wrap=True)
        line = row(self._picture, column(self._text, self._source, gap=1), gap=8, middle=False)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.old = Pill(words.text("Check again"), "warn", "history")
        self.confirm = Button(words.text("Still true"), "check", "quiet", do=self._on_still_true)
        self._asked = boxed(row(27, self.old, self.confirm, None, gap=4))
        face = Face(line)
        super().__init__(face, boxed(column(face, self._asked, gap=0)))
        self.new: dict[UUID, str] = {}
        self._autosave = FindingAutosave(workbench, self)
        self._autosave.refused.connect(self._on_refused)

    @property
    def written(self) -> bool:
        """Whether it says anything."""
        return self._autosave.value is not None and bool(self._autosave.value.text)

    def move_to(self, kind: FindingKind) -> None:
        """Put the finding into another section."""
        self._change(partial(of_kind, kind=kind, account=self.research().account))

    @override
    def draw(self, thing: Finding) -> None:
        if self._is_new(thing.id):
            if self._autosave.value is None:
                self._autosave.begin(thing)
        else:
            self._autosave.take(thing)
        shown = self._autosave.value or thing
        words, today = self._words, self._workbench.today
        source = source_told(words, shown, self.research(), today)
        old = is_old(shown, today, self._workbench.standing.settings.check_again_days)
        self._picture.show_icon(PICTURES[shown.kind], "text2")
        self._text.setText(shown_text(shown.text))
        self._source.setText(source)
        self._source.setVisible(bool(source))
        set_tip(self._source, words.date(shown.found_on) if shown.found_on else "")
        self._asked.setVisible(old)
        self.confirm.setAccessibleName(words.text("Still true: {text}", text=shown_text(shown.text)))
        name = f"{label(words, shown.kind)}: {shown.text}. {source}"
        self.face.setAccessibleName(f"{name}. {self.old.look.text}" if old else name)

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._kind: Choice[FindingKind] = Choice([(kind, label(words, kind)) for kind in FindingKind])
        self._box = TextBox(words.text("What you found out"))
        self._where = SavedLine(words.text("Website, annual report, a talk"))
        self._day = date_field(words, self._workbench.today)
        self._who: Choice[UUID | None] = Choice()
        self.about = FindingAbout(self._workbench, self.new)
        self.about.edited.connect(self._change)
        self._text_field = Field(words.text("What you found out"), self._box)
        self._kind.committed.connect(self.move_to)
        self._box.committed.connect(partial(self._write, "text"))
        self._where.committed.connect(partial(self._write, "source"))
        self._day.committed.connect(partial(self._write, "found_on"))
        self._who.committed.connect(partial(self._write, "said_by"))
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            self._text_field,
            Field(words.text("Section"), self._kind),
            self.about,
            Field(words.text("Source"), self._where),
            Flow(
                *(Field(words.text("Found on"), self._day), Field(words.text("Who said so"), self._who)),
                gap=8,
                line_gap=10,
            ),
            row(
                Button(words.text("Remove"), "trash-2", "quiet", do=self._on_remove),
                None,
                Button(words.text("Done"), do=self.close_editor),
            ),
        )
        return box

    @override
    def fill(self, thing: Finding) -> None:
        shown = self._autosave.value or thing
        research = self.research()
        speakers = [p for p in research.everybody if p in research.people or p.id == shown.said_by]
        self._who.offer([(None, self._words.text("Nobody named")), *((p.id, p.name) for p in speakers)])
        self._kind.set_value(shown.kind)
        self._box.set_value(shown.text)
        self._where.set_value(shown.source)
        self._day.set_value(shown.found_on)
        self._who.set_value(shown.said_by)
        self.about.show_finding(shown, research)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter on the button presses it; on the face it opens the fields.
        if self.confirm.hasFocus() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirm.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def _write(self, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        changes = {name: value}
        self._change(lambda finding: replace(finding, **changes))

    def _change(self, change: Change) -> None:
        """Keep an edit; a new finding is kept whole as soon as it has words."""
        value = self._autosave.value
        if value is None:
            return
        if self.editor is not None:
            self._text_field.clear_error()
        if not self.written and not change(value).text:
            self._autosave.begin(change(value))
        else:
            text = self._words.text("Write finding") if self.written else self._words.text("Add finding")
            self._autosave.edit(text, change)
        self._show_again()

    def _show_again(self) -> None:
        if self._autosave.value is not None:
            self.draw(self._autosave.value)
            if self.editor is not None:
                self.fill(self._autosave.value)

    def _on_still_true(self) -> None:
        text = self._words.text("Confirm that a finding is still true")
        self._autosave.edit(text, partial(still_true, today=self._workbench.today))
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_again()

    def _on_refused(self, sentences: str) -> None:
        if self.editor is not None:
            self._text_field.set_error(sentences)
        else:
            self.refused.emit(sentences)

    def _on_remove(self) -> None:
        self.removed.emit(self.key)
