"""Paints the cards of the board from words that are ready: account and value, deal, age, next step, impediment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from salesdesk.ui.icons import icons
from salesdesk.ui.pipeline.stage_model import CARD_ROLE, PRESENT_ROLE
from salesdesk.ui.tables.age_bar import SHORTEST, TRACK, paint_age
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.ui.pipeline.deal_card import DealCard
    from salesdesk.ui.tables.cells import AgeState

Index = QModelIndex | QPersistentModelIndex
GAP: Final = 8
"""Between two cards."""
PADDING: Final = 11
_TOP: Final = 9
_HEIGHTS: Final[Mapping[str, int]] = {"account": 21, "title": 18, "age": 21, "step": 21, "impediment": 20}
_ICON: Final = 14
_AGE_INK: Final[Mapping[AgeState, str]] = {"young": "text2", "past-average": "warn", "past-p90": "bad"}


@dataclass(frozen=True, slots=True)
class Written:
    """Words of a card, where they stand and how: never wider than their place, shortened where they are too long."""

    part: str
    words: str
    place: QRectF
    font: QFont
    token: str
    right: bool = False
    shorter: str = ""

    @property
    def shown(self) -> str:
        """The words as they fit: whole, else their shorter form, else that one cut."""
        room, metrics = self.place.width() + 0.5, QFontMetricsF(self.font)
        fitting = self.words if metrics.horizontalAdvance(self.words) <= room else self.shorter or self.words
        return metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, room)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture on a card."""

    name: str
    token: str
    place: QRectF


@dataclass(frozen=True, slots=True)
class CardPlan:
    """Everything on a card with its place; `track` is the age bar's, None where nothing can be compared."""

    written: tuple[Written, ...]
    drawn: tuple[Drawn, ...]
    track: QRectF | None


def card_height(card: DealCard) -> int:
    """Return how tall a card is at the present text size, without the gap below it."""
    wears = theme()
    lines = [line for line in _HEIGHTS if line != "impediment" or card.impediment]
    return sum(wears.px(_HEIGHTS[line]) for line in lines) + 2 * wears.px(_TOP)


def plan_card(card: DealCard, place: QRectF) -> CardPlan:
    """Return where everything of a card stands in the place of its ground."""
    planner = _Planner(place)
    planner.account(card)
    planner.title(card)
    track = planner.age(card)
    planner.with_icon("step", card.step.text, card.step.picture, card.step.tone, card.day)
    if card.impediment:
        planner.with_icon("impediment", card.impediment, "quote", "warn")
    return CardPlan(tuple(planner.written), tuple(planner.drawn), track)


class _Planner:
    """Goes down a card line by line."""

    def __init__(self, ground: QRectF) -> None:
        wears = theme()
        self.written: list[Written] = []
        self.drawn: list[Drawn] = []
        self._inner = ground.adjusted(wears.px(PADDING), wears.px(_TOP), -wears.px(PADDING), -wears.px(_TOP))
        self._y = self._inner.top()

    def _line(self, part: str) -> QRectF:
        height = theme().px(_HEIGHTS[part])
        place = QRectF(self._inner.left(), self._y, self._inner.width(), height)
        self._y += height
        return place

    def account(self, card: DealCard) -> None:
        """Write the account, and at the right the value, which takes at most six tenths of the line."""
        wears = theme()
        line = self._line("account")
        sure = card.row.value is not None
        font = wears.font("row-title" if sure else "second", numbers=True)
        width = min(QFontMetricsF(font).horizontalAdvance(card.value) + 1, line.width() * 0.6)
        at = QRectF(line.right() - width, line.top(), width, line.height())
        self.written.append(Written("value", card.value, at, font, "text" if sure else "text2", right=True))
        left = line.adjusted(0, 0, -width - wears.px(8), 0)
        self.written.append(Written("account", card.account, left, wears.font("row-title"), "text"))

    def title(self, card: DealCard) -> None:
        """Write the deal, and at the right that it is unproven."""
        wears = theme()
        line = self._line("title")
        font = wears.font("second")
        if card.unproven:
            width = min(QFontMetricsF(font).horizontalAdvance(card.unproven) + 1, line.width() * 0.4)
            at = QRectF(line.right() - width, line.top(), width, line.height())
            self.written.append(Written("unproven", card.unproven, at, font, "text2", right=True))
            side = wears.px(_ICON)
            left = at.left() - side - 4
            self.drawn.append(Drawn("circle-dashed", "text2", QRectF(left, line.center().y() - side / 2, side, side)))
            line.setRight(left - wears.px(8))
        self.written.append(Written("title", card.title, line, font, "text2"))

    def age(self, card: DealCard) -> QRectF | None:
        """Write the age beside its bar, which gives way to the words; return the bar's place."""
        wears = theme()
        line = self._line("age")
        font = wears.font("second", numbers=True)
        track = None
        if card.age.average is not None:
            room = line.width() - QFontMetricsF(font).horizontalAdvance(card.age.text) - 9
            length = min(float(wears.px(TRACK)), max(room, float(wears.px(SHORTEST))))
            track = QRectF(line.left(), line.top(), length, line.height())
            line.setLeft(track.right() + 8)
        self.written.append(Written("age", card.age.text, line, font, _AGE_INK[card.age.state]))
        return track

    def with_icon(self, part: str, words: str, picture: str, token: str, shorter: str = "") -> None:
        """Write words behind a picture."""
        wears = theme()
        line, side = self._line(part), wears.px(_ICON)
        self.drawn.append(Drawn(picture, token, QRectF(line.left(), line.center().y() - side / 2, side, side)))
        line.setLeft(line.left() + side + 7)
        self.written.append(Written(part, words, line, wears.font("second"), "text2", shorter=shorter))


class Lists(Protocol):
    """What a list of cards knows about itself when they are painted."""

    hovered: int

    def is_marked(self) -> bool:
        """Whether the present card is the one that keys act on."""
        ...


class CardDelegate(QStyledItemDelegate):
    """Draws one card on the ground of its stage."""

    def __init__(self, lists: Lists, parent: QObject) -> None:
        """Belong to a list."""
        super().__init__(parent)
        self._lists = lists

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if card is None:
            return
        place = QRectF(option.rect).adjusted(1, 1, -1, -GAP)
        marked = bool(option.state & QStyle.StateFlag.State_Selected) and self._lists.is_marked()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accentText" if marked else "control" if index.data(PRESENT_ROLE) else ""
        self._ground(painter, place, edge, hovered=index.row() == self._lists.hovered)
        _paint_plan(painter, card, plan_card(card, place))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CARD_ROLE)
        return QSize(theme().px(120), 1 + card_height(card) + GAP if card is not None else 0)

    def _ground(self, painter: QPainter, place: QRectF, edge: str, *, hovered: bool) -> None:
        wears = theme()
        width = 2.0 if edge else 1.0
        token = edge or ("control" if hovered else "line")
        painter.setPen(QPen(wears.color(token), width))
        painter.setBrush(wears.color("surface"))
        half = width / 2
        painter.drawRoundedRect(place.adjusted(half, half, -half, -half), 10, 10)


def _paint_plan(painter: QPainter, card: DealCard, plan: CardPlan) -> None:
    wears = theme()
    if plan.track is not None:
        paint_age(painter, plan.track, card.age, length=plan.track.width())
    for picture in plan.drawn:
        icons().draw(painter, picture.name, picture.token, picture.place)
    for words in plan.written:
        painter.setFont(words.font)
        painter.setPen(wears.color(words.token))
        side = Qt.AlignmentFlag.AlignRight if words.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words.place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words.shown)
