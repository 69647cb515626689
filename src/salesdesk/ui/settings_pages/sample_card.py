"""How a proposal looks with the settings as they stand: real pages of an invented one, made anew after each edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from salesdesk.application.proposal_checks import Section as Part
from salesdesk.application.sample_page import pages_shown, sample_content
from salesdesk.ui.live_document import LiveDocument, OpenDocument
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


class _Sample(OpenDocument):
    """One state of the sample: some of its pages."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        investment = pages_of(preview.starts, heard=True).get(Part.INVESTMENT)
        self._shown = pages_shown(investment, len(preview.sizes))
        self.count = len(self._shown)

    @override
    def draw(self, page: int, width: int) -> DrawnPage:
        return super().draw(self._shown[page], width)


class SampleCard(Section):
    """The cover, the investment, the terms and the acceptance of an invented proposal."""

    def __init__(self, workbench: Workbench, previewer: Previewer) -> None:
        """Show nothing until the settings are there."""
        super().__init__(workbench, "")
        self._previewer = previewer
        self._view: SettingsView | None = None
        self._live = LiveDocument(workbench.background, self, self._newest)
        self._live.made.connect(self._on_made)
        self._live.failed.connect(self._on_not_made)
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
        if view != self._view:
            self._view = view
            self._live.ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(self.width(), WIDEST)
        self.pages.setFixedSize(width, round((width - BESIDE) * SHAPE) + 2 * MARGIN + theme().px(HEAD) + 6)

    def _newest(self) -> Callable[[], _Sample] | None:
        view, make, today = self._view, self._previewer, self.workbench.today
        return None if view is None else lambda: _Sample(make(sample_content(view, today)))

    def _on_made(self, sample: _Sample) -> None:
        self.pages.show_document(PagedDocument(sample.count, sample.draw))

    def _on_not_made(self, error: Exception) -> None:
        self.workbench.tell_trouble(error)
