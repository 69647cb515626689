"""Rows of short lists: checks, things to open, what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.buttons import Button, pressed_by_enter
from salesdesk.ui.parts.grounds import Ground, column, row
from salesdesk.ui.parts.labels import ElidedLabel, Label
from salesdesk.ui.parts.pills import Pill
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

CheckState = Literal["met", "missing", "advice"]
_CHECK: Final[Mapping[CheckState, tuple[str, str]]] = {
    "met": ("circle-check", "ok"),
    "missing": ("circle-alert", "warn"),
    "advice": ("circle-dashed", "text2"),
}


class CheckRow(QWidget):
    """One line of a checklist: met or missing in a sentence, with a button that leads to the place."""

    acted = Signal()

    def __init__(self, text: str, state: CheckState = "met", act: str = "") -> None:
        """Show one check; `act` is offered only while it is not met."""
        super().__init__()
        self._picture = IconView(*_CHECK[state])
        self.words = Label(text, wrap=True)
        self.button = Button(act, kind="link")
        self.button.clicked.connect(self.acted)
        line = row(self._picture, self.words, self.button)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.show_state(text, state, act)
        self._on_theme_changed()
        theme().changed.connect(self._on_theme_changed)

    def show_state(self, text: str, state: CheckState, act: str = "") -> None:
        """Show the check as it stands now."""
        self.words.setText(text)
        self._picture.show_icon(*_CHECK[state])
        self.button.set_words(act)
        self.button.setVisible(bool(act) and state != "met")

    def _on_theme_changed(self) -> None:
        # As tall as its button, so that the lines keep their distance when one of them has none.
        self.setMinimumHeight(theme().px(24))


class Row(QWidget):
    """An icon, a title, a second line and something at the end."""

    def __init__(
        self, title: str, second: str = "", picture: str = "", *, token: str = "text2", trailing: QWidget | None = None
    ) -> None:
        """Show a row that itself does nothing."""
        super().__init__()
        self.title = ElidedLabel(title, "row-title")
        self.second = ElidedLabel(second, "second")
        line = row(gap=10)
        if picture:
            line.addWidget(IconView(picture, token))
        nest(line, column(self.title, self.second, gap=0), 1)
        if trailing is not None:
            line.addWidget(trailing, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.second.setVisible(bool(second))


class OpenRow(QPushButton):
    """A row that opens something: a button as wide as the list, said as one thing by a screen reader."""

    def __init__(
        self,
        title: str,
        second: str = "",
        picture: str = "",
        *,
        token: str = "accentText",
        trailing: str = "",
        late: bool = False,
        room: int = 4,
    ) -> None:
        """Show a row; `trailing` is a short text at its end, `room` the space above and below in pixels.

        What is `late` says so at its end as a pill.
        """
        super().__init__()
        self.setProperty("kind", "row")
        end: QWidget | None = Label(trailing, "second") if trailing else None
        if late:
            end = Pill(trailing, "bad").keep_whole()
        self.inner = Row(title, second, picture, token=token, trailing=end)
        self.inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = row(self.inner)
        self._line.setContentsMargins(room + 2, room, room + 2, room)
        self.setLayout(self._line)
        self.setAccessibleName(", ".join(part for part in (title, second, trailing) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()


class SaidBox(Ground):
    """What somebody said, with a quotation mark: who, when, the words."""

    def __init__(self, text: str) -> None:
        """Show a sentence."""
        super().__init__("item", margins=(12, 8, 12, 8))
        self.words = Label(text, tone="text2", wrap=True)
        line = row(IconView("quote", "text3", 14), self.words, gap=10)
        line.setStretch(1, 1)
        nest(self.column, line)
