"""The form of a proposal: four sections, one of them shown, and the checklist below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from salesdesk.application.proposal_checks import Place, Section
from salesdesk.domain.proposal import LETTERS
from salesdesk.ui.canvas import Canvas
from salesdesk.ui.fields import Segments
from salesdesk.ui.fields.text import Line, TextBox
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.parts import IconButton, column, row, scrolling
from salesdesk.ui.proposing.checklist import Checklist
from salesdesk.ui.proposing.frozen_line import FrozenLine
from salesdesk.ui.proposing.heard_section import HeardSection
from salesdesk.ui.proposing.investment_section import InvestmentSection
from salesdesk.ui.proposing.links import freeze
from salesdesk.ui.proposing.next_step_section import NextStepSection
from salesdesk.ui.proposing.options_section import OptionsSection
from salesdesk.ui.proposing.section import SectionForm

if TYPE_CHECKING:
    from salesdesk.ui.proposing.open_proposal import OpenProposal

ORDER = tuple(Section)


class ProposalForm(QWidget):
    """Segments over a section that scrolls; the field of a fault is brought into view."""

    record_asked = Signal()
    preview_asked = Signal()
    section_shown = Signal(object)

    def __init__(self, proposal: OpenProposal) -> None:
        """Build the sections; they fill when the proposal is there."""
        super().__init__()
        self._proposal = proposal
        words = proposal.words
        self.segments: Segments[Section] = Segments(
            words.text("Parts of the proposal"),
            [
                (Section.HEARD, words.text("What we heard"), "quote"),
                (Section.OPTIONS, words.text("Options"), "columns-2"),
                (Section.INVESTMENT, words.text("Investment"), "table-2"),
                (Section.NEXT_STEP, words.text("Next step"), "calendar-check"),
            ],
        )
        self.heard = HeardSection(proposal)
        self.options = OptionsSection(proposal)
        self.investment = InvestmentSection(proposal)
        self.next_step = NextStepSection(proposal)
        self.sections: dict[Section, SectionForm] = {
            Section.HEARD: self.heard,
            Section.OPTIONS: self.options,
            Section.INVESTMENT: self.investment,
            Section.NEXT_STEP: self.next_step,
        }
        self.checklist = Checklist(words)
        self.preview = IconButton("eye", words.text("Show the preview (Ctrl+Shift+V)"), do=self.preview_asked.emit)
        self.frozen = FrozenLine(words)
        lines = column(self.frozen, *self.sections.values(), self.checklist, None, gap=14)
        self.area = scrolling(Canvas(lines))
        self.setLayout(column(row(self.segments, None, self.preview), self.area, gap=14))
        self.segments.committed.connect(self._on_chosen)
        self.checklist.asked.connect(self.show_place)
        self.options.record_asked.connect(self.record_asked)
        proposal.changed.connect(self._on_changed)
        self._frozen = False
        self._arranged_soon = QTimer(self)
        self._arranged_soon.setSingleShot(True)
        self._arranged_soon.setInterval(0)
        self._arranged_soon.timeout.connect(self._on_arranged)
        self.heard.needs.arranged.connect(self._on_arranged)
        self.investment.arranged.connect(self._on_arranged)
        self.show_section(Section.OPTIONS)

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.segments.value()

    def show_section(self, section: Section) -> None:
        """Show a section from its top."""
        self.commit()
        on_segments = self.segments.isAncestorOf(QApplication.focusWidget() or self)
        self.segments.set_value(section)
        self._let_tab_stop_at_the_chosen_segment()
        for name, shown in self.sections.items():
            shown.setVisible(name is section)
        if section is not Section.INVESTMENT:
            self.investment.fold_away()
        self.area.verticalScrollBar().setValue(0)
        if on_segments:
            self._focus_segment()
        # Tab stops at the chosen segment alone, which is another one now.
        self._on_arranged()
        self.section_shown.emit(section)

    def go_to(self, section: Section) -> None:
        """Show a section and go into its first field (Alt+1 to Alt+4)."""
        self.show_section(section)
        QApplication.sendPostedEvents()
        self.sections[section].focus_place(Place(section, ""))

    def show_place(self, place: Place) -> None:
        """Show the field that a fault is about, and put the focus into it."""
        self.show_section(place.section)
        QApplication.sendPostedEvents()
        self.sections[place.section].focus_place(place)
        focused = QApplication.focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 50, 80)

    def show_checks(self) -> None:
        """Bring the checklist into view, the focus on the first fault."""
        self.commit()
        self.area.ensureWidgetVisible(self.checklist, 0, 20)
        self.checklist.focus_first_fault()

    def focus_first(self) -> None:
        """Put the focus on the parts to choose from, unless it is in the form already."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._focus_segment()

    def _let_tab_stop_at_the_chosen_segment(self) -> None:
        # Qt does it only when a button is pressed, not when it is chosen by a key or by the program.
        for button in self.segments.findChildren(QPushButton):
            chosen = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _focus_segment(self) -> None:
        for button in self.segments.findChildren(QPushButton):
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_item(self) -> None:
        """Open or close what folds away of the item in which the focus is, else of the first."""
        if self.section is not Section.INVESTMENT:
            self.show_section(Section.INVESTMENT)
            QApplication.sendPostedEvents()
        self.investment.toggle_focused()

    def note_price(self) -> None:
        """Let what they said about the price be written down (1.11)."""
        self.show_section(Section.INVESTMENT)
        QApplication.sendPostedEvents()
        self.investment.discount.ask()

    def copy_focused(self) -> None:
        """Copy the row in which the focus is from A to B."""
        self.sections[self.section].copy_focused()

    def commit(self) -> None:
        """Keep what is being typed and not kept yet."""
        focused = QApplication.focusWidget()
        if isinstance(focused, (Line, TextBox)) and self.isAncestorOf(focused):
            focused.commit()

    def _on_chosen(self, section: Section) -> None:
        self.show_section(section)

    def _on_changed(self) -> None:
        view = self._proposal.view
        if view is None:
            return
        self.checklist.show_view(view)
        frozen = not self._proposal.editable
        if self._frozen and not frozen:
            self._freeze(frozen=False)
        if len(view.proposal.options) == len(LETTERS):
            for section in self.sections.values():
                section.show_proposal(view.proposal)
        if frozen:
            self._freeze(frozen=True)
        self.frozen.show_view(view, frozen=frozen)
        self.checklist.setVisible(not frozen)
        # Only the next Tab asks for it: what was typed is seen first.
        self._arranged_soon.start()

    def _freeze(self, *, frozen: bool) -> None:
        self._frozen = frozen
        for section in self.sections.values():
            freeze(section, frozen=frozen)

    def _on_arranged(self) -> None:
        """Let Tab go through rows that came later as they stand."""
        order_focus(self)
