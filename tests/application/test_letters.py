"""Letters over a real desk: written from what is known, kept as drafts, from the desk's templates or the built-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.files import FileNotWritten
from salesdesk.application.following_up import Asked
from salesdesk.application.mail_draft import TextDraft
from salesdesk.domain.account import ContactKind, ContactPoint, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.letter import LetterKind
from salesdesk.domain.refusals import Missing, UnknownName
from salesdesk.wording.letters import letter_draft


def greta(desk: Desk, name: str = "Greta Holm", email: str = "greta@malt.example") -> Person:
    deal = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    account = desk.selling.deal(deal).account
    assert account is not None
    key = desk.selling.new_person(account.id, name, "").made(Person)
    bench = desk.letters.bench
    with bench.look() as look:
        before = look.kept(Person, key).value
    after = replace(before, contacts=(ContactPoint(kind=ContactKind.EMAIL, value=email),))
    bench.do(Edit(before, after))
    return after


def opened(path: Path) -> EmailMessage:
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


def saved(desk: Desk, draft: TextDraft, folder: Path) -> EmailMessage:
    return opened(desk.letters.write(draft, folder / "letter.eml").path)


def drafted(desk: Desk, kind: LetterKind, person: UUID) -> TextDraft:
    view = desk.letters.to_person(person)
    return letter_draft(kind, view.facts, next((one for one in view.own if one.kind is kind), None))


def test_b4_the_loop_is_closed_by_a_letter_that_is_a_draft(desk: Desk, tmp_path: Path) -> None:
    mail = saved(desk, drafted(desk, LetterKind.CLOSE_THE_LOOP, greta(desk).id), tmp_path)
    assert mail["X-Unsent"] == "1"
    assert mail["To"].addresses[0].addr_spec == "greta@malt.example"
    text = str(mail.get_content())
    assert "Greta Holm" in text
    assert "will not call again" in text


def test_a_letter_about_a_follow_up_names_its_time_and_topic(desk: Desk, tmp_path: Path) -> None:
    person = greta(desk)
    asked = Asked(topic="The trial", day=date(2026, 12, 3), clock=time(10, 30), person_id=person.id)
    view = desk.letters.about(desk.following_up.book(asked).made(FollowUp))
    mail = saved(desk, letter_draft(LetterKind.FOLLOW_UP, view.facts, None), tmp_path)
    assert mail["Subject"].startswith("The trial: Thursday")
    assert "10:30" in str(mail.get_content())


NASTY = "Greta\r\nBcc: all@nordlicht.example\n\nHello\u2028\u0000 <b>"


def test_no_name_reaches_out_of_its_header(desk: Desk, tmp_path: Path) -> None:
    draft = drafted(desk, LetterKind.FOLLOW_UP, greta(desk, NASTY).id)
    mail = saved(desk, replace(draft, subject=NASTY), tmp_path)
    assert mail["Bcc"] is None
    assert [one.addr_spec for one in mail["To"].addresses] == ["greta@malt.example"]
    assert mail["Subject"].startswith("Greta Bcc: all@nordlicht.example Hello")


@pytest.mark.parametrize("body", ["Καλημέρα σας {person}, ευχαριστώ 🧺", "word " * 3900, ("ψ" * 300 + "\n") * 60])
def test_long_and_greek_letters_come_back_as_they_were(desk: Desk, tmp_path: Path, body: str) -> None:
    desk.letters.keep(LetterKind.FOLLOW_UP, "en", "Θέμα {person}", body)
    draft = drafted(desk, LetterKind.FOLLOW_UP, greta(desk).id)
    mail = saved(desk, draft, tmp_path)
    assert mail["Subject"] == "Θέμα Greta Holm"
    assert str(mail.get_content()).split() == body.format(person="Greta Holm").split()
    assert max(map(len, (tmp_path / "letter.eml").read_bytes().split(b"\r\n"))) <= 998


def test_the_desks_own_template_counts_until_the_built_in_one_is_asked_for_again(desk: Desk) -> None:
    person = greta(desk)
    usual = drafted(desk, LetterKind.FOLLOW_UP, person.id)
    desk.letters.keep(LetterKind.FOLLOW_UP, "en", "First", "Hello")
    step = desk.letters.keep(LetterKind.FOLLOW_UP, "en", "Second {person}", "Bye")
    assert (drafted(desk, LetterKind.FOLLOW_UP, person.id).subject, len(desk.letters.own())) == ("Second Greta Holm", 1)
    desk.changes.undo(step)
    assert drafted(desk, LetterKind.FOLLOW_UP, person.id).subject == "First"
    desk.letters.back_to_built_in(LetterKind.FOLLOW_UP, "en")
    assert drafted(desk, LetterKind.FOLLOW_UP, person.id) == usual
    with pytest.raises(Missing):
        desk.letters.back_to_built_in(LetterKind.FOLLOW_UP, "en")


def test_a_template_with_an_unknown_name_is_not_kept(desk: Desk) -> None:
    with pytest.raises(UnknownName):
        desk.letters.keep(LetterKind.THANK_YOU, "en", "Thank you", "Hello {deal}")
    assert desk.letters.own() == ()


def test_a_letter_is_not_written_over_a_desk_or_without_a_text(desk: Desk, tmp_path: Path) -> None:
    draft = drafted(desk, LetterKind.FOLLOW_UP, greta(desk).id)
    with pytest.raises(FileNotWritten):
        desk.letters.write(draft, tmp_path / "letter.salesdesk")
    with pytest.raises(Missing):
        desk.letters.write(replace(draft, text=" "), tmp_path / "letter.eml")
    assert not list(tmp_path.glob("letter*"))


def test_an_address_that_is_none_is_left_out_of_the_letter(desk: Desk, tmp_path: Path) -> None:
    draft = drafted(desk, LetterKind.FOLLOW_UP, greta(desk, email="nobody at all").id)
    assert saved(desk, draft, tmp_path)["To"] is None
