"""Forms for the things of a list, as many as there are: the n-th form shows the n-th thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

W = TypeVar("W", bound=QWidget)


def fit(forms: list[W], count: int, layout: QVBoxLayout, make: Callable[[], W]) -> None:
    """Have so many forms, making or dropping those at the end."""
    while len(forms) < count:
        forms.append(make())
        layout.addWidget(forms[-1])
    while len(forms) > count:
        gone = forms.pop()
        layout.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
