"""What a report on losses reads of a real desk: reasons, segment, the day the price was learnt and the first offer."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, Status
from salesdesk.domain.losses import Ended
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import Proposal, Revision
from salesdesk.domain.segment import SegmentBy
from salesdesk.store.desk_file import create_desk
from tests.store.making import NOW, settings, stamp

LEARNT, OFFERED, CLOSED = date(2026, 3, 1), date(2026, 4, 1), date(2026, 6, 1)


def test_4_5_a_lost_deal_is_read_with_its_price_and_its_first_proposal(tmp_path: Path) -> None:
    account = Account(id=uuid4(), name="Nordlicht", industry="Food", employees=60)
    reason = LossReason(code=ReasonCode.COMPETITOR_PRICE, competitor="Kaltwerk")
    lost = Deal(
        id=uuid4(),
        title="Fleet",
        currency="EUR",
        account_id=account.id,
        status=Status.LOST,
        outcome=Outcome.COMPETITIVE,
        reasons=(reason,),
        closed_on=CLOSED,
    )
    gone = replace(lost, id=uuid4(), title="Put away")
    unpriced = replace(lost, id=uuid4(), closed_on=date(2026, 1, 2), reasons=(reason,))
    asked = BuyingProcess(id=uuid4(), deal_id=unpriced.id, price_learnt_on=LEARNT)
    still_open = Deal(id=uuid4(), title="Other", currency="EUR")
    process = BuyingProcess(id=uuid4(), deal_id=lost.id, price_expected=Money.of(900, "EUR"), price_learnt_on=LEARNT)
    drafted, offered, later = (
        Proposal(id=uuid4(), number=f"SD-2026-000{n}", account_id=account.id, deal_id=lost.id, currency="EUR", dated=on)
        for n, on in enumerate((date(2026, 2, 1), date(2026, 5, 20), date(2026, 5, 1)))
    )
    late_in_march = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    revisions = [
        Revision(
            id=uuid4(), proposal_id=one.id, number=n, content="{}", content_hash="", pdf=b"", pdf_hash="", issued_at=at
        )
        for one, n, at in ((offered, 1, late_in_march), (offered, 2, NOW), (later, 1, NOW))
    ]
    with closing(create_desk(tmp_path / "Losses.salesdesk", settings(), stamp())) as store, store.writing() as work:
        for value in (account, lost, gone, unpriced, asked, still_open, process, drafted, offered, later):
            work.put(None, value, stamp())
        work.put(gone, None, stamp())
        for revision in revisions:
            work.add_revision(revision)
        first, *found = work.rows.ended(SegmentBy.INDUSTRY, date(2026, 1, 1), CLOSED)
        by_size = work.rows.ended(SegmentBy.SIZE, CLOSED, CLOSED)
        assert work.rows.ended(SegmentBy.INDUSTRY, date(2026, 6, 2), date(2026, 12, 31)) == []
    assert (first.deal_id, first.price_learnt_on, first.proposed_on) == (unpriced.id, None, None)
    assert found == [
        Ended(
            deal_id=lost.id,
            closed_on=CLOSED,
            status=Status.LOST,
            outcome=Outcome.COMPETITIVE,
            reasons=(reason,),
            segment="Food",
            price_learnt_on=LEARNT,
            proposed_on=OFFERED,
        )
    ]
    assert [one.segment for one in by_size] == ["50-249"]
