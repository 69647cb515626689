"""Buttons: one verb and one noun, an icon that follows the theme, room between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy
from typing_extensions import override

from salesdesk.ui.icons import icon
from salesdesk.ui.parts.labels import set_tip
from salesdesk.ui.theme import restyle, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

Kind = Literal["primary", "secondary", "quiet", "link", "toast", "nav", "search", "segment", "icon", "row"]

_ICON: Final[Mapping[str, tuple[str, str]]] = {
    "primary": ("onAccent", "onAccent"),
    "secondary": ("text2", "text2"),
    "link": ("accentText", "accentText"),
    "toast": ("onSolid", "onSolid"),
    "nav": ("text2", "accentText"),
    "search": ("text2", "text2"),
    "segment": ("text2", "text2"),
}


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button where the key is Enter alone, and say whether it was; held down it presses once.

    Qt leaves it to the desktop whether Enter presses a button; without this, Enter on "Leave it" would press the
    button that a dialog names as its usual one.
    """
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    if not plain or event.key() not in ENTER:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A button with words; `pressed_do` connects what it does."""

    def __init__(
        self,
        text: str,
        picture: str | None = None,
        kind: Kind = "secondary",
        *,
        do: Callable[[], object] | None = None,
        token: str | None = None,
    ) -> None:
        """Say what happens when it is pressed; `picture` names an icon, `token` its colour if not the usual one."""
        super().__init__()
        self.setProperty("kind", kind)
        self._side = 18 if kind == "nav" else 16
        self._gap = 10 if kind in {"nav", "search"} else 5
        self._picture = picture
        self._token = token
        self.set_words(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if picture is not None:
            self.set_picture(picture)
            theme().changed.connect(self._on_theme_changed)
        if do is not None:
            self.clicked.connect(lambda: do())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def set_words(self, text: str) -> None:
        """Change the words; an ampersand stays an ampersand."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_picture(self, name: str) -> None:
        """Change the icon."""
        self._picture = name
        plain, chosen = _ICON.get(str(self.property("kind")), ("text2", "text2"))
        self.setIcon(icon(name, self._token or plain, on=self._token or chosen, gap=self._gap if self.text() else 0))
        self._on_theme_changed()

    def set_kind(self, kind: Kind) -> None:
        """Become another kind of button, for example primary once everything needed is there."""
        restyle(self, kind=kind)
        if self._picture is not None:
            self.set_picture(self._picture)

    def _on_theme_changed(self) -> None:
        side = theme().px(self._side)
        self.setIconSize(QSize(side + (self._gap if self.text() else 0), side))


class IconButton(Button):
    """A button with an icon alone; its words are its tooltip and its name for a screen reader."""

    def __init__(
        self, picture: str, words: str, *, do: Callable[[], object] | None = None, token: str | None = None
    ) -> None:
        """Show an icon; `words` say what it does."""
        super().__init__("", picture, "icon", do=do, token=token)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)

    def say(self, words: str) -> None:
        """Change the tooltip and the name."""
        set_tip(self, words)
        self.setAccessibleName(words)


class MenuButton(Button):
    """A button that opens a short list of actions."""

    def __init__(self, text: str, picture: str | None = None, kind: Kind = "secondary") -> None:
        """Open an empty menu at first; see `offer`."""
        super().__init__(text, picture, kind)
        self._menu = QMenu(self)
        self._offered: dict[QAction, Callable[[], object]] = {}
        self._menu.triggered.connect(self._on_chosen)
        self.setMenu(self._menu)

    def offer(self, text: str, do: Callable[[], object], picture: str | None = None) -> QAction:
        """Add one action to the menu."""
        # Held here and nobody's child: an action that the menu makes or owns is let go by Python with the menu while
        # Qt still deletes it, and that ended the program now and then.
        action = QAction(text.replace("&", "&&"))
        self._offered[action] = do
        self._menu.addAction(action)
        if picture is not None:
            action.setIcon(icon(picture, "text2"))
        return action

    def offer_only(self, acts: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer these actions and no others."""
        # Not by the menu's own `clear`, which makes Python let go of actions that are held here. One of them may be
        # what was just chosen, so they end only when it has done its work.
        gone, self._offered = self._offered, {}
        for action in gone:
            self._menu.removeAction(action)
        QTimer.singleShot(0, self, gone.clear)
        for text, do in acts:
            self.offer(text, do)

    def _on_chosen(self, action: QAction) -> None:
        # Heard of by the menu: what an action without a parent calls by itself is held by Qt, out of Python's sight,
        # and with it the whole window for good.
        do = self._offered.get(action)
        if do is not None:
            do()


class MoreButton(MenuButton):
    """Three dots that open what else can be done here."""

    def __init__(self, words: str) -> None:
        """Show the dots; `words` name the menu, for example `More for Option A`."""
        super().__init__("", "ellipsis", "icon")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_tip(self, words)
        self.setAccessibleName(words)

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(20) + 8
        return QSize(side, side)
