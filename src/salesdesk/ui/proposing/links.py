"""Ties fields to the open proposal: what a field shows of it, and what is edited when it is committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from salesdesk.ui.fields import DateField, TimeField
from salesdesk.ui.in_place import Face
from salesdesk.ui.theme import restyle

if TYPE_CHECKING:
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal

_DRAFTS: Final = "onlyInDrafts"
_ALWAYS: Final = "alsoFrozen"
_AWAY: Final = "putAway"
_PROMPT: Final = "promptOfDraft"
_YES: Final = "yes"


class Editor(Protocol):
    """A field of the kit."""

    committed: Any

    def set_value(self, value: Any, /) -> None:  # noqa: ANN401 (each field has its own kind of value)
        """Show a value."""
        ...


@dataclass(frozen=True, slots=True)
class _Link:
    editor: Editor
    shown: Callable[[Proposal], object]


class Links:
    """The fields of one section."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Tie nothing yet."""
        self._proposal = proposal
        self._links: list[_Link] = []

    def tie(
        self,
        editor: Editor,
        text: str,
        shown: Callable[[Proposal], object],
        edited: Callable[[Proposal, Any], Proposal],
    ) -> None:
        """Tie a field; `text` names its edits for undo."""
        self._links.append(_Link(editor, shown))

        def on_committed(value: Any) -> None:  # noqa: ANN401
            self._proposal.change(text, lambda p: edited(p, value))

        editor.committed.connect(on_committed)

    def show(self, proposal: Proposal) -> None:
        """Let every field show the proposal; what is being typed just now is left alone."""
        for link in self._links:
            link.editor.set_value(link.shown(proposal))


def only_in_drafts(*widgets: QWidget) -> None:
    """Let these be put away while the proposal is frozen: they ask for something, or add to it."""
    for widget in widgets:
        widget.setProperty(_DRAFTS, _YES)


def also_frozen(*widgets: QWidget) -> None:
    """Let these buttons act while the proposal is frozen: they change nothing that went out."""
    for widget in widgets:
        widget.setProperty(_ALWAYS, _YES)


def freeze(root: QWidget, *, frozen: bool) -> None:
    """Make what stands on a widget read like a document, or editable again.

    Fields lose their borders and can still be read and copied; buttons, and what is `only_in_drafts`, are put away. To
    be called again after the widget has shown another state, and with False before it shows a draft: what is put away
    comes back as it was.
    """
    for widget in root.findChildren(QWidget):
        if widget.property(_ALWAYS):
            continue
        if isinstance(widget, Face):
            widget.setEnabled(not frozen)
        elif isinstance(widget, QAbstractButton) or widget.property(_DRAFTS):
            _put_away(widget, frozen=frozen)
        elif isinstance(widget, (QLineEdit, QPlainTextEdit, QComboBox)):
            _face(widget, frozen=frozen)


def _put_away(widget: QWidget, *, frozen: bool) -> None:
    if frozen and not widget.isHidden():
        widget.hide()
        widget.setProperty(_AWAY, _YES)
    elif not frozen and widget.property(_AWAY):
        widget.setProperty(_AWAY, None)
        widget.show()


def _face(field: QLineEdit | QPlainTextEdit | QComboBox, *, frozen: bool) -> None:
    if isinstance(field, (QComboBox, DateField, TimeField)):
        field.setEnabled(not frozen)
    if isinstance(field, (QLineEdit, QPlainTextEdit)):
        field.setReadOnly(frozen)
        _prompt(field, frozen=frozen)
    if bool(field.property("frozen")) is not frozen:
        restyle(field, frozen=frozen)
        # A box asks for its margins only when its style changes.
        QApplication.sendEvent(field, QEvent(QEvent.Type.StyleChange))


def _prompt(field: QLineEdit | QPlainTextEdit, *, frozen: bool) -> None:
    """Let an empty field say that nothing stands there, instead of asking for it."""
    kept = field.property(_PROMPT)
    if frozen and kept is None:
        field.setProperty(_PROMPT, field.placeholderText())
        field.setPlaceholderText("–")
    elif not frozen and kept is not None:
        field.setProperty(_PROMPT, None)
        field.setPlaceholderText(str(kept))
