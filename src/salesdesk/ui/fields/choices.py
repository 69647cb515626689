"""Fields to choose from: a list that drops down, segments side by side, a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
)
from typing_extensions import override

from salesdesk.ui.icons import icon, icons
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.grounds import Ground
from salesdesk.ui.parts.labels import plain_tip
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Choice(QComboBox, Generic[T]):
    """One of a few things; `committed` gives the thing chosen by the user, not its words."""

    committed = Signal(object)

    def __init__(self, options: Sequence[tuple[T, str]] = ()) -> None:
        """Offer things with their words."""
        super().__init__()
        # Kept here, not as the items' data: Qt would give words of an enumeration back as plain strings.
        self._things: list[T] = []
        self._tip = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        # Qt's own list ignores the heights and paddings of the style sheet.
        self.setView(QListView())
        self.offer(options)
        self.activated.connect(self._on_activated)
        self.currentTextChanged.connect(self._tell)

    def offer(self, options: Sequence[tuple[T, str]], pictures: Sequence[str] = ()) -> None:
        """Offer other things; the one chosen stays chosen if it is among them."""
        chosen = self.value()
        self.clear()
        self._things = [thing for thing, _ in options]
        for place, (_, words) in enumerate(options):
            self.addItem(words)
            if pictures:
                self.setItemIcon(place, icon(pictures[place], "text2"))
        self.set_value(chosen)

    def value(self) -> T | None:
        """Return the thing chosen, None when nothing is."""
        return self._things[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_value(self, value: T | None) -> None:
        """Choose a thing; one that is not offered chooses nothing."""
        place = next((at for at, thing in enumerate(self._things) if thing == value), -1)
        self.setCurrentIndex(place)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), super().minimumSizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page over a closed list must not change what was chosen.
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.elided:
            self._paint_elided()
        else:
            super().paintEvent(event)
        if self.property("frozen"):
            return  # nothing to choose any more
        side = theme().px(14)
        painter = QPainter(self)
        place = QRectF(self.width() - side - 10, (self.height() - side) / 2, side, side)
        icons().draw(painter, "chevron-down", "text2" if self.isEnabled() else "text3", place)
        painter.end()

    @property
    def elided(self) -> bool:
        """Whether the words of what is chosen do not fit as the field stands."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self, _text: str = "") -> None:
        wanted = plain_tip(self.currentText()) if self.elided else ""
        if wanted != self._tip:
            self._tip = wanted
            self.setToolTip(wanted)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        shown = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, self._option(), part, self)
        return shown.width() - (0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 4)

    def _paint_elided(self) -> None:
        """Paint what is chosen with an ellipsis; Qt would cut it where the room ends."""
        option = self._option()
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, self._room())
        option.currentText = text
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _on_activated(self, _place: int) -> None:
        self.committed.emit(self.value())


class _Segment(Button):
    """One of the things: the focus goes on to the chosen one, wherever it was given."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        group = self.group()
        chosen = group.checkedButton() if group else None
        if chosen is not None and chosen is not self and event.reason() != Qt.FocusReason.MouseFocusReason:
            chosen.setFocus(event.reason())


class Segments(Ground, Generic[T]):
    """A few things side by side, one of them chosen; arrow keys move the choice."""

    committed = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[T, str, str]]) -> None:
        """Offer things with words and an icon each (empty: none); the first is chosen."""
        super().__init__("sunken", margins=(3, 3, 3, 3), gap=0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._things = [thing for thing, _, _ in options]
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(2)
        for place, (_, words, picture) in enumerate(options):
            button = _Segment(words, picture or None, "segment")
            button.setCheckable(True)
            self._group.addButton(button, place)
            line.addWidget(button)
        nest(self.column, line)
        self._group.setExclusive(True)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> T:
        """Return the thing chosen."""
        return self._things[self._group.checkedId()]

    def set_value(self, value: T) -> None:
        """Choose a thing."""
        self._group.button(self._things.index(value)).setChecked(True)

    def choose(self, place: int) -> None:
        """Choose by place as the user does, for Alt+1, Alt+2 and so on; announces it."""
        if 0 <= place < len(self._things):
            self._group.button(place).setChecked(True)
            self._on_clicked(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self._group.checkedId() + step
        if step and 0 <= place < len(self._things):
            self.choose(place)
            self._group.button(place).setFocus()
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, place: int, chosen: bool) -> None:  # noqa: FBT001 (Qt's signal)
        # Qt lets Tab stop at the button that had the focus last; it belongs to the one that is chosen.
        if not chosen:
            return
        self._group.button(place).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if any(button.hasFocus() for button in self._group.buttons()):
            self._group.button(place).setFocus()

    def _on_clicked(self, place: int) -> None:
        self.committed.emit(self._things[place])


class Tick(QCheckBox):
    """Yes or no; `committed` gives it when the user changes it."""

    committed = Signal(object)

    def __init__(self, words: str) -> None:
        """Show an empty box with words."""
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.clicked.connect(self._on_clicked)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        icons().draw(painter, "check", "onAccent", QRectF(box).adjusted(2, 2, -2, -2))
        painter.end()

    def _on_clicked(self, ticked: object) -> None:
        self.committed.emit(bool(ticked))
