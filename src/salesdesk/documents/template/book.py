"""Puts the template together: four sheets that calculate by themselves, each formula with what it comes to."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.application.forecast.template import TemplateContent
from salesdesk.documents.template.assumptions_sheet import draw_assumptions
from salesdesk.documents.template.deals_sheet import draw_deals
from salesdesk.documents.template.draft import Draft
from salesdesk.documents.template.enough_sheet import draw_enough
from salesdesk.documents.template.forecast_sheet import draw_forecast
from salesdesk.documents.template.reckoned import reckoned
from salesdesk.documents.workbook.book import sheet_name
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.filling import CORE_PART, dated, filled, part_of, sheet_part, with_known
from salesdesk.documents.workbook.look import ACCENT, GREEN, WARN, named_styles
from salesdesk.documents.workbook.page import Page
from salesdesk.wording import Words


def write_template(content: TemplateContent, words: Words) -> bytes:
    """Return the template (XLSX), filled with what the desk knows (3.14); equal content makes equal bytes.

    Everything that can be calculated is a formula, with the result beside it for programs that do not calculate.
    """
    book = Workbook()
    draft = Draft(content, reckoned(content), words)
    pages = _pages(book, words)
    for page, draw in zip(pages, (draw_assumptions, draw_deals, draw_forecast, draw_enough), strict=True):
        draw(page, draft)
        for name, place in page.names.items():
            book.defined_names[name] = DefinedName(name, attr_text=place)
    about = book.properties
    about.title = typed(words.text("{desk}: revenue forecasting template", desk=content.desk))
    about.creator = about.lastModifiedBy = "SalesDesk"
    about.language = words.language
    made = BytesIO()
    book.save(made)
    return _with_results(made.getvalue(), pages, content)


def _with_results(saved: bytes, pages: list[Page], content: TemplateContent) -> bytes:
    parts = {
        sheet_part(n): (with_known(part_of(saved, sheet_part(n)), page.known, page.told),)
        for n, page in enumerate(pages, 1)
    }
    parts[CORE_PART] = (dated(part_of(saved, CORE_PART), content.as_of),)
    return filled(saved, parts, rows=content.rows)


def _pages(book: Workbook, words: Words) -> list[Page]:
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError(first)
    titles = (
        (words.text("Assumptions"), ACCENT),
        (words.text("Deals"), ACCENT),
        (words.text("Forecast"), GREEN),
        (words.text("Coverage"), WARN),
    )
    styles, sheets = named_styles(book), [first]
    sheets += [book.create_sheet() for _ in titles[1:]]
    for sheet, (title, colour) in zip(sheets, titles, strict=True):
        sheet.title = sheet_name(title)
        sheet.sheet_properties.tabColor = colour
    return [Page(sheet, styles) for sheet in sheets]
