"""How a proposal looks with the settings as they stand: real pages of an invented one, made anew after each edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from typing_extensions import override

from salesdesk.application.proposal_checks import Section as Part
from salesdesk.application.sample_page import pages_shown, sample_content
from salesdesk.ui.background import CancelledWork
from salesdesk.ui.page_view import MARGIN, PagedDocument, PageView
from salesdesk.ui.proposing.preview import Preview, Previewer, pages_of
from salesdesk.ui.settings_pages.section import Section
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.drawn_pages import DrawnPage
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench

SHAPE: Final = 1.4142
"""How high a page is to its width."""
HEAD: Final = 44
BESIDE: Final = 38
"""Pixels of the card that its page does not take across: margins, and room for a scroll bar."""
WIDEST: Final = 620


class _Sample:
    """One state of the sample; it lives in the lane of pictures, where one job follows the other."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._closed = False
        investment = pages_of(preview.starts, heard=True).get(Part.INVESTMENT)
        self.pages: Sequence[int] = pages_shown(investment, len(preview.sizes))

    def draw(self, page: int, width: int) -> DrawnPage:
        if self._closed:
            raise CancelledWork
        return self._preview.draw(self.pages[page], width)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._preview.close()


class SampleCard(Section):
    """The cover, the investment, the terms and the acceptance of an invented proposal."""

    def __init__(self, workbench: Workbench, previewer: Previewer) -> None:
        """Show nothing until the settings are there."""
        super().__init__(workbench, "")
        self._previewer = previewer
        self._view: SettingsView | None = None
        self._shown: SettingsView | None = None
        self._sample: _Sample | None = None
        self._building = False
        self.pages = PageView(workbench.background, workbench.words)
        self.pages.setAccessibleName(workbench.words.text("Sample proposal"))
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setProperty("part", "canvas")
        self.add(self.pages)

    @override
    def said(self) -> str:
        # Found by whatever is looked for among what it shows.
        words = self.words
        told = (words.text("Sample proposal"), words.text("Logo"), words.text("Colour"), words.text("Terms"))
        return " ".join((*told, super().said()))

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show other settings: the sample is made anew, the page that was open stays open."""
        self._view = view
        self._build()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(self.width(), WIDEST)
        self.pages.setFixedSize(width, round((width - BESIDE) * SHAPE) + 2 * MARGIN + theme().px(HEAD) + 6)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Give the document's memory back; what was drawn of it stays until it is made again."""
        super().hideEvent(event)
        self._let_go()

    def _build(self) -> None:
        view = self._view
        if view is None or view == self._shown or self._building or not self.isVisible():
            return
        self._building = True
        self._shown = view
        before, make, today = self._sample, self._previewer, self.workbench.today

        def job() -> _Sample:
            made = _Sample(make(sample_content(view, today)))
            if before is not None:
                before.close()
            return made

        self.workbench.background.run(job, self._on_built, self._on_not_built, lane="pictures")

    def _on_built(self, sample: _Sample) -> None:
        self._building = False
        self._sample = sample
        self.pages.show_document(PagedDocument(len(sample.pages), sample.draw))
        if self.isVisible():
            self._build()
        else:
            self._let_go()

    def _on_not_built(self, error: Exception) -> None:
        self._building = False
        self.workbench.tell_trouble(error)

    def _let_go(self) -> None:
        sample, self._sample = self._sample, None
        if sample is not None:
            self._shown = None
            self.workbench.background.run(sample.close, _nothing, lane="pictures")


def _nothing(_done: object) -> None:
    """Nobody waits for it."""
