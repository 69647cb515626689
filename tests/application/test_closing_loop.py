"""The written end to unanswered calls is a draft that asks for nothing; do-not-contact gets none (B4)."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from salesdesk.application.account_editing import with_contact
from salesdesk.domain.account import Account, ContactKind, Person
from salesdesk.domain.refusals import LeftAlone
from tests.new_desks import my_desk


def test_b4_the_loop_is_closed_in_writing_and_never_with_somebody_who_is_left_alone(tmp_path: Path) -> None:
    with closing(my_desk(tmp_path)) as desk:
        account = desk.selling.new_account("Quarry Lane Dairies", "Food").made(Account)
        key = desk.selling.new_person(account, "Maeve Tierney").made(Person)
        with desk.favours.bench.look() as look:
            person = look.kept(Person, key).value
        reached = replace(person, contacts=with_contact((), ContactKind.EMAIL, "maeve@quarrylane.example"))
        desk.selling.keep(person, reached)
        saved = desk.closing_loop.mail(tmp_path / "loop.eml", key)
        mail = message_from_bytes(saved.path.read_bytes(), policy=default)
        assert (mail["X-Unsent"], mail["Subject"]) == ("1", "I will not call again")
        assert mail["To"].addresses[0].addr_spec == "maeve@quarrylane.example"
        assert "Hello Maeve Tierney," in mail.get_content()
        assert "?" not in mail.get_content()
        desk.selling.keep(reached, replace(reached, do_not_contact=True))
        with pytest.raises(LeftAlone):
            desk.closing_loop.mail(tmp_path / "again.eml", key)
        assert not (tmp_path / "again.eml").exists()
        named = desk.closing_loop.closed(None, "Kilmore Foods")
        assert (named.person, named.email) == ("Kilmore Foods", "")
