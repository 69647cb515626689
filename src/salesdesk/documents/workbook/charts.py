"""The charts of the summary: native ones over its cells, with the figures in them so that a preview shows them too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RichTextProperties
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.documents.workbook.look import ACCENT, BAD, FACE, LINE, QUIET, WARN, WASH, WHITE

_CENTS = re.compile(r"\.0+")
_Chart = TypeVar("_Chart", BarChart, LineChart)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart stands: in so many rows from that one, between two columns counted from 0 (H to N unless told)."""

    row: int
    rows: int
    left: int = 7
    right: int = 14


@dataclass(frozen=True, slots=True)
class Strip:
    """Figures of one name: where it stands, in which cells of a column, and what they are (None: nothing known)."""

    name: str
    name_at: str
    letter: str
    first: int
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Fill:
    """How a bar is filled: solid, hatched, pale or a dashed outline; meaning never rests on colour alone."""

    colour: str
    kind: Literal["solid", "hatched", "pale", "outline"] = "solid"

    def properties(self) -> GraphicalProperties:
        """Return the fill as charts know it."""
        thin = LineProperties(solidFill=self.colour, w=9525)
        match self.kind:
            case "solid":
                return GraphicalProperties(solidFill=self.colour, ln=LineProperties(noFill=True))
            case "hatched":
                pattern = PatternFillProperties(prst="wdUpDiag", fgClr=_colour(self.colour), bgClr=_colour(WHITE))
                return GraphicalProperties(pattFill=pattern, ln=thin)
            case "pale":
                return GraphicalProperties(solidFill=WASH, ln=thin)
            case "outline":
                line = LineProperties(solidFill=self.colour, prstDash="dash", w=15875)
                return GraphicalProperties(noFill=True, ln=line)


def _colour(code: str) -> ColorChoice:
    return ColorChoice(srgbClr=code)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] (stub: no text)


_VALUE, _COMMIT, _WEIGHTED, _SHORT = Fill(ACCENT), Fill(ACCENT, "hatched"), Fill(ACCENT, "pale"), Fill(WARN, "outline")


SIDE_BY_SIDE = (_VALUE, _WEIGHTED)
STACKED = (_VALUE, _COMMIT, _WEIGHTED)
BY_AGE = (_WEIGHTED, _VALUE, Fill(WARN, "hatched"), Fill(BAD))
"""How the tiers of age are filled: pale, solid, hatched amber, solid red."""


def draw_bars(
    sheet: Worksheet,
    place: Place,
    labels: Sequence[str],
    strips: Sequence[Strip],
    number: str,
    *,
    lying: bool,
    fills: Sequence[Fill] = SIDE_BY_SIDE,
    stacked: bool = False,
) -> None:
    """Draw bars for each label, side by side or one upon the other; `lying` ones read from top to bottom."""
    chart = _placed(BarChart(), place)
    chart.type = "bar" if lying else "col"
    chart.grouping, chart.overlap = ("stacked", 100) if stacked else ("clustered", -5)
    chart.gapWidth = 60
    names = _labels(sheet, "B", strips[0].first, labels)
    chart.series = [
        _series(sheet, n, strip, fill.properties(), names)
        for n, (strip, fill) in enumerate(zip(strips, fills, strict=False))
    ]
    if lying:
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    _dress_axes(chart, number)
    sheet.add_chart(chart)


def draw_lines(sheet: Worksheet, place: Place, labels: Sequence[str], strips: Sequence[Strip], number: str) -> None:
    """Draw a line for each strip, the second one dashed."""
    chart = _placed(LineChart(), place)
    names = _labels(sheet, "B", strips[0].first, labels)
    solid, dashed = LineProperties(solidFill=ACCENT, w=28575), LineProperties(solidFill=QUIET, prstDash="dash", w=19050)
    lines = [
        _series(sheet, n, strip, GraphicalProperties(ln=line), names)
        for n, (strip, line) in enumerate(zip(strips, (solid, dashed), strict=False))
    ]
    for line in lines:
        line.smooth = False
    chart.series = lines
    _dress_axes(chart, number)
    sheet.add_chart(chart)


def _dress_axes(chart: BarChart | LineChart, number: str) -> None:
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=QUIET))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.majorTickMark = chart.y_axis.majorTickMark = "none"
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))
    # In whole units: with their cents the figures of an axis run into each other.
    chart.y_axis.number_format = _CENTS.sub("", number)
    chart.x_axis.txPr = chart.y_axis.txPr = _small()


def draw_gap_bar(sheet: Worksheet, place: Place, strips: Sequence[Strip]) -> None:
    """Draw one lying bar of what is won, committed, weighted and short; its whole length is the target."""
    chart = _placed(BarChart(), place)
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "bar", "percentStacked", 30, 100
    chart.series = [
        _series(sheet, n, strip, fill.properties(), None)
        for n, (strip, fill) in enumerate(zip(strips, (_VALUE, _COMMIT, _WEIGHTED, _SHORT), strict=False))
    ]
    chart.x_axis.delete = chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    sheet.add_chart(chart)


def _placed(chart: _Chart, place: Place) -> _Chart:
    start = AnchorMarker(col=place.left, row=place.row - 1)
    end = AnchorMarker(col=place.right, row=place.row + place.rows - 1)
    anchor = TwoCellAnchor(editAs="oneCell", _from=start, to=end)
    chart.anchor = anchor  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue] (stub: no place)
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.legend = Legend()
    chart.legend.position = "b"
    chart.legend.txPr = _small()
    return chart


def _small() -> RichText:
    face = CharacterProperties(sz=900, solidFill=QUIET, latin=Font(typeface=FACE))
    return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=ParagraphProperties(defRPr=face), endParaRPr=face)])


def _series(
    sheet: Worksheet, number: int, strip: Strip, look: GraphicalProperties, names: AxDataSource | None
) -> Series:
    last = strip.first + len(strip.values) - 1
    points = [NumVal(idx=n, v=value) for n, value in enumerate(strip.values) if value is not None]
    cache = NumData(formatCode="General", ptCount=len(strip.values), pt=points)
    series = Series(idx=number, order=number)
    series.val = NumDataSource(numRef=NumRef(f=_cells(sheet, strip.letter, strip.first, last), numCache=cache))
    series.cat = names
    name = StrData(ptCount=1, pt=[StrVal(idx=0, v=strip.name)])
    series.tx = SeriesLabel(strRef=StrRef(f=f"{quote_sheetname(sheet.title)}!{strip.name_at}", strCache=name))
    series.spPr = look
    series.invertIfNegative = False
    return series


def _labels(sheet: Worksheet, letter: str, first: int, labels: Sequence[str]) -> AxDataSource:
    points = [StrVal(idx=n, v=text) for n, text in enumerate(labels)]
    cells = _cells(sheet, letter, first, first + len(labels) - 1)
    return AxDataSource(strRef=StrRef(f=cells, strCache=StrData(ptCount=len(points), pt=points)))


def _cells(sheet: Worksheet, letter: str, first: int, last: int) -> str:
    return f"{quote_sheetname(sheet.title)}!${letter}${first}:${letter}${last}"
