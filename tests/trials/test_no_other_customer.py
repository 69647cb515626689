"""No document names another customer: every document of the sample desk, looked through for every other name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.frozen_content import content_from
from salesdesk.application.other_customers import OtherNames
from salesdesk.application.papers import AgreementContent
from salesdesk.application.rows import DealQuery
from salesdesk.application.sample import COMPANY
from salesdesk.domain.deal import Status
from salesdesk.domain.proposal import LETTERS
from salesdesk.domain.refusals import Missing
from tests.documents.reading import pages_text
from tests.new_desks import open_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return the sample desk, with the revisions that went out."""
    desk = open_sample(tmp_path_factory.mktemp("sample") / "sample.salesdesk")
    yield desk
    desk.close()


def _names(desk: Desk) -> dict[UUID | None, set[str]]:
    """Every account with its own name and the names of its people."""
    with desk.changes.store.reading() as look:
        accounts = look.rows.accounts()
        return {row.id: {row.name, *(p.name for p in look.rows.people_of(row.id))} for row in accounts}


def _documents(desk: Desk) -> Iterator[tuple[UUID | None, str, bytes]]:
    """Every document a customer may get: whose it is, what it is, its bytes."""
    settings, now = desk.proposing.bench.settings(), desk.proposing.bench.now()
    for row in desk.proposing.listed():
        yield row.account_id, row.number, _as_it_stands(desk, row.id)
        for revision in desk.proposing.view(row.id).revisions:
            yield row.account_id, f"{row.number} revision {revision.number}", revision.pdf
            for chosen in LETTERS:
                agreed = AgreementContent(proposal=content_from(revision.content), chosen=chosen, chosen_on=now.date())
                yield row.account_id, f"{row.number} agreement {chosen}", desk.exporting.press.agreement(agreed).pdf
    for account, deal in _deals(desk):
        with suppress(Missing):
            work = desk.buying.agreed_work(deal)
            yield account, f"how we work on {deal}", desk.exporting.press.how_we_work(work, settings, now).pdf


def _deals(desk: Desk) -> Iterator[tuple[UUID | None, UUID]]:
    page = desk.selling.page(DealQuery(as_of=desk.proposing.bench.today(), statuses=frozenset(Status)), limit=500)
    yield from ((row.account_id, row.id) for row in page.rows)


def _as_it_stands(desk: Desk, key: UUID) -> bytes:
    proposing = desk.proposing
    return proposing.press.proposal(proposing.shown(proposing.view(key))).pdf


def test_no_document_of_the_sample_desk_names_another_customer(sample: Desk) -> None:
    names = _names(sample)
    everyone = {name for known in names.values() for name in known}
    looked = 0
    for account, what, pdf in _documents(sample):
        own = names.get(account, set())
        others = OtherNames.of(everyone - own, [COMPANY.name, *own])
        text = " ".join(" ".join(pages_text(pdf)).split())
        assert own.intersection(name for name in own if name in text), what
        assert others.named_in(text) == (), what
        looked += 1
    assert looked >= 9
    assert len(everyone) > 60


def test_the_sample_desks_proposals_are_looked_through_before_they_go_out(sample: Desk) -> None:
    for row in sample.proposing.listed():
        view = sample.proposing.view(row.id)
        assert view.others.by_first
        assert "another_customer" not in {flaw.fault for flaw in view.faults}
