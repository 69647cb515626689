"""The columns of the log: the day once for all its entries, then what was done, with whom and how far it got."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from salesdesk.application.log_rows import LogRow
from salesdesk.domain.activity import Channel, Reach
from salesdesk.domain.meeting import MeetingKind
from salesdesk.ui.tables import Cell, Column, IconCell, NumberCell, TextCell
from salesdesk.wording.activities import length_told, means_told, note_told, reach_told, what_told, whom_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.ui.tables.cells import CellTone
    from salesdesk.wording import Words

_PICTURES: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.CALL: "phone",
        Channel.VIDEO: "video",
        Channel.VISIT: "map-pin",
        Channel.EMAIL: "mail",
        Channel.MESSAGE: "message-square-quote",
        Channel.LETTER: "file-text",
        Channel.DESK: "pencil",
    }
)
_MEETINGS: Final[Mapping[MeetingKind, str]] = MappingProxyType(
    {MeetingKind.CALL: "phone", MeetingKind.VIDEO: "video", MeetingKind.VISIT: "map-pin"}
)


def picture_of(row: LogRow) -> str:
    """Return the icon of the means by which it was done."""
    if row.meeting_kind is not None:
        return _MEETINGS.get(row.meeting_kind, "message-square-quote")
    return _PICTURES[row.channel] if row.channel is not None else "pencil"


def log_columns(words: Words) -> list[Column[LogRow]]:
    """Return what the table of the log shows; it has one order, the newest first."""
    return [
        Column("day", words.text("Day"), _day(words), width=104, stretch=0, least=98, sortable=False),
        Column("clock", words.text("Time"), _clock(words), width=66, stretch=0, least=62, gives_way=3, sortable=False),
        Column("what", words.text("What"), _what(words), width=156, stretch=2, least=112, sortable=False),
        Column("whom", words.text("With"), _whom(words), width=142, stretch=2, least=100, sortable=False),
        Column("account", words.text("Account"), _account, width=132, stretch=2, least=84, sortable=False),
        Column("deal", words.text("Deal"), _deal, width=140, stretch=2, least=140, gives_way=4, sortable=False),
        Column("reach", words.text("How far"), _reach(words), width=136, stretch=0, least=134, sortable=False),
        Column(
            "length",
            words.text("Length"),
            _length(words),
            right=True,
            width=96,
            stretch=0,
            least=96,
            gives_way=2,
            sortable=False,
        ),
        Column("note", words.text("Note"), _note(words), width=190, stretch=6, least=130, gives_way=1, sortable=False),
    ]


def _day(words: Words) -> Callable[[LogRow], Cell]:
    return lambda row: TextCell(words.day(row.day) if row.opens_day else "", bold=True, tip=words.date(row.day))


def _clock(words: Words) -> Callable[[LogRow], Cell]:
    return lambda row: TextCell(words.clock(row.began.local) if row.began is not None else "–", "text2")


def _what(words: Words) -> Callable[[LogRow], Cell]:
    return lambda row: IconCell(what_told(words, row), picture_of(row), "text", _tip(words, row))


def _tip(words: Words, row: LogRow) -> str:
    return words.text("{means}: {kind}", means=means_told(words, row), kind=label(words, row.kind))


def _whom(words: Words) -> Callable[[LogRow], Cell]:
    return lambda row: TextCell(whom_told(words, row) or "–", "text")


def _account(row: LogRow) -> Cell:
    return TextCell(row.account or "–", "text2")


def _deal(row: LogRow) -> Cell:
    return TextCell(row.deal or "–", "text2")


def _reach(words: Words) -> Callable[[LogRow], Cell]:
    def cell(row: LogRow) -> Cell:
        tone: CellTone = "text2"
        if row.theirs:
            tone = "ok"
        elif row.reach in {Reach.NO_ANSWER, Reach.VOICEMAIL}:
            tone = "warn"
        return TextCell(reach_told(words, row), tone)

    return cell


def _length(words: Words) -> Callable[[LogRow], Cell]:
    return lambda row: NumberCell(length_told(words, row.minutes), tone="text")


def _note(words: Words) -> Callable[[LogRow], Cell]:
    def cell(row: LogRow) -> Cell:
        said = note_told(words, row)
        return TextCell(said or "–", "text2", tip=said)

    return cell
