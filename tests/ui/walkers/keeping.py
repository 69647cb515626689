"""What Python must not hold: things that Qt ends without telling (see `salesdesk.ui.laid_out`)."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import Shiboken


def layout_items() -> Counter[str]:
    """Return the kinds of layout items that Python holds, with their number; layouts themselves tell their end."""
    held = Shiboken.getAllValidWrappers()
    return Counter(type(one).__name__ for one in held if isinstance(one, QLayoutItem) and not isinstance(one, QLayout))
