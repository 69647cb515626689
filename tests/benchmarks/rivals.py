"""Typst, WeasyPrint and platypus setting plain pages: the same texts, sizes, faces, logo and page breaks for all.

Each is warm as its manual has it: one compiler, one font configuration, faces registered once. Knows nothing of
SalesDesk: a process that is measured from its start loads the rival alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from importlib import import_module
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

from tests.benchmarks.plain_pages import Pages, Part, Said

LOGO = "logo.png"
LOGO_WIDTH = 120
_FACES = {
    "Inter-Regular": ("Inter", 400, "normal"),
    "Inter-Medium": ("Inter", 500, "normal"),
    "Inter-SemiBold": ("Inter", 600, "normal"),
    "Inter-Bold": ("Inter", 700, "normal"),
    "InterTnum-Regular": ("Inter Tnum", 400, "normal"),
    "InterTnum-SemiBold": ("Inter Tnum", 600, "normal"),
    "InterTnum-Bold": ("Inter Tnum", 700, "normal"),
    "SourceSerif4-Regular": ("Source Serif 4", 400, "normal"),
    "SourceSerif4-SemiBold": ("Source Serif 4", 600, "normal"),
    "SourceSerif4-Italic": ("Source Serif 4", 400, "italic"),
}

# typst


def typst_source(pages: Pages) -> str:
    """Return the pages as typst's markup."""
    head = [
        "#set page(width: 595.28pt, height: 841.89pt, margin: 50pt)",
        "#set par(spacing: 6pt)",
        "#set table(inset: 3pt)",
        '#set document(title: "Proposal")',
        f'#image("{LOGO}", width: {LOGO_WIDTH}pt, alt: "Logo")',
    ]
    return "\n".join([*head, "\n#pagebreak()\n".join("\n\n".join(map(_typst_part, page)) for page in pages)])


def _typst_part(part: Part) -> str:
    if isinstance(part, Said):
        return _typst_text(part)
    cells = (
        ["\n\n".join(map(_typst_text, cell)) for cell in row] + [""] * (part.columns - len(row)) for row in part.rows
    )
    body = ", ".join(f"[{cell}]" for cell in chain.from_iterable(cells))
    return f"#table(columns: ({'1fr, ' * part.columns}), stroke: (bottom: 0.5pt), {body})"


def _typst_text(said: Said) -> str:
    family, weight, style = _FACES[said.face]
    text = said.text.replace("\\", "\\\\").replace('"', '\\"')
    look = f'font: "{family}", weight: {weight}, style: "{style}", size: {said.size}pt, fill: rgb("{said.colour}")'
    return f'#text({look}, "{text}")'


def typst_press(root: Path, fonts: Path) -> Callable[[str], bytes]:
    """Return what makes a PDF of typst's markup; the logo lies in the root."""
    typst: Any = import_module("typst")
    compiler = typst.Compiler(root=str(root), font_paths=[str(fonts)], ignore_system_fonts=True)

    def made(source: str) -> bytes:
        pdf = compiler.compile(input=source.encode(), format="pdf")
        assert isinstance(pdf, bytes)
        return pdf

    return made


# WeasyPrint


def html_source(pages: Pages) -> str:
    """Return the pages as HTML."""
    first, *others = ("\n".join(map(_html_part, page)) for page in pages)
    sections = "".join(f"<section>{section}</section>" for section in others)
    image = f'<img src="{LOGO}" alt="Logo" style="width:{LOGO_WIDTH}pt">'
    return f'<html lang="en"><title>Proposal</title><body>{image}{first}{sections}</body></html>'


def _html_part(part: Part) -> str:
    if isinstance(part, Said):
        return f"<p>{_html_text(part)}</p>"
    rows = ("".join(f"<td>{'<br>'.join(map(_html_text, cell))}</td>" for cell in row) for row in part.rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _html_text(said: Said) -> str:
    family, weight, style = _FACES[said.face]
    look = f"font:{style} {weight} {said.size}pt '{family}';color:{said.colour}"
    return f'<span style="{look}">{escape(said.text)}</span>'


def _style_sheet(fonts: Path) -> str:
    rules = [
        "@page{size:595.28pt 841.89pt;margin:60pt}section{break-before:page}p{margin:0 0 4pt}",
        "table{width:100%;border-collapse:collapse}td{border-bottom:.5pt solid #888;padding:3pt;vertical-align:top}",
    ]
    for face, (family, weight, style) in _FACES.items():
        look = f"font-family:'{family}';font-weight:{weight};font-style:{style}"
        rules.append(f"@font-face{{{look};src:url('{(fonts / face).as_uri()}.ttf')}}")
    return "".join(rules)


def weasyprint_press(root: Path, fonts: Path) -> Callable[[str], bytes]:
    """Return what makes a PDF of the HTML; the logo lies in the root."""
    weasyprint: Any = import_module("weasyprint")
    kept = import_module("weasyprint.text.fonts").FontConfiguration()
    sheet = weasyprint.CSS(string=_style_sheet(fonts), font_config=kept)

    def made(source: str) -> bytes:
        document = weasyprint.HTML(string=source, base_url=f"{root}/")
        pdf = document.write_pdf(stylesheets=[sheet], font_config=kept, pdf_tags=True)
        assert isinstance(pdf, bytes)
        return pdf

    return made


# platypus


def platypus_press(root: Path, fonts: Path) -> Callable[[Pages], bytes]:
    """Return what makes a PDF with ReportLab's own layout of the parts themselves; the logo lies in the root."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Table
    from reportlab.platypus.tables import TableStyle

    known: set[str] = set()
    lines = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, "#888888"), ("VALIGN", (0, 0), (-1, -1), "TOP")])

    def paragraph(said: Said) -> Any:
        if said.face not in known:
            known.add(said.face)
            registerFont(TTFont(said.face, str(fonts / f"{said.face}.ttf")))
        look = ParagraphStyle(
            "said", fontName=said.face, fontSize=said.size, leading=said.leading, textColor=HexColor(said.colour)
        )
        return Paragraph(escape(said.text), look)

    def flowable(part: Part) -> Any:
        if isinstance(part, Said):
            return paragraph(part)
        rows = [[[*map(paragraph, cell)] for cell in row] + [""] * (part.columns - len(row)) for row in part.rows]
        return Table(rows, style=lines, colWidths=[470 / part.columns] * part.columns)

    def made(pages: Sequence[Sequence[Part]]) -> bytes:
        story: list[Any] = [Image(str(root / LOGO), width=LOGO_WIDTH, height=LOGO_WIDTH / 3, mask="auto")]
        for page in pages:
            story += [*map(flowable, page), PageBreak()]
        file = BytesIO()
        document = SimpleDocTemplate(
            file, leftMargin=60, rightMargin=60, topMargin=60, bottomMargin=60, title="Proposal"
        )
        document.build(story)
        return file.getvalue()

    return made
