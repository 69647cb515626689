"""Form and preview side by side, or one of them alone where both have no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter
from typing_extensions import override

from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.proposal_checks import Section
    from salesdesk.ui.proposing.form import ProposalForm
    from salesdesk.ui.proposing.preview import PreviewPanel
    from salesdesk.ui.workbench import Workbench

WIDE_WINDOW = 1280
"""Under this width of the window, in pixels, the preview comes only when it is asked for."""
SIDE_BY_SIDE = 830
"""Under this width of the page at 100 % text size, an open preview takes the place of the form."""
SHARE = 0.42
KEPT = "proposal.splitter"


class FormAndPreview(QSplitter):
    """The form, and the preview at its right: on wide windows unless it was put away."""

    def __init__(self, workbench: Workbench, form: ProposalForm, preview: PreviewPanel | None) -> None:
        """Put both side by side; without a preview there is the form alone."""
        super().__init__(Qt.Orientation.Horizontal)
        self._words = workbench.words
        self._settings = workbench.settings
        self._form = form
        self._preview = preview
        self._wanted: bool | None = None
        self.setHandleWidth(16)
        self.setChildrenCollapsible(False)
        self.addWidget(form)
        form.preview.setVisible(preview is not None)
        form.preview_asked.connect(self.toggle_preview)
        if preview is not None:
            self.addWidget(preview)
            preview.back.clicked.connect(self.toggle_preview)
        form.section_shown.connect(self._on_section_shown)
        self.splitterMoved.connect(self._on_moved)
        self._arrange()

    def toggle_preview(self) -> None:
        """Show the preview, or put it away (Ctrl+Shift+V)."""
        self._wanted = not self.shows_preview
        self._arrange()

    @property
    def shows_preview(self) -> bool:
        """Whether the preview is open."""
        if self._preview is None:
            return False
        narrow = self.window().width() < WIDE_WINDOW or self.width() < theme().px(SIDE_BY_SIDE)
        return not narrow if self._wanted is None else self._wanted

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown, words = self.shows_preview, self._words
        alone = shown and self.width() < theme().px(SIDE_BY_SIDE)
        self._form.setVisible(not alone)
        if self._preview is not None:
            self._preview.setVisible(shown)
            self._preview.stand_alone(alone=alone)
        self._share_width()
        away, here = words.text("Put the preview away (Ctrl+Shift+V)"), words.text("Show the preview (Ctrl+Shift+V)")
        self._form.preview.say(away if shown else here)
        self._form.preview.set_picture("eye-off" if shown else "eye")

    def _share_width(self) -> None:
        """Give the preview its share, or what the person gave it last."""
        kept = self._settings.kept(KEPT)
        if kept.isEmpty() or not self.restoreState(kept):
            room = max(self.width() - self.handleWidth(), 100)
            self.setSizes([int(room * (1 - SHARE)), int(room * SHARE)])

    def _on_moved(self, _at: int, _which: int) -> None:
        self._settings.keep(KEPT, self.saveState())

    def _on_section_shown(self, section: Section) -> None:
        if self._preview is not None:
            self._preview.show_section(section)
