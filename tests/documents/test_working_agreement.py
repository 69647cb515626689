"""The page on how we will work is one page, always, and says what was agreed and nothing of ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.application.papers import Trouble
from salesdesk.application.working_agreement import WorkingAgreement
from salesdesk.documents.working_agreement import write_working_agreement
from salesdesk.wording import Words
from tests.documents.reading import all_text, fonts, overlaps, reader, squeezed, text_boxes

AGREED = WorkingAgreement(
    client="Quarry Lane Dairies",
    subject="Cold-chain loggers",
    text="Trial in Athlone until 12 December.\nA call every Tuesday at 9:30, notes by e-mail the same day.\n"
    "Εβδομαδιαία ενημέρωση 🚀",
    seller="Norrvik Sensors",
    seller_person="Ilse Brandt",
    client_people=("Maeve Tierney", "Oisín Brannigan"),
    decides_on=date(2026, 12, 18),
    printed_on=date(2026, 12, 1),
)


def test_2_5_everything_agreed_stands_on_the_page() -> None:
    made = write_working_agreement(AGREED, Words())
    text = all_text(made.pdf)
    for part in (
        "Quarry Lane Dairies",
        "Cold-chain loggers",
        "Trial in Athlone until 12 December.",
        "A call every Tuesday at 9:30",
        "Εβδομαδιαία ενημέρωση",
        "Decision planned for 18 December 2026",
        "1 December 2026",
        "For Norrvik Sensors",
        "Ilse Brandt",
        "Maeve Tierney and Oisín Brannigan",
    ):
        assert squeezed(part) in text, part
    assert all(fonts(made.pdf).values()), "every face is embedded"
    assert reader(made.pdf).metadata.title == "How we will work: Quarry Lane Dairies"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["word " * 4000, "line\n" * 900, "ψ" * 20_000, "🚀" * 400, "Ok"])
def test_2_5_the_page_is_one_page_whatever_was_typed(text: str) -> None:
    long = "Brightwater " * 40
    content = replace(AGREED, text=text, client=long, subject=long, seller=long, client_people=(long, long))
    made = write_working_agreement(content, Words())
    [boxes] = text_boxes(made.pdf)
    assert len(reader(made.pdf).pages) == 1
    assert not overlaps(boxes)
    height = float(reader(made.pdf).pages[0].mediabox[3])
    assert all(box.bottom > 20 and box.top < height - 20 for box in boxes)
    assert (Trouble.CUT_TO_FIT in {warning.trouble for warning in made.warnings}) == ("…" in all_text(made.pdf))
