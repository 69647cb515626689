"""The preview beside the form: the document as it would print now, rebuilt after each pause."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from salesdesk.application.proposal_checks import Section
from salesdesk.domain.proposal import LETTERS, Heard
from salesdesk.ui.live_document import Drawable, LiveDocument, OpenDocument
from salesdesk.ui.page_view import PagedDocument, PageView
from salesdesk.ui.parts import Button, HintStrip, column, row
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.papers import ProposalContent
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.workbench import Workbench

PAUSE = 250


class Preview(Drawable, Protocol):
    """A finished document that can be drawn page by page; documents.pictures.Pictures is one."""

    @property
    def sizes(self) -> Sequence[object]:
        """One size for each page."""
        ...

    @property
    def starts(self) -> Sequence[int]:
        """The page (from 0) on which each part of the document begins, the cover first."""
        ...


Previewer = Callable[["ProposalContent"], Preview]
"""Makes the document of a content; called in the lane of pictures."""


def pages_of(starts: Sequence[int], *, heard: bool) -> Mapping[Section, int]:
    """Return the page of each part of the form: behind the cover, what was heard where there is something.

    The next step has a page where there is one part more, before the acceptance.
    """
    order = [*([Section.HEARD] if heard else []), Section.OPTIONS, Section.INVESTMENT]
    inner = list(starts[1:-1])
    if len(inner) > len(order):
        order.append(Section.NEXT_STEP)
    return dict(zip(order, inner, strict=False))


def followed(page: int, section: Section, before: Mapping[Section, int], after: Mapping[Section, int]) -> int:
    """Return the page to show of a new state of the document, where `page` was shown of the one before.

    A page of a part stays as far behind the first page of that part as it was, wherever the part stands now. The part
    that is edited is shown from its first page where it had none before.
    """
    if section in after and section not in before:
        return after[section]
    shown = max((part for part, first in before.items() if first <= page), key=lambda part: before[part], default=None)
    if shown is None or shown not in after:
        return page
    last = min((first - 1 for first in after.values() if first > after[shown]), default=page + len(after))
    return min(after[shown] + page - before[shown], last)


class _Document(OpenDocument):
    """One state of the document, with the page of each part of the form."""

    def __init__(self, preview: Preview, content: ProposalContent) -> None:
        super().__init__(preview)
        self.count = len(preview.sizes)
        self.pages = pages_of(preview.starts, heard=content.heard != Heard())


class PreviewPanel(QWidget):
    """The page view, and a sentence when there is nothing to show."""

    def __init__(self, workbench: Workbench, previewer: Previewer) -> None:
        """Show nothing until a proposal is given."""
        super().__init__()
        self._workbench = workbench
        self._previewer = previewer
        self._view: ProposalView | None = None
        self._section = Section.OPTIONS
        self._pages: Mapping[Section, int] = {}
        self.pages = PageView(workbench.background, workbench.words)
        self._trouble = HintStrip(kind="notice")
        self._trouble.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._live = LiveDocument(workbench.background, self, self._newest)
        self._live.made.connect(self._on_made)
        self._live.failed.connect(self._on_not_made)
        self._pause.timeout.connect(self._live.ask)
        self.back = Button(workbench.words.text("Back to the form"), "arrow-left")
        way_back = row(self.back, None)
        way_back.setContentsMargins(0, 0, 0, 8)
        self._way_back = QWidget()
        self._way_back.setLayout(way_back)
        self._way_back.hide()
        lines = column(self._way_back, self._trouble, self.pages, gap=0)
        lines.setStretch(2, 1)
        self.setLayout(lines)

    def show_view(self, view: ProposalView) -> None:
        """Show a proposal as it stands: at once if it is another one, else after a pause."""
        other = self._view is None or self._view.proposal.id != view.proposal.id
        if self._view == view:
            return
        self._view = view
        if other:
            self._pages = {}
            self._live.ask()
        else:
            self._pause.start()

    def stand_alone(self, *, alone: bool) -> None:
        """Offer the way back to the form while the preview stands in its place."""
        self._way_back.setVisible(alone)

    def show_section(self, section: Section) -> None:
        """Open the page on which a part of the form is printed."""
        self._section = section
        page = self._pages.get(section)
        if page is not None:
            self.pages.go_to(page)

    def _newest(self) -> Callable[[], _Document] | None:
        view = self._view
        if view is None:
            return None
        if len(view.proposal.options) != len(LETTERS):
            self._say(self._workbench.words.text("The preview comes with the second option."))
            return None
        # This is what the pause would have asked for.
        self._pause.stop()
        shown = self._workbench.desk.proposing.shown

        def make() -> _Document:
            content = shown(view)
            return _Document(self._previewer(content), content)

        return make

    def _on_made(self, document: _Document) -> None:
        before, self._pages = self._pages, document.pages
        self._trouble.hide()
        page = followed(self.pages.page, self._section, before, document.pages)
        self.pages.show_document(PagedDocument(document.count, document.draw), page)

    def _on_not_made(self, error: Exception) -> None:
        words = self._workbench.words
        if isinstance(error, FORESEEN):
            self._say(told(words, error))
        else:
            self._say(words.text("The preview could not be made. What you wrote is safe."))
            self._workbench.tell_trouble(error)

    def _say(self, sentence: str) -> None:
        self._trouble.say("", sentence)
        self._trouble.show()
