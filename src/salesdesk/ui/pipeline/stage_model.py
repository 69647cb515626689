"""The cards of one stage for Qt: as many as were scrolled to, each to be dragged to another stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from salesdesk.ui.parts.labels import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.pipeline.deal_card import DealCard

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE: Final = Qt.ItemDataRole.UserRole
PRESENT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Whether a card is the present one of the whole board: the one that keys act on."""
DEAL_MIME: Final = "application/x-salesdesk-deal"
_NOWHERE: Final = QModelIndex()


class StageModel(QAbstractListModel):
    """Shows what it is given; `wanted` asks for the cards that follow once the last ones are in sight."""

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._cards: list[DealCard] = []
        self._places: dict[str, int] = {}
        self._more = False
        self._waiting = False
        self._present = ""

    def hold(self, key: str) -> None:
        """Say which card of the whole board is the present one, whether it stands here or not."""
        before, self._present = self._present, key
        for place in {self.place_of(before), self.place_of(key)} - {-1}:
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0), [PRESENT_ROLE])

    def show_cards(self, cards: Sequence[DealCard], *, more: bool) -> None:
        """Show these cards instead; `more` follow them."""
        self.beginResetModel()
        self._cards = list(cards)
        self._places = {card.key: place for place, card in enumerate(cards)}
        self._more, self._waiting = more, False
        self.endResetModel()

    def append(self, cards: Sequence[DealCard], *, more: bool) -> None:
        """Show these cards below the others."""
        start = len(self._cards)
        self._more, self._waiting = more, False
        if cards:
            self.beginInsertRows(QModelIndex(), start, start + len(cards) - 1)
            self._cards.extend(cards)
            self._places.update((card.key, start + at) for at, card in enumerate(cards))
            self.endInsertRows()

    def card(self, place: int) -> DealCard | None:
        """Return the card at a place, None where there is none."""
        return self._cards[place] if 0 <= place < len(self._cards) else None

    def cards(self) -> Sequence[DealCard]:
        """Return the cards shown, in their order."""
        return tuple(self._cards)

    def place_of(self, key: str) -> int:
        """Return where a deal's card stands, -1 when it is not shown."""
        return self._places.get(key, -1)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card(index.row())
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.account
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(card.tip)
        if role == PRESENT_ROLE:
            return card.key == self._present
        return card if role == CARD_ROLE else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        card = self.card(index.row())
        if card is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if card.is_open else usual

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._waiting

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._waiting = True
            self.wanted.emit()

    @override
    def mimeTypes(self) -> list[str]:
        return [DEAL_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        card = self.card(indexes[0].row()) if indexes else None
        if card is not None:
            carried.setData(DEAL_MIME, QByteArray(card.key.encode()))
            carried.setText(f"{card.account}, {card.title}")
        return carried

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction
