"""Lists whose things are written where they stand: a row to read that opens into its fields, moves and goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.fields import TextBox
from salesdesk.ui.fields.text import Line
from salesdesk.ui.parts import Label, boxed, column
from salesdesk.ui.parts.buttons import pressed_by_enter

T = TypeVar("T")


class Face(QPushButton):
    """A row to read, over as many lines as it needs, that is pressed to be written in."""

    def __init__(self, inside: QLayout, *, padding: tuple[int, int, int, int] = (3, 4, 3, 4)) -> None:
        """Carry a layout of labels, icons and pills."""
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        carrier = QWidget()
        carrier.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.setContentsMargins(0, 0, 0, 0)
        carrier.setLayout(inside)
        # Equal stretches keep icon and words on one line where the row is taller than its words.
        self._line = column(None, carrier, None, gap=0)
        self._line.setContentsMargins(*padding)
        self.setLayout(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take the arrows for itself, also those that move the thing.
        if pressed_by_enter(self, event):
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()


class Slot(QWidget, Generic[T]):
    """One thing of a list: its face, and its fields while it is open.

    Enter or F2 opens, Esc closes; Alt+Up and Alt+Down move it, Delete removes it.
    """

    opened = Signal(object)
    closed = Signal(object)
    moved = Signal(object, int)
    removed = Signal(object)

    def __init__(self, face: Face, cover: QWidget | None = None) -> None:
        """Show a face, on a `cover` where it stands on one; the fields are made when it is opened first."""
        super().__init__()
        self.key: Hashable = None
        self.thing: T | None = None
        self.face = face
        self.face.clicked.connect(self.open)
        self.editor: QWidget | None = None
        self._cover = cover or face
        self._lines = column(self._cover, gap=0)
        self.setLayout(self._lines)

    # what a kind of list writes

    def draw(self, thing: T) -> None:
        """Show a thing on the face; to be written by each kind."""
        raise NotImplementedError

    def make_editor(self) -> QWidget:
        """Return the fields; to be written by each kind."""
        raise NotImplementedError

    def fill(self, thing: T) -> None:
        """Put a thing into the fields, which leave alone what is being typed; to be written by each kind."""
        raise NotImplementedError

    # what all share

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown instead of the face."""
        return self.editor is not None and self._cover.isHidden()

    def show_thing(self, key: Hashable, thing: T) -> None:
        """Show a thing, wherever it stands now."""
        self.key = key
        self.thing = thing
        self.draw(thing)
        if self.editor is not None:
            self.fill(thing)

    def open(self) -> None:
        """Show the fields and put the focus into the first."""
        if self.editor is None:
            self.editor = self.make_editor()
            self._lines.addWidget(self.editor)
            if self.thing is not None:
                self.fill(self.thing)
        self._cover.hide()
        self.editor.show()
        self.opened.emit(self.key)
        self.focus_first()
        # Each level of layouts takes its turn of the event loop until the fields stand where they will be seen.
        QTimer.singleShot(60, self, self._come_into_view)

    def _come_into_view(self) -> None:
        """Scroll to the fields: Qt scrolls to what Tab reaches, not to what opens."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea) and above.widget() is not None:
                above.ensureWidgetVisible(self, 0, 12)
                focused = QApplication.focusWidget()
                if focused is not None and self.isAncestorOf(focused):
                    above.ensureWidgetVisible(focused, 0, 24)
            above = above.parentWidget()

    def focus_first(self) -> None:
        """Put the focus into the first field, or on the face."""
        if self.is_open and self.editor is not None:
            fields = [w for w in self.editor.findChildren(QWidget) if isinstance(w, (Line, TextBox))]
            (fields[0] if fields else self.editor).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> None:
        """Keep what was typed, and show the face again; the focus stays on this thing."""
        if not self.is_open or self.editor is None:
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and self.editor.isAncestorOf(focused)
        self.commit()
        self._cover.show()
        if inside:
            self.face.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.hide()
        self.closed.emit(self.key)

    def commit(self) -> None:
        """Announce what is typed and not announced yet."""
        for field in self.findChildren(QWidget):
            if isinstance(field, (Line, TextBox)):
                field.commit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(self.key, -1 if key == Qt.Key.Key_Up else 1)
        elif self.is_open and key in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close_editor()
        elif not self.is_open and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.open()
        elif not self.is_open and key == Qt.Key.Key_Delete:
            self.removed.emit(self.key)
        else:
            super().keyPressEvent(event)
            return
        event.accept()


Group = tuple[str, Sequence[tuple[Hashable, T]]]


class SlotList(QWidget, Generic[T]):
    """Things below each other, under headings where there are some; each keeps its slot as long as its key lives.

    `arranged` tells that something stands elsewhere, so that the page can put its focus order right.
    """

    moved = Signal(object, int)
    removed = Signal(object)
    arranged = Signal()

    def __init__(self, make: Callable[[], Slot[T]], *, gap: int = 6) -> None:
        """Show nothing yet; `make` returns an empty slot."""
        super().__init__()
        self._make = make
        self._slots: dict[Hashable, Slot[T]] = {}
        self._headings: list[QWidget] = []
        self._shown: list[tuple[str, list[Hashable]]] = []
        self._lines = column(gap=gap)
        self.setLayout(self._lines)

    def show_groups(self, groups: Sequence[Group[T]]) -> None:
        """Show things under headings (an empty heading: none), in this order; open fields stay open."""
        entries = [(key, thing) for _, things in groups for key, thing in things]
        before = list(self._slots)
        self._drop(set(before) - {key for key, _ in entries})
        for key, thing in entries:
            if key not in self._slots:
                self._slots[key] = self._made()
            self._slots[key].show_thing(key, thing)
        self._slots = {key: self._slots[key] for key, _ in entries}
        self._arrange(groups)

    def show_things(self, things: Sequence[T]) -> None:
        """Show things without headings, known by their places."""
        self.show_groups([("", list(enumerate(things)))])

    def slot(self, key: Hashable) -> Slot[T] | None:
        """Return the slot of a thing."""
        return self._slots.get(key)

    def in_front(self) -> list[Any]:
        """Return the keys of what is open or has the focus, the one with the focus first."""
        focused = QApplication.focusWidget()
        return [
            slot.key
            for slot in sorted(self.slots(), key=lambda one: focused is None or not one.isAncestorOf(focused))
            if slot.is_open or (focused is not None and slot.isAncestorOf(focused))
        ]

    def slots(self) -> list[Slot[T]]:
        """Return all slots as they stand."""
        return list(self._slots.values())

    def open(self, key: Hashable) -> None:
        """Open the fields of a thing that is shown."""
        slot = self._slots.get(key)
        if slot is not None:
            slot.open()

    def focus_first(self, otherwise: QWidget) -> None:
        """Put the focus on the first thing, else on what adds one."""
        first = next(iter(self._slots.values()), None)
        if first is not None:
            first.focus_first()
        else:
            otherwise.setFocus()

    def focus_on(self, key: Hashable) -> None:
        """Put the focus on a thing, into its fields when they are open."""
        slot = self._slots.get(key)
        if slot is not None:
            slot.focus_first()

    def close_editors(self) -> None:
        """Close what is open, keeping what was typed."""
        for slot in self.slots():
            slot.close_editor()

    def _made(self) -> Slot[T]:
        slot = self._make()
        slot.moved.connect(self.moved)
        slot.removed.connect(self.removed)
        slot.opened.connect(self._on_opened)
        return slot

    def _drop(self, keys: set[Hashable]) -> None:
        focused = QApplication.focusWidget()
        order = list(self._slots)
        for key in keys:
            slot = self._slots.pop(key)
            if focused is not None and slot.isAncestorOf(focused):
                self._focus_beside(order, key)
            self._lines.removeWidget(slot)
            slot.hide()
            slot.deleteLater()

    def _focus_beside(self, order: list[Hashable], key: Hashable) -> None:
        at = order.index(key)
        beside = next((k for k in (*order[at + 1 :], *reversed(order[:at])) if k in self._slots), None)
        if beside is not None:
            self._slots[beside].focus_first()

    def _arrange(self, groups: Sequence[Group[T]]) -> None:
        wanted = [(heading, [key for key, _ in things]) for heading, things in groups if things]
        if wanted == self._shown:
            return
        self._shown = wanted
        # Not takeAt: its items would live on beside the new ones, and Qt would ask the old ones for their heights.
        for widget in (*self._headings, *self._slots.values()):
            self._lines.removeWidget(widget)
        for old in self._headings:
            old.hide()
            old.deleteLater()
        self._headings = []
        for heading, keys in wanted:
            if heading:
                self._headings.append(boxed(column(8 if self._lines.count() else 0, Label(heading, "label"), gap=0)))
                self._lines.addWidget(self._headings[-1])
            for key in keys:
                self._lines.addWidget(self._slots[key])
                # Now, not with the next turn of the event loop: what is not shown cannot take the focus.
                self._slots[key].show()
        self.arranged.emit()

    def _on_opened(self, key: Hashable) -> None:
        for slot in self.slots():
            if slot.key != key:
                slot.close_editor()
        self.arranged.emit()
