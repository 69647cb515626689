"""A paper of one page: drawn, bound under its title, with what was cut noted."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.application.papers import Made
from salesdesk.documents.paper.press import BoundPage, Heading, Imprint, Placed, Press, Sheet
from salesdesk.documents.paper.typesetter import Typesetter


def one_page(
    press: Press,
    setter: Typesetter,
    placed: Sequence[Placed],
    sheet: Sheet,
    *,
    title: str,
    author: str,
    subject: str,
    language: str,
    invariant: bool = False,
) -> Made:
    """Return the page as a PDF; without an author it is ours. `placed` was set with `setter` of the same press."""
    plain = title.replace("\n", " ")
    imprint = Imprint(title=plain, author=author or "SalesDesk", subject=subject, language=language)
    records = press.draw([placed], sheet)
    pdf = press.bind([BoundPage(records, (Heading(plain, 0.0),))], sheet, imprint, invariant=invariant)
    return Made(pdf=pdf, pages=1, warnings=setter.warnings)
