"""One thing to decide about a file: a name that may be a record here, or a row that may be a deal that is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import Match, Standing
from salesdesk.application.importing.twins import Twin
from salesdesk.ui.tables import Column, IconCell, NumberCell, TextCell
from salesdesk.wording.matching import (
    MATCH_KINDS,
    match_told,
    sureness_told,
    twin_becomes_told,
    twin_sureness_told,
    twin_text_told,
)

if TYPE_CHECKING:
    from salesdesk.application.importing.importing import Preview
    from salesdesk.wording import Words

Line = Match | Twin


def kind_of(line: Line) -> NameKind:
    """Return what the line is about."""
    return line.kind


def key_of(line: Line) -> str:
    """Return what tells the line from others, also after something was decided."""
    return f"{kind_of(line)}/{line.key}"


def is_open(line: Line) -> bool:
    """Tell whether somebody still has to say."""
    return line.standing is Standing.OPEN if isinstance(line, Match) else line.same is None


def lines_of(preview: Preview) -> list[Line]:
    """Return all lines of a file, kind by kind, those to decide about first; kinds without a choice are left out."""
    matching = preview.matching
    worth = [kind for kind in matching.here if _worth(matching.of(kind), has_records=bool(matching.here[kind].called))]
    names: list[Line] = [match for kind in worth for match in matching.of(kind)]
    return [*names, *sorted(preview.twins, key=lambda twin: not is_open(twin))]


def _worth(matches: Sequence[Match], *, has_records: bool) -> bool:
    return any(m.standing is not Standing.EXACT and (m.offer or has_records) for m in matches)


def kinds_of(lines: Sequence[Line], words: Words) -> list[tuple[NameKind, str, str]]:
    """Return the kinds that the lines are about, as segments show them."""
    found = dict.fromkeys(map(kind_of, lines))
    return [(kind, words.text(MATCH_KINDS[kind]), "") for kind in NameKind if kind in found]


def columns(words: Words) -> list[Column[Line]]:
    """Return the columns of the table: the file's word, its rows, what it becomes here, and how sure that is."""
    return [
        Column(
            "text", words.text("In the file"), lambda line: TextCell(_text(words, line), "text", bold=True), width=200
        ),
        Column(
            "rows",
            words.text("Rows"),
            lambda line: NumberCell(_rows(words, line)),
            _order,
            right=True,
            width=70,
            stretch=0,
        ),
        Column("becomes", words.text("Becomes here"), lambda line: _becomes(words, line), width=240, stretch=2),
        Column("sure", words.text("How sure"), lambda line: TextCell(sure_told(words, line)), width=230, stretch=2),
    ]


def _text(words: Words, line: Line) -> str:
    return line.text if isinstance(line, Match) else twin_text_told(words, line)


def _rows(words: Words, line: Line) -> str:
    return words.number(line.rows) if isinstance(line, Match) else words.number(1)


def _order(line: Line) -> int:
    return line.rows if isinstance(line, Match) else line.row


def _becomes(words: Words, line: Line) -> IconCell | TextCell:
    told = match_told(words, line) if isinstance(line, Match) else twin_becomes_told(words, line)
    return IconCell(told, "circle-dashed", "warn") if is_open(line) else TextCell(told, "text")


def sure_told(words: Words, line: Line) -> str:
    """Return how sure it is what the line becomes."""
    return sureness_told(words, line) if isinstance(line, Match) else twin_sureness_told(words, line)
