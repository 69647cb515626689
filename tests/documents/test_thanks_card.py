"""The thank-you card is one small page, whatever was typed; the e-mail is a draft that nobody sent (1.18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import page as page_validation
import pytest

from salesdesk.application.papers import Trouble
from salesdesk.application.thanks_paper import Thanked
from salesdesk.documents.email_draft import write_text_mail
from salesdesk.documents.thanks import write_card
from salesdesk.domain.favour import FavourKind
from salesdesk.wording import Words
from salesdesk.wording.thanks import thanks_mail
from tests.documents.reading import all_text, fonts, overlaps, reader, squeezed, text_boxes

WORDS = Words()
THANKED = Thanked(
    kind=FavourKind.REFERRAL,
    person="Maeve Tierney",
    email="maeve@quarrylane.example",
    words="Without you we would not know Oisín. Εις υγείαν 🚀",
    seller="Norrvik Sensors",
    seller_person="Ilse Brandt",
    seller_email="ilse@norrvik.example",
    colour="#0B6A63",
    on=date(2026, 12, 1),
)


@pytest.mark.parametrize("kind", FavourKind)
def test_1_18_the_card_says_who_is_thanked_for_what_and_by_whom(kind: FavourKind) -> None:
    made = write_card(replace(THANKED, kind=kind), WORDS)
    text = all_text(made.pdf)
    for part in ("Thank you, Maeve Tierney", "Without you we would", "Ilse Brandt", "Norrvik Sensors", "1 December"):
        assert squeezed(part) in text, part
    page = reader(made.pdf).pages[0]
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [148, 105]
    assert all(fonts(made.pdf).values()), "every face is embedded"


@pytest.mark.parametrize("words", ["word " * 900, "line\n" * 90, "ψ" * 5000, "🚀" * 99, "", "<b>&"])
@pytest.mark.parametrize("name", ["Maeve Tierney", "Brightwater " * 30, ""])
def test_1_18_the_card_is_one_page_whatever_was_typed(words: str, name: str, tmp_path: Path) -> None:
    made = write_card(replace(THANKED, words=words, person=name, seller=name, seller_person=name), WORDS)
    [boxes] = text_boxes(made.pdf)
    assert len(reader(made.pdf).pages) == 1
    assert not overlaps(boxes)
    width, height = (float(side) for side in reader(made.pdf).pages[0].mediabox[2:])
    assert all(box.bottom > 20 and box.top < height - 20 for box in boxes)
    assert all(box.left > 17 and box.right < width - 20 for box in boxes)
    assert (Trouble.CUT_TO_FIT in {warning.trouble for warning in made.warnings}) == ("…" in all_text(made.pdf))


@pytest.mark.parametrize("words", [THANKED.words, "word " * 900, ""])
def test_1_18_a_machine_checker_for_pdf_ua_1_finds_nothing_on_a_card(words: str, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(write_card(replace(THANKED, words=words), WORDS).pdf)
    report = page_validation.validate_pdf(str(path), profile=page_validation.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)


def test_1_18_the_e_mail_is_a_draft_in_the_same_words() -> None:
    mail = message_from_bytes(write_text_mail(thanks_mail(WORDS, THANKED)), policy=default)
    assert (mail["X-Unsent"], mail["Subject"]) == ("1", "Thank you")
    assert mail["To"].addresses[0].addr_spec == "maeve@quarrylane.example"
    assert mail["From"].addresses[0].display_name == "Ilse Brandt"
    text = mail.get_content().replace("\r\n", "\n")
    for part in ("Hello Maeve Tierney,", "recommending us", THANKED.words, "Ilse Brandt\nNorrvik Sensors"):
        assert part in text, part


def test_1_18_a_hostile_name_adds_no_header_to_the_e_mail() -> None:
    hostile = replace(THANKED, person="Maeve\r\nBcc: all@x.example", email="no address", words="Hi\r\n.\r\nQUIT")
    mail = message_from_bytes(write_text_mail(thanks_mail(WORDS, hostile)), policy=default)
    assert mail["Bcc"] is None
    assert mail["To"] is None
