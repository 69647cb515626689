"""The list of contents on the cover: every section with its page, which it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Stack, Text
from salesdesk.documents.paper.colours import MUTED
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.press import Heading, Placed
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.bench import Bench
from salesdesk.wording.documents import tied

_GUTTER = 12.0
_NUMBER = Style(face=Face.FIGURES_SEMIBOLD, size=8.8, leading=13, colour=MUTED)
_NAME = Style(size=8.8, leading=12.5)
_MOST_LINES = 3
_LEVELS: Mapping[str, int] = MappingProxyType({"H1": 0, "H2": 1})


@dataclass(frozen=True, slots=True)
class Entry:
    """A section: its heading, the number of its page, the named place that a link leads to."""

    heading: str
    page: int
    place: str


def headings_of(page: Sequence[Placed], width: float) -> Iterator[Heading]:
    """The headings that begin on a page, for its outline."""
    for placed in page:
        yield from _headings_in(placed.block, placed.y, width)


def _headings_in(block: Block, y: float, width: float) -> Iterator[Heading]:
    if isinstance(block, Text) and block.role in _LEVELS and not block.span[0]:
        yield Heading(" ".join(block.measured.text.split()), y, _LEVELS[block.role])
    elif isinstance(block, Stack):
        for at, inner in enumerate(block.blocks):
            y += inner.before if at else 0
            yield from _headings_in(inner, y, width)
            y += inner.height(width)


def contents_list(bench: Bench, entries: Sequence[Entry]) -> Block:
    """The sections side by side, in their order."""
    label = bench.words.text("Contents")
    width = (bench.sheet.inner - _GUTTER * (len(entries) - 1)) / max(1, len(entries))
    row = Beside([_entry(bench, entry, label, width) for entry in entries], gutter=_GUTTER, before=4)
    return Stack([bench.setter.text(capitals(label), styles.TINY_CAPITALS, label), row])


def _entry(bench: Bench, entry: Entry, label: str, width: float) -> Block:
    number = bench.setter.text(bench.words.number(entry.page), replace(_NUMBER, leads_to=entry.place), label)
    name = bench.setter.fitted(tied(entry.heading), replace(_NAME, leads_to=entry.place), label, width, _MOST_LINES)
    return Stack([number, name])
