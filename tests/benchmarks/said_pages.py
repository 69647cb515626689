"""What stands on the pages of our proposal, as plain parts that other programs can set: so that all set the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from typing_extensions import override

from salesdesk.application.papers import ProposalContent
from salesdesk.documents.paper.faces import Face, FaceBook
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.pen import PageRecord, Pen
from salesdesk.documents.paper.press import BoundPage, Imprint, Press, Sheet
from salesdesk.documents.proposal import ProposalPress
from salesdesk.wording import Words
from tests.benchmarks.plain_pages import Pages, Part, Said, SaidTable


def said_pages(content: ProposalContent) -> Pages:
    """Set the proposal and return what each page says: headings, paragraphs, tables, head and foot, in order."""
    press = _Listening()
    ProposalPress(press).preview(content, Words())
    return [[part for record in page for part in press.heard[id(record)]] for page in press.bound]


class _NotingPen(Pen):
    """A pen that remembers which text it wrote into which element."""

    def __init__(self, book: FaceBook, height: float, marks: int, heard: dict[int, list[Part]]) -> None:
        super().__init__(book, height, marks)
        self._heard = heard
        self._texts: dict[int, list[Said]] = {}
        self._loose = 0

    @override
    def text(self, x: float, baseline: float, stretches: Sequence[tuple[Face, Style, str]]) -> None:
        super().text(x, baseline, stretches)
        owner = self._owner()
        if owner < 0:
            self._loose -= 1
            owner = self._loose
        text = "".join(text for _, _, text in stretches)
        self._texts.setdefault(owner, []).append(_said(text, stretches[0][1]))

    @override
    def record(self) -> PageRecord:
        record = super().record()
        self._heard[id(record)] = list(self._parts(record))
        return record

    def _parts(self, record: PageRecord) -> list[Part]:
        tables: dict[int, dict[int, dict[int, list[Said]]]] = {}
        parts: list[Said | int] = []
        for owner, said in self._texts.items():
            path = self._path(record, owner)
            table = next((at for at in path if record.elements[at].role == "Table"), None)
            if table is None:
                parts.append(_joined(said))
                continue
            if table not in tables:
                tables[table] = {}
                parts.append(table)
            row, cell = path[path.index(table) + 1 :][:2]
            tables[table].setdefault(row, {}).setdefault(cell, []).append(_joined(said))
        return [part if isinstance(part, Said) else _table(tables[part]) for part in parts]

    def _path(self, record: PageRecord, owner: int) -> list[int]:
        path: list[int] = []
        while owner >= 0:
            path.insert(0, owner)
            owner = record.elements[owner].parent
        return path


def _said(text: str, style: Style) -> Said:
    colour = "#" + "".join(f"{round(part * 255):02x}" for part in style.colour)
    return Said(text, style.face.value, style.size, style.leading, colour)


def _joined(said: Sequence[Said]) -> Said:
    """The lines of a paragraph as the one text they were."""
    return replace(said[0], text=" ".join(one.text.strip() for one in said))


def _table(rows: dict[int, dict[int, list[Said]]]) -> SaidTable:
    return SaidTable(tuple(tuple(tuple(cell) for cell in row.values()) for row in rows.values()))


class _Listening(Press):
    """A press whose pens note what they write."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: dict[int, list[Part]] = {}
        self.bound: list[tuple[PageRecord, ...]] = []

    @override
    def pen(self, sheet: Sheet, marks: int = 0) -> Pen:
        return _NotingPen(self.book, sheet.height, marks, self.heard)

    @override
    def bind(
        self,
        pages: Sequence[BoundPage],
        sheet: Sheet,
        imprint: Imprint,
        *,
        invariant: bool = False,
        tagged: bool = True,
    ) -> bytes:
        self.bound = [page.records for page in pages]
        return super().bind(pages, sheet, imprint, invariant=invariant, tagged=tagged)
