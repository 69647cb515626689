"""A field with its label over it and what is wrong with it under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.ui.icons import IconView
from salesdesk.ui.parts.grounds import boxed, column, row
from salesdesk.ui.parts.labels import Label
from salesdesk.ui.theme import restyle


class Field(QWidget):
    """Label, editor, a quiet remark or an error; the label is the editor's name for a screen reader."""

    def __init__(self, label: str, editor: QWidget, *, remark: str = "", wrap: bool = False) -> None:
        """Put a label over an editor; `remark` stands under it as long as there is no error.

        `wrap` is for a label that holds what somebody typed, and may be long.
        """
        super().__init__()
        self.editor = editor
        self.label = Label(label, "label", wrap=wrap)
        self._remark = remark
        self._under = Label(remark, "second", wrap=True)
        self._icon = IconView("circle-alert", "bad", 14)
        line = row(self._icon, self._under, gap=6)
        line.setStretch(1, 1)
        self._line = boxed(line)
        lines = column(self.label, editor, self._line, gap=5)
        lines.addStretch(1)
        self.setProperty("stands_at_top", True)  # noqa: FBT003
        self.setLayout(lines)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        editor.setAccessibleName(label)
        self.clear_error()
        refused = getattr(editor, "refused", None)
        if refused is not None:
            refused.connect(self._on_refused)

    def set_error(self, text: str) -> None:
        """Say under the field what is wrong and what to do."""
        self._under.setText(text)
        restyle(self._under, role="error")
        self._icon.show()
        self._line.show()
        self.editor.setAccessibleDescription(text)
        restyle(self.editor, invalid=True)

    def clear_error(self) -> None:
        """Say nothing, or the remark."""
        self._under.setText(self._remark)
        restyle(self._under, role="second")
        self._icon.hide()
        self._line.setVisible(bool(self._remark))
        self.editor.setAccessibleDescription(self._remark)
        restyle(self.editor, invalid=False)

    def set_remark(self, text: str) -> None:
        """Change the quiet line under the field."""
        self._remark = text
        self.clear_error()

    def _on_refused(self, text: str) -> None:
        if text:
            self.set_error(text)
        else:
            self.clear_error()


def pair(*fields: QWidget) -> QWidget:
    """Return fields side by side, equally wide, their labels level whatever stands under one of them."""
    line = row(*fields, gap=12, middle=False)
    for at, field in enumerate(fields):
        line.setStretch(at, 1)
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        policy = field.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        field.setSizePolicy(policy)
    return boxed(line)
