"""Ties fields to the open proposal: what a field shows of it, and what is edited when it is committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from salesdesk.ui.fields import DateField, TimeField
from salesdesk.ui.theme import restyle

if TYPE_CHECKING:
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal


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


def freeze(root: QWidget, *, frozen: bool) -> None:
    """Make everything on a widget read-only, or editable again; what is read-only can still be read and copied."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, (DateField, TimeField, QAbstractButton, QComboBox)):
            widget.setEnabled(not frozen)
        elif isinstance(widget, (QLineEdit, QPlainTextEdit)):
            widget.setReadOnly(frozen)
            restyle(widget, frozen=frozen)
