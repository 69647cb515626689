"""How the workbook looks: a few styles from the design's colours, in faces every office has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

INK = "16202E"
QUIET = "515C6B"
LINE = "E1E6ED"
ACCENT = "3A4FB8"
WASH = "EBEEFA"
SUNKEN = "ECEFF4"
WARN, WARN_WASH = "8A5300", "FDF1DC"
BAD, BAD_WASH = "B3261E", "FCEBEA"
GREEN = "0B6A63"
WHITE = "FFFFFF"
FACE = "Calibri"
ROW_HEIGHT = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The style of a cell; sizes in points, `rule` the colour of the line under it (`above` for the one over it)."""

    size: float = 10
    bold: bool = False
    colour: str = INK
    ground: str = ""
    rule: str = LINE
    above: str = ""
    number: str = "General"
    right: bool = False
    centred: bool = False
    wrap: bool = False
    indent: int = 0

    def dress(self, cell: Cell | NamedStyle) -> None:
        """Give the cell, or a style, this look."""
        cell.font = Font(name=FACE, size=self.size, bold=self.bold, color=self.colour)
        across = "right" if self.right else "center" if self.centred else "left"
        cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=self.wrap, indent=self.indent)
        cell.number_format = self.number
        if self.ground:
            cell.fill = PatternFill("solid", fgColor=self.ground)
        under = Side(style="thin", color=self.rule) if self.rule else Side()
        over = Side(style="medium", color=self.above) if self.above else Side()
        cell.border = Border(bottom=under, top=over)


PLAIN = Look(rule="")
TITLE = Look(size=20, bold=True, rule="")
SUBTITLE = Look(size=11, colour=QUIET, rule="")
HEADING = Look(size=13, bold=True, rule="")
NOTE = Look(size=9, colour=QUIET, rule="", wrap=True)
HEAD = Look(bold=True, colour=WHITE, ground=INK, rule="", wrap=True, indent=1)
HEAD_RIGHT = Look(bold=True, colour=WHITE, ground=INK, rule="", wrap=True, right=True, indent=1)
COLUMN = Look(size=9, colour=QUIET, rule=QUIET)
COLUMN_RIGHT = Look(size=9, colour=QUIET, rule=QUIET, right=True)

DAY = "dd\\ mmm\\ yyyy"
DAY_AND_TIME = "ddd\\ dd\\ mmm\\ yyyy\\,\\ hh:mm"
PERCENT = "0\\ %"
COUNT = "#,##0"


def money_format(symbol: str, digits: int) -> str:
    """Return the number format of amounts, such as `[$€] #,##0`, without signs that formats read themselves."""
    plain = "".join(c for c in symbol if c not in '[]"\\-;@') or "¤"
    return f"[${plain}]\\ #,##0" + ("." + "0" * digits if digits else "")


_NAMES: Mapping[Look, str] = {
    TITLE: "Desk title",
    SUBTITLE: "Desk subtitle",
    HEADING: "Desk heading",
    NOTE: "Desk note",
    HEAD: "Desk table head",
    HEAD_RIGHT: "Desk table head, figures",
    COLUMN: "Desk column",
    COLUMN_RIGHT: "Desk column, figures",
}


def named_styles(book: Workbook) -> Mapping[Look, str]:
    """Give the workbook its named styles, and return them by look: a reader changes one for all its cells."""
    for look, name in _NAMES.items():
        style = NamedStyle(name=name)
        look.dress(style)
        book.add_named_style(style)
    return _NAMES
