"""A short list of rows in a card that is shown anew when the desk changes; the focus stays where it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from salesdesk.ui.parts import Label, column


class Listing(QWidget):
    """Rows below each other; with none of them it says so in one quiet line."""

    def __init__(self, nothing: str, *, gap: int = 2) -> None:
        """Show nothing yet; `nothing` is the line for an empty list, `gap` the space between rows in pixels."""
        super().__init__()
        self._nothing = Label(nothing, "second", wrap=True)
        self._rows: list[QWidget] = []
        self._lines = column(self._nothing, gap=gap)
        self.setLayout(self._lines)
        # The least height of a button in the style sheet is less than a row of two lines needs: a page that is
        # nearly too tall would squeeze its rows instead of scrolling.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def inset(self, pixels: int) -> None:
        """Begin the line for an empty list where the words of rows begin that have room to be pressed."""
        self._nothing.setContentsMargins(pixels, 0, pixels, 0)

    def focus_from(self, place: int) -> None:
        """Put the focus on the first row from a place on that can take it."""
        for one in self._rows[place:]:
            if one.focusPolicy() != Qt.FocusPolicy.NoFocus:
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show other rows; if one had the focus, the one in its place gets it."""
        focused = QApplication.focusWidget()
        at = next((n for n, w in enumerate(self._rows) if focused and (w is focused or w.isAncestorOf(focused))), -1)
        for old in self._rows:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        # Held until Qt has ended them: rows of which Python let go first took their parts along halfway.
        gone, self._rows = self._rows, list(rows)
        QTimer.singleShot(0, self, gone.clear)
        self._nothing.setVisible(not rows)
        for row in rows:
            self._lines.addWidget(row)
        if at >= 0 and rows:
            rows[min(at, len(rows) - 1)].setFocus()
