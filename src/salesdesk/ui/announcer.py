"""One signal for everything that changes in a desk: (kind, id) pairs, delivered in the window's thread."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal

Keys = frozenset[tuple[type, object]]
"""Which records changed: their kinds and ids."""


def kinds_in(keys: object) -> set[type]:
    """Return the kinds of the records that changed, as the signal carries them."""
    return {kind for kind, _ in cast("Keys", keys)}


class Announcer(QObject):
    """Carries what the use cases announce from the worker into the window."""

    records_changed = Signal(object)

    def tell(self, keys: object) -> None:
        """Announce which records changed; may be called from any thread, Qt queues it into the window's."""
        self.records_changed.emit(keys)
