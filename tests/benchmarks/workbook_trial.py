"""One workbook of so many deals in a process of its own: `python -m tests.benchmarks.workbook_trial RIVAL COUNT FILE`.

Prints a line of JSON: seconds of processor time, and MiB of memory above what the deals themselves take. Every rival
writes the same cells, dressed the same, with filter, marks by condition, a summary by formulas and a chart.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook import write_workbook_into
from salesdesk.documents.workbook.book import reckoned
from salesdesk.documents.workbook.columns import Columns
from salesdesk.domain.money import Money
from salesdesk.wording import Words
from tests.documents.workbook.deals import STAGES, sheet_of, some_rows

PAGE = 28
"""So few deals are written first, so that nobody pays for loading modules."""


def ours(sheet: PipelineSheet, _values: Values, path: Path) -> None:
    """Write it as the desk does."""
    with path.open("wb") as target:
        write_workbook_into(target, sheet, Words())


def normal(_sheet: PipelineSheet, values: Values, path: Path) -> None:
    """Write it with openpyxl as its manual does: cells that stay in memory, styles by name."""
    from openpyxl import Workbook
    from openpyxl.chart import BarChart, Reference
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    line = Border(bottom=Side(style="thin", color="E1E6ED"))
    for number, look in enumerate(values.looks):
        style = NamedStyle(f"Column {number}", number_format=look.number, border=line)
        style.font = Font(name="Calibri", size=10, bold=look.bold, color=look.colour)
        style.alignment = Alignment(horizontal="right" if look.right else "left", vertical="center", indent=1)
        book.add_named_style(style)
    sheet.append(list(values.heads))
    for at, row in enumerate(values.rows, 2):
        for number, value in enumerate(row, 1):
            cell = sheet.cell(at, number, value)
            cell.style = f"Column {number - 1}"
    last, end = len(values.rows) + 1, get_column_letter(len(values.heads))
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{end}{last}"
    for letter, colour in (("K", "FCEBEA"), ("L", "FDF1DC"), ("N", "FDF1DC")):
        marked = DifferentialStyle(fill=PatternFill(bgColor=colour))
        rule = Rule(type="expression", dxf=marked, formula=[f"${letter}2=0"])
        sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)
    summary = book.create_sheet("Summary")
    for stage in STAGES:
        summary.append([stage.name, *_formulas(stage.name, last)])
    chart = BarChart()
    chart.add_data(Reference(summary, min_col=3, min_row=1, max_row=len(STAGES)))
    summary.add_chart(chart, "E2")
    book.save(path)


def streamed(_sheet: PipelineSheet, values: Values, path: Path) -> None:
    """Write it with XlsxWriter in constant memory, as its manual does."""
    xlsxwriter: Any = import_module("xlsxwriter")
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet, summary = book.add_worksheet("Deals"), book.add_worksheet("Summary")
    looks = [
        book.add_format(
            {
                "font_name": "Calibri",
                "font_size": 10,
                "bold": look.bold,
                "font_color": f"#{look.colour}",
                "num_format": look.number,
                "align": "right" if look.right else "left",
                "valign": "vcenter",
                "indent": 1,
                "bottom": 1,
                "bottom_color": "#E1E6ED",
            }
        )
        for look in values.looks
    ]
    sheet.write_row(0, 0, values.heads)
    for at, row in enumerate(values.rows, 1):
        for number, (value, look) in enumerate(zip(row, looks, strict=True)):
            _put(sheet, at, number, value, look)
    last = len(values.rows)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(values.heads) - 1)
    for column, colour in ((10, "#FCEBEA"), (11, "#FDF1DC"), (13, "#FDF1DC")):
        ground = book.add_format({"bg_color": colour})
        rule = {"type": "cell", "criteria": "==", "value": 0, "format": ground}
        sheet.conditional_format(1, column, last, column, rule)
    for at, stage in enumerate(STAGES):
        summary.write_string(at, 0, stage.name)
        for column, formula in enumerate(_formulas(stage.name, last + 1), 1):
            summary.write_formula(at, column, formula)
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": f"=Summary!$C$1:$C${len(STAGES)}"})
    summary.insert_chart("E2", chart)
    book.close()


def _put(sheet: Any, at: int, number: int, value: Any, look: Any) -> None:
    """Write one cell with XlsxWriter, by its kind."""
    if isinstance(value, str) and value.startswith("="):
        sheet.write_formula(at, number, value, look)
    elif isinstance(value, datetime):
        sheet.write_datetime(at, number, value, look)
    elif value is None:
        sheet.write_blank(at, number, None, look)
    else:
        sheet.write(at, number, value, look)


def _formulas(stage: str, last: int) -> tuple[str, str]:
    names = f'Deals!$C$2:$C${last},"{stage}"'
    return f"=COUNTIFS({names})", f"=SUMIFS(Deals!$E$2:$E${last},{names})"


def _mib(name: str) -> float:
    """Return what the system tells of this process: VmRSS is what it holds now, VmHWM the most it held."""
    with Path("/proc/self/status").open(encoding="ascii") as lines:
        return int(next(line for line in lines if line.startswith(name)).split()[1]) / 1024


class Values:
    """What stands in the cells, ready to be written: reading them from the deals is nobody's time but ours."""

    def __init__(self, sheet: PipelineSheet) -> None:
        """Read every cell."""
        _, columns = reckoned(sheet, Words())
        self.heads = [one.title for one in columns.listed]
        self.looks = [one.look for one in columns.listed]
        self.rows = [self._row(columns, row, number) for number, row in enumerate(sheet.rows, 2)]

    def _row(self, columns: Columns, row: Any, number: int) -> Sequence[Any]:
        plain = [_plain(one.read(row)) for one in columns.listed]
        plain[6] = f'=IF(ISNUMBER(E{number}),E{number}*F{number},"")'
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return float(value.amount)
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


RIVALS: dict[str, Callable[[PipelineSheet, Values, Path], None]] = {
    "ours": ours,
    "normal": normal,
    "streamed": streamed,
}


def main(name: str, count: int, path: Path) -> None:
    """Write it, and say what it took."""
    write = RIVALS[name]
    small = sheet_of(some_rows(PAGE))
    write(small, Values(small), path)
    sheet = sheet_of(some_rows(count))
    values = Values(small if write is ours else sheet)
    gc.collect()
    # From here on the most that was held is counted anew.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, began = _mib("VmRSS"), process_time()
    write(sheet, values, path)
    seconds = process_time() - began
    sys.stdout.write(
        json.dumps({"seconds": seconds, "mib": max(0.0, _mib("VmHWM") - before), "bytes": path.stat().st_size})
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
