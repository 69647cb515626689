"""The one registry of what can be done: it feeds menus, the palette, tooltips and the page of keys."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from salesdesk.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

GLOBAL: Final = "global"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """Something that can be done: its words, icon and keys, and where it can be done.

    `scope` is "global" or the id of a page; `group` is the grey word beside it in the palette. `keys` are as Qt
    writes them ("Ctrl+Shift+N"); a single letter acts only while no text is typed, because a text field takes it.
    `place` is the part of the page where it can be done, when another part does something else under the same keys;
    the page allows only one of them at a time.
    """

    id: str
    text: str
    group: str
    picture: str = "arrow-right"
    keys: str = ""
    scope: str = GLOBAL
    place: str = ""
    in_palette: bool = True


class Actions(QObject):
    """All actions, of which those of the page in front and the global ones can be used."""

    changed = Signal()
    done = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Belong to a window, in which the keys act."""
        super().__init__(window)
        self._window = window
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._scope = GLOBAL

    def add(self, spec: ActionSpec, handler: Callable[[], object]) -> QAction:
        """Register an action. Raises KeyError when the id is taken."""
        if spec.id in self._specs:
            raise KeyError(spec.id)
        action = QAction(icon(spec.picture, "text2"), spec.text.replace("&", "&&"), self)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: self._do(spec.id, handler))
        action.setEnabled(self._usable(spec))
        self._specs[spec.id] = spec
        self._actions[spec.id] = action
        self._window.addAction(action)
        self.changed.emit()
        return action

    def enter(self, scope: str) -> None:
        """Make the actions of a page usable, and those of other pages not."""
        self._scope = scope
        for name, spec in self._specs.items():
            self._actions[name].setEnabled(self._usable(spec))

    def allow(self, name: str, *, allowed: bool) -> None:
        """Switch a single action on or off, for example because nothing is picked; KeyError for an unknown one."""
        self._actions[name].setProperty("refused", not allowed)
        self._actions[name].setEnabled(self._usable(self._specs[name]))

    def action(self, name: str) -> QAction:
        """Return an action for a menu; KeyError for an unknown one."""
        return self._actions[name]

    def do(self, name: str) -> None:
        """Do it, if it can be done now; KeyError for an unknown one."""
        if self._actions[name].isEnabled():
            self._actions[name].trigger()

    def tip(self, name: str) -> str:
        """Return the tooltip of an action: "New deal (Ctrl+Shift+N)"."""
        spec = self._specs[name]
        return f"{spec.text} ({shown_keys(spec.keys)})" if spec.keys else spec.text

    def usable(self) -> list[ActionSpec]:
        """Return what can be done now, in the order registered."""
        return [spec for spec in self._specs.values() if self._actions[spec.id].isEnabled()]

    def specs(self) -> list[ActionSpec]:
        """Return all actions, in the order registered."""
        return list(self._specs.values())

    def _usable(self, spec: ActionSpec) -> bool:
        known = self._actions.get(spec.id)
        refused = known is not None and bool(known.property("refused"))
        return spec.scope in {GLOBAL, self._scope} and not refused

    def _do(self, name: str, handler: Callable[[], object]) -> None:
        handler()
        self.done.emit(name)


def named_once(specs: Sequence[ActionSpec]) -> list[ActionSpec]:
    """Leave out what acts everywhere where the page in front offers the same by the same words: it has the keys."""
    here = {_named(spec) for spec in specs if spec.scope != GLOBAL and spec.in_palette}
    return [spec for spec in specs if spec.scope != GLOBAL or _named(spec) not in here]


def _named(spec: ActionSpec) -> tuple[str, str]:
    return spec.group, spec.text.removesuffix("…")


def clashes(specs: Iterable[ActionSpec]) -> list[tuple[str, str]]:
    """Return pairs of ids that would act on the same keys: in one scope, or one of them everywhere."""
    by_keys: defaultdict[str, list[ActionSpec]] = defaultdict(list)
    for spec in specs:
        if spec.keys:
            by_keys[QKeySequence(spec.keys).toString()].append(spec)
    return [
        (one.id, other.id)
        for same in by_keys.values()
        for at, one in enumerate(same)
        for other in same[at + 1 :]
        if (one.scope == other.scope or GLOBAL in {one.scope, other.scope}) and not _apart(one, other)
    ]


def _apart(one: ActionSpec, other: ActionSpec) -> bool:
    return one.scope == other.scope and bool(one.place and other.place) and one.place != other.place


def shown_keys(keys: str) -> str:
    """Return keys as they are printed on the keyboard of this machine."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
